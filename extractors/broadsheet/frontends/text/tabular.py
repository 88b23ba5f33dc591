"""Tables: where :mod:`.tables` finds one, its lines become it, and what was glued behind it a line again."""

from __future__ import annotations

from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.run_together import pieces_of
from broadsheet.frontends.text.tables import find_table, may_start


def table(cursor: Cursor) -> bool:
    """A table that begins at the cursor."""
    at = cursor.line.number - 1
    if not may_start(cursor.raws, at):
        return False
    found = find_table(cursor.raws, at, cursor.notes)
    if found is None:
        return False
    taken = 0
    while cursor.at + taken < len(cursor.lines) and cursor.lines[cursor.at + taken].number <= found.end:
        taken += 1
    cursor.emit("table", "", taken, blocks=list(found.tables))
    if found.rest is not None:
        cursor.at -= 1
        cursor.replace(1, pieces_of(found.rest, cursor.words) or [found.rest])
    return True
