"""One table, from its block to the document's table: grid, header, roles, columns, records."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Any

from msgspec import UNSET, Struct

from broadsheet import blocks
from broadsheet.blocks import Cell
from broadsheet.document import Column, Footnote, Table
from broadsheet.notes import counted
from broadsheet.tabular.column_data import RawColumn, TypedColumn, Warn, ignore
from broadsheet.tabular.columns import type_columns
from broadsheet.tabular.footnotes import is_note_below, split_notes, tie, without_marks
from broadsheet.tabular.grid import Grid, Rows, cut_overhang, lay_out
from broadsheet.tabular.header import header_rows, is_value, name_columns, unique_names
from broadsheet.tabular.orientation import has_keys_down_the_side
from broadsheet.tabular.roles import Roles, find_roles
from broadsheet.tabular.sums import last_row_adds_up


class Context(Struct, frozen=True):
    """What a table is read with: the document's language, and whether its cells are to be typed."""

    language: str | None = None
    types: bool = True


def build(
    block: blocks.Table,
    id: str,
    section: str | None,
    context: Context,
    warn: Warn,
    below: Sequence[str] = (),
) -> Table:
    """The document's table for a block, without ``within``, which only the extractor can know.

    ``below`` are the paragraphs that follow it: they may be the notes that marks in its cells point to.
    """
    parts = _parts(block, below, warn)
    sources = _sources(parts)
    columns = type_columns(sources, context.language, warn if context.types else ignore)
    names = unique_names([source.name for source in sources])
    totals = _totals(parts.roles, columns, len(parts.body))
    sideways = has_keys_down_the_side(parts.header, parts.body, parts.roles, columns)
    if not context.types:
        columns = _as_text(parts)
    records, group = _records(names, columns, parts.body, parts.roles)
    return Table(
        id=id,
        section=section,
        caption=block.caption,
        header=[[cell.text for cell in row] for row in parts.header],
        columns=[_column(name, typed) for name, typed in zip(names, columns, strict=True)],
        rows=[[cell.text for cell in row] for row in parts.body],
        records=records,
        where=block.where,
        notes=parts.notes or UNSET,
        footnotes=parts.footnotes or UNSET,
        row_headers=parts.roles.row_headers or UNSET,
        totals=totals or UNSET,
        orientation="columns" if sideways else UNSET,
        group_column=group or UNSET,
        group_rows=parts.roles.groups or UNSET,
        note_rows=parts.roles.notes or UNSET,
        repeated_header_rows=parts.roles.repeats or UNSET,
        guessed=True if block.guessed else UNSET,
    )


class _Parts(Struct):
    """A table taken apart: its header, its rows, and the role of each row."""

    header: Rows
    body: Rows
    roles: Roles
    notes: list[str]
    footnotes: list[Footnote]

    @property
    def data(self) -> Rows:
        """The rows that have a record."""
        aside = self.roles.aside
        return [row for at, row in enumerate(self.body) if at not in aside] if aside else self.body

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len((self.header or self.body)[0]) if self.header or self.body else 0


def _parts(block: blocks.Table, below: Sequence[str], warn: Warn) -> _Parts:
    rows, marked = _rows(block, warn)
    count, guessed = header_rows(rows, marked)
    if guessed:
        warn("table-header-guessed", f"no header is marked; {counted(count, 'row')} read as one")
    header, body = rows[:count], rows[count:]
    roles = find_roles(body, header)
    notes = [*block.notes, *(note for at in roles.notes for note in split_notes(body[at][0].text))]
    footnotes = tie([*notes, *takewhile(is_note_below, below)], header, body)
    return _Parts(header, body, roles, notes, footnotes)


