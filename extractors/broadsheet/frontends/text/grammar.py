"""The line grammar: rules in order, each consuming the lines it knows and producing units.

A rule is tried only at lines of the shapes it lists. The first that consumes something wins, so the order of
:data:`RULES` *is* the grammar; each rule has the reason for its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from broadsheet.frontends.text import (
    anchors,
    centred,
    code,
    comments,
    definitions,
    directives,
    fields,
    items,
    mailing,
    noise,
    prose,
    quotes,
    stanzas,
    tabular,
    tagged,
    wire,
)
from broadsheet.frontends.text import marked_headings as marked
from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.lines import Line, Shape
from broadsheet.frontends.text.margin import without_margin
from broadsheet.frontends.text.seams import may_be_glued
from broadsheet.frontends.text.tables import may_start
from broadsheet.frontends.text.units import Unit
from broadsheet.notes import Notes
from broadsheet.punctuation import COLONS

Take: TypeAlias = Callable[[Cursor], bool]


class Rule(NamedTuple):
    """``take`` consumes lines at the cursor and returns whether it did."""

    name: str
    shapes: tuple[Shape, ...]
    take: Take
    why: str
    opens: str = ""
    """The characters that a line may begin with; empty for any. For other lines the rule is not tried."""
    begins: str = ""
    """A pattern for the beginning of such a line, if the first character alone would match too many."""


INSIDE = frozenset(("fence", "code", "table", "directive", "ruler", "prompt", "quote", "listing", "prose"))
"""The rules for the indented content of an item."""

RULES = (
    Rule("outside", ("outside",), marked.outside, "if the body is indented, lines outside it are headings"),
    Rule("fence", ("fence",), code.fenced, "lines between fences are literal: no other rule may read them"),
    Rule("title", ("plain",), centred.title, "a centred line at the top is indented, but is not code"),
    Rule("centred heading", ("plain", "item"), centred.heading, "nor are further ones, between blank lines"),
    Rule(
        "code", ("plain", "item", "quote"), code.indented, "four columns after a blank line are literal, too"
    ),
    Rule("table", ("plain", "item", "ruler"), tabular.table, "a row may begin like an item or like prose"),
    Rule("directive", ("plain",), directives.rst, ".. begins instructions to RST", "."),
    Rule("listing block", ("plain",), directives.asciidoc, "[source] announces a listing", "["),
    Rule("field", ("plain",), fields.field, ":Author: is metadata", ":"),
    Rule(
        "tagged",
        ("plain", "item", "hash", "wiki", "quote"),
        tagged.tagged,
        "a tag, a gap and its meaning: any sign may be a tag, so before the rules for signs",
    ),
    Rule("anchor", ("plain", "hash"), marked.anchored, "the sign of an anchor, before # is read as a mark"),
    Rule("root prompt", ("hash",), code.root_prompt, "# is a prompt if headings are outside the body"),
    Rule("comment", ("hash",), comments.comment, "consecutive lines with #, before each becomes a heading"),
    Rule("hash", ("hash",), marked.hashed, "# Markdown; no prose begins like that"),
    Rule("wiki", ("wiki",), marked.wiki, "== wiki ==, and = AsciiDoc"),
    Rule("textile", ("plain",), marked.textile, "h2. is a rank; no prose begins like that", "h", r"h\d"),
    Rule("overline", ("ruler",), marked.overlined, "a title between two rulers, before these are read alone"),
    Rule("underline", ("plain", "item"), marked.underlined, "a heading, marked by the line below it"),
    Rule(
        "wire mark",
        ("plain", "item", "ruler"),
        wire.mark,
        "-30-, (MORE) and ### look like items, lists and rulers",
        "-–—([#xXENM",
        r"[-–—(\[#]|[xX]{3}|[A-Z]{2}",
    ),
    Rule(
        "wire jump",
        ("plain",),
        wire.jump,
        "Continued on Page 6 is short like a title",
        "CcSsFfVvПпОоНн([",
        r"(?i:contin|suite|see |segue|fortsetz|viene|продолж|оконч|начало на|[(\[])",
    ),
    Rule("ruler", ("ruler",), marked.ruler, "any other ruler only separates"),
    Rule("prompt", ("quote",), code.prompt, ">>> is Python's prompt before it is a quote in a quote"),
    Rule("quote", ("quote",), quotes.quote, "> quotes, and e-mail's >>"),
    Rule("mailing", ("plain", "item"), mailing.mailing, "links around a newsletter, before they are menus"),
    Rule("noise", ("plain", "item"), noise.noise, "adverts and share bars look like titles"),
    Rule("wire credit", ("plain",), wire.credit, "(Reporting by …) closes the story", "("),
    Rule("wire notice", ("plain",), wire.notice, "slugs and embargoes are above the story, like titles"),
    Rule("traceback", ("plain",), code.traceback, "some of its lines look like prose", "T", "Traceback"),
    Rule("sql", ("plain",), code.sql, "its words in capitals look like titles", "SIUDCA", "[A-Z]{2}"),
    Rule("listing", ("plain",), code.listing, "code without fences, before its lines are read as prose"),
    Rule("bold", ("plain",), marked.bold, "a line in bold alone, after adverts and code", "*_'"),
    Rule(
        "outline",
        ("item",),
        marked.outline,
        "* and ** alone between blank lines, before they are bullets",
        "*",
    ),
    Rule("definition", ("plain",), definitions.definition, "terms and their meanings, indented or marked"),
    Rule("item", ("item",), items.item, "a marker, its text and its indented content"),
    Rule("stanza", ("plain",), stanzas.stanza, "verse and addresses keep their lines"),
    Rule("prose", ("plain", "item", "quote", "hash", "wiki", "fence"), prose.prose, "everything else"),
)


_OF_FEW = [rule for rule in RULES if rule.opens and "plain" in rule.shapes]
_OPENING = frozenset("".join(rule.opens for rule in _OF_FEW))
_BEGINS = re.compile("|".join(rule.begins or f"[{re.escape(rule.opens)}]" for rule in _OF_FEW))


@cache
def takers(shape: Shape, first: str, inside: bool = False) -> tuple[Take, ...]:
    """The rules for a line of that shape and first character, in order; fewer ``inside`` an item."""
    return tuple(
        rule.take
        for rule in RULES
        if shape in rule.shapes
        and (not rule.opens or first in rule.opens)
        and (not inside or rule.name in INSIDE)
    )


def is_ordinary(cursor: Cursor, line: Line) -> bool:
    """A quick check, true for most lines: whether only the last rule could take this plain line.

    Each condition belongs to one rule above; a new rule for plain lines needs one, too.
    """
    text = line.text
    first = text[0]
    if line.indent or not first.isalnum() or text[-1] in anchors.LAST or not noise.is_noiseless(text):
        return False
    if mailing.may_begin(cursor, line):
        return False
    if first in _OPENING and _BEGINS.match(text):
        return False
    if len(text) <= wire.LONGEST and (cursor.slug or wire.stands_above(cursor)):
        return False
    ahead = cursor.ahead()
    if code.may_be_listed(text, ahead):
        return False
    if "  " in text or "\t" in text or definitions.may_begin(cursor, text, ahead):
        return False
    if ahead is not None and (ahead.shape == "ruler" or stanzas.may_begin(cursor, ahead)):
        return False
    return not may_start(cursor.raws, line.number - 1) and not may_be_glued(text)


def parse(raws: Sequence[str], notes: Notes, outside: Mapping[int, int] | None = None) -> list[Unit]:
    """The lines of a text as units, in order; every line that is not blank belongs to one.

    ``outside`` are the numbers and ranks of the headings outside an indented body (:mod:`.margin`).
    """
    units = _take_all(Cursor(raws, notes, outside), inside=False)
    for unit in units:
        if unit.hanging is not None:
            _read_hanging(unit, raws, notes)
    return units


def _take_all(cursor: Cursor, inside: bool) -> list[Unit]:
    lines = cursor.lines
    while cursor.at < len(lines):
        line = lines[cursor.at]
        if line.shape == "blank":
            cursor.at += 1
            continue
        if line.shape == "plain" and is_ordinary(cursor, line):
            prose.paragraph(cursor)
            continue
        for take in takers(line.shape, line.text[0], inside):
            if take(cursor):
                break
    return cursor.units


def _read_hanging(unit: Unit, raws: Sequence[str], notes: Notes) -> None:
    """Read the indented content of an item like a text, and make the units its parts."""
    assert unit.hanging is not None
    first, last, column = unit.hanging
    own = Notes(step=notes.step)
    cursor = Cursor(without_margin(raws[first - 1 : last], column), own)
    cursor.is_inside, cursor.after_colon = True, unit.text.endswith(COLONS)
    unit.parts = _take_all(cursor, inside=True)
    unit.hanging = None
    for part in unit.parts:
        part.line, part.end = part.line + first - 1, part.end + first - 1
        for block in part.blocks:
            block.where = block.where.below(first - 1)
    for warning in own.warnings:
        notes.warn(warning.code, warning.message, warning.where.below(first - 1))
