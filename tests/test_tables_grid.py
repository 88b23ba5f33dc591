"""The grid is the one that a browser lays out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.blocks import Cell
from broadsheet.frontends.html.shape import flow
from broadsheet.frontends.html.tables import html_integer, read_table
from broadsheet.tabular import grid
from broadsheet.tabular.grid import lay_out
from helpers import first_table

FIXTURE = Path(__file__).parent / "fixtures" / "browser_grids.json"

cells = st.builds(Cell, text=st.sampled_from("abc"), colspan=st.integers(1, 1200), rowspan=st.integers(0, 9))
tables = st.lists(st.lists(cells, max_size=4), max_size=6)


def texts(html: str) -> list[list[str]]:
    table = read_table(first_table(html), lambda cell: cell.text().strip(), flow)[0]
    return [[cell.text for cell in row] for row in lay_out(table.rows, table.groups).rows]


def test_random_tables_have_the_grids_that_chromium_gave_them() -> None:
    pairs = json.loads(FIXTURE.read_text(encoding="utf-8"))
    assert len(pairs) == 1289
    wrong = [source for source, grid in pairs if texts(source) != grid]
    assert wrong == []


@given(tables)
def test_a_grid_is_rectangular_and_holds_every_cell(rows: list[list[Cell]]) -> None:
    laid = lay_out(rows)
    assert len(laid.rows) == len(rows)
    assert len({len(row) for row in laid.rows}) <= 1
    if not any(cell.rowspan != 1 for row in rows for cell in row):
        for row, line in zip(rows, laid.rows, strict=True):
            assert {id(cell) for cell in row} <= {id(cell) for cell in line}


def test_spans_above_the_standards_limits_are_clamped_and_counted() -> None:
    laid = lay_out([[Cell("a", colspan=10**9)], [Cell("b", rowspan=70000)]])
    assert (len(laid.rows[0]), laid.clamped) == (1000, 2)


def test_a_grid_of_rogue_spans_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "MOST_SLOTS", 1000)
    laid = lay_out([[Cell("wide", colspan=1000)], *([Cell("a"), Cell("b")] for _ in range(100))])
    assert laid.cut > 0
    assert all(row[:2] and len(row) * len(laid.rows) < 2000 for row in laid.rows)


def test_a_rowspan_of_zero_ends_with_its_row_group() -> None:
    source = "<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td>d<td>e</table>"
    assert texts(source) == [["a", "b"], ["a", "c"], ["d", "e"]]


def test_the_head_stands_above_and_the_foot_below_wherever_they_are_written() -> None:
    source = "<table><tfoot><tr><td>sum<tbody><tr><td>one<thead><tr><td>name</table>"
    assert texts(source) == [["name"], ["one"], ["sum"]]


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("2", 2),
        ("2;", 2),
        (" 3 ", 3),
        ("+4", 4),
        ("-1", None),
        ("-0", 0),
        ("x", None),
        ("", None),
        (None, None),
    ],
)
def test_attributes_are_integers_by_the_rules_of_html(value: str | None, number: int | None) -> None:
    assert html_integer(value) == number


def test_an_absurdly_long_number_is_only_a_large_one() -> None:
    assert (html_integer("9" * 5000) or 0) > grid.MAX_ROWSPAN