def _rows(block: blocks.Table, warn: Warn) -> tuple[list[list[Cell]], int | None]:
    """The grid without blank rows and columns, and how many of its rows are marked as header."""
    grid = lay_out(block.rows, block.groups)
    cut_overhang(grid)
    _report(grid, warn)
    kept = [at for at, row in enumerate(grid.rows) if any(cell.text for cell in row)]
    rows = grid.rows
    marked = block.head_rows
    if len(kept) < len(rows):
        warn("table-blank-rows", f"{counted(len(rows) - len(kept), 'row')} without any text dropped")
        marked = marked and sum(at < marked for at in kept)
        rows = [rows[at] for at in kept]
    width = len(rows[0]) if rows else 0
    filled = [at for at in range(width) if any(row[at].text for row in rows)]
    if len(filled) < width:
        warn("table-blank-columns", f"{counted(width - len(filled), 'column')} without any text dropped")
        rows = [[row[at] for at in filled] for row in rows]
    return rows, marked


def _report(grid: Grid, warn: Warn) -> None:
    if grid.clamped:
        spans = counted(grid.clamped, "span")
        warn("table-span-clamped", f"{spans} above the HTML standard's limits, reduced to them")
    if grid.cut:
        lost = counted(grid.cut, "column")
        warn("table-cut", f"the spans claim more cells than any table has; {lost} cut off")
    if grid.overhang:
        lost = counted(grid.overhang, "column")
        message = f"spans reach past the last column in which a cell begins; {lost} cut off"
        warn("table-span-overhang", message)
    if grid.short:
        first = grid.short[0] + 1
        warn(
            "table-row-short",
            f"{counted(len(grid.short), 'row')} too short, row {first} the first; the rest is empty",
        )


def _sources(parts: _Parts) -> list[RawColumn]:
    """The data cells by column, without the footnote marks that are tied to a note."""
    data = parts.data
    shared = {cell.text for row in data for left, cell in pairwise(row) if left is cell}
    spanning = frozenset(text for text in shared if text and not is_value(text))
    marks = frozenset(footnote.mark for footnote in parts.footnotes)
    sources = []
    for at, name in enumerate(name_columns(parts.header, parts.width)):
        cells = [row[at].text for row in data]
        if marks:
            cells = [without_marks(cell, marks) for cell in cells]
        if at == 0 and parts.header and name == "column 1" and _counts_rows(cells):
            name = "index"
        sources.append(RawColumn(name, cells, at == 0, spanning))
    return sources


def _as_text(parts: _Parts) -> list[TypedColumn]:
    """The columns without types: every cell as it was written, an empty one null."""
    data = parts.data
    return [TypedColumn("text", [row[at].text or None for row in data]) for at in range(parts.width)]


def _totals(roles: Roles, columns: Sequence[TypedColumn], height: int) -> list[int]:
    """The rows of sums: named so, or else a last row that adds up the others."""
    if roles.totals or roles.groups or not last_row_adds_up(columns):
        return roles.totals
    aside = roles.aside
    return [max(at for at in range(height) if at not in aside)]


def _counts_rows(cells: Sequence[str]) -> bool:
    """Whether a column numbers the rows, from 0 or 1 on."""
    first = cells[0] if cells else ""
    return first in ("0", "1") and all(cell == str(int(first) + at) for at, cell in enumerate(cells))


def _column(name: str, typed: TypedColumn) -> Column:
    return Column(name=name, type=typed.type, unit=typed.unit, scale=typed.scale)


def _records(
    names: Sequence[str], columns: Sequence[TypedColumn], body: Rows, roles: Roles
) -> tuple[list[dict[str, Any]], str | None]:
    """The data rows keyed by column name; with groups, each with its group's heading as one more key."""
    records = [
        dict(zip(names, values, strict=True))
        for values in zip(*(typed.values for typed in columns), strict=True)
    ]
    if not roles.groups:
        return records, None
    key, number = "group", 1
    while key in names:
        number += 1
        key = f"group ({number})"
    heading: str | None = None
    groups, aside = frozenset(roles.groups), roles.aside
    remaining = iter(records)
    for at, row in enumerate(body):
        if at in groups:
            heading = row[0].text
        elif at not in aside:
            next(remaining)[key] = heading
    return records, key
