"""The title of a text that centres it at its top, as licences, statutes and reports do."""

from __future__ import annotations

from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.lines import Line

LEAST_INDENT = 5
"""Columns."""
OFF_CENTRE = 4
"""Columns by which the middle of a line may miss that of the text."""
MOST_LINES = 4
"""Lines of the title and of what is right below it, a version or a date."""
FULL = 0.6
"""Share of the text's width that a line fills from which on the title may go on in the next."""
_BEFORE = ("dropped", "metadata", "ruler")


def centred(cursor: Cursor) -> bool:
    """The lines between here and the next blank one, if all are centred and nothing is above them."""
    if cursor.line.indent < LEAST_INDENT or any(unit.kind not in _BEFORE for unit in cursor.units):
        return False
    lines, width = 0, _width(cursor)
    while (line := cursor.ahead(lines)) is not None and line.shape != "blank":
        if lines == MOST_LINES or not _is_centred(line, width):
            return False
        lines += 1
    if line is None:
        return False
    title = 1
    while title < lines and len(cursor.lines[cursor.at + title - 1].text) >= FULL * width:
        title += 1
    cursor.emit("heading", cursor.joined(title), title, level=1, guessed=True)
    for _ in range(lines - title):
        cursor.emit("prose", cursor.line.text)
    cursor.is_titled = True
    return True


def _width(cursor: Cursor) -> int:
    """The column that nine of ten lines do not pass."""
    ends = sorted(line.indent + len(line.text) for line in cursor.lines if line.text)
    return ends[len(ends) * 9 // 10]


def _is_centred(line: Line, width: int) -> bool:
    return line.indent >= LEAST_INDENT and abs(line.indent + len(line.text) / 2 - width / 2) <= OFF_CENTRE
