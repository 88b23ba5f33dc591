"""How a text places its lines: which are centred on the page, and which indents open a paragraph.

Both are indented, as code is in Markdown, and both are a habit: what a whole text does once is chance.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from broadsheet.frontends.text.lines import Line
from broadsheet.frontends.text.sentences import ends_sentence
from broadsheet.frontends.text.tables.screen import screen
from broadsheet.frontends.text.widths import columns

LEAST_INDENT = 5
"""Columns before a line that is centred."""
OFF_CENTRE = 4
"""Columns by which the middle of a line may miss that of the text."""
WIDEST = 0.8
"""Share of the text's width that a centred line may fill: a longer one is indented."""
MOST_LINES = 3
"""Lines of a heading."""
FEWEST_BLOCKS = 2
"""Centred blocks, of different indents, and paragraphs with the same indent, that make a habit."""
LEAST_FIRST_INDENT = 2
_FLUSH = 0.1
"""Share of the lines that are not indented so far, at least: else the whole text is set in."""
_FULL = 0.75
"""Share of the text's width that the first line of a paragraph fills, at least."""
_HABIT = 0.5
"""Share of the short blocks set in that are centred, at least."""
_ROUGHLY = 10
"""Columns by which the middle of the page may differ from that of what it holds."""
_SIGNS = (*"<>=*_{}|\\\t", "://", "   ")
_LETTERS = 0.6
_FEWEST_LETTERS = 3


class Centring(NamedTuple):
    """The column of the page's middle; the first line's number of each centred heading, and its lines."""

    middle: float
    headings: Mapping[int, int]


def is_centred(line: Line, middle: float) -> bool:
    """Whether the middle of the line is that of the page, by columns or by characters."""
    middles = (_middle(line), line.indent + len(line.text) / 2)
    return line.indent >= LEAST_INDENT and any(abs(own - middle) <= OFF_CENTRE for own in middles)


def centring_of(lines: Sequence[Line], width: int, first_line_indents: Container[int]) -> Centring:
    """Where a text's middle is, and its centred headings, if centring is its habit.

    The page may be wider than what it holds, so its middle is where most short blocks have theirs.
    """
    blocks = list(_blocks(lines))
    short = [block for block in blocks if _is_set_in(block) and block[0].indent not in first_line_indents]
    likely = [block for block in short if _may_be_centred(block, width)]
    if len(likely) < FEWEST_BLOCKS:
        return Centring(width / 2, {})
    middle = median(_middle(line) for block in likely for line in block)
    found = [block for block in likely if _is_around(block, middle)]
    said = sum(map(len, blocks))
    flush = sum(line.indent < LEAST_INDENT for block in blocks for line in block)
    is_habit = len(found) >= _HABIT * len(short) and flush >= _FLUSH * said
    if len({block[0].indent for block in found}) < FEWEST_BLOCKS or not is_habit:
        return Centring(width / 2, {})
    candidates = {block[0].number for block in found if _reads_like_heading(block)}
    heads: dict[int, int] = {}
    over_body = 0
    for block, (below, *_) in reversed(list(pairwise(blocks))):
        if block[0].number not in candidates:
            continue
        opens = len(below.text) > WIDEST * width or below.indent in first_line_indents
        is_body = below.shape in ("plain", "item") and (opens or not is_centred(below, middle))
        if is_body or below.number in heads:
            heads[block[0].number] = len(block)
            over_body += is_body
    return Centring(middle, heads if over_body >= FEWEST_BLOCKS else {})


def first_line_indents(lines: Sequence[Line], width: int) -> frozenset[int]:
    """The columns at which paragraphs begin whose other lines are further left."""
    found = [
        first.indent
        for block in _blocks(lines)
        for first, second in pairwise(block[:2])
        if first.indent >= LEAST_FIRST_INDENT
        and second.shape == "plain"
        and second.indent < first.indent
        and columns(first) >= _FULL * width
    ]
    return frozenset(indent for indent in found if found.count(indent) >= FEWEST_BLOCKS)


def _blocks(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The runs of lines that are not blank."""
    start = 0
    for at, line in enumerate(lines):
        if line.shape == "blank":
            if at > start:
                yield lines[start:at]
            start = at + 1
    if start < len(lines):
        yield lines[start:]


def _is_set_in(block: Sequence[Line]) -> bool:
    """Whether a block is indented enough and short."""
    return len(block) <= MOST_LINES and all(line.indent >= LEAST_INDENT for line in block)


def _may_be_centred(block: Sequence[Line], width: int) -> bool:
    """Whether a block is about in the middle of the page, and could be more than code."""
    return all(
        line.shape in ("plain", "item")
        and len(line.text) <= WIDEST * width
        and abs(_middle(line) - width / 2) <= _ROUGHLY
        and _is_worded(line.text)
        for line in block
    )


def _is_around(block: Sequence[Line], middle: float) -> bool:
    return all(is_centred(line, middle) for line in block)


def _middle(line: Line) -> float:
    return line.indent + len(screen(line.text)) / 2


def _reads_like_heading(block: Sequence[Line]) -> bool:
    last = block[-1].text
    return not ends_sentence(last) and last[-1] not in ",;:"


def _is_worded(text: str) -> bool:
    """Letters, and nothing that is in code and in no heading."""
    letters = sum(map(str.isalpha, text))
    if any(sign in text for sign in _SIGNS):
        return False
    return letters >= max(_FEWEST_LETTERS, _LETTERS * len(text.replace(" ", "")))
