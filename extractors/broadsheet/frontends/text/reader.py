"""The text front end: plain text, even damaged, to the block stream."""

from __future__ import annotations

from broadsheet.blocks import Hints, Reading
from broadsheet.frontends.text.assemble import assemble
from broadsheet.frontends.text.grammar import parse
from broadsheet.frontends.text.headings import find_headings
from broadsheet.notes import Notes


def read(text: str, notes: Notes) -> Reading:
    """Text to blocks: lines to units by the grammar, then what only the whole document can tell."""
    notes = notes.under("text")
    hints = Hints()
    units = parse(text.split("\n"), notes)
    find_headings(units)
    return Reading(assemble(units), hints)


def explain(text: str) -> list[tuple[int, str, str]]:
    """What each line of a text was taken for: its 1-based number, the kind, the line as it stands.

    >>> explain("A heading\\n=========\\nand its text.")
    [(1, 'heading', 'A heading'), (2, 'heading', '========='), (3, 'prose', 'and its text.')]
    """
    raws = text.split("\n")
    units = parse(raws, Notes())
    find_headings(units)
    kinds = ["blank"] * len(raws)
    for unit in units:
        for number in range(unit.line, unit.end + 1):
            if raws[number - 1].strip():
                kinds[number - 1] = unit.kind
    return [(number, kind, raw) for number, (kind, raw) in enumerate(zip(kinds, raws, strict=True), 1)]
