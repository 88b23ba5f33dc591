"""Segments and boxes: the page cut into the pieces that are judged, and the containers that they are in.

A *segment* is a run of text and inline elements between two block boundaries: a paragraph, a list item's own
line, a cell, a menu entry, the loose text of a ``div``. Cutting replaces these runs among the children of
their block, so that afterwards the tree consists of blocks and segments only. A *box* is a block element as
the range of segments that are inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import accumulate
from typing import Any, NamedTuple

from msgspec import Struct

from broadsheet.frontends.html.line_numbers import take_line_numbers
from broadsheet.frontends.html.plain_rows import PlainRows
from broadsheet.frontends.html.signs import is_sign, leads_to_itself
from broadsheet.frontends.html.tree import KEEPS_SPACE, Children, Element, Tree

PREFORMATTED = KEEPS_SPACE | {"textarea", "listing"}
CONTROLS = frozenset(
    ["button", "input", "select", "textarea", "label", "option", "datalist", "meter", "progress"]
)
HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
CELLS = frozenset(["td", "th", "caption"])
LINE_BREAK = "\v"  # folds like white space and is legal nowhere in HTML text, so it can stand for <br>

SHORTEST_PROSE = 80
"""Characters. Menu entries, labels and headings stay below."""
SENTENCE_ENDS = (".", "!", "?", "…", ":", ";", "。", "！", "？", "：", ".”", '."', "।", "؟")

# Raised digits after these are powers, after those marks of footnotes; after "km" they belong to the unit.
_TEN = re.compile(r"(?:^|[×x·*]\s?)10$")
_EXPONENT = re.compile(r"[+−-]?\d|\d\d")
_AFTER_WHICH_MARKS = re.compile(r"(?:[\d)%]|[^\W\d_]{4,})$")


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
        """What its names and attributes tell; the judge fills it in."""


class Segment(Struct, eq=False):
    """One run of inline content.

    ``text`` has its white space folded, ``<br>`` is ``\\n``. ``link_chars`` counts the characters of ``text``
    that are inside links, ``links`` the links, ``bold_chars`` those in bold type. ``box`` is the block that
    holds the run, ``parent`` its element; ``first`` is the inline element that the run begins with, if any.
    """

    box: Box
    parent: Element
    order: int
    text: str
    link_chars: int = 0
    links: int = 0
    bold_chars: int = 0
    control: bool = False
    checked: bool | None = None
    marks: tuple[str, ...] = ()
    """The ids of the notes that its footnote marks point to."""
    numbers: str = ""
    """The line numbers that were taken out of it."""
    images: tuple[Element, ...] = ()
    first: Element | None = None
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
    """Running totals: the characters before each segment, and of all."""

    def size(self, box: Box) -> int:
        """The characters of text in a box."""
        return self.chars[box.end] - self.chars[box.start]


def cut(tree: Tree) -> Pieces:
    """Cut the page's body."""
    segments: list[Segment] = []
    boxes: list[Box] = []
    _cut_block(Box(tree.body, None, 0), False, False, segments, boxes)
    boxes = [box for box in boxes if box.end > box.start]
    for box in boxes:
        outer = box.parent
        if outer is None:
            continue
        if outer.end - outer.start > box.end - box.start:
            box.wider, box.level = outer, outer.level + 1
        else:
            box.wider, box.level = outer.wider, outer.level
    return Pieces(segments, boxes, [0, *accumulate([len(segment.text) for segment in segments])])


def count_kept(segments: Iterable[Segment]) -> None:
    """Tell every element how many kept segments are inside it."""
    for segment in segments:
        if segment.keep:
            element: Element | None = segment.parent
            while element is not None:
                element.kept += 1
                element = element.parent


def _cut_block(box: Box, linked: bool, preformatted: bool, segments: list[Segment], boxes: list[Box]) -> None:
    block = box.element
    boxes.append(box)
    children: Children = []
    run: Children = []
    for child in block.children:
        if not isinstance(child, Element) or not child.block:
            (children if isinstance(child, PlainRows) else run).append(child)
            continue
        if run:
            _close(run, box, linked, preformatted, segments, children)
            run = []
        children.append(child)
        if child.children:
            inner = Box(child, box, len(segments))
            tag = child.tag
            _cut_block(inner, linked or tag == "a", preformatted or tag in PREFORMATTED, segments, boxes)
    if run:
        _close(run, box, linked, preformatted, segments, children)
    block.children = children
    box.end = len(segments)


