"""Tables as text extractors print them, of made cells of every kind: how many come back whole."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from made_tables import Made, closing_pipes, made, one_cell_a_line
from tables_text import grid_of, tables_of

SEEDS = range(60)

Cells = set[tuple[int, int, str]]


def cells(rows: list[list[str]]) -> Cells:
    return {(at, column, cell) for at, row in enumerate(rows) for column, cell in enumerate(row) if cell}


def come_back(seed: int, printed: Callable[[Made, int], str], *, empty: float, unmarked: bool) -> bool:
    """Whether the table of a seed is found where it is, with each cell in its place."""
    table = made(seed, empty, unmarked)
    source = f"Text above it.\n\n{printed(table, seed)}\n\nText below it, a sentence."
    found = tables_of(source)
    rows = grid_of(found[0]) if found else [[]]
    truth = table.rows
    if rows[0][:1] != truth[0][:1]:  # the printer left the corner out
        truth = [["", *truth[0][1:]], *truth[1:]]
    return cells(rows) == cells(truth)


@pytest.mark.parametrize(
    ("printed", "empty", "unmarked", "share"),
    [
        pytest.param(one_cell_a_line, 0.0, False, 0.98, id="one cell a line"),
        pytest.param(one_cell_a_line, 0.0, True, 0.88, id="one cell a line, some without a pipe"),
        pytest.param(one_cell_a_line, 0.12, False, 0.4, id="one cell a line, empty ones lost"),
        pytest.param(closing_pipes, 0.0, False, 0.98, id="closing pipes"),
        pytest.param(closing_pipes, 0.12, False, 0.98, id="closing pipes and empty cells"),
    ],
)
def test_a_damaged_table_comes_back(
    printed: Callable[[Made, int], str], empty: float, unmarked: bool, share: float
) -> None:
    whole = [come_back(seed, printed, empty=empty, unmarked=unmarked) for seed in SEEDS]
    assert sum(whole) >= share * len(whole)
