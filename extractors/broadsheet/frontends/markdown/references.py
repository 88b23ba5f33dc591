"""References: where the links of a Markdown text lead, and the addresses of its pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from broadsheet.blocks import Image, Link
from broadsheet.document import Where
from broadsheet.frontends.markdown.inline import flatten
from broadsheet.frontends.markdown.rewrapped import Rewrapped


def links(tokens: Sequence[Token], whole: Rewrapped) -> list[Link]:
    """All links, reference links and bare addresses among them, in reading order."""
    return [
        Link(flatten(shown), str(opening.attrGet("href") or ""), where)
        for children, where in _runs(tokens, whole)
        for opening, shown in _linked(children)
    ]


def images(tokens: Sequence[Token], whole: Rewrapped) -> list[Image]:
    """All pictures, also those that are links, in reading order."""
    return [
        Image(str(token.attrGet("src") or ""), flatten(token.children or ()) or None, where)
        for children, where in _runs(tokens, whole)
        for token in children
        if token.type == "image"
    ]


def _runs(tokens: Sequence[Token], whole: Rewrapped) -> Iterator[tuple[Sequence[Token], Where]]:
    """The runs of inline tokens, each with the lines of the block around it: those of cells have none."""
    first, end = 0, 1
    for token in tokens:
        if token.map:
            first, end = token.map
        if token.type == "inline":
            line, end_line = whole.source(first, max(end, first + 1))
            yield token.children or (), Where(line=line, end_line=end_line)


def _linked(children: Sequence[Token]) -> Iterator[tuple[Token, Sequence[Token]]]:
    """Each opening of a link with the tokens in it; links do not nest (CommonMark 6.3)."""
    start = 0
    for at, token in enumerate(children):
        if token.type == "link_open":
            start = at
        elif token.type == "link_close":
            yield children[start], children[start + 1 : at]
