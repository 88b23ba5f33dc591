"""Prose: a line, or the lines of a hard-wrapped paragraph."""

from __future__ import annotations

import itertools

from broadsheet.document import Where
from broadsheet.frontends.text import noise
from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.run_together import pieces_of
from broadsheet.frontends.text.seams import may_be_glued


def prose(cursor: Cursor) -> bool:
    """The line at the cursor with those that go on with its sentence."""
    if cut_apart(cursor):
        return True
    paragraph(cursor)
    return True


def paragraph(cursor: Cursor) -> None:
    """Emit the line at the cursor with those that were broken off it, up to where something ran into one."""
    taken = cursor.broken()
    for ahead in range(1, taken):
        if cut_apart(cursor, ahead=ahead):
            taken = min(cursor.broken(), ahead + 1)
            break
    if taken > 1 and noise.may_have_tail(cursor.lines[cursor.at + taken - 1].text):
        noise.trim_tail(cursor, taken - 1)
    cursor.emit("prose", cursor.joined(taken), taken)


def cut_apart(cursor: Cursor, start: int = 0, ahead: int = 0) -> bool:
    """Cut the line so far ahead where it was run together, past ``start``; its pieces become lines."""
    line = cursor.lines[cursor.at + ahead]
    pieces = pieces_of(line.text[start:], cursor.words) if may_be_glued(line.text) else None
    if pieces is None:
        return False
    pieces[0] = line.text[:start] + pieces[0]
    ends = " | ".join(f"…{a[-20:]}|{b[:20]}…" for a, b in itertools.pairwise(pieces))
    where = Where(line=line.number, end_line=line.number)
    cursor.notes.warn("lines-glued", f"text that was run together was cut apart: {ends}", where)
    cursor.replace(1, pieces, ahead)
    return True
