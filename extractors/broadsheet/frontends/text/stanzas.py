"""Lines that are kept: a stanza, an address, a signature are one paragraph whose line breaks mean something.

Short lines between blank lines may as well be headings, items of a list, or prose wrapped at a width. So each
needs proof: verse breaks its sentences at commas and goes on with a capital, an address has a street or a
code, a signature follows a greeting that ends in a comma.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.lines import Line

LONGEST_VERSE = 65
"""Characters of a line."""
LONGEST_ADDRESS = 45
LONGEST_GREETING = 30
FEWEST_VERSES = 3
MOST = 40
"""Lines."""
MOST_IN_ADDRESS = 6
MOST_UNDER_SIGNATURE = 12

SIGNED = "--"

_RUNS_ON = ",;—–"
FEWEST_RUNNING_ON = 2
_STREET = re.compile(
    r"^\d{1,4}[a-z]?[,/]? [^\W\d_]{2}|[^\W\d_.]{4,}\.? \d{1,4} ?[a-z]?$|(?:P\.? ?O\.? Box|Postfach) \d"
)
_POST_CODE = re.compile(
    r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"  # British
    r"|\b(?:[A-Z]{1,2}-)?\d{4,6} [^\W\d_]{3}"  # before the town
    r"|[^\W\d_]{2},? \d{5}(?:-\d{4})?$"  # behind the state
    r"|〒|\b\d{3}-\d{4}\b"
)


def stanza(cursor: Cursor) -> bool:
    """Lines between blank lines that are verse, an address or a signature."""
    line = cursor.line
    if line.text == SIGNED:
        return _signed(cursor)
    ahead = cursor.ahead()
    if ahead is None or not may_begin(cursor, ahead):
        return False
    lines = _between_gaps(cursor)
    if not (is_verse(lines) or _is_address(lines) or _is_signature(lines)):
        return False
    cursor.emit("prose", "\n".join(line.text for line in lines), len(lines))
    return True


def may_begin(cursor: Cursor, ahead: Line) -> bool:
    """A cheap check: whether a short line is at the cursor, below a gap and over another line."""
    return ahead.shape != "blank" and len(cursor.line.text) <= LONGEST_VERSE and cursor.after_gap


def _signed(cursor: Cursor) -> bool:
    """What is under the two hyphens that end a mail, or the mail in a mail."""
    if len(cursor.lines) - cursor.at > MOST_UNDER_SIGNATURE and not cursor.after_gap:
        return False
    taken = 1
    while (line := cursor.ahead(taken)) is not None and line.shape == "plain" and taken <= MOST_IN_ADDRESS:
        taken += 1
    if taken == 1:
        return False
    cursor.emit("ruler", SIGNED)
    lines = cursor.lines[cursor.at : cursor.at + taken - 1]
    cursor.emit("prose", "\n".join(line.text for line in lines), len(lines))
    return True


def _between_gaps(cursor: Cursor) -> list[Line]:
    """The plain lines from the cursor to the next blank one; none if others, or long ones, are among them."""
    lines: list[Line] = []
    while (line := cursor.ahead(len(lines))) is not None and line.shape != "blank":
        if line.shape not in ("plain", "item") or len(line.text) > LONGEST_VERSE or len(lines) == MOST:
            return []
        lines.append(line)
    return lines


def is_verse(lines: Sequence[Line]) -> bool:
    """Every line begins with a capital, though many a sentence runs on over their ends."""
    if len(lines) < FEWEST_VERSES or any(line.shape != "plain" for line in lines):
        return False
    runs_on = sum(line.text[-1] in _RUNS_ON for line in lines[:-1])
    if runs_on < FEWEST_RUNNING_ON or not any(line.text[-1] == "," for line in lines):
        return False
    return runs_on * 3 >= len(lines) - 1 and all(_begins_verse(line.text) for line in lines)


def _begins_verse(text: str) -> bool:
    first = text[1] if text[0] in "\"“‘«„'—–¡¿" and len(text) > 1 else text[0]
    return first.isupper()


def _is_address(lines: Sequence[Line]) -> bool:
    if not 2 <= len(lines) <= MOST_IN_ADDRESS or any(len(line.text) > LONGEST_ADDRESS for line in lines):
        return False
    codes = {at for at, line in enumerate(lines) if _POST_CODE.search(line.text)}
    streets = {at for at, line in enumerate(lines) if _STREET.search(line.text)}
    return bool(codes and streets) and len(codes | streets) > 1


def _is_signature(lines: Sequence[Line]) -> bool:
    """``Yours sincerely,`` and who it is."""
    if not 2 <= len(lines) <= MOST_IN_ADDRESS or any(len(line.text) > LONGEST_ADDRESS for line in lines):
        return False
    greeting, *names = (line.text for line in lines)
    if len(greeting) > LONGEST_GREETING or greeting[-1] != ",":
        return False
    return all(name[-1] not in ".,:;?!" and not name[0].islower() for name in names)
