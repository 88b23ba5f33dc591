"""Levels."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.frontends.text.units import Unit


def rank_headings(units: Sequence[Unit]) -> None:
    """Rank."""
