"""Items: a marker, the text behind it or under it, and what hangs below."""

from __future__ import annotations

from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.lines import Line
from broadsheet.frontends.text.marks import underlined
from broadsheet.frontends.text.units import Unit
from broadsheet.frontends.text.wrapping import goes_on, join


def item(cursor: Cursor) -> bool:
    """One list item with its wrapped lines and further paragraphs."""
    line = cursor.line
    assert line.marker is not None
    text = line.text[line.marker.width :].strip()
    if not text:
        return _lone(cursor)
    taken = 1
    texts = [text]
    last = line
    while (ahead := cursor.ahead(taken)) is not None and _hangs(line, last, ahead, cursor.width):
        texts.append(ahead.text)
        last = ahead
        taken += 1
    unit = cursor.emit("item", join(texts, cursor.hyphenated), taken, marker=line.marker)
    unit.mark = line.text[: line.marker.width].strip()
    _paragraphs(cursor, unit, line.indent + min(line.marker.width, 2))
    return True


def _lone(cursor: Cursor) -> bool:
    """A marker alone on its line: the next line is its text, unless that begins something itself."""
    line, ahead = cursor.line, cursor.ahead()
    if ahead is None or ahead.shape != "plain":
        cursor.emit("ruler", line.text)
        cursor.notes.warn(
            "item-empty", f"a list marker without text was left out: {line.text}", cursor.units[-1].where
        )
        return True
    cursor.at += 1
    if underlined(cursor):
        return True
    taken = 1
    texts = [ahead.text]
    last = ahead
    while (
        (after := cursor.ahead(taken)) is not None
        and after.shape == "plain"
        and goes_on(last, after, cursor.width)
    ):
        texts.append(after.text)
        last = after
        taken += 1
    cursor.emit("item", join(texts, cursor.hyphenated), taken, marker=line.marker)
    unit = cursor.units[-1]
    unit.line, unit.indent, unit.mark = line.number, line.indent, line.text
    return True


def _hangs(first: Line, last: Line, ahead: Line, width: int) -> bool:
    """A plain line that goes on with the item: indented under its text, or the rest of its sentence."""
    if ahead.shape != "plain" or ahead.number == last.number:
        return False
    return ahead.indent > first.indent or goes_on(last, ahead, width)


def _paragraphs(cursor: Cursor, unit: Unit, column: int) -> None:
    """Paragraphs after a blank line that are indented under the item's text belong to it."""
    while (line := cursor.ahead(0)) is not None and line.shape == "blank":
        start = 1
        while (ahead := cursor.ahead(start)) is not None and ahead.shape == "blank":
            start += 1
        if ahead is None or ahead.shape != "plain" or ahead.indent < max(column, 1):
            return
        taken = start + 1
        texts = [ahead.text]
        while (
            (after := cursor.ahead(taken)) is not None
            and after.shape == "plain"
            and after.indent >= max(column, 1)
        ):
            texts.append(after.text)
            taken += 1
        last = cursor.lines[cursor.at + taken - 1].number
        unit.parts.append(
            Unit("prose", join(texts, cursor.hyphenated), ahead.number, last, ahead.indent, True)
        )
        unit.end = last
        cursor.at += taken
