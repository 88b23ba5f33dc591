"""Columns get the type that a careful reader would give them, and keep what they are when in doubt."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.tabular import numbers
from broadsheet.tabular.column_data import RawColumn, TypedColumn
from broadsheet.tabular.columns import type_columns

FIXTURE = Path(__file__).parent / "fixtures" / "columns.txt"


class Case(NamedTuple):
    language: str | None
    told: str
    source: RawColumn
    first: Any


def cases() -> list[Case]:
    found = []
    language: str | None = None
    for line in FIXTURE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            language = None if line == "[-]" else line.strip("[]")
        elif line and not line.startswith("#"):
            told, name, cells, *value = line.split(" | ")
            source = RawColumn(name.lstrip("^"), cells.split(" ¦ "), first=name.startswith("^"))
            found.append(Case(language, told, source, json.loads(value[0]) if value else source.cells[0]))
    return found


CASES = cases()


def typed(source: RawColumn, language: str | None = None) -> tuple[TypedColumn, list[str]]:
    codes: list[str] = []
    return type_columns([source], language, lambda code, _: codes.append(code))[0], codes


def told(column: TypedColumn) -> str:
    scale = f"×{column.scale}" if column.scale else ""
    return " ".join(filter(None, [column.type, column.unit, scale]))


def test_the_fixture_has_many_columns_in_many_languages() -> None:
    assert len(CASES) >= 300
    assert len({case.language for case in CASES}) >= 10


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.language}: {case.source.cells[0]}")
def test_a_column_has_the_type_that_a_careful_reader_gives_it(case: Case) -> None:
    column, _ = typed(case.source, case.language)
    assert told(column) == case.told
    if case.told != "text":
        assert column.values[0] == case.first
        assert isinstance(column.values[0], bool) == isinstance(case.first, bool)


def test_a_cell_that_does_not_fit_stays_the_string_that_it_was() -> None:
    column, _ = typed(RawColumn("Cases", ["5", "<5", "8", "12", "40", "7"]))
    assert column.values == [5, "<5", 8, 12, 40, 7]


def test_empty_marks_are_null_in_every_column() -> None:
    numbers, _ = typed(RawColumn("N", ["12", "", "n/a", "–", "…", "9"]))
    assert numbers.values == [12, None, None, None, None, 9]
    assert typed(RawColumn("T", ["Aden", "", "n/a", "–", "Oslo"]))[0].values == [
        "Aden",
        None,
        None,
        None,
        "Oslo",
    ]


def test_another_column_tells_what_a_mark_means() -> None:
    sources = [RawColumn("A", ["1,099", "2,150"]), RawColumn("B", ["53,2", "7,25"])]
    columns = type_columns(sources, "en", lambda *_: None)
    assert columns[0].values == [1.099, 2.15]


def test_the_language_decides_without_a_warning_and_a_guess_has_one() -> None:
    assert typed(RawColumn("N", ["1,099", "2,150"]), "en") == (TypedColumn("integer", [1099, 2150]), [])
    assert typed(RawColumn("N", ["1,099", "2,150"])) == (
        TypedColumn("integer", [1099, 2150]),
        ["decimal-mark-guessed"],
    )


def test_a_column_never_mixes_two_orders_of_day_and_month() -> None:
    column, codes = typed(RawColumn("D", ["13/04/2024", "05/25/2024", "03/04/2024"]), "en")
    assert (column.type, codes) == ("text", ["date-orders-differ"])


def test_american_dates_of_an_english_page_are_a_guess() -> None:
    column, codes = typed(RawColumn("D", ["03/04/2024", "05/06/2024"]), "en")
    assert (column.values[0], codes) == ("2024-03-04", ["date-order-guessed"])
    assert typed(RawColumn("D", ["03/04/2024", "05/06/2024"]), "en-GB") == (
        TypedColumn("date", ["2024-04-03", "2024-06-05"]),
        [],
    )


def test_superscript_and_circled_digits_are_not_numbers() -> None:
    column, _ = typed(RawColumn("Note", ["⁰", "²", "5²", "①"]))
    assert column.type == "text"


COMMON = st.from_regex(numbers.COMMON, fullmatch=True)


@given(COMMON)
def test_the_fast_path_reads_numbers_like_the_slow_one(text: str) -> None:
    assert numbers.read_number(text) == numbers.read_any_number(text)
