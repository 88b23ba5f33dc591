"""Headings: which of the bare lines and numbered items are headings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from broadsheet.frontends.text.judge import Candidates
from broadsheet.frontends.text.units import Unit

SECTION_SIGNS = "■◆▼●◎□◇"
"""Bullets that also stand before a heading, most of all in Japanese and Chinese."""


def find_headings(units: Sequence[Unit], candidates: Candidates) -> None:
    """Turn the units that are headings into headings, in place."""
    for at, score in candidates.headings().items():
        following = units[at + 1] if at + 1 < len(units) else None
        if score > 0 and not (following and (_rules_out(units[at], following) or _heads_a_nest(units, at))):
            units[at].kind, units[at].guessed = "heading", True
    for unit, following in pairwise(units):
        if unit.marker and unit.marker.style in SECTION_SIGNS and _is_section(unit, following):
            unit.kind, unit.guessed, unit.mark = "heading", True, ""


def _is_section(unit: Unit, following: Unit) -> bool:
    """A bullet that stands alone between blank lines, over prose that is longer."""
    over_prose = following.kind == "prose" and len(following.text) > 2 * len(unit.text)
    return unit.kind == "item" and unit.gap and following.gap and over_prose


def _heads_a_nest(units: Sequence[Unit], at: int) -> bool:
    """Items are set in under it, and the next item of its own list stands right below them."""
    unit, below = units[at], at + 1
    if unit.marker is None or unit.marker.number is None:
        return False
    while below < len(units) and units[below].kind == "item" and units[below].indent > unit.indent + 1:
        below += 1
    if below == at + 1 or below == len(units):
        return False
    marker = units[below].marker
    return marker is not None and (marker.style, marker.number) == (unit.marker.style, unit.marker.number + 1)


def _rules_out(unit: Unit, following: Unit) -> bool:
    """What follows shows that it is no heading: a quote that it introduces, or the next item of its list."""
    if following.kind == "quote":
        return unit.text[-1] == ":"
    one, two = unit.marker, following.marker
    if one is None or two is None or one.number is None or two.number is None:
        return False
    return (
        one.style == two.style and two.number == one.number + 1 and len(unit.text) <= 2 * len(following.text)
    )
