"""Headings: which of the bare lines and numbered items are headings."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.frontends.text.judge import Codes, decide
from broadsheet.frontends.text.units import Unit


def find_headings(units: Sequence[Unit], codes: Codes) -> None:
    """Turn the units that are headings into headings, in place."""
    for at, score in decide(codes, "heading").items():
        if score > 0:
            units[at].kind = "heading"
            units[at].guessed = True
