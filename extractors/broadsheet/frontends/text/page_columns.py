"""Pages set in columns, as ``pdftotext -layout`` and scanners print them: put one column under the other.

::

    The harbour of Sorrel       has never been measured      A line of such a page is two lines of text. What
    lies behind a mole that     since it was built.          tells it from a table is that both sides are
                                                             prose: they fill their column, and go on in
                                                             lower case from line to line.

A line that crosses the strip between the columns, such as a title, parts what is above it from what is below.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice, pairwise
from typing import NamedTuple, TypeAlias

from broadsheet.frontends.text.layout import LEAST_INDENT, OFF_CENTRE
from broadsheet.frontends.text.sentences import ends_sentence
from broadsheet.frontends.text.tables.screen import FILL, screen

Span: TypeAlias = tuple[int, int]

FEWEST_LINES = 12
"""Lines of a page, and of its longest column."""
WIDEST_PAGE = 250
LONGEST_PAGE = 400
"""Lines; what is longer has no pages, and is too long to be looked at as one."""
GAP = "   "
_WORD = re.compile(r"[^ ]+")
FORM_FEED = "\f"
MOST_INDENT = 4
STRIP = 2
"""Blank columns between two columns, at least."""
ACROSS = 0.25
"""Share of a page's lines that may go across it: titles, abstracts, captions, what stands at the foot."""
ASTRAY = 0.1
"""Share of the others that may reach into a strip, as letters are not equally wide."""
NARROWEST = 18
"""Characters of a column."""
FULL = 0.6
"""Share of a column's width that most lines of prose fill."""
MOST_NUMBERS = 0.2
"""Share of words that begin with a digit, at most."""


class Unfolded(NamedTuple):
    """Lines in the order in which they are read, and for each the index of the line that it is from."""

    lines: list[str]
    origins: list[int]

    @property
    def first(self) -> int:
        """The index of the first line that is two."""
        return next(at for at, times in Counter(self.origins).items() if times > 1)


def unfold(raws: Sequence[str]) -> Unfolded | None:
    """The lines with columns one below the other, page by page; None if no page has any."""
    if not _may_be_in_columns(raws):
        return None
    lines: list[str] = []
    origins: list[int] = []
    for start, end in _pages(raws):
        if end - start > LONGEST_PAGE or not _may_be_in_columns(raws[start:end]):
            lines += raws[start:end]
            origins += range(start, end)
            continue
        drawn = [screen(raw.lstrip(FORM_FEED)) for raw in raws[start:end]]
        before = len(lines)
        for at, text in _unfolded(drawn):
            lines.append(text.replace(FILL, ""))
            origins.append(start + at)
        if raws[start].startswith(FORM_FEED):
            lines[before] = FORM_FEED + lines[before]
    return Unfolded(lines, origins) if len(lines) > len(raws) else None


def _may_be_in_columns(raws: Iterable[str]) -> bool:
    """At a glance: whether enough lines have a gap, or begin far from the edge."""
    found = (raw for raw in raws if GAP in raw and not raw.isspace())
    return len(list(islice(found, FEWEST_LINES))) == FEWEST_LINES


def _pages(raws: Sequence[str]) -> Iterator[Span]:
    """The pages, parted by form feeds."""
    starts = [at for at, raw in enumerate(raws) if at and raw.startswith(FORM_FEED)]
    return pairwise([0, *starts, len(raws)])


