"""Leaders: rows of dots that lead from a name to its value, as in price lists.

::

    Rope, 10 m ............ £12.50      The dots are the gap between two columns. A list of contents, which
    Bell .................. £7.00       leads to the numbers of pages, is one too: each title has its page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.frontends.text.tables.found import FoundTable
from broadsheet.frontends.text.tables.grids import Grid, Row
from broadsheet.notes import Notes

FEWEST = 3
"""Rows."""

_ROW = re.compile(r"(\S.{0,119}?)\s?(?:(?:\.\s?){4,}|(?:…\s?){2,})\s*(\S.{0,39})")
_LED = ("....", ". . . .", "……", "… …")


def find_led(lines: Sequence[str], at: int, notes: Notes) -> FoundTable | None:
    """The rows with leaders from ``at``."""
    rows: list[Row] = []
    end = at
    for n in range(at, len(lines)):
        found = _ROW.fullmatch(lines[n].strip()) if has_leaders(lines[n]) else None
        if found is None:
            break
        rows.append(Row([found[1].strip(), found[2].strip()], n + 1))
        end = n + 1
    if len(rows) < FEWEST or not any(char.isdigit() for row in rows for char in row.cells[1]):
        return None
    return FoundTable([Grid(rows, 2, 0, end, guessed=True).table()], end)


def has_leaders(line: str) -> bool:
    """A cheap check: dots in a row."""
    return any(led in line for led in _LED)
