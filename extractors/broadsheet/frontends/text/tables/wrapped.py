"""Rows of aligned columns, put together from lines: a cell that was too long for its column goes on below.

::

    Port        What it is known for      A line goes on with the row above if what it says would not have
    Aden        coaling, and later        fitted into the line above: ``bunkering`` does not fit behind
                bunkering                 ``coaling, and later`` in a column as wide as that.
    Port Said   the canal
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from broadsheet.frontends.text.tables.grids import Row
from broadsheet.frontends.text.tables.screen import has_gap, words
from broadsheet.frontends.text.tables.shape import is_value, shape
from broadsheet.frontends.text.tables.strips import Span
from broadsheet.frontends.text.wrapping import join

_HANGING = ("-", "‐", "–", ",", "&", "/", "(")
"""What a line of a cell ends in when the cell goes on."""
_WOULD_FIT = -4.0
_NOTHING_ABOVE = -3.0
_NO_ROOM = 1.0
_NO_NAME = 2.0
_SMALL = 2.0
_HANGS = 2.0
_VALUE = -1.0
"""Evidence that a line goes on with the row above it, added up over its cells; more than 0 is enough."""
_WORDY = 3
"""Words of a line of a cell that say something about how it goes on."""
_INSET = 3

_NEAR = 60
_FEWEST_NEAR = 5
"""Lines before a table and behind it that show how wide the page is; else it has the usual width."""
_SHARE_NEAR = 0.95
"""Share of lines that are no longer than the page is wide."""
_USUAL_WIDTH = 76
_NARROWEST_PAGE = 50
_SLACK = 4
"""Columns by which the widest line of a table may miss the edge of the page."""


class Lined(NamedTuple):
    """Rows, the columns that they are in, how many are above a rule (None without one), the index behind."""

    rows: list[Row]
    columns: Sequence[Span]
    head: int | None
    end: int


class RowMaker:
    """Takes the lines of a table one by one; ``rows`` are those that they made so far.

    ``is_squeezed`` tells whether the table is as wide as the page: cells of a narrower one had room enough.
    """

    def __init__(self, columns: Sequence[Span], is_squeezed: Callable[[], bool]) -> None:
        self.rows: list[Row] = []
        self._is_squeezed = is_squeezed
        self._above: list[str] = []
        self.fit(columns)

    @cached_property
    def is_squeezed(self) -> bool:
        """Whether cells may have been wrapped."""
        return self._is_squeezed()

    def fit(self, columns: Sequence[Span]) -> None:
        """Cut lines from now on where these columns are, of which there are as many as before."""
        self.columns = columns
        self._edges = [0, *(left for left, _ in columns[1:])]
        self._widths = [right - left for left, right in columns]

    def take(self, line: str, number: int) -> None:
        """Add a line of the screen: a row, or more of the row above."""
        cells = self.cells(line)
        if self.rows and self.goes_on(self._above, cells):
            self._join(cells)
        else:
            self.rows.append(Row(cells, number))
        self._above = cells

    def may_take(self, line: str) -> bool:
        """Whether the line goes on with the row above."""
        return bool(self.rows) and self.goes_on(self._above, self.cells(line))

    def take_row(self, lines: Iterable[tuple[int, str]]) -> None:
        """Add lines that are known to be one row."""
        start = len(self.rows)
        for number, line in lines:
            cells = self.cells(line)
            if len(self.rows) == start:
                self.rows.append(Row(cells, number))
            else:
                self._join(cells)
            self._above = cells

    def take_header(self, lines: Iterable[tuple[int, str]]) -> None:
        """Add the lines of a header, and perhaps of the row right below it."""
        for number, line in lines:
            cells = self.cells(line)
            is_row = all(cells) or (cells[0] and any(is_value(shape(cell)) for cell in cells))
            if self.rows and not is_row:
                self._join(cells)
            else:
                self.rows.append(Row(cells, number))
            self._above = cells

    def cells(self, line: str) -> list[str]:
        """The line cut where columns begin; words of a column may begin left of it in no line."""
        bounds = zip(self._edges, [*self._edges[1:], len(line)], strict=True)
        return [words(line[left:right]) for left, right in bounds]

    def goes_on(self, above: Sequence[str], cells: Sequence[str]) -> bool:
        """Whether a line's cells go on with those of the line above."""
        filled = [at for at, cell in enumerate(cells) if cell]
        has_values = any(is_value(shape(cell)) for cell in cells)
        if not cells[0] and not has_values:
            return True
        if has_values and cells[0][:1].islower() and above[0] and not any(above[1:]):
            return True
        if not self.is_squeezed or (cells[0] and is_value(shape(cells[0]))):
            return False
        if len(filled) == len(cells):
            return not has_values and self.all_wrap(above, cells)
        return self.wraps(above, cells)

    def is_inset(self, line: str) -> bool:
        """Whether the line begins inside the first column."""
        left, right = self.columns[0]
        indent = len(line) - len(line.lstrip())
        return left + _INSET < indent < right

    def wraps(self, above: Sequence[str], cells: Sequence[str]) -> bool:
        """Whether the cells could be the rest of those above, which had no room for it."""
        score = 0.0 if cells[0] else _NO_NAME
        return score + sum(self._evidence(above, cells)) > 0

    def all_wrap(self, above: Sequence[str], cells: Sequence[str]) -> bool:
        """Whether a line that has something in all columns goes on in each of them, in one without doubt."""
        evidence = self._evidence(above, cells)
        is_certain = any(
            score > _NO_ROOM and len(before.split()) >= _WORDY
            for before, score in zip(above, evidence, strict=True)
        )
        return is_certain and min(evidence) > 0

    def _evidence(self, above: Sequence[str], cells: Sequence[str]) -> list[float]:
        row = self.rows[-1].cells if self.rows else above
        columns = zip(row, above, cells, self._widths, strict=True)
        return [_evidence(whole, before, cell, width) for whole, before, cell, width in columns if cell]

    def _join(self, cells: Sequence[str]) -> None:
        row = self.rows[-1]
        row.cells = [
            join([text for text in pair if text] or [""]) for pair in zip(row.cells, cells, strict=True)
        ]
        row.joined = True


def _evidence(whole: str, above: str, cell: str, width: int) -> float:
    if not above:
        return _NOTHING_ABOVE
    first = cell.split(" ", 1)[0]
    score = _NO_ROOM if len(above) + 1 + len(first) > width else _WOULD_FIT
    if is_value(shape(cell)):
        score += _VALUE
    elif first[0].islower() and not whole[:1].islower():
        score += _SMALL
    return score + (_HANGS if above.endswith(_HANGING) else 0.0)


def is_as_wide_as_page(lines: Sequence[str], start: int, stop: int, width: int) -> bool:
    """Whether the prose around a table is hardly wider than it, so that its cells may have been wrapped."""
    around = [*lines[max(start - _NEAR, 0) : start], *lines[stop : stop + _NEAR]]
    lengths = [length for line in around if (length := len(line.rstrip())) and not has_gap(line)]
    page = sorted(lengths)[int(_SHARE_NEAR * len(lengths))] if len(lengths) >= _FEWEST_NEAR else _USUAL_WIDTH
    return width >= max(page - _SLACK, _NARROWEST_PAGE)
