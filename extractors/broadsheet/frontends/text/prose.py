"""Prose: a line, or the lines of a hard-wrapped paragraph."""

from __future__ import annotations

import itertools

from broadsheet.document import Where
from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.glue import cut, may_be_glued
from broadsheet.frontends.text.wrapping import goes_on, join


def prose(cursor: Cursor) -> bool:
    """The line at the cursor with those that go on with its sentence."""
    line = cursor.line
    if may_be_glued(line.text) and _cut(cursor):
        return True
    taken = 1
    texts = [line.text]
    last = line
    while (
        (ahead := cursor.ahead(taken)) is not None
        and ahead.shape == "plain"
        and goes_on(last, ahead, cursor.width)
    ):
        texts.append(ahead.text)
        last = ahead
        taken += 1
    text = line.text if taken == 1 else join(texts, cursor.hyphenated)
    cursor.emit("prose", text, taken)
    return True


def _cut(cursor: Cursor) -> bool:
    """Cut the line where it was run together; its pieces are read as lines of their own."""
    line = cursor.line
    pieces = cut(line.text, cursor.words)
    if pieces is None:
        return False
    ends = " | ".join(f"…{a[-20:]}|{b[:20]}…" for a, b in itertools.pairwise(pieces))
    where = Where(line=line.number, end_line=line.number)
    cursor.notes.warn("lines-glued", f"text that was run together was cut apart: {ends}", where)
    cursor.replace(1, pieces)
    return True
