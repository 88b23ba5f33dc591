"""Reading: the units of an Org text, by the grammar of any text, with the captions that it names as such."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from broadsheet.blocks import Figure, Table
from broadsheet.document import Where
from broadsheet.frontends.text.continued import join_paragraphs
from broadsheet.frontends.text.grammar import parse
from broadsheet.frontends.text.levels import rank_headings
from broadsheet.frontends.text.org.layout import Layout
from broadsheet.frontends.text.units import Unit
from broadsheet.notes import Notes


def read_org(text: str, notes: Notes) -> list[Unit]:
    """The units of a text."""
    layout = Layout(text.split("\n"), notes)
    layout.run()
    units = join_paragraphs(parse(layout.lines, notes), notes)
    _caption(units, layout.captions, layout.lines, notes)
    rank_headings(units)
    return units


def _caption(units: Sequence[Unit], captions: Mapping[int, str], lines: Sequence[str], notes: Notes) -> None:
    """Give each caption to the table or picture below it."""
    below = {unit.line - 1: unit.blocks[0] for unit in units if unit.kind in ("table", "picture")}
    for at, caption in captions.items():
        place = at + 1
        while place < len(lines) and not lines[place]:
            place += 1
        block = below.get(place)
        if isinstance(block, Table | Figure) and block.caption is None:
            block.caption = caption
        else:
            where = Where(line=at + 1, end_line=at + 1)
            notes.warn("directive-dropped", f"what is said to Org is left out: {caption}", where)
