"""Columns of numbers, too close or too far apart for the strips between them.

Runs of numbers in one column: ``5 4 1 0`` in row after row are four columns, one space apart.

They are cut where the header has as many words there, or, without a header, where all numbers are equally
long, as times are; ``12 345`` is one number, and a telephone number is one value.
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet.frontends.text.tables.grids import Row

SIGNS = frozenset(("", "$", "€", "£", "¥"))
"""What may be alone before a value, as far left as the longest one needs."""
FEWEST_ROWS = 3
FEWEST_UNHEADED = 3
"""Numbers in a cell."""
_AROUND = ",.:%-+()$€£¥"
_NOTHING = "-–—."
"""What is written where there is no number."""


def join_signs(rows: Sequence[Row], width: int) -> int:
    """Join columns of currency signs to the values behind them, in place; returns the new width."""
    for at in reversed(range(width - 1)):
        cells = {row.cells[at] for row in rows}
        if cells - {""} and cells <= SIGNS:
            for row in rows:
                row.cells[at : at + 2] = [f"{row.cells[at]} {row.cells[at + 1]}".strip()]
            width -= 1
    return width


def cut_number_runs(rows: Sequence[Row], width: int) -> int:
    """Cut the cells of such columns, in place; returns how many columns there are then."""
    for at in reversed(range(width)):
        count = _numbers_in(rows, at)
        if count > 1:
            for row in rows:
                words = row.cells[at].split()
                row.cells[at : at + 1] = words if words else [""] * count
            width += count - 1
    return width


def _numbers_in(rows: Sequence[Row], at: int) -> int:
    """How many numbers each cell of a column holds, below a header or none; 0 if they are not to be cut."""
    head, *below = (row.cells[at].split() for row in rows)
    is_headed = not any(map(_is_number, head))
    cells = [cell for cell in below if cell] if is_headed else [cell for cell in (head, *below) if cell]
    count = len(cells[0]) if cells else 0
    if len(cells) < FEWEST_ROWS or any(
        len(cell) != count or not all(map(_is_number, cell)) for cell in cells
    ):
        return 0
    if is_headed and head:
        return count if len(head) == count else 0
    same_length = len({len(word) for cell in cells for word in cell}) == 1
    return count if count >= FEWEST_UNHEADED and same_length else 0


def _is_number(word: str) -> bool:
    return word.strip(_AROUND).replace(",", "").replace(".", "").isdecimal() or not word.strip(_NOTHING)
