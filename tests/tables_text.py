"""Reads the cases of ``fixtures/text_tables.txt`` and writes down which tables are found in a text."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from broadsheet.blocks import Cell, Table
from broadsheet.frontends.text.tables import find_table, may_start
from broadsheet.notes import Notes

FIXTURE = Path(__file__).parent / "fixtures" / "text_tables.txt"


class Case(NamedTuple):
    title: str
    source: str
    expected: str


def cases() -> list[Case]:
    """Title, a dot, source, a dot, expected, a dot; what is before the first title is comment."""
    parts = FIXTURE.read_text(encoding="utf-8").split("\n.\n")
    return [
        Case(parts[n].rsplit("\n\n", 1)[-1].strip(), parts[n + 1], parts[n + 2])
        for n in range(0, len(parts) - 2, 3)
    ]


def tables_of(source: str) -> list[Table]:
    """All tables of a text, as a reader finds them line by line."""
    return [block for block in _blocks(source, Notes()) if isinstance(block, Table)]


def grid_of(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row] for row in table.rows]


def written(source: str) -> str:
    """The tables with their warnings, and the lines of text around them, in the notation of the fixture."""
    out: list[str] = []
    notes = Notes()
    for block in _blocks(source, notes):
        if isinstance(block, Table):
            head = "" if block.head_rows is None else f" head {block.head_rows}"
            out.append(f"{block.where.line}-{block.where.end_line} table{head}{' guessed' * block.guessed}")
            out += [" ¦ ".join(map(_cell, row)).strip() for row in block.rows]
        else:
            out.append(block)
    out += sorted(f"! {warning.where.line} {warning.code}" for warning in notes.warnings)
    return "\n".join(out)


def _blocks(source: str, notes: Notes) -> list[Table | str]:
    lines = source.split("\n")
    blocks: list[Table | str] = []
    at = 0
    while at < len(lines):
        found = find_table(lines, at, notes) if lines[at].strip() and may_start(lines, at) else None
        if found is None:
            blocks += [f"¶ {lines[at].strip()}"] if lines[at].strip() else []
            at += 1
            continue
        blocks += found.tables
        blocks += [f"{found.end} ¶ {found.rest}"] if found.rest else []
        at = found.end
    return blocks


def _cell(cell: Cell) -> str:
    spans = cell.colspan > 1 or cell.rowspan > 1
    return f"{cell.text} {{{cell.colspan}×{cell.rowspan}}}" if spans else cell.text or "·"
