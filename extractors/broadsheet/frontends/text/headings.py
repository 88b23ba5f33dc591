"""Headings: which of the bare lines and numbered items are headings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from broadsheet.frontends.text import noise_words
from broadsheet.frontends.text.judge import Candidates
from broadsheet.frontends.text.units import Unit

CALLS = frozenset(noise_words.CALLS.split("|"))
"""``Learn more``, ``Get started``: what a link or a button says."""
SECTION_SIGNS = "■◆▼●◎□◇"
"""Bullets that also stand before a heading, most of all in Japanese and Chinese."""


def find_headings(units: Sequence[Unit], candidates: Candidates) -> None:
    """Turn the units that are headings into headings, in place."""
    for at, score in candidates.headings().items():
        if score > 0 and not _is_ruled_out(units, at):
            units[at].kind, units[at].guessed = "heading", True
    for unit, following in pairwise(units):
        if unit.marker and unit.marker.style in SECTION_SIGNS and _is_section(unit, following):
            unit.kind, unit.guessed, unit.mark = "heading", True, ""


def _is_ruled_out(units: Sequence[Unit], at: int) -> bool:
    """Whether something shows that the line is no heading, however much it looks like one."""
    return _is_call(units, at) or _is_of_a_list(units, at) or _introduces_a_quote(units, at)


def _is_call(units: Sequence[Unit], at: int) -> bool:
    """The words of a button that were cut off the line that they had run into."""
    beside = [units[near].line for near in (at - 1, at + 1) if 0 <= near < len(units)]
    return units[at].line in beside and units[at].text.casefold() in CALLS


def _is_section(unit: Unit, following: Unit) -> bool:
    """A bullet that stands alone between blank lines, over prose that is longer."""
    over_prose = following.kind == "prose" and len(following.text) > 2 * len(unit.text)
    return unit.kind == "item" and unit.gap and following.gap and over_prose


def _introduces_a_quote(units: Sequence[Unit], at: int) -> bool:
    return units[at].text[-1] == ":" and at + 1 < len(units) and units[at + 1].kind == "quote"


def _is_of_a_list(units: Sequence[Unit], at: int) -> bool:
    """A numbered item beside a sibling, or set in under an item, or with numbered ones set in under it.

    Items that are set in may stand between siblings. A next one that is far shorter proves nothing.
    """
    unit = units[at]
    if unit.marker is None:
        return False
    above = at - 1
    while above >= 0 and _hangs(units[above], unit):
        above -= 1
    before = units[above] if above >= 0 and units[above].kind == "item" else None
    if before and (_counts_on(before, unit) or (_hangs(unit, before) and not unit.gap)):
        return True
    below = at + 1
    while below < len(units) and _hangs(units[below], unit):
        below += 1
    if below > at + 1 and not units[at + 1].gap and _is_first(units[at + 1]):
        return True
    if below == len(units) or not _counts_on(unit, units[below]):
        return False
    return below > at + 1 or len(unit.text) <= 2 * len(units[below].text)


def _hangs(unit: Unit, over: Unit) -> bool:
    return unit.kind == "item" and unit.indent > over.indent + 1


def _is_first(unit: Unit) -> bool:
    return unit.marker is not None and unit.marker.number == 1


def _counts_on(unit: Unit, following: Unit) -> bool:
    """Whether the second has the number after that of the first, written the same way."""
    one, two = unit.marker, following.marker
    if one is None or two is None or one.number is None:
        return False
    return (two.style, two.number) == (one.style, one.number + 1)
