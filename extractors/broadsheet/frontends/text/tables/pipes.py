"""Pipe tables: rows of cells parted by ``|``, with or without the outer ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.blocks import Cell, Table
from broadsheet.document import Where
from broadsheet.frontends.text.tables.found import FoundTable
from broadsheet.notes import Notes

_RULE = re.compile(r"[\s|:+-]*-[\s|:+-]*\Z")


def is_rule(line: str) -> bool:
    """Whether the line is a rule between header and body: ``---|:--:|``."""
    return "|" in line and _RULE.match(line) is not None


def split_row(line: str) -> list[str]:
    """The cells of a row, outer pipes gone, ``\\|`` read as text."""
    line = line.strip()
    if line.startswith("|"):
        line = line[1:]
    if line.endswith("|") and not line.endswith("\\|"):
        line = line[:-1]
    if "\\|" in line:
        line = line.replace("\\|", "\0")
        return [cell.strip().replace("\0", "|") for cell in line.split("|")]
    return [cell.strip() for cell in line.split("|")]


def find(lines: Sequence[str], at: int, notes: Notes) -> FoundTable | None:
    """A run of lines that hold a pipe, two at least, or one above a rule."""
    end = at
    while end < len(lines) and "|" in lines[end]:
        end += 1
    rows: list[list[Cell]] = []
    head: int | None = None
    for n in range(at, end):
        if is_rule(lines[n]):
            head = len(rows) if head is None else head
        else:
            rows.append([Cell(text) for text in split_row(lines[n])])
    if len(rows) < 2 and head is None:
        return None
    return FoundTable([Table(rows, Where(line=at + 1, end_line=end), head_rows=head)], end)