def _close(
    run: Children, box: Box, linked: bool, preformatted: bool, segments: list[Segment], children: Children
) -> None:
    head = run[0]
    if len(run) == 1 and isinstance(head, str):  # most runs: plain text alone
        text = head.strip("\n") if preformatted else " ".join(head.split())
        if not text or text.isspace():
            return
        segment = Segment(box, box.element, len(segments), text)
    else:
        segment = Segment(box, box.element, len(segments), "")
        text = segment.text = _flat(run, segment, preformatted)
        if not segment.images and (not text or text.isspace()):
            return
        opening = next((child for child in run if not (isinstance(child, str) and child.isspace())), None)
        segment.first = opening if isinstance(opening, Element) else None
    size = len(text)
    if linked:
        segment.link_chars = size
        segment.links = max(segment.links, 1)
    if size >= SHORTEST_PROSE and segment.link_chars < 0.4 * size and _reads_like_prose(text):
        segment.prose = True
    segments.append(segment)
    children.append(segment)


def _reads_like_prose(text: str) -> bool:
    return ". " in text or ", " in text or text.endswith(SENTENCE_ENDS) or "。" in text or "、" in text


def _flat(run: Children, segment: Segment, preformatted: bool) -> str:
    if preformatted:
        segment.numbers = " ".join(take_line_numbers(run))
    pieces: list[str] = []
    _gather(run, pieces, segment, False)
    text = "".join(pieces)
    if preformatted:
        return text.replace(LINE_BREAK, "\n").strip("\n")
    if LINE_BREAK in text:
        return "\n".join(" ".join(line.split()) for line in text.split(LINE_BREAK)).strip("\n")
    return " ".join(text.split())


def _gather(run: Children, pieces: list[str], segment: Segment, linked: bool) -> None:
    for child in run:
        if isinstance(child, str):
            pieces.append(child)
        elif isinstance(child, Element):
            gather = SPECIAL.get(child.tag)
            if gather is None:
                _gather(child.children, pieces, segment, linked)
            else:
                gather(child, pieces, segment, linked)


def _length(pieces: Iterable[str]) -> int:
    return sum(len(" ".join(piece.split())) for piece in pieces)


def _gather_break(child: Element, pieces: list[str], segment: Segment, linked: bool) -> None:
    pieces.append(LINE_BREAK)


def _gather_link(child: Element, pieces: list[str], segment: Segment, linked: bool) -> None:
    at = len(pieces)
    _gather(child.children, pieces, segment, True)
    if leads_to_itself(child) and is_sign("".join(pieces[at:])):
        del pieces[at:]
    elif not linked:
        segment.links += 1
        segment.link_chars += _length(pieces[at:])


def _gather_bold(child: Element, pieces: list[str], segment: Segment, linked: bool) -> None:
    at = len(pieces)
    _gather(child.children, pieces, segment, linked)
    segment.bold_chars += _length(pieces[at:])


def _gather_image(child: Element, pieces: list[str], segment: Segment, linked: bool) -> None:
    segment.images += (child,)


def _gather_control(child: Element, pieces: list[str], segment: Segment, linked: bool) -> None:
    if child.get("type") == "checkbox":
        segment.checked = "checked" in child.attributes
    else:
        segment.control = True
    if child.tag != "textarea":
        _gather(child.children, pieces, segment, linked)


def _gather_raised(child: Element, pieces: list[str], segment: Segment, linked: bool) -> None:
    """A footnote's mark is in brackets, so that it is no part of the word or number before it."""
    at = len(pieces)
    _gather(child.children, pieces, segment, linked)
    mark = "".join(pieces[at:]).strip()
    link = next((inner for inner in child.elements() if inner.tag == "a"), None)
    is_mark = link is not None and link.get("href").startswith("#")
    if link is not None and is_mark:
        segment.marks += (link.get("href")[1:],)
    if not mark or mark[0] in "[(":
        return
    if is_mark:
        pieces[at:] = [f"[{mark}]"]
        return
    before = "".join(pieces[:at]).rstrip()
    if segment.parent.tag in CELLS:
        pieces[at:] = [_raised_in_cell(mark, before)]
    elif _EXPONENT.fullmatch(mark) and _TEN.search(before):
        pieces[at:] = [f"^{mark}"]


def _raised_in_cell(mark: str, before: str) -> str:
    """A raised letter is a mark; a raised number is one after a number or a word, but no power and no unit.

    >>> [before + _raised_in_cell("2", before) for before in ("31", "Aden", "40 km", "5 × 10")]
    ['31[2]', 'Aden[2]', '40 km2', '5 × 10^2']
    """
    if len(mark) == 1 and mark.isalpha():
        return f"[{mark}]"
    if not _EXPONENT.fullmatch(mark):
        return mark
    if _TEN.search(before):
        return f"^{mark}"
    return f"[{mark}]" if _AFTER_WHICH_MARKS.search(before) else mark


SPECIAL = {
    "br": _gather_break,
    "a": _gather_link,
    **dict.fromkeys(("b", "strong"), _gather_bold),
    **dict.fromkeys(("img", "picture", "video"), _gather_image),
    **dict.fromkeys(CONTROLS, _gather_control),
    "sup": _gather_raised,
}
