"""One table, from its block to the document's table: grid, header, roles, columns, records."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import pairwise, takewhile
from statistics import fmean
from typing import Any, Literal

from msgspec import UNSET, Struct, UnsetType

from broadsheet import blocks
from broadsheet.blocks import Cell
from broadsheet.document import Column, Table
from broadsheet.tabular.columns import Source, Typed, type_columns
from broadsheet.tabular.footnotes import is_note_below, split_notes, tie, without_marks
from broadsheet.tabular.grid import Grid, lay_out
from broadsheet.tabular.header import header_rows, is_value, name_columns, unique_names
from broadsheet.tabular.roles import Roles, find_roles
from broadsheet.tabular.sums import last_row_adds_up

Warn = Callable[[str, str], None]
"""Takes a warning's code and message; the place is the table's."""

MOST_KEYS = 100
"""Rows of a fact box or a comparison that are looked at."""
LONGEST_KEY = 30
"""Characters on average of what stands in a fact box's first column."""


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
    rows, marked = _rows(block, warn)
    count, guessed = header_rows(rows, marked)
    if guessed:
        warn("table-header-guessed", f"no header is marked; {_rows_of(count)} read as one")
    header, body = rows[:count], rows[count:]
    roles = find_roles(body, header)
    notes = [*block.notes, *(note for at in roles.notes for note in split_notes(body[at][0].text))]
    footnotes = tie([*notes, *takewhile(is_note_below, below)], header, body)
    marks = frozenset(footnote.mark for footnote in footnotes) if context.types else frozenset()
    sources = _sources(body, roles, marks, name_columns(header, len(rows[0]) if rows else 0))
    if header and sources[0].name == "column 1" and _counts_rows(sources[0].cells):
        sources[0].name = "index"
    columns = _columns(sources, context, warn)
    names = unique_names([source.name for source in sources])
    records, group = _records(names, columns, body, roles)
    return Table(
        id=id,
        section=section,
        caption=block.caption,
        header=[[cell.text for cell in row] for row in header],
        columns=[_column(name, typed) for name, typed in zip(names, columns, strict=True)],
        rows=[[cell.text for cell in row] for row in body],
        records=records,
        where=block.where,
        notes=notes or UNSET,
        footnotes=footnotes or UNSET,
        row_headers=roles.row_headers or UNSET,
        totals=_totals(roles, columns, len(body)) or UNSET,
        orientation=_orientation(header, body, roles, columns),
        group_column=group or UNSET,
        group_rows=roles.groups or UNSET,
        note_rows=roles.notes or UNSET,
        repeated_header_rows=roles.repeats or UNSET,
        guessed=True if block.guessed else UNSET,
    )


def _rows(block: blocks.Table, warn: Warn) -> tuple[list[list[Cell]], int | None]:
    """The grid without blank rows and columns, and how many of its rows are marked as header."""
    grid = lay_out(block.rows, block.groups)
    _report(grid, warn)
    kept = [at for at, row in enumerate(grid.rows) if any(cell.text for cell in row)]
    rows = grid.rows
    marked = block.head_rows
    if len(kept) < len(rows):
        warn("table-blank-rows", f"{len(rows) - len(kept)} rows without any text were dropped")
        marked = marked and sum(at < marked for at in kept)
        rows = [rows[at] for at in kept]
    width = len(rows[0]) if rows else 0
    filled = [at for at in range(width) if any(row[at].text for row in rows)]
    if len(filled) < width:
        warn("table-blank-columns", f"{width - len(filled)} columns without any text were dropped")
        rows = [[row[at] for at in filled] for row in rows]
    return rows, marked


def _report(grid: Grid, warn: Warn) -> None:
    if grid.clamped:
        warn(
            "table-span-clamped",
            f"{grid.clamped} spans above the HTML standard's limits were clamped to them",
        )
    if grid.cut:
        warn("table-cut", f"the spans claim more cells than any table has; {grid.cut} columns were cut off")
    if grid.short:
        first = grid.short[0] + 1
        warn(
            "table-row-short",
            f"{_rows_of(len(grid.short))} too short, row {first} the first; the rest is empty",
        )


