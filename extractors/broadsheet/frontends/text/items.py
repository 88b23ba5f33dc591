"""Items: a marker, the text behind it or under it, and what hangs below."""

from __future__ import annotations

from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.lines import Line
from broadsheet.frontends.text.marked_headings import underlined
from broadsheet.frontends.text.prose import cut_apart
from broadsheet.frontends.text.tabular import is_over_table
from broadsheet.frontends.text.units import Unit
from broadsheet.frontends.text.widths import Wrap
from broadsheet.frontends.text.wrapping import goes_on, join

IN_LINE = "•●■▪◦‣"
FEWEST_IN_LINE = 3
"""Items."""


def item(cursor: Cursor) -> bool:
    """One list item with its wrapped lines and further paragraphs."""
    line = cursor.line
    assert line.marker is not None
    text = line.text[line.marker.width :].strip()
    if not text:
        return _lone(cursor)
    if line.text[0] in IN_LINE and _cut(cursor, line.text[0]):
        return True
    if line.marker.kind == "numbered" and cut_apart(cursor, line.marker.width):
        return True
    taken = cursor.broken(lambda last, ahead: _hangs(line, last, ahead, cursor.wrap))
    texts = [text, *(each.text for each in cursor.lines[cursor.at + 1 : cursor.at + taken])]
    unit = cursor.emit("item", join(texts, cursor.hyphenated), taken, marker=line.marker)
    unit.mark = line.text[: line.marker.width]
    hang(cursor, unit, line.indent + max(min(line.marker.width, 2), 1))
    return True


def _cut(cursor: Cursor, mark: str) -> bool:
    """``• walls • moorings • crane``: items that are in one line become lines of their own."""
    line = cursor.line
    pieces = line.text.split(f" {mark} ")
    if len(pieces) < FEWEST_IN_LINE:
        return False
    message = f"{len(pieces)} items are in one line and are cut apart"
    cursor.notes.warn("lines-glued", message, cursor.where())
    cursor.replace(1, [pieces[0], *(f"{mark} {piece}" for piece in pieces[1:])])
    return True


def _lone(cursor: Cursor) -> bool:
    """A marker alone on its line: the next line is its text, unless that begins something itself."""
    line = cursor.line
    if line.number in cursor.chapters:
        cursor.emit("heading", line.text, guessed=True)
        return True
    step = 2 if _is_set_apart(cursor) else 1
    ahead = cursor.ahead(step)
    if ahead is None or ahead.shape != "plain":
        cursor.emit("ruler", line.text)
        cursor.notes.warn(
            "item-empty", f"a list marker without text was left out: {line.text}", cursor.units[-1].where
        )
        return True
    cursor.at += step
    if underlined(cursor):
        return True
    taken = cursor.broken()
    unit = cursor.emit("item", cursor.joined(taken), taken, marker=line.marker)
    unit.line, unit.indent, unit.mark = line.number, line.indent, f"{line.text} "
    unit.mark_apart = True
    return True


def _is_set_apart(cursor: Cursor) -> bool:
    """Blank lines part all marks from their texts here: another mark is alone as far on, or before."""
    line, gap, text = cursor.line, cursor.ahead(1), cursor.ahead(2)
    if gap is None or gap.shape != "blank" or text is None or text.shape != "plain" or not cursor.after_gap:
        return False
    beside = [cursor.ahead(4), cursor.lines[cursor.at - 4] if cursor.at > 3 else None]
    return any(other is not None and other.text == line.text for other in beside)


def _hangs(first: Line, last: Line, ahead: Line, wrap: Wrap) -> bool:
    """A plain line that goes on with the item: indented under its text, or the rest of its sentence."""
    if ahead.number == last.number or _is_numbered_under(first, ahead):
        return False
    return ahead.indent > first.indent or goes_on(last, ahead, wrap)


def _is_numbered_under(first: Line, ahead: Line) -> bool:
    """``1.1. Boats`` under ``1. Of the harbour``."""
    marker = first.marker
    return marker is not None and marker.number is not None and ahead.text.startswith(f"{marker.number}.")


def hang(cursor: Cursor, unit: Unit, column: int) -> None:
    """What is indented under the item's text belongs to it: code, quotes, tables, after a blank line prose.

    The grammar reads these lines once it is through (:mod:`.grammar`); items among them go on with the list.
    """
    end = taken = begun = end_before = 0
    fenced = False
    while (line := cursor.ahead(taken)) is not None:
        if line.shape != "blank" and line.indent < column:
            is_opening = taken == begun + 1 and _runs_on(cursor, taken)
            if begun and (is_opening or is_over_table(cursor, begun, taken)):
                end = end_before
            break
        if line.shape == "fence":
            fenced = not fenced
        elif not fenced and (line.shape == "item" or (line.shape == "plain" and not taken)):
            break
        taken += 1
        if line.shape == "blank":
            begun, end_before = taken, end
        else:
            end = taken
    if end:
        first, last = cursor.lines[cursor.at].number, cursor.lines[cursor.at + end - 1].number
        unit.hanging = (first, last, column)
        unit.end = last
        cursor.at += end


def _runs_on(cursor: Cursor, at: int) -> bool:
    """Whether the line before that place goes on there, further left: its indent opens a paragraph."""
    last, line = cursor.lines[cursor.at + at - 1], cursor.lines[cursor.at + at]
    return last.shape == line.shape == "plain" and goes_on(last, line, cursor.wrap)
