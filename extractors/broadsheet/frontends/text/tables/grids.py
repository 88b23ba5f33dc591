"""A table on its way from lines to a block: the result of every recogniser."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from broadsheet.blocks import Cell, Table
from broadsheet.document import Where
from broadsheet.notes import Notes, counted


class Row(Struct):
    """One row: its cells and its first line (1-based).

    ``joined`` if it was put together from several lines; ``spans`` if its first cell goes across the table.
    """

    cells: list[str]
    line: int
    joined: bool = False
    spans: bool = False


class Grid(Struct):
    """Rows of about ``width`` cells, ``head`` of them above a rule (None without one), to ``end_line``.

    ``guessed`` if nothing in the source marks it as a table, or where its rows end.
    """

    rows: list[Row]
    width: int
    head: int | None
    end_line: int
    guessed: bool = False

    def where(self) -> Where:
        """The lines that the table takes."""
        return Where(line=self.rows[0].line, end_line=self.end_line)

    def table(self) -> Table:
        """The block, every row as wide as the widest."""
        width = max(len(row.cells) for row in self.rows)
        rows = [_cells(row, width) for row in self.rows]
        return Table(rows, self.where(), head_rows=self.head, guessed=self.guessed)


def _cells(row: Row, width: int) -> list[Cell]:
    if row.spans:
        return [Cell(row.cells[0], colspan=width)]
    return [Cell(text) for text in row.cells] + [Cell() for _ in range(width - len(row.cells))]


def note_joined(rows: Sequence[Row], notes: Notes) -> None:
    """Warn of the rows that were put together from several lines."""
    broken = [row.line for row in rows if row.joined]
    if broken:
        message = f"{counted(len(broken), 'row or cell', 'rows or cells')} broken over lines, joined again"
        notes.warn("table-row-broken", message, Where(line=broken[0], end_line=broken[-1]))


def note_ragged(grid: Grid, notes: Notes) -> None:
    """Warn of the rows that have fewer or more cells than the table, labels across it apart."""
    short = [row for row in grid.rows if not row.spans and len(row.cells) < grid.width]
    long = [row for row in grid.rows if len(row.cells) > grid.width]
    for code, rows in (("table-row-short", short), ("table-row-long", long)):
        if not rows:
            continue
        first = rows[0]
        what = f"row has {len(first.cells)} of {grid.width} cells"
        message = what if len(rows) == 1 else f"{len(rows)} rows, from this on: {what}"
        rest = "the rest is empty" if code == "table-row-short" else "the table is widened"
        notes.warn(code, f"{message}; {rest}", Where(line=first.line))