def _rows_of(count: int) -> str:
    return "1 row" if count == 1 else f"{count} rows"


def _sources(
    body: Sequence[Sequence[Cell]], roles: Roles, marks: Collection[str], names: Sequence[str]
) -> list[Source]:
    """The data cells by column, without those footnote marks."""
    aside = roles.aside
    data = [row for at, row in enumerate(body) if at not in aside] if aside else body
    shared = {cell.text for row in data for left, cell in pairwise(row) if left is cell}
    spanning = frozenset(text for text in shared if text and not is_value(text))
    columns = [[row[at].text for row in data] for at in range(len(names))]
    if marks:
        columns = [[without_marks(cell, marks) for cell in column] for column in columns]
    return [
        Source(name, cells, at == 0, spanning)
        for at, (name, cells) in enumerate(zip(names, columns, strict=True))
    ]


def _columns(sources: Sequence[Source], context: Context, warn: Warn) -> list[Typed]:
    if context.types:
        return type_columns(sources, context.language, warn)
    return [Typed("text", [cell or None for cell in source.cells]) for source in sources]


def _totals(roles: Roles, columns: Sequence[Typed], height: int) -> list[int]:
    """The rows of sums: named so, or else a last row that adds up the others."""
    if roles.totals or roles.groups or not last_row_adds_up(columns):
        return roles.totals
    aside = roles.aside
    return [max(at for at in range(height) if at not in aside)]


def _counts_rows(cells: Sequence[str]) -> bool:
    """Whether a column numbers the rows, from 0 or 1 on."""
    first = cells[0] if cells else ""
    return first in ("0", "1") and all(cell == str(int(first) + at) for at, cell in enumerate(cells))


def _column(name: str, typed: Typed) -> Column:
    return Column(name=name, type=typed.type, unit=typed.unit, scale=typed.scale)


def _records(
    names: Sequence[str], columns: Sequence[Typed], body: Sequence[Sequence[Cell]], roles: Roles
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


def _orientation(
    header: Sequence[object], body: Sequence[Sequence[Cell]], roles: Roles, columns: Sequence[Typed]
) -> Literal["columns"] | UnsetType:
    """Keys down the side: a first column of names, and no column of one kind beside it.

    There is no header above, or the header names things and each row tells one kind of value of each.
    """
    if len(columns) < 2 or not body:
        return UNSET
    if header:
        return "columns" if _compares(body, roles, columns) else UNSET
    keys = [row[0].text for row in body]
    if roles.row_headers != 1 and not _are_keys(keys, body, columns):
        return UNSET
    return "columns" if any(typed.type == "text" for typed in columns[1:]) else UNSET


def _compares(body: Sequence[Sequence[Cell]], roles: Roles, columns: Sequence[Typed]) -> bool:
    """Whether rows have types where columns have none: ``Seats | 5 | 10``, ``Price | $9 | $19``."""
    if len(columns) < 3 or roles.row_headers != 1 or any(typed.type != "text" for typed in columns[1:]):
        return False
    aside = roles.aside
    rows = [row for at, row in enumerate(body[:MOST_KEYS]) if at not in aside]
    kinds = type_columns([Source(row[0].text, [c.text for c in row[1:]]) for row in rows], None, _no_warning)
    typed = sum(kind.type != "text" for kind in kinds)
    return typed > 1 and typed * 2 >= len(rows)


def _no_warning(code: str, message: str) -> None:
    """What rows are read for a second time says nothing new."""


def _are_keys(keys: Sequence[str], body: Sequence[Sequence[Cell]], columns: Sequence[Typed]) -> bool:
    """Whether unmarked cells name fields: they end in colons, or are short and unlike what is beside them."""
    if sum(key.endswith((":", "：")) for key in keys) >= 0.8 * len(keys):
        return True
    if len(columns) != 2 or len(body) < 2 or columns[0].type != "text" or not all(keys):
        return False
    if len(set(keys)) < len(keys) or any(map(is_value, keys)) or fmean(map(len, keys)) > LONGEST_KEY:
        return False
    beside = [row[1].text for row in body]
    return any(map(is_value, beside)) or fmean(map(len, beside)) > 1.5 * fmean(map(len, keys))
