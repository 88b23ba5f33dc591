"""Segments and boxes: the pieces of a page that are judged, and the containers that they are in.

A *segment* is a run of text and inline elements between two block boundaries: a paragraph, a list item's own
line, a cell, a menu entry, the loose text of a ``div``. A *box* is a block element as the range of segments
that are inside it. :mod:`.cutting` makes both.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from msgspec import Struct

from broadsheet.frontends.html.tree import Element

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", "。", "！", "？", "：", ".”", '."', "।", "؟")


class Box:
    """A block element as a container of ``segments[start:end]``, at any depth.

    ``wider`` is the nearest box around it that holds more segments, None if there is none; ``level`` counts
    the boxes, each wider than the one before, around it and itself.
    """

    __slots__ = ("element", "end", "level", "parent", "start", "traits", "wider")

    def __init__(self, element: Element, parent: Box | None, start: int) -> None:
        self.element = element
        self.parent = parent
        self.start = self.end = start
        self.wider: Box | None = None
        self.level = 1
        self.traits: Any = None
        """What its names and attributes show; the judge fills it in."""


class Segment(Struct, eq=False):
    """One run of inline content.

    ``text`` has its white space folded, ``<br>`` is ``\\n``. ``link_chars`` counts the characters of ``text``
    that are inside links, ``links`` the links; ``bold_chars`` those in bold type, ``button_chars`` those on
    ``buttons``. ``box`` is the block that holds the run, ``parent`` its element; ``first`` is the inline
    element that the run begins with, if any.
    """

    box: Box
    parent: Element
    order: int
    text: str
    link_chars: int = 0
    links: int = 0
    place_chars: int = 0
    """Of ``link_chars``, those in links to a place on the page."""
    bold_chars: int = 0
    control: bool = False
    buttons: int = 0
    button_chars: int = 0
    checked: bool | None = None
    marks: tuple[str, ...] = ()
    """The ids of the notes that its footnote marks point to."""
    numbers: str = ""
    """The line numbers that were taken out of it."""
    images: tuple[Element, ...] = ()
    first: Element | None = None
    size: int = 0
    """The letters of ``text``, as of a text in an alphabet."""
    words: int = 1
    """As of a text with spaces between its words."""
    prose: bool = False
    keep: bool = False
    score: float = 0.0

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<Segment {self.text[:40]!r} in {self.parent.tag}>"


class Pieces(NamedTuple):
    """A cut page: its segments, and the boxes that hold any, both in document order."""

    segments: list[Segment]
    boxes: list[Box]
    chars: list[int]
    """Running totals: the letters before each segment, and of all; as of a text in an alphabet."""
    fields: Sequence[Element] = ()
    """The ``input`` elements in the page's forms."""

    def size(self, box: Box) -> int:
        """The letters of text in a box."""
        return self.chars[box.end] - self.chars[box.start]


def count_kept(segments: Iterable[Segment]) -> None:
    """Tell every element how many kept segments are inside it."""
    for segment in segments:
        if segment.keep:
            element: Element | None = segment.parent
            while element is not None:
                element.kept += 1
                element = element.parent
