"""The grid: rows of cells that span, laid out in the slots that a browser would give them.

The WHATWG table model (HTML standard, 4.9.12.1 "Forming a table") as browsers lay it out: a cell takes the
first free slot of its row, a rowspan ends with its row group, and where two cells claim one slot the later
one, which is painted over the other, has it. A slot that no cell claims is empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from broadsheet.blocks import Cell

MAX_COLSPAN = 1000
MAX_ROWSPAN = 65534
"""The standard's own limits (4.9.11)."""

MOST_SLOTS = 2_000_000
"""Of a grid, beyond four times the cells of the source. A rogue span claims more; a table never did."""

EMPTY = Cell()

Rows = Sequence[Sequence[Cell]]
"""Some rows of a table as they are laid out: of one width, one cell in each slot."""

Hanging = dict[int, list[tuple[int, Cell]]]
"""Cells from rows above, by column: (the row before which it ends, the cell), the last one on top."""


class Grid(Struct):
    """``rows`` is rectangular, with each :class:`Cell` in all slots that it covers and :data:`EMPTY` in
    holes.

    ``clamped`` counts spans that were above the standard's limits, ``cut`` the columns that were cut off
    because the grid would have more than :data:`MOST_SLOTS`, ``overhang`` those that :func:`cut_overhang`
    took off, ``short`` the 0-based rows with empty slots at their end.
    """

    rows: list[list[Cell]]
    clamped: int = 0
    cut: int = 0
    overhang: int = 0
    short: list[int] = []


def lay_out(rows: Sequence[Sequence[Cell]], groups: Iterable[int] = ()) -> Grid:
    """Give every cell its slots. ``groups`` are the first rows of row groups, past which no cell spans.

    >>> rows = [[Cell("a", rowspan=2), Cell("b", colspan=2)], [Cell("c")]]
    >>> [[cell.text for cell in row] for row in lay_out(rows).rows]
    [['a', 'b', 'b'], ['a', 'c', '']]
    """
    grid = Grid([])
    cells = sum(map(len, rows))
    room = (MOST_SLOTS + 4 * cells) // max(1, len(rows))
    ends = _group_ends(len(rows), groups)
    hanging: Hanging = {}
    width = 0
    for y, row in enumerate(rows):
        if hanging or _any_spans(row):
            line = _place(row, y, ends[y], hanging, room, grid)
            hanging = {
                x: alive for x, over in hanging.items() if (alive := [one for one in over if one[0] > y + 1])
            }
        else:
            line = list(row)
        width = max(width, len(line))
        grid.rows.append(line)
    _make_rectangular(grid, min(width, room))
    grid.cut += max(0, width - room)
    return grid


def cut_overhang(grid: Grid) -> None:
    """Take off the columns at the right in which no cell begins, where rows end before them.

    ``colspan="100%"`` is read as 100, and some authors write any number that is large enough. The standard
    calls such a column an error of the table's model (4.9.12.1, step 20), and browsers draw it without width.

    >>> grid = lay_out([[Cell("all", colspan=100)], [Cell("a"), Cell("b")]])
    >>> cut_overhang(grid)
    >>> [[cell.text for cell in row] for row in grid.rows], grid.overhang
    ([['all', 'all'], ['a', 'b']], 98)
    """
    if not grid.short:
        return
    width = max(map(_last_start, grid.rows)) + 1
    grid.overhang = len(grid.rows[0]) - width
    if grid.overhang:
        for row in grid.rows:
            del row[width:]
        grid.short = [at for at in grid.short if grid.rows[at][-1] is EMPTY]


def _last_start(row: Sequence[Cell]) -> int:
    """The last column of a row in which a cell begins; 0 when there is none."""
    for x in range(len(row) - 1, 0, -1):
        if row[x] is not EMPTY and row[x] is not row[x - 1]:
            return x
    return 0


def _any_spans(row: Sequence[Cell]) -> bool:
    for cell in row:  # noqa: SIM110 - a generator takes twice the time, and tables have a million cells
        if cell.colspan != 1 or cell.rowspan != 1:
            return True
    return False


def _group_ends(height: int, groups: Iterable[int]) -> list[int]:
    """For each row, the row before which its group ends."""
    ends = [height] * height
    start = 0
    for border in sorted(set(groups)):
        if start < border <= height:
            ends[start:border] = [border] * (border - start)
            start = border
    return ends


def _place(row: Sequence[Cell], y: int, end: int, hanging: Hanging, room: int, grid: Grid) -> list[Cell]:
    """One row's slots; cells that span further down are hung up for the rows below."""
    line = [EMPTY] * (1 + max(hanging, default=-1))
    for x, over in hanging.items():
        line[x] = over[-1][1]
    above = frozenset(hanging)
    x = 0
    for cell in row:
        while x in above:
            x += 1
        columns, last = _spans(cell, y, end, grid)
        columns = min(columns, max(1, room + 1 - x))  # the rest would be cut off anyway
        if len(line) < x + columns:
            line.extend([EMPTY] * (x + columns - len(line)))
        for column in range(x, x + columns):
            line[column] = cell
            if last > y + 1:
                hanging.setdefault(column, []).append((last, cell))
        x += columns
    return line


def _spans(cell: Cell, y: int, end: int, grid: Grid) -> tuple[int, int]:
    """How many columns the cell covers, and the row before which it ends."""
    grid.clamped += (cell.colspan > MAX_COLSPAN) + (cell.rowspan > MAX_ROWSPAN)
    columns = min(max(cell.colspan, 1), MAX_COLSPAN)
    last = min(y + min(cell.rowspan, MAX_ROWSPAN), end) if cell.rowspan else end
    return columns, last


def _make_rectangular(grid: Grid, width: int) -> None:
    for y, line in enumerate(grid.rows):
        missing = width - len(line)
        if missing > 0:
            line.extend([EMPTY] * missing)
            grid.short.append(y)
        elif missing < 0:
            del line[width:]
