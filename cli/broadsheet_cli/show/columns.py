"""Column widths: how the width of a screen is divided among the columns of a table."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from rich.cells import cell_len

KEPT = 14
"""Columns of text that a word keeps for itself, however narrow the screen."""


class Need(Struct, frozen=True):
    """What a column needs, in columns of text: at least, to hold each cell on a line, and its heading too."""

    least: int
    cells: int
    heading: int


def need(heading: str, cells: Sequence[str], numeric: bool) -> Need:
    """A column's need. Numbers stay whole, prose breaks between its words."""
    named = max(map(cell_len, heading.split("\n")), default=1)
    whole = max((cell_len(line) for cell in cells for line in cell.split("\n")), default=1)
    word = max(map(cell_len, f"{heading} {' '.join(cells)}".split()), default=1)
    least = min(word, KEPT)
    if numeric:
        least = max(least, min(whole, 2 * KEPT))
    return Need(least, max(least, whole), max(least, whole, named))


def widths(needs: Sequence[Need], width: int) -> list[int] | None:
    """The width of each column, so that all fit; None if they do not fit side by side.

    What is left after the least goes to the cells first and then to the headings, in equal shares.
    """
    found = [each.least for each in needs]
    width -= sum(found)
    if width < 0:
        return None
    width = _widen(found, [each.cells for each in needs], width)
    _widen(found, [each.heading for each in needs], width)
    return found


def _widen(found: list[int], wanted: Sequence[int], width: int) -> int:
    """Widen columns in place up to what they want; returns the width that is left."""
    while width > 0 and (hungry := [at for at, want in enumerate(wanted) if found[at] < want]):
        share = max(width // len(hungry), 1)
        for at in hungry:
            more = min(share, wanted[at] - found[at], width)
            found[at] += more
            width -= more
    return width
