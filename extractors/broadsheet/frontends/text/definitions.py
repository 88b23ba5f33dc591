"""Definitions: terms and what they mean, where the layout says so.

``Berth:: A place`` (AsciiDoc), ``Berth`` over ``: A place`` (Markdown Extra), ``Berth`` over its meaning set
in. A single one proves nothing: another must follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.items import hang
from broadsheet.frontends.text.lines import Line
from broadsheet.frontends.text.markers import Marker
from broadsheet.frontends.text.sentences import ends_sentence
from broadsheet.frontends.text.wrapping import join
from broadsheet.punctuation import COLONS

LONGEST_TERM = 60
"""Characters."""
SET_IN = 2
"""Columns, at least."""

SHORTEST_MEANING = 40
"""Characters, where a blank line is between: what is shorter may be a command or an address."""

_BRACKETS = (")", "]")
_COLONS = re.compile(r"(\S(?:.{0,58}\S)?)::\s+(\S.*)")
MARKER = Marker("definition", "::", 0)


class Definition(NamedTuple):
    """How many lines a definition has to the end of its first paragraph, its term and what that means.

    Of the meaning further paragraphs may follow that begin at ``column``.
    """

    taken: int
    term: str
    meaning: list[str]
    column: int


def definition(cursor: Cursor) -> bool:
    """A term and its meaning, next to others of the kind."""
    if len(cursor.line.text) > LONGEST_TERM and "::" not in cursor.line.text:
        return False
    for read in (_with_colons, _under_colons, _under_term, _under_gap):
        found = read(cursor, 0)
        if found is None:
            continue
        before = cursor.units[-1] if cursor.units else None
        end = found.taken + cursor.count_set_in(found.column, found.taken)
        if (before is not None and before.term) or read(cursor, end + _blanks(cursor, end)):
            unit = cursor.emit("item", join(found.meaning, cursor.hyphenated), found.taken, marker=MARKER)
            unit.term = found.term
            hang(cursor, unit, found.column)
            return True
    return False


def may_begin(cursor: Cursor, text: str, ahead: Line | None) -> bool:
    """A cheap check: colons in the line, or a line indented below or marked right below."""
    if "::" in text:
        return True
    if ahead is None:
        return False
    below = cursor.ahead(2) if ahead.shape == "blank" else ahead
    return ahead.text[:1] == ":" or (below is not None and below.indent >= SET_IN)


def _blanks(cursor: Cursor, start: int) -> int:
    count = 0
    while (line := cursor.ahead(start + count)) is not None and line.shape == "blank":
        count += 1
    return count


def _with_colons(cursor: Cursor, start: int) -> Definition | None:
    line = cursor.ahead(start)
    found = _COLONS.fullmatch(line.text) if line is not None and "::" in line.text else None
    return Definition(1, found[1], [found[2]], line.indent + SET_IN) if line and found else None


def _under_colons(cursor: Cursor, start: int) -> Definition | None:
    """Terms that end in colons, however long, and right under them lines that are indented."""
    terms: list[str] = []
    while (line := cursor.ahead(start + len(terms))) is not None and line.text.endswith("::"):
        terms.append(line.text.rstrip(":"))
    if not terms or line is None or line.shape == "blank":
        return None
    term = cursor.lines[cursor.at + start]
    meaning = _set_in(cursor, start + len(terms), term)
    taken = len(terms) + len(meaning)
    return Definition(taken, ", ".join(terms), meaning, term.indent + SET_IN) if meaning else None


def _under_term(cursor: Cursor, start: int) -> Definition | None:
    """A short line, and right under it lines that are indented or begin with a colon."""
    term, first = cursor.ahead(start), cursor.ahead(start + 1)
    if term is None or first is None or not _could_be_term(term) or first.shape != "plain":
        return None
    if first.text.startswith(": ") and first.indent <= term.indent + SET_IN:
        return Definition(2, term.text, [first.text[2:].strip()], term.indent + SET_IN)
    meaning = _set_in(cursor, start + 1, term)
    return Definition(1 + len(meaning), term.text, meaning, term.indent + SET_IN) if meaning else None


def _under_gap(cursor: Cursor, start: int) -> Definition | None:
    """A short line, and after a blank one a paragraph that is indented: what it says must be a sentence."""
    term, gap = cursor.ahead(start), cursor.ahead(start + 1)
    if term is None or gap is None or gap.shape != "blank" or not _could_be_term(term, COLONS):
        return None
    meaning = _set_in(cursor, start + 2, term)
    if sum(map(len, meaning)) < SHORTEST_MEANING or not ends_sentence(meaning[-1]):
        return None
    return Definition(2 + len(meaning), term.text, meaning, term.indent + SET_IN)


def _set_in(cursor: Cursor, start: int, term: Line) -> list[str]:
    """The lines from there on that are indented under the term."""
    texts: list[str] = []
    while (
        (line := cursor.ahead(start + len(texts))) is not None
        and line.shape == "plain"
        and line.indent >= term.indent + SET_IN
    ):
        texts.append(line.text)
    return texts


def _could_be_term(line: Line, ends: Sequence[str] = ()) -> bool:
    """``ends`` are what it may end in, besides brackets and marks that do not end a sentence."""
    text = line.text
    return (
        line.shape == "plain"
        and len(text) <= LONGEST_TERM
        and (text[0].isalnum() or text[0] in '-"“«„')
        and text[-1] not in "([{<=,|"
        and (text.endswith((*ends, *_BRACKETS)) or not ends_sentence(text))
    )
