"""Tables in a terminal: as a grid where the columns can be read side by side, else a row after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.cells import cell_len
from rich.console import JustifyMethod, RenderableType
from rich.padding import Padding
from rich.table import Table as Grid
from rich.text import Text

from broadsheet.document import NUMERIC, Column, Table
from broadsheet.notes import counted
from broadsheet_cli.options import ROWS
from broadsheet_cli.show.columns import need, widths
from broadsheet_cli.show.places import lines
from broadsheet_cli.show.screen import ACCENT, QUIET, STRONG, Screen, plain

_RULED = box.Box("    \n    \n ── \n    \n ── \n ── \n    \n    \n")
"""A rule below the header and between rows that need one, and no other line."""


def draw(table: Table, screen: Screen, most: int = ROWS) -> None:
    """Draw a table with its caption, its notes, and the types of its columns."""
    screen.draw(caption(table))
    shown = _shown(table)
    rows = shown[:most] if most else shown
    needs = [
        need(_header(table, at).plain, [row[at] for row in rows], column.type in NUMERIC)
        for at, column in enumerate(table.columns)
    ]
    fitting = widths(needs, screen.width - 2 * len(needs))
    if fitting is not None:
        screen.draw(_grid(table, rows, fitting), width=screen.width)
    else:
        for part in _records(table, rows, screen.prose):
            screen.draw(part)
    if len(rows) < len(shown):
        more = counted(len(shown) - len(rows), "more row")
        screen.draw(Text(f"… {more}: --rows 0 shows all", style=QUIET))
    for note in table.notes if isinstance(table.notes, list) else ():
        screen.draw(plain(note, QUIET))
    if types := _types(table.columns):
        screen.draw(plain(types, QUIET))


def _shown(table: Table) -> list[list[str]]:
    """The rows as a reader sees them: the heading of a group once, the notes at the end below the table."""
    groups, notes = set(table.group_rows or ()), set(table.note_rows or ())
    return [
        [row[0], *([""] * (len(row) - 1))] if at in groups else row
        for at, row in enumerate(table.rows)
        if at not in notes
    ]


def caption(table: Table) -> Text:
    """The caption of the table, and its size."""
    size = f"{counted(len(table.rows), 'row')} × {counted(len(table.columns), 'column')}"
    about = [table.id, size, "guessed" if table.guessed is True else "", lines(table.where)]
    name = plain(table.caption + "  " if table.caption else "", ACCENT)
    return name.append_text(plain(" · ".join(filter(None, about)), QUIET))


def _grid(table: Table, rows: Sequence[Sequence[str]], fitting: Sequence[int]) -> RenderableType:
    """The table as it is, with a rule before a total and around each row that takes several lines."""
    grid = Grid(
        box=_RULED,
        show_edge=False,
        padding=(0, 1, 0, 0),
        header_style=STRONG,
        border_style=QUIET,
        show_header=bool(table.header),
    )
    heads = table.row_headers if isinstance(table.row_headers, int) else 0
    totals = set(table.totals) if isinstance(table.totals, list) else set()
    for at, column in enumerate(table.columns):
        justify: JustifyMethod = "right" if column.type in NUMERIC else "left"
        style = STRONG if at < heads else ""
        grid.add_column(_header(table, at), justify=justify, style=style, width=fitting[at], overflow="fold")
    tall = [_is_tall(row, fitting) for row in rows]
    for number, row in enumerate(rows):
        ruled = any(tall[number : number + 2]) or (number + 1 in totals and number not in totals)
        grid.add_row(*map(plain, row), style=STRONG if number in totals else "", end_section=ruled)
    return grid


def _is_tall(row: Sequence[str], fitting: Sequence[int]) -> bool:
    """Does the row take several lines?"""
    return any("\n" in cell or cell_len(cell) > width for cell, width in zip(row, fitting, strict=True))


def _header(table: Table, at: int) -> Text:
    """The header cells of a column, one below the other; a name that several rows repeat only once."""
    return plain("\n".join(dict.fromkeys(row[at] for row in table.header if row[at])))


def _records(table: Table, rows: Sequence[Sequence[str]], width: int) -> Iterator[RenderableType]:
    """Each row as its own little table of names and values, headed by its number."""
    names = [column.name for column in table.columns]
    widest = min(max(map(cell_len, names)), max(width // 3, 10))
    for number, row in enumerate(rows, 1):
        yield Text(f"row {number}", style=QUIET)
        record = Grid(box=None, show_header=False, padding=(0, 2, 0, 0))
        record.add_column(style=STRONG, width=widest, overflow="fold")
        record.add_column(overflow="fold")
        for name, value in zip(names, row, strict=True):
            if value:
                record.add_row(plain(name), plain(value))
        yield Padding(record, (0, 0, 0, 2))


def _types(columns: Sequence[Column]) -> str:
    """What was inferred: ``integer: Berths; money (USD): Cost``; columns of plain text need no word."""
    named: dict[str, list[str]] = {}
    for column in columns:
        if column.type != "text":
            named.setdefault(column.type + (f" ({column.unit})" if column.unit else ""), []).append(
                column.name
            )
    return "; ".join(f"{kind}: {', '.join(names)}" for kind, names in named.items())
