"""What a text centres: the title at its top, and headings, as in licences, statutes, opinions of courts."""

from __future__ import annotations

from broadsheet.frontends.text.bylines import is_byline
from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.layout import LEAST_INDENT, is_centred

MOST_LINES = 4
"""Lines of the title and of what is right below it, a version or a date."""
FULL = 0.6
"""Share of the text's width that a line fills from which on the title may go on in the next."""
_BEFORE = ("dropped", "metadata", "ruler")


def title(cursor: Cursor) -> bool:
    """The lines between here and the next blank one, if all are centred and nothing else is above them.

    The first such lines are the title; of what is centred below it each line is one of its own.
    """
    if cursor.line.indent < LEAST_INDENT or not _is_at_top(cursor) or _heads_chapter(cursor):
        return False
    lines, width = 0, cursor.page_width
    while (line := cursor.ahead(lines)) is not None and line.shape != "blank":
        if lines == MOST_LINES or not is_centred(line, cursor.centring.middle):
            return False
        lines += 1
    if line is None:
        return False
    if not cursor.is_titled:
        lines -= _take_title(cursor, lines, width)
    for _ in range(lines):
        cursor.emit("prose", cursor.line.text, under_title=True)
    cursor.under_title = len(cursor.units)
    return True


def _is_at_top(cursor: Cursor) -> bool:
    """Whether no line is above that is not centred and belongs to the text."""
    if cursor.is_titled:
        return len(cursor.units) == cursor.under_title
    return all(unit.kind in _BEFORE for unit in cursor.units)


def _heads_chapter(cursor: Cursor) -> bool:
    """Whether a centred heading follows the title; dates, versions and authors belong to the title."""
    line = cursor.line
    is_bare = not any(map(str.isdecimal, line.text)) and not is_byline(line.text)
    return cursor.is_titled and is_bare and line.number in cursor.centring.headings


def _take_title(cursor: Cursor, lines: int, width: int) -> int:
    """Take the title; returns how many of the lines it fills."""
    taken = 1
    while taken < lines and len(cursor.lines[cursor.at + taken - 1].text) >= FULL * width:
        taken += 1
    cursor.emit("heading", cursor.joined(taken), taken, level=1, guessed=True)
    cursor.is_titled = True
    return taken


def heading(cursor: Cursor) -> bool:
    """A block between blank lines that is centred, in a text that centres others."""
    if cursor.line.indent < LEAST_INDENT or not cursor.after_gap:
        return False
    lines = cursor.centring.headings.get(cursor.line.number, 0)
    if lines:
        level = 2 if cursor.is_titled else 1
        cursor.emit("heading", cursor.joined(lines), lines, level=level, guessed=True)
    return lines > 0
