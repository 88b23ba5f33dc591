"""The margin: a text whose body is indented, under headings that are further left.

RFCs, manual pages, statutes, and whatever a text browser prints are laid out so::

    2. Bodies and persons

       Each decision is made by one of these.

      2.1. General rules

       Nothing here obliges anyone.

The body's column is the text's real margin. Read from there, what is indented further is what it is anywhere
(a list, code), and short lines that hang out to the left of it are headings, whatever they say.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from broadsheet.frontends.text.code import is_code
from broadsheet.frontends.text.lines import TAB, is_ruler
from broadsheet.frontends.text.markers import BULLETS, DASHES, numbered
from broadsheet.frontends.text.sentences import ends_sentence

FEWEST = 3
"""Headings that hang out, at least, for their column to be outside a margin."""
SET_IN = 0.5
"""Share of the lines that are at the margin or behind it, at least."""
AT_MARGIN = 0.04
"""Share of the lines that are right at it, at least."""
OF_HEADINGS = 0.65
"""Share of the blocks outside the margin that are laid out as headings, at least. Where meanings are indented
under terms as well, more of what is outside are headings at the true margin: all, on ten manual pages."""
NEAR = 2
"""Columns between which the one with more lines is the margin: headings may be that little out."""
BLOCKS_UNDER = 1.4
"""Blocks of the body for each heading right below which they are, at least: a section has several
paragraphs, a term has one meaning."""
MOST_CODE = 0.2
"""Share of the lines at the margin that look like code, at most."""
RECURRING = 3
"""Blocks that say the same, digits aside, from which on they are taken for running heads and not counted."""
OF_CONTENTS = 0.5
"""Share of the lines of a list of contents that recur: more than that."""
MOST_LINES = 3
"""Lines of a heading."""
LONGEST = 200
"""Characters of a heading."""
FULL = 0.6
"""Share of the text's width that a line fills from which on the next may go on with it."""

COLUMNS = " " * 4
"""What is between the columns of a table, and in no heading."""

_SPACE = " \t\u3000\u00a0"  # a form feed is no indentation: it ends a page
_DIGITS = re.compile(r"\d+")
_TWO_SENTENCES = re.compile(r"[.!?] [^\W\d_a-z]")
_NO_ENDS = (",", ";", "-", "&", "(")


class Margin(NamedTuple):
    """The column at which the body begins, and the lines of headings outside it, each with its rank.

    Lines are 1-based. Ranks are those of the headings' columns, from 1; 0 where all are at one column,
    which proves nothing. ``apart`` are the lines of blocks that begin outside the margin and are no headings,
    such as a letter that the text shows: their columns are their own.
    """

    column: int
    headings: Mapping[int, int]
    apart: frozenset[int]

    def taken_from(self, raws: Sequence[str]) -> list[str]:
        """The lines as if the body began at column 0."""
        column, apart = self.column, self.apart
        read = without_margin(raws, column)
        for number in apart:
            read[number - 1] = raws[number - 1]
        return read


class _Block(NamedTuple):
    """Lines without a blank one between them: the first one's number, and the column at which each begins."""

    line: int
    texts: Sequence[str]
    indents: Sequence[int]

    def runs(self, column: int) -> list[int]:
        """Where lines outside that column begin to be at another, from the first, and where they end."""
        places = [0]
        for place, indent in enumerate(self.indents):
            if indent >= column:
                return [*places, place]
            if indent != self.indents[places[-1]]:
                places.append(place)
        return [*places, len(self.texts)]


