"""Tables in plain text, whole or damaged.

>>> from broadsheet.notes import Notes
>>> found = find_table(["Port | Berths", "--- | ---", "Aden | 12", "", "Prose."], 0, Notes())
>>> [[cell.text for cell in row] for row in found.tables[0].rows], found.end
([['Port', 'Berths'], ['Aden', '12']], 3)

The recognisers are in :data:`RECOGNISERS`, in the order in which they are asked, each with its reason. All
return a :class:`FoundTable`; on the way there rows are a grid (:mod:`.grids`), and what a cell looks like is
its shape (:mod:`.shape`). Most are one module; those that go by places read a line as a :mod:`.screen` shows
it and find columns in its :mod:`.strips`, and those whose cells are one space apart cut their :mod:`.header`
alike. Rows of :mod:`.aligned` columns are :mod:`.close` to each other or :mod:`.apart`, and may be
:mod:`.wrapped`. Pipes, damaged in many ways, need several steps, which :mod:`.piped` takes one by one:

====================  ==========================================================================
:mod:`.pipes`         a run of lines, read by the places of its pipes: :mod:`.closed`, :mod:`.opened`, …
:mod:`.splitting`     the run cut into the tables that are in it
:mod:`.assemble`      each one's width, its rows put together, :mod:`.columns` for lost cells
:mod:`.loose`         the same where each cell is a line: every width (:mod:`.widths`), also with
                      cells lost or loose (:mod:`.layout`), judged in :mod:`.column_code`
:mod:`.repeats`       second copies merged into the first
:mod:`.tail`          what ran into the last cell handed back
:mod:`.not_tables`    asked along the way: is it a table at all
====================  ==========================================================================
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from broadsheet.frontends.text.tables.aligned import find_aligned
from broadsheet.frontends.text.tables.columnar import find_columnar, may_be_rule
from broadsheet.frontends.text.tables.found import FoundTable
from broadsheet.frontends.text.tables.framed import OPENINGS, find_framed
from broadsheet.frontends.text.tables.graded import find_graded, may_be_graded
from broadsheet.frontends.text.tables.labelled import find_labelled, may_be_labelled
from broadsheet.frontends.text.tables.leaders import find_led, has_leaders
from broadsheet.frontends.text.tables.piped import find_piped
from broadsheet.frontends.text.tables.pipes import begins_with_cell
from broadsheet.frontends.text.tables.screen import has_gap
from broadsheet.frontends.text.tables.separated import find_separated, may_be_separated
from broadsheet.frontends.text.tables.spaced import ends_in_value, find_spaced, may_be_rows
from broadsheet.frontends.text.tables.tabbed import find_tabbed
from broadsheet.notes import Notes

__all__ = ["RECOGNISERS", "FoundTable", "find_table", "may_start"]

Find: TypeAlias = Callable[[Sequence[str], int, Notes], FoundTable | None]


class Recogniser(NamedTuple):
    """``find`` returns the table that begins at a line, or None; ``why`` is its place in the order."""

    name: str
    find: Find
    why: str


RECOGNISERS = (
    Recogniser("framed", find_framed, "a drawn frame is the surest mark, and its lines hold pipes too"),
    Recogniser("columnar", find_columnar, "runs of dashes mark columns; a line above them is a header"),
    Recogniser("tabbed", find_tabbed, "a tab is a mark; the cells may hold pipes and commas"),
    Recogniser("piped", find_piped, "pipes may be damaged or mean something else: doubts are weighed"),
    Recogniser("separated", find_separated, "commas and semicolons mean prose unless a block says otherwise"),
    Recogniser("led", find_led, "dots lead to the value: the gap of the aligned, filled"),
    Recogniser("aligned", find_aligned, "nothing is marked, but a strip of the page stays blank"),
    Recogniser("spaced", find_spaced, "nothing is left but the digits"),
    Recogniser("graded", find_graded, "not even digits, but rows that end in the same few words"),
    Recogniser(
        "labelled", find_labelled, "nothing at all is left, but labels come back elsewhere: the last guess"
    ),
)

_RULED = frozenset("-=─ ")
"""The first character of a rule."""


def may_start(lines: Sequence[str], at: int) -> bool:
    """Whether a table could begin at this line, which is not blank: a cheap check, often wrong.

    It is never wrong when it says no. It is asked of every line, and most end at its last question.
    """
    line = lines[at]
    if "|" in line or "\t" in line or "  " in line or line[0] in OPENINGS:
        return True
    following = lines[at + 1] if at + 1 < len(lines) else ""
    if "  " in following and has_gap(following):
        return True
    if following[:1] == "|" and begins_with_cell(lines, at):
        return True
    if (line[0] in _RULED or following[:1] in _RULED) and (may_be_rule(line) or may_be_rule(following)):
        return True
    if (";" in line or line.count(",") > 1) and may_be_separated(line, following):
        return True
    if ".." in line and has_leaders(line):
        return True
    if ends_in_value(following) and may_be_rows(lines, at + 2):
        return True
    return may_be_graded(lines, at) or may_be_labelled(lines, at)


def find_table(lines: Sequence[str], at: int, notes: Notes) -> FoundTable | None:
    """The table that begins at ``lines[at]`` (raw lines of the whole text), or None if none does.

    ``lines[at]`` is not blank. Repairs and guesses go to ``notes`` with their line. The time is that of the
    table, or of a few lines where there is none.
    """
    for recogniser in RECOGNISERS:
        found = recogniser.find(lines, at, notes)
        if found is not None:
            return found
    return None
