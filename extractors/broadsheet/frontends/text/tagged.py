"""Tagged paragraphs: a short tag, a gap, and what it means, indented at one column under the next tag's.

Manual pages, help texts and legends print their terms so::

    -a   Show all boats that are moored
         at the north quay.

    -b   Show the berths.

Single lines right below each other are the rows of a table, and are read as one before.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.definitions import LONGEST_TERM, MARKER
from broadsheet.frontends.text.items import hang
from broadsheet.frontends.text.lines import TAB, Line
from broadsheet.frontends.text.sentences import ends_sentence
from broadsheet.frontends.text.wrapping import join

FEWEST = 3
"""Tags in a row with their meanings at one column."""
GAP = "  "
"""What parts a tag from its meaning, at least."""

_TAG = re.compile(r"(\S(?:.{0,28}?\S)??)\s{2,}(?=\S)")
_NUMBER = re.compile(r"\W*\d+\W*")


class Tagged(NamedTuple):
    """The tag, the lines of the paragraph behind it, where they begin and how many lines that is."""

    tag: str
    meaning: list[str]
    column: int
    taken: int


def tagged(cursor: Cursor) -> bool:
    """A tag and its meaning, with others of the kind below or one before."""
    if not may_be_tagged(cursor.line.text):
        return False
    first = _at(cursor, 0)
    if first is None or not (_goes_on_from(cursor) or _count(cursor, first) >= FEWEST):
        return False
    unit = cursor.emit("item", join(first.meaning, cursor.hyphenated), first.taken, marker=MARKER)
    unit.term = first.tag
    hang(cursor, unit, first.column)
    return True


def may_be_tagged(text: str) -> bool:
    """A cheap check: a gap is in the line."""
    return GAP in text or "\t" in text


def _goes_on_from(cursor: Cursor) -> bool:
    return bool(cursor.units) and bool(cursor.units[-1].term)


def _count(cursor: Cursor, first: Tagged) -> int:
    """How many different tags follow each other from the cursor on, up to as many as are needed."""
    tags: set[str] = set()
    at, entry, apart = 0, first, False
    while entry is not None and entry.column == first.column and entry.tag not in tags:
        tags.add(entry.tag)
        end = at + entry.taken
        at = end + cursor.count_set_in(first.column, end)
        while (line := cursor.ahead(at)) is not None and line.shape == "blank":
            at += 1
        apart = apart or at > end or entry.taken > 1
        if len(tags) == FEWEST or line is None:
            break
        following = _at(cursor, at) or _alone_at(cursor, at, first.column)
        if following is None:
            break
        entry = following
    return len(tags) if apart else 0


def _at(cursor: Cursor, at: int) -> Tagged | None:
    """The tagged paragraph that begins so many lines further on."""
    line = cursor.ahead(at)
    if line is None or line.shape == "blank":
        return None
    raw = cursor.raws[line.number - 1].expandtabs(TAB).strip() if "\t" in line.text else line.text
    found = _TAG.match(raw)
    if found is None or not _could_be_tag(found[1], line):
        return None
    column = line.indent + found.end()
    meaning = [raw[found.end() :]]
    while (line := cursor.ahead(at + len(meaning))) is not None and line.indent == column and line.text:
        meaning.append(line.text)
    return Tagged(found[1], meaning, column, len(meaning))


def _alone_at(cursor: Cursor, at: int, column: int) -> Tagged | None:
    """A tag too long for the gap, so that its meaning begins below it."""
    line, below = cursor.ahead(at), cursor.ahead(at + 1)
    if line is None or below is None or line.indent >= column or below.indent != column:
        return None
    return Tagged(line.text, [], column, 1) if len(line.text) <= LONGEST_TERM else None


def _could_be_tag(tag: str, line: Line) -> bool:
    """No number and no sentence; a list's mark only where it is alone, as signs do in a legend."""
    if line.marker is not None and (line.marker.kind == "numbered" or len(tag) > 1):
        return False
    return not _NUMBER.fullmatch(tag) and (len(tag) == 1 or not ends_sentence(tag))