def find_margin(raws: Sequence[str]) -> Margin | None:
    """The margin of a text whose body is indented; None for any other, which most are."""
    if not _is_mostly_set_in(raws):
        return None
    blocks = list(_blocks(raws))
    counts = Counter(indent for block in blocks for indent in block.indents)
    lines, width = sum(counts.values()), _width(raws)
    outside = 0
    best, best_share = None, OF_HEADINGS
    for column in sorted(counts):
        if outside and outside <= (1 - SET_IN) * lines and counts[column] >= AT_MARGIN * lines:
            margin, share = _margin_at(column, blocks, width)
            near = best is not None and column - best.column <= NEAR and counts[column] > counts[best.column]
            if margin is not None and (share >= best_share or near):
                best, best_share = margin, share
        outside += counts[column]
    return best


def without_common_margin(raws: Sequence[str]) -> Sequence[str]:
    """The lines without the white space that all of them begin with."""
    said = [raw for raw in raws if raw.strip()]
    if not said or not all(raw[0] in _SPACE for raw in said):
        return raws
    return without_margin(raws, min(map(_indent, said)))


def without_margin(raws: Iterable[str], column: int) -> list[str]:
    """The lines with that many columns of white space taken from before them, or all that they have."""
    margin = " " * column
    return [raw[column:] if raw.startswith(margin) else _less(raw, column) for raw in raws]


def _less(raw: str, column: int) -> str:
    text = raw.lstrip(_SPACE)
    return " " * max(_indent(raw) - column, 0) + text


def _indent(raw: str) -> int:
    return len(raw[: len(raw) - len(raw.lstrip(_SPACE))].expandtabs(TAB))


def _is_mostly_set_in(raws: Sequence[str]) -> bool:
    """At a glance: whether enough lines begin with white space."""
    said = [raw for raw in raws if raw]
    return sum(raw[0] in " \t" for raw in said) >= SET_IN * len(said) > 0


