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
    """The lines between here and the next blank one, if all are centred and nothing else is above them.

    The first such lines are the title; of what is centred below it each line is one of its own.
    """
    if cursor.line.indent < LEAST_INDENT or not _is_at_top(cursor):
        return False
    lines, width = 0, cursor.page_width
    while (line := cursor.ahead(lines)) is not None and line.shape != "blank":
        if lines == MOST_LINES or not _is_centred(line, width):
            return False
        lines += 1
    if line is None:
        return False
    if not cursor.is_titled:
        lines -= _title(cursor, lines, width)
    for _ in range(lines):
        cursor.emit("prose", cursor.line.text)
    cursor.under_title = len(cursor.units)
    return True


def _is_at_top(cursor: Cursor) -> bool:
    """Whether no line is above that is not centred and belongs to the text."""
    if cursor.is_titled:
        return len(cursor.units) == cursor.under_title
    return all(unit.kind in _BEFORE for unit in cursor.units)


def _title(cursor: Cursor, lines: int, width: int) -> int:
    """Take the title; returns how many of the lines it fills."""
    taken = 1
    while taken < lines and len(cursor.lines[cursor.at + taken - 1].text) >= FULL * width:
        taken += 1
    cursor.emit("heading", cursor.joined(taken), taken, level=1, guessed=True)
    cursor.is_titled = True
    return taken


def _is_centred(line: Line, width: int) -> bool:
    return line.indent >= LEAST_INDENT and abs(line.indent + len(line.text) / 2 - width / 2) <= OFF_CENTRE
