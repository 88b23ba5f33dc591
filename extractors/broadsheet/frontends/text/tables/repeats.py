"""A table printed twice: a nested table comes once inside its parent and once again after it, often poorer.

The second copy is merged into the first, which keeps its place; what only one of them has is kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.frontends.text.tables.grids import Grid, Row
from broadsheet.notes import Notes

_LEAST_ROWS = 2
"""A header and one row: two tables may share a header and mean different things."""


def merge(grids: Sequence[Grid], notes: Notes) -> list[tuple[Grid, list[str]]]:
    """The grids without second copies, each with the first cells of the rows that its last copy lacks.

    The text right behind the copy may begin with one of them, where the copy was cut off.
    """
    kept: list[tuple[Grid, list[str]]] = []
    for grid in grids:
        if kept and (at := _copy_of(grid, kept[-1][0])) is not None:
            first = kept[-1][0]
            following = at + len(grid.rows)
            _fill(first, grid, at)
            kept[-1] = (first, [row.cells[0] for row in first.rows[following:] if row.cells])
            message = f"a copy of the table of line {first.rows[0].line}, merged into it"
            notes.warn("table-duplicate", message, grid.where())
        else:
            kept.append((grid, []))
    return kept


def _copy_of(grid: Grid, first: Grid) -> int | None:
    """The row of ``first`` where ``grid`` repeats it, each cell the same or empty in one of the two."""
    if len(grid.rows) < _LEAST_ROWS or len(grid.rows) > len(first.rows):
        return None
    opening = grid.rows[0].cells
    for at in range(len(first.rows) - len(grid.rows) + 1):
        if first.rows[at].cells == opening:
            pairs = zip(first.rows[at:], grid.rows, strict=False)
            return at if all(_agree(a, b) for a, b in pairs) else None
    return None


def _agree(a: Row, b: Row) -> bool:
    same = 0
    for x, y in zip(a.cells, b.cells, strict=False):
        if x and y:
            if x != y:
                return False
            same += 1
    return same > 0


def _fill(first: Grid, copy: Grid, at: int) -> None:
    for row, other in zip(first.rows[at:], copy.rows, strict=False):
        cells = [x or y for x, y in zip(row.cells, other.cells, strict=False)]
        row.cells = cells + row.cells[len(cells) :] + other.cells[max(len(cells), len(row.cells)) :]
