"""Definitions: terms and what they mean, where the layout says so.

``Berth:: A place`` (AsciiDoc), ``Berth`` over ``: A place`` (Markdown Extra), ``Berth`` over its meaning set
in. A single one proves nothing: another must follow.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.lines import Line
from broadsheet.frontends.text.markers import Marker
from broadsheet.frontends.text.wrapping import ends_sentence, join

LONGEST_TERM = 60
"""Characters."""
SET_IN = 2
"""Columns, at least."""

_COLONS = re.compile(r"(\S(?:.{0,58}\S)?)::\s+(\S.*)")
_MARKER = Marker("definition", "::", 0)


class Definition(NamedTuple):
    """How many lines a definition has, its term and what that means."""

    taken: int
    term: str
    meaning: list[str]


def definition(cursor: Cursor) -> bool:
    """A term and its meaning, beside others of the kind."""
    if len(cursor.line.text) > LONGEST_TERM and "::" not in cursor.line.text:
        return False
    for read in (_with_colons, _under_term):
        found = read(cursor, 0)
        if found is None:
            continue
        before = cursor.units[-1] if cursor.units else None
        if (before is not None and before.term) or read(cursor, found.taken + _blanks(cursor, found.taken)):
            unit = cursor.emit("item", join(found.meaning, cursor.hyphenated), found.taken, marker=_MARKER)
            unit.term = found.term
            return True
    return False


def may_begin(text: str, ahead: Line | None) -> bool:
    """A cheap check: colons in the line, or a line set in or marked right below."""
    return "::" in text or (ahead is not None and (ahead.indent >= SET_IN or ahead.text[:1] == ":"))


def _blanks(cursor: Cursor, start: int) -> int:
    count = 0
    while (line := cursor.ahead(start + count)) is not None and line.shape == "blank":
        count += 1
    return count


def _with_colons(cursor: Cursor, start: int) -> Definition | None:
    line = cursor.ahead(start)
    found = _COLONS.fullmatch(line.text) if line is not None and "::" in line.text else None
    return Definition(1, found[1], [found[2]]) if found else None


def _under_term(cursor: Cursor, start: int) -> Definition | None:
    """A short line, and right under it lines that are set in or begin with a colon."""
    term, first = cursor.ahead(start), cursor.ahead(start + 1)
    if term is None or first is None or not _could_be_term(term) or first.shape != "plain":
        return None
    if first.text.startswith(": ") and first.indent <= term.indent + SET_IN:
        return Definition(2, term.text, [first.text[2:].strip()])
    meaning: list[str] = []
    while (
        (line := cursor.ahead(start + 1 + len(meaning))) is not None
        and line.shape == "plain"
        and line.indent >= term.indent + SET_IN
    ):
        meaning.append(line.text)
    return Definition(1 + len(meaning), term.text, meaning) if meaning else None


def _could_be_term(line: Line) -> bool:
    text = line.text
    return (
        line.shape == "plain"
        and len(text) <= LONGEST_TERM
        and (text[0].isalnum() or text[0] in '-"“«„')
        and text[-1] not in "([{<=,|"
        and not ends_sentence(text)
    )
