"""Tables in plain text: each case of ``fixtures/text_tables.txt``, and what callers rely on."""

from __future__ import annotations

import pytest

from broadsheet.frontends.text.tables import find_table
from broadsheet.notes import Notes
from tables_text import Case, cases, grid_of, tables_of, written


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.title)
def test_the_tables_of_a_text_are_those_of_its_case(case: Case) -> None:
    assert written(case.source) == case.expected


def test_a_long_table_may_have_cells_that_end_like_sentences() -> None:
    rows = [f"Berth {number:<10}{number * 7} m      to let" for number in range(10, 70)]
    rows[5] = "                          and to sell"
    rows[20] = "Berth 30.       210.      to let"
    found = find_table(rows, 0, Notes())
    assert found is not None
    assert found.end == len(rows)


def test_text_after_the_last_cell_is_returned() -> None:
    lines = [
        "Sector | Strength |",
        "---|---|",
        "Energy | Gas |",
        "Farming | LandAdvice for NegotiatorsTo manage the talks well, both sides ought to meet each month.",
    ]
    found = find_table(lines, 0, Notes())
    assert found is not None
    assert found.end == 4
    assert found.rest is not None
    assert found.rest.startswith("Advice for Negotiators")
    assert grid_of(found.tables[0])[-1] == ["Farming", "Land"]


def test_the_count_of_rows_that_a_database_prints_is_a_note() -> None:
    table = tables_of(" port | berths\n------+--------\n Aden |     12\n(1 row)")[0]
    assert table.notes == ["(1 row)"]
    assert table.where.end_line == 4


def test_a_warning_names_its_line_and_says_what_was_done() -> None:
    notes = Notes()
    find_table(["| Port | Berths |", "|---|---|", "| Aden |", "| Suez | 9 |"], 0, notes)
    assert [(w.code, w.where.line) for w in notes.warnings] == [("table-row-short", 3)]
    assert "1 of 2 cells" in notes.warnings[0].message


def test_a_rejected_look_leaves_no_warning_behind() -> None:
    notes = Notes()
    assert find_table(["Home | News | Sport", "", "Text."], 0, notes) is None
    assert notes.warnings == []


def test_a_table_in_the_middle_of_a_text_counts_lines_from_its_start() -> None:
    table = tables_of("Text.\n\nPort | Berths |\n---|---|\nAden | 12 |\n\nMore.")[0]
    assert (table.where.line, table.where.end_line) == (3, 5)


@pytest.mark.parametrize(
    "line",
    ["-" * 300_000, "a|b" * 100_000, "-|" * 100_000, "a  b " * 50_000, "+-" * 100_000, "a\t" * 100_000],
)
def test_a_very_long_line_is_read_and_takes_nothing_of_its_neighbour_away(line: str) -> None:
    assert "text" in written("\n".join([line, "text", line]))


def test_a_cell_keeps_every_letter_of_a_script_without_case() -> None:
    rows = grid_of(tables_of("नाम | अंक |\n---|---|\nअदन | १२ |\nस्वेज | ९ |")[0])
    assert rows == [["नाम", "अंक"], ["अदन", "१२"], ["स्वेज", "९"]]
