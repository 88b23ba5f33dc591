"""Line numbers that a highlighter printed with code: before each line, or in a separate column.

They are known by the class that highlighters give them (Pygments and Rouge ``linenos``, ``lineno``, Chroma
``ln`` and ``lnt``, highlight.js ``hljs-ln-numbers``, Prism ``line-numbers``, SyntaxHighlighter ``gutter``)
around nothing but digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from broadsheet.frontends.html.tree import KEEPS_SPACE, Children, Element

if TYPE_CHECKING:
    from broadsheet.frontends.html.segments import Pieces

_NUMBERS = re.compile(
    r"(?:^|\s)(?:\w+-)?(?:lnt?|lnum|gutter|line-?_?(?:no|num(?:ber)?)s?(?:div)?)(?:\s|$)", re.IGNORECASE
)
_NEAR = 3
"""Elements around a number that may have the class, its own among them."""


def take_line_numbers(run: Children) -> Iterator[str]:
    """The numbers of the lines of a preformatted run; the elements that hold them are emptied."""
    for child in run:
        if isinstance(child, Element):
            css = child.get("class")
            if css and _NUMBERS.search(css) and (text := child.text().strip()).isdecimal():
                child.children = []
                yield text
            else:
                yield from take_line_numbers(child.children)


def drop_line_numbers(pieces: Pieces) -> None:
    """Drop the columns of numbers next to code, each a ``pre`` or table cell."""
    for segment in pieces.segments:
        text = segment.text
        if segment.keep and text[:1].isdecimal() and "".join(text.split()).isdecimal():
            segment.keep = not _is_in_gutter(segment.parent)


def _is_in_gutter(element: Element | None) -> bool:
    named = column = False
    for _ in range(_NEAR):
        if element is None:
            break
        named = named or _NUMBERS.search(element.get("class")) is not None
        column = column or element.tag == "td" or element.tag in KEEPS_SPACE
        element = element.parent
    return named and column
