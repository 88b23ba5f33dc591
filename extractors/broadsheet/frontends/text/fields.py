"""Fields: names and values at the top of an RST or AsciiDoc text (``:Author: Ada Byron``)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.blocks import Hints
from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.units import Unit
from broadsheet.notes import Notes

DEEP = 30
"""Lines from the top that may be fields."""
LONGEST = 200
"""Characters."""

_FIELD = re.compile(r":([^\W\d_][\w -]{1,28}[\w!]):(?: +(\S.*))?")
_KNOWN = {
    "author": "author",
    "authors": "author",
    "date": "published",
    "revdate": "published",
    "updated": "modified",
    "title": "title",
    "description": "description",
    "abstract": "description",
    "keywords": "tags",
    "tags": "tags",
    "lang": "language",
    "language": "language",
}


def field(cursor: Cursor) -> bool:
    """One field above the first paragraph of prose."""
    line = cursor.line
    if line.number > DEEP or len(line.text) > LONGEST or any(map(_is_story, cursor.units)):
        return False
    found = _FIELD.fullmatch(line.text)
    if found is None:
        return False
    unit = cursor.emit("field", found[2] or "")
    unit.mark = found[1]
    return True


def _is_story(unit: Unit) -> bool:
    return unit.kind == "prose" and len(unit.text) > LONGEST / 2


def read_fields(units: Sequence[Unit], hints: Hints, notes: Notes) -> None:
    """Note what the fields say, or warn of those that mean nothing here; they leave the stream, in place."""
    for unit in units:
        if unit.kind != "field":
            continue
        known = _KNOWN.get(unit.mark.lower())
        if known and unit.text:
            hints.add(known, unit.text, "field", unit.where)
            unit.kind = "metadata"
        else:
            message = f"a field of the text's head is left out: {f'{unit.mark}: {unit.text}'.rstrip(': ')}"
            notes.warn("attribute-dropped", message, unit.where)
            unit.kind = "dropped"
