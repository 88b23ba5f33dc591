"""HTML lists: ``ul``, ``ol`` and ``dl`` to list items, nested as the page nests them.

A list whose items hold headings is not a list to its reader but a run of sections (cards, numbered chapters):
its content goes into the flow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from msgspec.structs import replace

from broadsheet.blocks import Block, Heading, ListItem, Paragraph
from broadsheet.document import ListKind
from broadsheet.frontends.html.segments import HEADINGS, Segment
from broadsheet.frontends.html.tables import Flow, html_integer
from broadsheet.frontends.html.tree import Element


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
            yield from _item(
                child, "numbered" if ordered else "bullet", number if ordered else None, opens, flow
            )
            opens = False
        number += step


def definitions(element: Element, flow: Flow) -> Iterator[Block]:
    """The entries of a ``dl``: an item for each group of terms, with their descriptions as its text."""
    if any(_holds_heading(child) for child in element.elements()):
        yield from flow(element)
        return
    opens = True
    for terms, meanings in _entries(element):
        own, *nested = _content(meanings, (terms or meanings)[0], "definition", flow)
        own.term = ", ".join(filter(None, (_line(term, flow) for term in terms)))
        own.opens = opens
        opens = False
        yield own
        yield from nested


def _entries(element: Element) -> Iterator[tuple[list[Element], list[Element]]]:
    """Terms in a row share the descriptions that follow; an empty one, or one left out, parts them too."""
    terms: list[Element] = []
    meanings: list[Element] = []
    for child in _definition_parts(element):
        if child.tag == "dt":
            if meanings:
                if terms or any(meaning.kept for meaning in meanings):
                    yield terms, meanings
                terms, meanings = [], []
            terms.append(child)
        else:
            meanings.append(child)
    if terms or any(meaning.kept for meaning in meanings):
        yield terms, meanings


def _definition_parts(element: Element) -> Iterator[Element]:
    for child in element.elements():
        if child.tag in ("dt", "dd"):
            if child.kept or child.tag == "dd":
                yield child
        elif child.kept:
            yield from _definition_parts(child)


def _line(element: Element, flow: Flow) -> str:
    return " ".join(getattr(block, "text", "") for block in flow(element)).replace("\n", " ")


def _item(
    element: Element, kind: ListKind, number: int | None, opens: bool, flow: Flow
) -> Iterator[ListItem]:
    own, *nested = _content([element], element, kind, flow)
    if not own.text and not own.blocks and not nested:
        own.text = _pictured(element)
    own.opens = opens
    own.number = number
    checked = _checkbox(element)
    if checked is not None:
        own.kind, own.checked = "checklist", checked
    yield own
    yield from nested


def _pictured(element: Element) -> str:
    """The alternative texts of the pictures in an item without words."""
    segments = (child for child in _segments(element) if child.keep)
    return " ".join(filter(None, (image.get("alt") for segment in segments for image in segment.images)))


def _segments(element: Element) -> Iterator[Segment]:
    for child in element.children:
        if isinstance(child, Segment):
            yield child
        elif isinstance(child, Element):
            yield from _segments(child)


def _content(elements: Sequence[Element], place: Element, kind: ListKind, flow: Flow) -> Iterator[ListItem]:
    """The item that some elements make, then the items of lists inside them, one deeper."""
    prose: list[str] = []
    blocks: list[Block] = []
    nested: list[ListItem] = []
    for block in chain.from_iterable(map(flow, elements)):
        if isinstance(block, ListItem):
            nested.append(block)
            continue
        if isinstance(block, Heading):  # only guessed ones come here: bold words that open the item
            block = Paragraph(block.text, block.where)
        if isinstance(block, Paragraph):
            prose.append(block.text)
        blocks.append(block)
    plain = len(blocks) == len(prose) <= 1
    yield ListItem("\n".join(prose), kind, place.where, blocks=[] if plain else blocks)
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