def _width(raws: Sequence[str]) -> int:
    """Characters that nine of ten lines do not exceed: a few may hold a long address."""
    lengths = sorted(len(raw) for raw in raws if raw)
    return lengths[len(lengths) * 9 // 10]


def _blocks(raws: Sequence[str]) -> Iterator[_Block]:
    texts: list[str] = []
    indents: list[int] = []
    for number, raw in enumerate([*raws, ""], 1):
        text = raw.strip()
        if text:
            texts.append(text)
            indents.append(_indent(raw))
        elif texts:
            yield _Block(number - len(texts), texts, indents)
            texts, indents = [], []


def _margin_at(column: int, blocks: Sequence[_Block], width: int) -> tuple[Margin | None, float]:
    """The margin, if this column could be it, and the share of headings among what is outside."""
    outside = [(at, block) for at, block in enumerate(blocks) if block.indents[0] < column]
    contents = _contents(blocks)
    heads: dict[int, Sequence[int]] = {}
    for at, _ in reversed(outside):
        if at in contents:
            continue
        if runs := _heads(blocks, at, column, width, at + 1 in heads or at + 1 in contents):
            heads[at] = runs
    counted = [at for at in _without_marks(outside) if at not in contents]
    found = sum(at in heads for at in counted)
    share = found / max(len(counted), 1)
    if found < FEWEST or share < OF_HEADINGS:
        return None, share
    ranks = _ranks(heads, blocks)
    flat = not any(ranks.values())
    if flat and _are_mostly_terms(heads, blocks, len(blocks) - len(outside)):
        return None, share
    if _is_mostly_code(blocks, column) or _is_mostly_items(blocks, column):
        return None, share
    apart = [
        block.line + place for at, block in outside if at not in heads for place in range(len(block.texts))
    ]
    return Margin(column, ranks, frozenset(apart)), share


def _contents(blocks: Sequence[_Block]) -> set[int]:
    """The places of lists of contents: most lines of such a block recur, each at the head of one."""
    last = {_plain(block.texts[0]): at for at, block in enumerate(blocks)}
    return {
        at
        for at, block in enumerate(blocks)
        if len(block.texts) > 1
        and sum(last.get(_plain(text), 0) > at for text in block.texts) > OF_CONTENTS * len(block.texts)
    }


def _plain(text: str) -> str:
    """With spaces that may break, as those behind a chapter's number need not."""
    return text.replace("\u00a0", " ")


def _without_marks(outside: Sequence[tuple[int, _Block]]) -> list[int]:
    """The places of the blocks that are no heads of pages and not marked by a line of their own."""
    firsts = [block.texts[0] for _, block in outside]
    firsts = [first if first[0].isdecimal() else _DIGITS.sub("", first) for first in firsts]
    times = Counter(firsts)
    return [
        at
        for (at, block), first in zip(outside, firsts, strict=True)
        if times[first] < RECURRING and COLUMNS not in first and not any(map(is_ruler, block.texts))
    ]


def _ranks(heads: Mapping[int, Sequence[int]], blocks: Sequence[_Block]) -> dict[int, int]:
    """The numbers of the lines of headings, each with the rank of its column."""
    columns = {
        blocks[at].line + place: blocks[at].indents[place]
        for at, runs in heads.items()
        for place in range(runs[-1])
    }
    known = sorted(set(columns.values()))
    order = [column for column in known if column - 1 not in known]  # " 9." and "10." are of one rank
    return {line: bisect_right(order, column) if len(order) > 1 else 0 for line, column in columns.items()}


def _heads(blocks: Sequence[_Block], at: int, column: int, width: int, over_heading: bool) -> Sequence[int]:
    """The runs of lines with which a block outside the margin begins, if they are headings; else nothing.

    They move in one after the other. The body, or another heading, is below; after a number not right below,
    for so does the rest of an item.
    """
    block = blocks[at]
    runs = block.runs(column)
    steps = [block.indents[place] for place in runs[:-1]]
    if runs[-1] == len(block.texts):
        below = blocks[at + 1].indents[0] if at + 1 < len(blocks) else 0
        if below < steps[-1] or (below == steps[-1] and (not over_heading or ends_sentence(block.texts[-1]))):
            return ()
    elif numbered(block.texts[0]):
        return ()
    fine = steps == sorted(steps) and all(
        _reads_like_heading(block.texts[start:end], width) for start, end in pairwise(runs)
    )
    return runs if fine else ()


def _reads_like_heading(texts: Sequence[str], width: int) -> bool:
    """Short, without a bullet, not cut off; on several lines one sentence, of which the first are full."""
    if len(texts) > MOST_LINES or sum(map(len, texts)) > LONGEST or texts[-1].endswith(_NO_ENDS):
        return False
    if any(len(text) < FULL * width for text in texts[:-1]):
        return False
    if len(texts) > 1 and not texts[0][0].isdecimal() and _TWO_SENTENCES.search(" ".join(texts)):
        return False
    first = texts[0]
    if COLUMNS in first or first.startswith((".. ", ":")):  # a field or a directive of RST is said to RST
        return False
    return first[0] not in BULLETS and first[:2].rstrip() not in DASHES and not is_ruler(first)


def _are_mostly_terms(heads: Mapping[int, Sequence[int]], blocks: Sequence[_Block], apart: int) -> bool:
    """Whether the body is right below most headings, in one piece. ``apart`` counts its other blocks."""
    right_below = sum(len(blocks[at].texts) > runs[-1] for at, runs in heads.items())
    return right_below > len(heads) / 2 and apart + right_below < BLOCKS_UNDER * len(heads)


def _is_mostly_code(blocks: Sequence[_Block], column: int) -> bool:
    at_margin = [
        text
        for block in blocks
        for text, indent in zip(block.texts, block.indents, strict=True)
        if indent == column
    ]
    return sum(map(is_code, at_margin)) > MOST_CODE * len(at_margin)


def _is_mostly_items(blocks: Sequence[_Block], column: int) -> bool:
    """Whether most blocks that begin there are lists, set in under paragraphs of a body that is not."""
    firsts = [block.texts[0] for block in blocks if block.indents[0] == column]
    return 2 * sum(first[0] in BULLETS for first in firsts) > len(firsts)
