"""Tables of which only the cells are left, one a line: their width and their rows are worked out.

Where full rows explain the cells well, they are taken; where they do not, cells are missing, and the layout
that allows for it (:mod:`.flow`) must be better by more than it costs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from broadsheet.frontends.text.tables.flow import lay_out
from broadsheet.frontends.text.tables.grids import Row
from broadsheet.frontends.text.tables.period import SAMPLE, candidates, evenly, without_corner
from broadsheet.frontends.text.tables.shape import TEXT, shape

LEAST_CELLS = 4
"""Two rows of two."""
_CONFUSED = 0.12
"""Share of cells that are of another kind than their column's, from which on cells must have been lost."""


def rows_of(cells: Sequence[str], lines: Sequence[int]) -> tuple[list[Row], int]:
    """Rows and width for cells that stand at these lines (1-based); no rows if there are too few cells.

    >>> rows, width = rows_of(["Port", "Berths", "Aden", "12", "Basra", "9", "Muscat", "31"], range(1, 9))
    >>> width, [row.cells for row in rows]
    (2, [['Port', 'Berths'], ['Aden', '12'], ['Basra', '9'], ['Muscat', '31']])
    """
    count = len(cells)
    if count < LEAST_CELLS:
        return [], 0
    shapes = [shape(cell) for cell in cells]
    sample, kinds = cells[:SAMPLE], shapes[:SAMPLE]
    least, width, corner = _best(sample, kinds, count)
    places: Sequence[int] = range(corner, count + corner)
    if _confusion(kinds[width - corner :], width) > _CONFUSED:
        layout, cost = lay_out(sample, kinds, width)
        if cost < least:
            places = layout if count <= SAMPLE else lay_out(cells, shapes, width)[0]
    return _rows(cells, lines, places, width), width


def bits(cells: Sequence[str]) -> float:
    """How many bits the cells take in the rows that suit them best: the less, the more they are one table."""
    return _best(cells, [shape(cell) for cell in cells], len(cells))[0]


def guess_width(cells: Sequence[str]) -> int:
    """The width alone; 0 if there are too few cells."""
    if len(cells) < LEAST_CELLS:
        return 0
    sample = cells[:SAMPLE]
    return _best(sample, [shape(cell) for cell in sample], len(cells))[1]


def _best(cells: Sequence[str], shapes: Sequence[int], count: int) -> tuple[float, int, int]:
    """The least bits, the width that takes them, and 1 if the header's first cell is lost."""
    return min(
        (judge(cells, shapes, width, count), width, corner)
        for width in candidates(shapes)
        for corner, judge in enumerate((evenly, without_corner))
        if not corner or (width > 2 and (count + 1) % width == 0)
    )


def _confusion(shapes: Sequence[int], width: int) -> float:
    """The share of cells below the header that are of another kind than most in their column."""
    kinds = [min(code, TEXT) for code in shapes]
    usual = sum(Counter(kinds[at::width]).most_common(1)[0][1] for at in range(min(width, len(kinds))))
    return 1 - usual / len(kinds) if kinds else 0.0


def _rows(cells: Sequence[str], lines: Sequence[int], places: Sequence[int], width: int) -> list[Row]:
    rows: list[Row] = []
    number = -1
    for cell, line, place in zip(cells, lines, places, strict=True):
        if place // width != number:
            number = place // width
            rows.append(Row([], line))
        row = rows[-1].cells
        row.extend([""] * (place % width - len(row)))
        row.append(cell)
    return rows
