"""Tables of which only the cells are left, one a line: their width and their rows are worked out.

Where full rows explain the cells well, they are taken; where they do not, cells are missing, and the layout
that allows for it (:mod:`.flow`) must be better by more than it costs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from broadsheet.frontends.text.tables.flow import lay_out
from broadsheet.frontends.text.tables.grids import Row
from broadsheet.frontends.text.tables.period import SAMPLE, candidates, evenly
from broadsheet.frontends.text.tables.shape import TEXT, is_value, shape

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
    width = min(candidates(kinds), key=lambda w: evenly(sample, kinds, w, count))
    places: Sequence[int] = range(count)
    if _confusion(kinds, width) > _CONFUSED:
        layout, bits = lay_out(sample, kinds, width)
        if bits < evenly(sample, kinds, width, count):
            places = layout if count <= SAMPLE else lay_out(cells, shapes, width)[0]
    elif (count + 1) % width == 0 and _lost_corner(shapes, width):
        places = range(1, count + 1)
    return _rows(cells, lines, places, width), width


def _lost_corner(shapes: Sequence[int], width: int) -> bool:
    """Whether the header's empty first cell is missing: then names stand last in each row, and values first."""
    first = sum(map(is_value, shapes[width::width]))
    last = sum(map(is_value, shapes[width - 1 :: width]))
    rows = len(shapes) // width
    return last == 0 and rows > 1 and (2 * first > rows or width > 2) and not any(map(is_value, shapes[: width - 1]))


def _confusion(shapes: Sequence[int], width: int) -> float:
    """The share of cells below the header that are of another kind than most in their column."""
    kinds = [min(code, TEXT) for code in shapes[width:]]
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
