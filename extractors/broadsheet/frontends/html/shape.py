"""Shape: what is kept of a page becomes blocks.

One walk in document order over the elements with kept segments. Each element that has a meaning has a rule in
``RULES``; all others are transparent. What a rule finds inside that is not prose (a table in a list item, a
list in a quotation) goes through the same rules.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from broadsheet.blocks import Block, Code, Figure, Heading, Paragraph, Quote
from broadsheet.frontends.bold_headings import GUESSED_LEVEL, could_head
from broadsheet.frontends.html.bullets import with_items
from broadsheet.frontends.html.inline import flatten, language_of
from broadsheet.frontends.html.layout import is_data_table
from broadsheet.frontends.html.lists import definitions, list_items
from broadsheet.frontends.html.plain_rows import PlainRows
from broadsheet.frontends.html.segments import HEADINGS, Segment
from broadsheet.frontends.html.tables import read_table
from broadsheet.frontends.html.tree import Child, Element

CODE = ("pre", "listing", "xmp")
NOT_IN_FIGURES = frozenset(("table", "blockquote", "ul", "ol", *CODE))
DASHES = "—–-― "  # set before an attribution, no part of the name

Rule: TypeAlias = Callable[[Element], Iterator[Block]]


def shape(body: Element) -> list[Block]:
    """The blocks of the kept content under ``body``."""
    return with_items(flow(body))


def flow(element: Element) -> Iterator[Block]:
    """The blocks of an element's children, in order."""
    children = element.children
    at = 0
    while at < len(children):
        child = children[at]
        at += 1
        if isinstance(child, Segment):
            if child.keep:
                yield from _prose(child)
        elif isinstance(child, Element) and (child.kept or child.tag == "figure"):
            if child.tag == "li":  # without a list around it
                run = [child]
                while at < len(children) and _continues_list(children[at]):
                    run.append(children[at])  # type: ignore[arg-type]  # the test above lets only elements pass
                    at += 1
                yield from list_items(element, run, flow)
            else:
                yield from RULES.get(child.tag, flow)(child)
        elif isinstance(child, PlainRows):  # of a table that turned out to be none
            yield from (
                Paragraph(cell.text, element.where) for row in child.rows for cell in row if cell.text
            )


def _continues_list(child: Child) -> bool:
    return isinstance(child, Element) and child.tag == "li"


def _prose(segment: Segment) -> Iterator[Block]:
    text = segment.text
    if not text:
        return
    where = segment.parent.where
    if _looks_like_heading(segment):
        yield Heading(text, GUESSED_LEVEL, where, guessed=True)
    elif "\n\n" in text:
        for part in text.split("\n\n"):  # two <br> in a row part paragraphs
            if part := part.strip("\n"):
                yield Paragraph(part, where)
    else:
        yield Paragraph(text, where)


def _looks_like_heading(segment: Segment) -> bool:
    """A short line that is bold throughout, alone in its paragraph, and no sentence."""
    return (
        segment.bold_chars >= 0.9 * len(segment.text)
        and segment.parent.tag in ("p", "div")
        and not segment.control
        and could_head(segment.text)
    )


def _heading(element: Element) -> Iterator[Block]:
    text = flatten(element, kept=True).replace("\n", " ")
    if text:
        anchor = element.get("id") or None
        yield Heading(text, int(element.tag[1]), element.where, anchor=anchor)


def _list(element: Element) -> Iterator[Block]:
    return list_items(element, list(element.elements()), flow)


def _definition_list(element: Element) -> Iterator[Block]:
    return definitions(element, flow)


def _table(element: Element) -> Iterator[Block]:
    if not is_data_table(element):
        yield from flow(element)
        return
    yield from read_table(element, flatten, flow)


def _quote(element: Element) -> Iterator[Block]:
    """Prose in a quotation is a quote; headings, lists and tables in it are themselves."""
    cite = _attribution(element)
    prose: list[Paragraph] = []
    for block in flow(element):
        if isinstance(block, Paragraph):
            if block.text.lstrip(DASHES) != cite:
                prose.append(block)
        elif isinstance(block, Heading) and block.guessed:
            prose.append(Paragraph(block.text, block.where))
        else:
            yield from _quoted(prose, element, None)
            yield block
    yield from _quoted(prose, element, cite)


def _quoted(prose: list[Paragraph], element: Element, cite: str | None) -> Iterator[Block]:
    if prose:
        where = element.where if cite is not None or len(prose) > 1 else prose[0].where
        yield Quote("\n".join(paragraph.text for paragraph in prose), where, cite)
        prose.clear()


def _attribution(quote: Element) -> str | None:
    """The text of a ``footer``, or of a paragraph that is all ``cite``, at the quotation's end."""
    for child in reversed(quote.children):
        inner = child
        if isinstance(child, Element):
            if child.tag == "footer":
                return flatten(child, kept=True).lstrip(DASHES) or None
            inner = child.children[-1] if len(child.children) == 1 else child
        if isinstance(inner, Segment) and inner.keep:
            first = inner.first
            if first is not None and first.tag == "cite" and " ".join(first.text().split()) == inner.text:
                return inner.text.lstrip(DASHES)
            return None
    return None


def _code(element: Element) -> Iterator[Block]:
    text = flatten(element, kept=True)
    if text.strip():
        yield Code(text, element.where, language_of(element))


def _figure(element: Element) -> Iterator[Block]:
    """A picture with its caption. A figure around a table, code or quotation is transparent."""
    if any(inner.tag in NOT_IN_FIGURES and inner.kept for inner in element.descendants()):
        yield from flow(element)
        return
    parent = element.parent
    picture = _picture(element)
    caption = flatten(element, kept=True) or None
    if caption or (picture is not None and parent is not None and parent.kept):
        source = (picture.get("src") or picture.get("data-src")) if picture is not None else ""
        alt = picture.get("alt") if picture is not None else ""
        yield Figure(element.where, source or None, alt or None, caption)


def _picture(element: Element) -> Element | None:
    for child in element.children:
        if isinstance(child, Segment):
            for image in child.images:
                if image.tag == "picture":
                    return next((inner for inner in image.descendants() if inner.tag == "img"), image)
                return image
        elif isinstance(child, Element):
            found = _picture(child)
            if found is not None:
                return found
    return None


RULES: dict[str, Rule] = {
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), _list),
    "dl": _definition_list,
    "table": _table,
    "blockquote": _quote,
    **dict.fromkeys(CODE, _code),
    "figure": _figure,
}
