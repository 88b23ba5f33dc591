"""Values separated by commas or semicolons, one row per line, as programs print them.

Commas and semicolons are the bread of prose: a block of lines is a table only when they have the same number
of fields, the marks are written as by programs (``a,b,c``) and not as in sentences (``a, b and c``), and a
column holds values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from broadsheet.frontends.text.tables.found import FoundTable
from broadsheet.frontends.text.tables.grids import Grid, Row
from broadsheet.frontends.text.tables.shape import is_value, shape
from broadsheet.notes import Notes

_PRINTED = re.compile(r"[^\s,;][,;][^\s,;]")
_THOUSANDS = re.compile(r"\d,\d{3}(?!\d)")
_BULLETS = ("- ", "* ", "• ", "+ ")
_LEAST_LINES = 3
_PROBE = 40
"""Lines that decide whether a block is data."""
_TIGHT = 0.9
"""Share of lines in which no space follows a mark."""
_LONGEST_WORD = 40


def may_be_separated(line: str, following: str) -> bool:
    """Whether both lines have marks, and one is in the first without a space behind it."""
    if line.count(",") == line.count(", ") and line.count(";") == line.count("; "):
        return False
    return (line.count(",") > 1 and following.count(",") > 1) or (";" in line and ";" in following)


def find_separated(lines: Sequence[str], at: int, notes: Notes) -> FoundTable | None:
    """The block of separated values that begins at ``at``; quoted fields are understood."""
    first = lines[at]
    if at + _LEAST_LINES > len(lines) or not _PRINTED.search(first) or first.startswith(_BULLETS):
        return None
    mark = ";" if first.count(";") >= max(1, first.count(",")) else ","
    width = len(_fields(first, mark))
    if width < (2 if mark == ";" else 3):
        return None
    probe = list(takewhile(lambda line: len(_fields(line, mark)) == width, lines[at : at + _PROBE]))
    if len(probe) < _LEAST_LINES or not _is_data(probe, mark):
        return None
    rows: list[Row] = []
    for n in range(at, len(lines)):
        fields = _fields(lines[n], mark)
        if len(fields) != width:
            break
        rows.append(Row(fields, n + 1))
    grid = Grid(rows, width, None, rows[-1].line, guessed=True)
    return FoundTable([grid.table()], grid.end_line)


def _fields(line: str, mark: str) -> list[str]:
    if '"' not in line:
        return [field.strip() for field in line.split(mark)]
    import csv  # only when a field is quoted

    fields = next(csv.reader([line.strip()], delimiter=mark, skipinitialspace=True), [])
    return [field.strip() for field in fields]


def _is_data(lines: Sequence[str], mark: str) -> bool:
    tight = sum(1 for line in lines if f"{mark} " not in line or '"' in line)
    if tight < _TIGHT * len(lines) or (mark == "," and all(_THOUSANDS.search(line) for line in lines[1:])):
        return False
    columns = list(zip(*(_fields(line, mark) for line in lines[1:]), strict=True))
    if any(all(not cell or is_value(shape(cell)) for cell in column) and any(column) for column in columns):
        return True
    return mark == ";" and all(len(cell) <= _LONGEST_WORD for column in columns for cell in column)
