"""A table's header, the parts that its rows play, and its records."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from broadsheet import blocks
from broadsheet.blocks import Cell
from broadsheet.document import Table, Where
from broadsheet.tabular.build import Context, build
from broadsheet.tabular.column_data import ignore
from broadsheet.writers.tabular import record_rows

PORTS = """
Port  | Berths | Opened
Aden  | 12     | 1999-03-05
Oslo  | 7      | 2004-11-30
Lagos | 31     | 2011-06-01
"""


def cells(line: str) -> list[Cell]:
    """``th`` cells begin with ``=``; ``text<3`` spans three columns."""
    found = []
    for part in line.split("|"):
        match = re.fullmatch(r"(=?)(.*?)(?:<(\d))?", part.strip())
        assert match
        found.append(Cell(match[2], bool(match[1]), int(match[3] or 1)))
    return found


def table(drawing: str, language: str | None = "en", **about: Any) -> Table:
    """The table that a drawing shows; its warnings are in :data:`warned`."""
    warned.clear()
    rows = [cells(line) for line in drawing.strip("\n").splitlines()]
    block = blocks.Table(rows, Where(line=1), **about)
    return build(block, "t1", "s1", Context(language), lambda code, _: warned.append(code))


warned: list[str] = []


# --- the header ------------------------------------------------------------------------------------------


def test_text_over_numbers_is_a_header_and_the_guess_is_reported() -> None:
    found = table(PORTS)
    assert found.header == [["Port", "Berths", "Opened"]]
    assert found.records[0] == {"Port": "Aden", "Berths": 12, "Opened": "1999-03-05"}
    assert warned == ["table-header-guessed"]


def test_a_marked_header_is_no_guess() -> None:
    assert table(PORTS, head_rows=1).header == [["Port", "Berths", "Opened"]]
    assert warned == []
    assert table("=Port | =Size\nAden | big\nOslo | small").header == [["Port", "Size"]]
    assert warned == []


def test_a_head_that_claims_every_row_says_nothing() -> None:
    assert table(PORTS, head_rows=4).header == [["Port", "Berths", "Opened"]]


def test_names_and_values_have_no_header() -> None:
    found = table("Brand | Aurora\nColour | red\nWeight | 0.1 lb")
    assert (found.header, found.orientation) == ([], "columns")
    assert [column.name for column in found.columns] == ["column 1", "column 2"]


def test_rows_of_one_kind_have_no_header() -> None:
    assert table("1 | 12 | 30\n2 | 14 | 31\n3 | 19 | 33").header == []


def test_what_columns_are_called_everywhere_names_them() -> None:
    found = table(
        "Component | Description\nRouter | The home network router\nPi-Hole | An open filter of adverts"
    )
    assert found.header == [["Component", "Description"]]
    assert table("Name | Aurora\nMaterial | oak and steel\nMaker | Tarn & Daughters").header == []


def test_a_share_over_amounts_of_money_is_a_name() -> None:
    found = table("Bill total | 10% | 15%\n$10.00 | $1.00 | $1.50\n$20.00 | $2.00 | $3.00")
    assert [column.name for column in found.columns] == ["Bill total", "10%", "15%"]
    assert table("Rye | 10% | 15%\nOats | 12% | 14%\nBarley | 8% | 9%").header == []


def test_an_empty_corner_makes_a_header() -> None:
    found = table(" | Basic | Plus\nSeats | five | ten\nHelp | by mail | by phone")
    assert (found.header, found.row_headers) == ([["", "Basic", "Plus"]], 1)


def test_header_rows_are_joined_and_a_banner_names_no_column() -> None:
    found = table(
        """
        =Trade by year<3
        =Port | =2024<2
        =Port | =In | =Out
        Aden | 1 | 2
        """
    )
    assert len(found.header) == 3
    assert [column.name for column in found.columns] == ["Port", "2024 / In", "2024 / Out"]


def test_names_are_unique_and_free_of_footnote_marks() -> None:
    found = table("=Port | =Fee* | =Fee[a]\nAden | 1 | 2")
    assert [column.name for column in found.columns] == ["Port", "Fee", "Fee (2)"]


def test_a_nameless_column_that_counts_rows_is_the_index() -> None:
    found = table(" | Port\n1 | Aden\n2 | Oslo", head_rows=1)
    assert [column.name for column in found.columns] == ["index", "Port"]


# --- the rows --------------------------------------------------------------------------------------------


def test_rows_that_span_the_table_group_the_records_below() -> None:
    found = table("Item | Grams\nHerbs<2\nBasil | 12\nRoots<2\nBeet | 300\nLeek | 150", head_rows=1)
    assert found.records == [
        {"Item": "Basil", "Grams": 12, "group": "Herbs"},
        {"Item": "Beet", "Grams": 300, "group": "Roots"},
        {"Item": "Leek", "Grams": 150, "group": "Roots"},
    ]
    assert (found.group_column, found.group_rows) == ("group", [0, 2])
    assert found.rows[0] == ["Herbs", "Herbs"]


def test_a_row_cut_off_after_its_first_cell_is_no_group() -> None:
    found = table("Sector | Strength | Interest\nMining | potash | supply\nTechnology | | ", head_rows=1)
    assert found.group_rows is UNSET
    assert found.records[1] == {"Sector": "Technology", "Strength": None, "Interest": None}


def test_notes_below_leave_the_data_and_their_marks_point_to_them() -> None:
    found = table("Port | Score*\nAden[a] | 3\nOslo | 4*\n* Estimated.<2\n[a] In 2019.<2", head_rows=1)
    assert found.records == [{"Port": "Aden", "Score": 3}, {"Port": "Oslo", "Score": 4}]
    assert (found.notes, found.note_rows) == (["* Estimated.", "[a] In 2019."], [2, 3])
    assert [(f.mark, f.cells, f.header) for f in found.footnotes or []] == [
        ("*", [[1, 1]], [[0, 1]]),
        ("[a]", [[0, 0]], []),
    ]
    assert found.rows[0] == ["Aden[a]", "3"]


@pytest.mark.parametrize("word", ["Total", "Gesamt", "Итого", "合計"])
def test_rows_of_totals_are_recognised(word: str) -> None:
    found = table(f"Port | Berths\nAden | 12\nOslo | 7\n{word} | 19", head_rows=1)
    assert found.totals == [2]
    assert found.records[2]["Berths"] == 19


def test_a_last_row_that_adds_up_the_others_is_a_total_under_any_label() -> None:
    assert table("Line | In | Out\nNorth | 4 | 10\nSouth | 5 | 20\nBoth | 9 | 30", head_rows=1).totals == [2]
    assert (
        table("Line | In | Out\nNorth | 4 | 10\nSouth | 5 | 20\nWest | 8 | 30", head_rows=1).totals is UNSET
    )


def test_a_cell_that_spans_columns_does_not_decide_their_types() -> None:
    found = table("Line | Cars | Vans\nNorth | 4 | 1\nSouth | no car deck<2\nWest | 8 | 3", head_rows=1)
    assert [column.type for column in found.columns] == ["text", "integer", "integer"]
    assert found.records[1] == {"Line": "South", "Cars": "no car deck", "Vans": "no car deck"}


def test_columns_of_header_cells_head_their_rows() -> None:
    assert table("=Port | =Berths\n=Aden | 12\n=Oslo | 7").row_headers == 1


# --- the grid --------------------------------------------------------------------------------------------


def test_blank_rows_and_columns_go_with_a_warning() -> None:
    found = table("Port | | Berths\n | | \nAden | | 12", head_rows=1)
    assert (found.header, found.rows) == ([["Port", "Berths"]], [["Aden", "12"]])
    assert warned == ["table-blank-rows", "table-blank-columns"]


def test_short_rows_are_filled_with_a_warning() -> None:
    found = table("Port | Berths\nAden | 12\nOslo", head_rows=1)
    assert (found.rows[1], found.records[1]) == (["Oslo", ""], {"Port": "Oslo", "Berths": None})
    assert warned == ["table-row-short"]


def test_a_span_past_the_last_column_makes_no_columns_of_its_own() -> None:
    rows = [[Cell("All day", colspan=100)], [Cell("Aden"), Cell("12")]]
    codes: list[str] = []
    found = build(
        blocks.Table(rows, Where(line=1)), "t1", None, Context(), lambda code, message: codes.append(code)
    )
    assert found.rows == [["All day", "All day"], ["Aden", "12"]]
    assert codes == ["table-span-overhang"]


def test_an_empty_table_is_an_empty_table() -> None:
    found = build(blocks.Table([], Where(line=1)), "t1", None, Context(), ignore)
    assert (found.header, found.columns, found.rows, found.records) == ([], [], [], [])


def test_types_can_be_left_out() -> None:
    block = blocks.Table([cells("Port | Berths"), cells("Aden | 012")], Where(line=1), head_rows=1)
    found = build(block, "t1", None, Context(types=False), ignore)
    assert found.records == [{"Port": "Aden", "Berths": "012"}]


def test_without_types_the_parts_of_a_table_are_told_all_the_same() -> None:
    drawing = "Port | Berths\nAden[a] | 12\nOslo | 7\nLagos | 1\nAll three | 20\n[a] In 2019.<2"
    block = blocks.Table([cells(line) for line in drawing.splitlines()], Where(line=1), head_rows=1)
    typed, plain = (build(block, "t1", None, Context("en", wanted), ignore) for wanted in (True, False))
    assert (plain.totals, plain.note_rows, plain.orientation) == ([3], [4], UNSET)
    assert (typed.totals, typed.note_rows, typed.orientation) == ([3], [4], UNSET)
    assert plain.records[0] == {"Port": "Aden[a]", "Berths": "12"}
    assert typed.records[0] == {"Port": "Aden", "Berths": 12}


some_cells = st.builds(
    Cell,
    text=st.sampled_from(
        [
            *["", "Aden", "12", "1,099", "-3.5", "5 kg", "$12.50", "8%", "–", "n/a", "12[a]", "7*", "Total"],
            *["* note", "2024-03-05", "yes", "no", "01234", "a\nb"],
        ]
    ),
    header=st.booleans(),
    colspan=st.integers(1, 4),
    rowspan=st.integers(0, 4),
)


some_tables = st.lists(st.lists(some_cells, max_size=5), max_size=8)


@given(some_tables, st.none() | st.integers(0, 8))
def test_any_table_is_rectangular_with_a_record_for_each_row_of_data(
    rows: list[list[Cell]], head_rows: int | None
) -> None:
    block = blocks.Table(rows, Where(line=1), head_rows=head_rows)
    found = build(block, "t1", None, Context(), ignore)
    names = [column.name for column in found.columns]
    parts = (found.group_rows, found.note_rows, found.repeated_header_rows)
    aside = sum(len(part or []) for part in parts)
    assert {len(row) for row in [*found.header, *found.rows]} <= {len(names)}
    assert len(set(names)) == len(names)
    assert len(found.records) == len(found.rows) - aside
    assert all(set(names) <= set(record) for record in found.records)


@given(some_tables, st.none() | st.integers(0, 8))
def test_each_value_of_a_record_is_what_the_cell_in_its_row_says(
    rows: list[list[Cell]], head_rows: int | None
) -> None:
    block = blocks.Table(rows, Where(line=1), head_rows=head_rows)
    found = build(block, "t1", None, Context("en"), ignore)
    for record, at in zip(found.records, record_rows(found), strict=True):
        for column, cell in zip(found.columns, found.rows[at], strict=True):
            assert says(cell, record[column.name])


def says(cell: str, value: Any) -> bool:
    """Whether a value can be what a cell of ``some_cells`` says, by reading the cell in another way."""
    bare = re.sub(r"\[\w+\]$|\*+$", "", cell).strip()
    if value is None:
        return bare in ("", "–", "n/a")
    if isinstance(value, bool):
        return bare == ("yes" if value else "no")
    if isinstance(value, int | float):
        return float(re.sub(r"[^\d.-]", "", bare)) == value
    return value in (cell, bare)


# --- what analysts stumble over --------------------------------------------------------------------------


def test_a_row_of_units_below_the_header_is_header() -> None:
    found = table(" =Port | =Area | =Cost\n | km² | USD m\nAden | 1.5 | 12\nOslo | 2.5 | 14")
    assert [(c.name, c.type, c.unit, c.scale) for c in found.columns[1:]] == [
        ("Area / km²", "number", "km²", None),
        ("Cost / USD m", "money", "USD", 1_000_000),
    ]


def test_a_title_over_names_that_stand_over_numbers_is_header_though_the_first_column_is_marked() -> None:
    found = table("=Rates<3\n=Rank | State | Rate\n=1 | Alaska | $14\n=2 | Maine | $15")
    assert [column.name for column in found.columns] == ["Rank", "State", "Rate"]
    box = table("=MV Petrel<2\n=Builder | Tarn & Daughters\n=Seats | 220\n=Crew | 5")
    assert (box.header, box.orientation, box.group_rows) == ([], "columns", [0])


def test_a_header_that_comes_again_further_down_has_no_record() -> None:
    found = table("=Port | =Berths\nAden | 12\nPort | Berths\nOslo | 7")
    assert (found.rows[1], found.repeated_header_rows) == (["Port", "Berths"], [1])
    assert found.records == [{"Port": "Aden", "Berths": 12}, {"Port": "Oslo", "Berths": 7}]


def test_a_comparison_has_its_records_in_columns() -> None:
    found = table(" | =Basic | =Plus\n=Seats | 5 | 10\n=Price | $9 | $19\n=Help | by mail | by phone")
    assert found.orientation == "columns"
    assert table("=Port | =In | =Out\n=Aden | 12 | 7\n=Oslo | 3 | 2").orientation is UNSET


def test_several_notes_in_one_cell_are_told_apart() -> None:
    block = blocks.Table(
        [*map(cells, ("=Port | =Score*", "Aden | 3[a]")), [Cell("* Estimated.\n[a] In 2019.", colspan=2)]],
        Where(line=1),
    )
    found = build(block, "t1", None, Context(), ignore)
    assert found.notes == ["* Estimated.", "[a] In 2019."]
    assert [f.mark for f in found.footnotes or []] == ["*", "[a]"]
    assert found.records == [{"Port": "Aden", "Score": 3}]


def test_marks_point_to_the_paragraphs_right_below_too() -> None:
    block = blocks.Table([*map(cells, ("=Port | =Score", "Aden[a] | 3*"))], Where(line=1))
    below = ["a Closed in May.", "* Estimated.", "Prose goes on."]
    found = build(block, "t1", None, Context(), ignore, below)
    assert [(f.mark, f.note, f.cells) for f in found.footnotes or []] == [
        ("[a]", "a Closed in May.", [[0, 0]]),
        ("*", "* Estimated.", [[0, 1]]),
    ]
    assert (found.records, found.notes) == ([{"Port": "Aden", "Score": 3}], UNSET)