def _unfolded(drawn: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The lines of a page in the order of its columns, each with its place on the page."""
    columns = _columns(drawn)
    at = 0
    while at < len(drawn):
        end = _band(drawn, at, columns)
        if end == at:
            yield at, _narrowed(drawn[at], columns) if columns else drawn[at]
            at += 1
            continue
        yield from _one_below_the_other(drawn, at, end, columns)
        at = end


def _narrowed(line: str, columns: Sequence[Span]) -> str:
    """A line across the page as one across a column: what was centred is so again."""
    text = line.strip()
    page, column = columns[-1][1], max(right - left for left, right in columns) - STRIP
    middle = len(line) - len(line.lstrip()) + len(text) / 2
    least = LEAST_INDENT if abs(middle - page / 2) <= OFF_CENTRE else 0
    return " " * max(round(middle * column / page - len(text) / 2), least) + text


def _one_below_the_other(
    drawn: Sequence[str], start: int, end: int, columns: Sequence[Span]
) -> Iterator[tuple[int, str]]:
    last = ""
    for left, right in [*columns[:-1], (columns[-1][0], WIDEST_PAGE)]:
        column = [(at, text) for at in range(start, end) if (text := drawn[at][left:right].rstrip())]
        if not column:
            continue
        if last and ends_sentence(last):
            yield column[0][0], ""
        yield from _with_gaps(column)
        last = column[-1][1].strip()
    yield end - 1, ""


def _with_gaps(column: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The lines of a column with blank ones where it has a gap.

    Where columns are not on the same height, each line of one is beside a gap of the other: a single blank
    line is none if the next one is single, too, or a sentence goes on behind it.
    """
    steps = [behind - at for (at, _), (behind, _) in pairwise(column)]
    for place, (at, text) in enumerate(column):
        yield at, text
        if place == len(steps) or steps[place] == 1:
            continue
        is_single = steps[place] == 2
        beside = steps[place - 1 : place] + steps[place + 1 : place + 2]
        goes_on = not ends_sentence(text) and column[place + 1][1].lstrip()[0].islower()
        if not is_single or not (2 in beside or goes_on):
            yield at + 1, ""


def _band(drawn: Sequence[str], start: int, columns: Sequence[Span]) -> int:
    """The index behind the lines from ``start`` on that keep to the columns; ``start`` if too few do."""
    if not columns or not any(_begins(drawn[start], column) for column in columns[1:]):
        return start
    end = last = start
    said = [0] * len(columns)
    while end < len(drawn) and not _crosses(drawn[end], columns):
        if any(map(str.isalpha, drawn[end])):
            last = end
            for at, column in enumerate(columns):
                said[at] += drawn[end][slice(*column)].strip() != ""
        end += 1
    is_enough = max(said) >= FEWEST_LINES and sorted(said)[-2] >= _LOOSER.lines
    return last + 1 if is_enough else start


def _begins(line: str, column: Span) -> bool:
    """Whether words begin where the column does, or a paragraph's indent behind it."""
    text = line[slice(*column)]
    return text.strip() != "" and len(text) - len(text.lstrip()) <= MOST_INDENT


def _crosses(line: str, columns: Sequence[Span]) -> bool:
    """Whether words are in the strip before a column, or a word goes over its edge."""
    return any(line[left - STRIP : left].strip() for left, _ in columns[1:])


def _columns(drawn: Sequence[str]) -> list[Span]:
    """The columns of a page whose text is prose in each of them; none if it has one, or holds a table.

    Lines across the page are first found at a rough strip, and then left out to see where exactly it is.
    """
    said = [line for line in drawn if line.strip()]
    if len(said) < FEWEST_LINES or max(map(len, said)) > WIDEST_PAGE:
        return []
    covered = _covered(said)
    rough = [
        min(strip[-MOST_INDENT:], key=covered.__getitem__) for strip in _strips(covered, ACROSS * len(said))
    ]
    within = [line for line in said if not any(line[at : at + 1].strip() for at in rough)]
    strips = _strips(_covered(within), ASTRAY * len(within))
    edges = [strip[-1] + 1 for strip in strips]
    width = max(map(len, within), default=0)
    spans = pairwise([0, *edges, width])
    lefts = [left for left, right in spans if any(line[left:right].strip() for line in within)]
    columns = list(pairwise([0, *lefts[1:], width]))
    looks = [_look(within, column) for column in columns]
    is_prose = any(look.is_at_least(_PROSE) for look in looks)
    if len(columns) < 2 or not is_prose or not all(look.is_at_least(_LOOSER) for look in looks):
        return []
    return columns


def _covered(said: Sequence[str]) -> list[int]:
    """For each place how many lines have a letter there."""
    steps = [0] * (max(map(len, said), default=0) + 1)
    for line in said:
        for word in _WORD.finditer(line):
            steps[word.start()] += 1
            steps[word.end()] -= 1
    return list(accumulate(steps[:-1]))


def _strips(covered: Sequence[int], most: float) -> list[list[int]]:
    """The runs of places that no more than so many lines cover, but for that at the right edge."""
    strips: list[list[int]] = []
    for at, count in enumerate(covered):
        if count > most:
            continue
        if strips and strips[-1][-1] == at - 1:
            strips[-1].append(at)
        else:
            strips.append([at])
    return [strip for strip in strips if len(strip) >= STRIP and strip[-1] < len(covered) - 1]


class _Prose(NamedTuple):
    """What tells paragraphs from cells: how many lines, and which shares of them fill the column or go on."""

    lines: int
    full: float
    going_on: float

    def is_at_least(self, other: _Prose) -> bool:
        """Whether each of the three is."""
        return all(own >= least for own, least in zip(self, other, strict=True))


_PROSE = _Prose(FEWEST_LINES, 0.5, 0.35)
_LOOSER = _Prose(5, 0.25, 0.2)
"""One column of a page must be prose beyond doubt; the others may have lists, headings and pictures."""


def _look(said: Sequence[str], column: Span) -> _Prose:
    texts = [text for line in said if (text := line[slice(*column)].strip())]
    width = max(map(len, texts), default=0)
    words = [word for text in texts for word in text.split()]
    if width < NARROWEST or sum(word[0].isdecimal() for word in words) > MOST_NUMBERS * len(words):
        return _Prose(0, 0.0, 0.0)
    full = sum(len(text) >= FULL * width for text in texts)
    going_on = sum(text[0].islower() for text in texts)
    return _Prose(len(texts), full / len(texts), going_on / len(texts))
