"""Pages set in columns, as ``pdftotext -layout`` and scanners print them: put one column under the other.

::

    The harbour of Sorrel       has never been measured      A line of such a page is two lines of text. What
    lies behind a mole that     since it was built.          tells it from a table is that both sides are
                                                             prose: they fill their column, and go on in
                                                             lower case from line to line.

A line that crosses the strip between the columns, such as a title, parts what is above it from what is below.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple, TypeAlias

from broadsheet.frontends.text.sentences import ends_sentence
from broadsheet.frontends.text.tables.screen import FILL, screen

Span: TypeAlias = tuple[int, int]

FEWEST_LINES = 12
"""Lines of a page, and of two of its columns."""
LONGEST_PAGE = 400
"""Lines; what is longer has no pages, and is too long to be looked at as one."""
GAP = "  "
FORM_FEED = "\f"
MOST_INDENT = 4
STRIP = 2
"""Blank columns between two columns, at least."""
ASTRAY = 0.1
"""Share of a page's lines that may cross a strip: titles, captions, what stands at the foot."""
NARROWEST = 18
"""Characters of a column."""
FULL = 0.6
"""Share of a column's width that most lines of prose fill."""
GOING_ON = 0.35
"""Share of a column's lines that begin in lower case, at least, and that fill it."""
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
        drawn = [screen(raw) for raw in raws[start:end]]
        for at, text in _unfolded(drawn):
            lines.append(text.replace(FILL, ""))
            origins.append(start + at)
    return Unfolded(lines, origins) if len(lines) > len(raws) else None


def _may_be_in_columns(raws: Iterable[str]) -> bool:
    """At a glance: whether enough lines have a gap, or begin far from the edge."""
    return len(list(islice((raw for raw in raws if GAP in raw), FEWEST_LINES))) == FEWEST_LINES


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
    middle = (len(line) - len(line.lstrip()) + len(text) / 2) * column / page
    return " " * max(round(middle - len(text) / 2), 0) + text


def _one_below_the_other(
    drawn: Sequence[str], start: int, end: int, columns: Sequence[Span]
) -> Iterator[tuple[int, str]]:
    last = ""
    for left, right in columns:
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
    return last + 1 if sorted(said)[-2] >= FEWEST_LINES else start


def _begins(line: str, column: Span) -> bool:
    """Whether words begin where the column does, or a paragraph's indent behind it."""
    text = line[slice(*column)]
    return text.strip() != "" and len(text) - len(text.lstrip()) <= MOST_INDENT


def _crosses(line: str, columns: Sequence[Span]) -> bool:
    """Whether words are in the strip before a column, or a word goes over its edge."""
    return any(line[left - STRIP : left].strip() for left, _ in columns[1:])


def _columns(drawn: Sequence[str]) -> list[Span]:
    """The columns of a page whose text is prose in each of them; none if it has one, or holds a table."""
    said = [line for line in drawn if line.strip()]
    if len(said) < FEWEST_LINES:
        return []
    width = max(map(len, said))
    covered = Counter(at for line in said for at, char in enumerate(line) if char != " ")
    blank = [at for at in range(width) if covered[at] <= ASTRAY * len(said)]
    edges = [at for at, following in pairwise([*blank, width + 1]) if at + 1 != following]
    edges = [at + 1 for at in edges if all(at - back in set(blank) for back in range(STRIP))]
    columns = [(left, right) for left, right in pairwise([0, *edges, width]) if right > left]
    columns = [column for column in columns if any(line[slice(*column)].strip() for line in said)]
    if len(columns) < 2 or not all(_is_prose(said, column) for column in columns):
        return []
    return columns


def _is_prose(said: Sequence[str], column: Span) -> bool:
    """Whether what is in a column are lines of paragraphs."""
    texts = [text for line in said if (text := line[slice(*column)].strip())]
    width = max(map(len, texts), default=0)
    if len(texts) < FEWEST_LINES or width < NARROWEST:
        return False
    words = [word for text in texts for word in text.split()]
    full = sum(len(text) >= FULL * width for text in texts)
    going_on = sum(text[0].islower() for text in texts)
    numbers = sum(word[0].isdecimal() for word in words)
    return (
        full >= 0.5 * len(texts)
        and going_on >= GOING_ON * len(texts)
        and numbers <= MOST_NUMBERS * len(words)
    )
