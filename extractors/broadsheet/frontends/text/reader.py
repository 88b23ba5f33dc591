"""The text front end: plain text, even damaged, to the block stream.

Lines become units by the grammar (:mod:`.grammar`); then what only the whole document can show is found:
which bare lines are headings and items (:mod:`.judge`), what the front says, how the headings rank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from broadsheet.blocks import Hints, Reading
from broadsheet.document import Where
from broadsheet.frontends.text.asciidoc import is_asciidoc, laid_out
from broadsheet.frontends.text.assemble import assemble
from broadsheet.frontends.text.bylines import find_teasers
from broadsheet.frontends.text.captions import take_captions
from broadsheet.frontends.text.continued import join_paragraphs
from broadsheet.frontends.text.fields import read_fields
from broadsheet.frontends.text.front import read_front
from broadsheet.frontends.text.grammar import parse
from broadsheet.frontends.text.headings import find_headings
from broadsheet.frontends.text.inline_links import without_links
from broadsheet.frontends.text.judge import Candidates
from broadsheet.frontends.text.labels import warn_of_lone_labels
from broadsheet.frontends.text.levels import rank_headings
from broadsheet.frontends.text.link_marks import without_link_marks
from broadsheet.frontends.text.listing import find_lists
from broadsheet.frontends.text.margin import find_margin, without_common_margin
from broadsheet.frontends.text.own_grammars import OwnGrammar, own_grammar
from broadsheet.frontends.text.page_columns import Unfolded, unfold
from broadsheet.frontends.text.references import links
from broadsheet.frontends.text.renumbering import renumber
from broadsheet.frontends.text.units import Unit
from broadsheet.notes import Notes
from broadsheet.record_signs import may_hold_records

_MARKS = "\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_HIDDEN = re.compile(rf"^[{_MARKS}]+|[{_MARKS}]+$", re.MULTILINE)


def read(text: str, notes: Notes, *, references: bool = False) -> Reading:
    """Text to blocks. Repairs, guesses and drops go to ``notes`` with their 1-based lines.

    With ``references``, its links are read, too.
    """
    hints = Hints()
    text = _without_hidden(text)
    own = own_grammar(text)
    raws = text.split("\n")
    unfolded = None if own else unfold(raws)
    if own:
        reading = Reading(assemble(_read_by(own, text, hints, notes.under("text"))), hints)
    elif unfolded is None:
        reading = _read_lines(raws, hints, notes.under("text"))
    else:
        reading = _read_columns(unfolded, hints, notes)
    if references:
        reading.links = own.links(text) if own else links(raws)
    return reading


def _read_lines(lines: Sequence[str], hints: Hints, notes: Notes) -> Reading:
    """Text whose lines follow each other."""
    return Reading(assemble(_units(lines, hints, notes)), hints)


def _read_columns(unfolded: Unfolded, hints: Hints, notes: Notes) -> Reading:
    """Text whose pages were set in columns; its places are those on the pages."""
    own = Notes(step="text")
    reading = _read_lines(unfolded.lines, hints, own)
    of_hints = (hint for field in hints.fields() for hint in hints.of(field))
    renumber([*reading.blocks, *of_hints, *own.warnings], unfolded.origins)
    pages = "its pages are set in columns, which are read one below the other"
    notes.under("text").warn("columns-unfolded", pages, Where(line=unfolded.first + 1))
    notes.warnings.extend(own.warnings)
    return reading


def explain(text: str) -> list[tuple[int, str, str]]:
    """How each line of a text was read: its 1-based number, the kind, the line itself.

    >>> explain("A heading\\n=========\\nand its text.")
    [(1, 'heading', 'A heading'), (2, 'heading', '========='), (3, 'prose', 'and its text.')]
    """
    text = _without_hidden(text)
    raws = text.split("\n")
    kinds = ["blank"] * len(raws)
    own = own_grammar(text)
    lines, origins = (None if own else unfold(raws)) or (raws, range(len(raws)))
    notes = Notes()
    units = _read_by(own, text, Hints(), notes) if own else _units(lines, Hints(), notes)
    for unit in sorted(units, key=lambda unit: unit.kind == "dropped"):  # which may be inside another
        for at in range(unit.line - 1, unit.end):
            if lines[at].strip():
                kinds[origins[at]] = unit.kind
    for at in _left_out(notes):
        if kinds[origins[at]] == "blank" and lines[at].strip():
            kinds[origins[at]] = "dropped"
    return [(number, kind, raw) for number, (kind, raw) in enumerate(zip(kinds, raws, strict=True), 1)]


def _left_out(notes: Notes) -> Iterator[int]:
    """The indexes of the lines of which a warning says that something is left out."""
    for warning in notes.warnings:
        line = warning.where.line
        if line and warning.code.endswith("-dropped"):
            yield from range(line - 1, warning.where.end_line or line)


def _without_hidden(text: str) -> str:
    """The text without zero-width spaces, and without marks of direction and order before its lines."""
    text = text.replace("\u200b", "")  # pages put it where they want an empty line
    return _HIDDEN.sub("", text) if any(mark in text for mark in _MARKS) else text


def _read_by(grammar: OwnGrammar, text: str, hints: Hints, notes: Notes) -> Sequence[Unit]:
    """The units of a text that is not seen as a whole, since nothing in it is guessed."""
    units = grammar.read(text, notes)
    read_fields(units, hints, notes)
    return units


def _units(raws: Sequence[str], hints: Hints, notes: Notes) -> Sequence[Unit]:
    """The lines as units that have been seen as a whole."""
    raws, of_records = _without_records(raws, hints, notes)
    raws = without_common_margin(without_links(without_link_marks(raws, notes), notes))
    margin = None
    if is_marked := is_asciidoc(raws):
        raws = laid_out(raws, notes)
    elif margin := find_margin(raws):
        raws = margin.taken_from(raws)
    units = join_paragraphs(parse(raws, notes, margin.headings if margin else None), notes)
    if of_records:
        units = sorted([*units, *of_records], key=lambda unit: unit.line)
    _see_as_whole(units, hints, notes, is_marked)
    return units


def _without_records(raws: Sequence[str], hints: Hints, notes: Notes) -> tuple[Sequence[str], Sequence[Unit]]:
    """The lines without the fields of a news database's records, and the units that these are."""
    if not may_hold_records(raws):
        return raws, ()
    from broadsheet.frontends.text.records.taking import take_records  # few texts are any

    return take_records(raws, hints, notes)


def _see_as_whole(units: Sequence[Unit], hints: Hints, notes: Notes, is_marked: bool) -> None:
    """Settle, in place, what only the whole document can show about its units.

    Where the text ``is_marked`` up throughout, it has no headings and lists next to those.
    """
    read_fields(units, hints, notes)
    take_captions([unit for unit in units if unit.kind != "dropped"])
    flowing = [unit for unit in units if unit.kind not in ("dropped", "metadata")]
    candidates = Candidates(flowing)
    teasers = find_teasers(flowing)
    if not is_marked:
        find_headings(flowing, candidates, teasers)
    read_front(flowing, hints, teasers)
    if not is_marked:
        find_lists(flowing, candidates, notes)
    warn_of_lone_labels(flowing, notes)
    rank_headings(flowing)
