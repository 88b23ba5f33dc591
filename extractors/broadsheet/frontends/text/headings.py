"""Headings: which of the bare lines and numbered items are headings."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.frontends.text.judge import decide, look
from broadsheet.frontends.text.units import Unit


def find_headings(units: Sequence[Unit]) -> None:
    """Turn the units that are headings into headings, in place."""
    flowing = [unit for unit in units if unit.kind != "dropped"]
    verdicts = decide(look(flowing), "heading")
    for at, score in verdicts.items():
        if score > 0:
            flowing[at].kind = "heading"
            flowing[at].guessed = True
