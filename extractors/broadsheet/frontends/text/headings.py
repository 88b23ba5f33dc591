"""Headings: which of the bare lines and numbered items are headings."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.frontends.text.units import Unit

LONGEST = 130


def find_headings(units: Sequence[Unit]) -> None:
    """Turn the units that are headings into headings, in place."""
    flowing = [unit for unit in units if unit.kind not in ("dropped",)]
    for at, unit in enumerate(flowing):
        if unit.kind == "prose" or (unit.kind == "item" and unit.marker and unit.marker.kind == "numbered"):
            before = flowing[at - 1] if at else None
            after = flowing[at + 1] if at + 1 < len(flowing) else None
            if _is_heading(unit, before, after):
                unit.kind = "heading"
                unit.guessed = True


def _is_heading(unit: Unit, before: Unit | None, after: Unit | None) -> bool:
    text = unit.text
    if len(text) > LONGEST or len(text) < 2 or text[-1] in ".,;:!。，…" or text[0].islower() or after is None:
        return False
    if unit.kind == "item":
        return after.kind == "prose" and len(after.text) > 100
    if after.kind == "prose":
        return len(after.text) > max(80, len(text))
    if before is not None and before.kind == "prose" and len(before.text) < 60:
        return False
    return after.kind in ("item", "table", "code", "heading")
