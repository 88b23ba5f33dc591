"""Tables: where :mod:`.tables` finds one, its lines become it, and what was glued behind it a line again."""

from __future__ import annotations

from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.run_together import pieces_of
from broadsheet.frontends.text.tables import find_table, may_start
from broadsheet.frontends.text.tables.aligned import find_aligned
from broadsheet.notes import Notes

TALLEST_HEADER = 6
"""Lines, with a caption over it."""


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
    left = min(line.indent for line in cursor.lines[cursor.at : cursor.at + taken] if line.text)
    unit = cursor.emit("table", "", taken, blocks=list(found.tables))
    unit.indent = left
    if found.rest is not None:
        cursor.at -= 1
        cursor.replace(1, pieces_of(found.rest, cursor.words) or [found.rest])
    return True


def is_over_table(cursor: Cursor, start: int, end: int) -> bool:
    """Whether the lines are a caption and a header, centred, of a table that begins further left below them.

    They are at ``start`` to ``end``, counted from the cursor.
    """
    following = cursor.ahead(end)
    if end - start > TALLEST_HEADER or following is None or "  " not in following.text:
        return False
    tops = [line.number - 1 for line in cursor.lines[cursor.at + start : cursor.at + end] if line.text]
    tables = (find_aligned(cursor.raws, top, Notes()) for top in tops)
    return any(table is not None and table.end > following.number for table in tables)
