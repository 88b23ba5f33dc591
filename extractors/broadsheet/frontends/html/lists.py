"""HTML lists: ``ul``, ``ol`` and ``dl`` to list items, nested as the page nests them.

A list whose items hold headings is no list to its reader but a run of sections (cards, numbered chapters):
its content goes into the flow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from broadsheet.blocks import Block, Heading, ListItem, Paragraph
from broadsheet.document import ListKind
from broadsheet.frontends.html.segments import Segment
from broadsheet.frontends.html.tables import html_integer
from broadsheet.frontends.html.tree import Element

Flow = Callable[[Element], Iterator[Block]]

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def list_items(element: Element, children: Sequence[Element], flow: Flow) -> Iterator[Block]:
    """The items among ``children`` of a list element, each followed by the items of the lists inside it."""
    if any(_holds_heading(child) for child in children):
        for child in children:
            yield from flow(child)
        return
    ordered = element.tag == "ol"
    number, step = _counting(element, children) if ordered else (1, 1)
    opens = True
    for child in children:
        if child.tag != "li":  # a list right in a list, or loose blocks: they belong to the item before
            yield from _deeper(flow(child)) if child.tag in ("ul", "ol") and not opens else flow(child)
            continue
        if ordered:
            value = _integer(child.get("value"))
            number = number if value is None else value
        if child.kept:
            yield from _item(child, "numbered" if ordered else "bullet", number if ordered else None, opens, flow)
            opens = False
        number += step


def definitions(element: Element, flow: Flow) -> Iterator[Block]:
    """The entries of a ``dl``: an item for each group of terms, its text what their descriptions say."""
    if any(_holds_heading(child) for child in element.elements()):
        yield from flow(element)
        return
    opens = True
    terms: list[str] = []
    first: Element | None = None
    told = False
    for child in _definition_parts(element):
        if child.tag == "dt":
            if terms and not told and first is not None:  # terms in a row share what follows
                pass
            elif told:
                terms, first, told = [], None, False
            terms.append(_line(child, flow))
            first = first or child
            continue
        item = _entry(child, flow)
        item[0].term = ", ".join(filter(None, terms)) if not told else ""
        item[0].where = (first or child).where
        item[0].opens = opens
        yield from item
        opens, told = False, True
    if terms and not told and first is not None:
        yield ListItem("", "definition", first.where, opens=opens, term=", ".join(filter(None, terms)))


def _definition_parts(element: Element) -> Iterator[Element]:
    for child in element.elements():
        if child.tag in ("dt", "dd"):
            if child.kept:
                yield child
        elif child.kept:
            yield from _definition_parts(child)


def _entry(element: Element, flow: Flow) -> list[ListItem]:
    return list(_content(element, "definition", flow))


def _line(element: Element, flow: Flow) -> str:
    return " ".join(getattr(block, "text", "") for block in flow(element)).replace("\n", " ")


def _item(element: Element, kind: ListKind, number: int | None, opens: bool, flow: Flow) -> Iterator[ListItem]:
    own, *nested = _content(element, kind, flow)
    own.opens = opens
    own.number = number
    checked = _checkbox(element)
    if checked is not None:
        own.kind, own.checked = "checklist", checked
    yield own
    yield from nested


def _content(element: Element, kind: ListKind, flow: Flow) -> Iterator[ListItem]:
    """The item that an element is, then the items of lists inside it, one deeper."""
    prose: list[str] = []
    blocks: list[Block] = []
    nested: list[ListItem] = []
    for block in flow(element):
        if isinstance(block, ListItem):
            nested.append(block)
            continue
        if isinstance(block, Heading):  # only guessed ones come here: bold words that open the item
            block = Paragraph(block.text, block.where)
        if isinstance(block, Paragraph):
            prose.append(block.text)
        blocks.append(block)
    plain = len(blocks) == len(prose) <= 1
    yield ListItem("\n".join(prose), kind, element.where, blocks=[] if plain else blocks)
    yield from _deeper(nested)


def _deeper(items: Iterator[Block] | list[ListItem]) -> Iterator[ListItem]:
    for item in items:
        if isinstance(item, ListItem):
            yield replace(item, depth=item.depth + 1)


def _checkbox(element: Element) -> bool | None:
    for child in element.children:
        if isinstance(child, Segment):
            return child.checked
        if isinstance(child, Element) and child.tag in ("p", "div", "label"):
            return _checkbox(child)
    return None


def _holds_heading(element: Element) -> bool:
    for child in element.elements():
        if child.kept and (child.tag in HEADINGS or (child.block and _holds_heading(child))):
            return True
    return False


def _counting(element: Element, children: Sequence[Element]) -> tuple[int, int]:
    """The first number and the step (HTML standard 4.4.5: ``start``, ``reversed``)."""
    start = _integer(element.get("start"))
    if "reversed" not in element.attributes:
        return (1 if start is None else start), 1
    return (sum(child.tag == "li" for child in children) if start is None else start), -1


def _integer(value: str) -> int | None:
    value = value.strip()
    number = html_integer(value.removeprefix("-"))
    return -number if number is not None and value.startswith("-") else number
