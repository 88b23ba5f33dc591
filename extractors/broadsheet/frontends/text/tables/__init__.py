"""Tables in plain text, whole or damaged.

>>> from broadsheet.notes import Notes
>>> found = find_table(["Port | Berths", "--- | ---", "Aden | 12", "", "Prose."], 0, Notes())
>>> [[cell.text for cell in row] for row in found.tables[0].rows], found.end
([['Port', 'Berths'], ['Aden', '12']], 3)
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.frontends.text.tables.assemble import assemble
from broadsheet.frontends.text.tables.found import FoundTable
from broadsheet.frontends.text.tables.pipes import find_run
from broadsheet.notes import Notes

__all__ = ["FoundTable", "find_table", "may_start"]


def may_start(line: str, following: str) -> bool:
    """Whether a table could begin at this line: a cheap look, often wrong, never wrong when it says no."""
    return "|" in line or "|" in following


def find_table(lines: Sequence[str], at: int, notes: Notes) -> FoundTable | None:
    """The table that begins at ``lines[at]`` (raw lines of the whole text), or None if none does.

    Repairs and guesses go to ``notes`` with their line.
    """
    if "|" not in lines[at]:
        return None
    run = find_run(lines, at)
    if run is None:
        return None
    grids = assemble(run, notes)
    if not grids:
        return None
    return FoundTable([grid.table() for grid in grids], run.end)
