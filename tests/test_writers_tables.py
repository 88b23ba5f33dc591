"""Writers of tables: pandas, DuckDB and openpyxl must load the values and types of the document."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.document import Column, Table, Where
from broadsheet.errors import BroadsheetError
from broadsheet.writers import WRITERS, writer
from broadsheet.writers.tabular import chosen_table, label, moment, series
from made_document import PLAIN, made_document

PORTS = Table(
    id="t1",
    section="s1",
    caption="Berths / 2025: by port",
    header=[["Port", "Berths", "Cost", "Share", "Opened", "Logged", "Trip", "Open", "Remarks"]],
    columns=[
        Column("Port", "text"),
        Column("Berths", "integer"),
        Column("Cost", "money", "USD"),
        Column("Share", "percent"),
        Column("Opened", "date"),
        Column("Logged", "datetime"),
        Column("Trip", "duration"),
        Column("Open", "boolean"),
        Column("Remarks", "text"),
    ],
    rows=[
        ["North"] * 9,
        ["Aden", "1,200", "$3.50", "12.5%", "5 March 2024", "2024-03-05 10:30", "2 h 30 min", "yes", "=1+1"],
        ["Oslo", "<5", "$4", "8%", "6 April 2024", "2024-03-06 11:00", "45 min", "no", "01234"],
        ["Total", "1,205", "$7.50", "–", "", "", "", "", 'a "quoted",\nbroken\tcell'],
        ["* Estimated."] * 9,
    ],
    records=[
        {
            "Port": "Aden",
            "Berths": 1200,
            "Cost": 3.5,
            "Share": 12.5,
            "Opened": "2024-03-05",
            "Logged": "2024-03-05T10:30",
            "Trip": "PT2H30M",
            "Open": True,
            "Remarks": "=1+1",
            "group": "North",
        },
        {
            "Port": "Oslo",
            "Berths": "<5",
            "Cost": 4,
            "Share": 8,
            "Opened": "2024-04-06",
            "Logged": "2024-03-06T11:00",
            "Trip": "PT45M",
            "Open": False,
            "Remarks": "01234",
            "group": "North",
        },
        {
            "Port": "Total",
            "Berths": 1205,
            "Cost": 7.5,
            "Share": None,
            "Opened": None,
            "Logged": None,
            "Trip": None,
            "Open": None,
            "Remarks": 'a "quoted",\nbroken\tcell',
            "group": "North",
        },
    ],
    where=Where(line=1),
    notes=["* Estimated."],
    totals=[3],
    group_column="group",
    group_rows=[0],
    note_rows=[4],
)
NAMES = ["group", *(column.name for column in PORTS.columns)]


def written(name: str, table: Table = PORTS, typed: bool = False) -> bytes:
    return writer(name).load_table()(table, typed)


@pytest.mark.parametrize(("name", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_text_formats_hold_the_cells_as_written_with_the_group_and_without_notes(
    name: str, delimiter: str
) -> None:
    rows = list(csv.reader(io.StringIO(written(name).decode()), delimiter=delimiter))
    assert rows[0] == NAMES
    assert rows[1:] == [["North", *PORTS.rows[at]] for at in (1, 2, 3)]


def test_typed_csv_is_loaded_by_pandas_as_numbers_dates_and_booleans() -> None:
    pandas = pytest.importorskip("pandas", reason="reads what was written")
    frame = pandas.read_csv(io.BytesIO(written("csv", typed=True)), parse_dates=["Opened"])
    assert frame["Cost"].tolist() == [3.5, 4, 7.5]
    assert frame["Opened"].dt.year.tolist()[:2] == [2024, 2024]
    assert frame["Open"].tolist()[:2] == [True, False]
    assert frame["Berths"].tolist() == ["1200", "<5", "1205"]


def test_typed_csv_is_loaded_by_duckdb_with_the_types_that_it_finds(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="reads what was written")
    path = tmp_path / "ports.csv"
    path.write_bytes(written("csv", typed=True))
    read = duckdb.sql(f"SELECT * FROM read_csv('{path}')")
    types = {name: str(kind) for name, kind in zip(read.columns, read.types, strict=True)}
    assert {name: types[name] for name in ("Cost", "Share", "Opened", "Open")} == {
        "Cost": "DOUBLE",
        "Share": "DOUBLE",
        "Opened": "DATE",
        "Open": "BOOLEAN",
    }


def test_a_document_without_groups_gives_its_rows() -> None:
    table = made_document().tables[0]
    rows = list(csv.reader(io.StringIO(written("csv", table).decode())))
    assert rows == [["Port", "Berths", "Cost", "Remarks"], *PLAIN["tables"][0]["rows"]]


def test_xlsx_has_real_numbers_dates_and_times_and_leaves_text_alone() -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="reads what was written")
    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx"))).active
    assert sheet.title == "t1 Berths 2025 by port"
    rows = list(sheet.iter_rows(values_only=True))
    assert list(rows[0]) == NAMES
    assert list(rows[1]) == [
        *("North", "Aden", 1200, 3.5, 0.125, dt.datetime(2024, 3, 5), dt.datetime(2024, 3, 5, 10, 30)),
        *(dt.timedelta(hours=2, minutes=30), True, "=1+1"),
    ]
    assert rows[2][2] == "<5"
    assert rows[2][9] == "01234"
    assert rows[3][3:9] == (7.5, None, None, None, None, None)
    assert [sheet.cell(2, at).number_format for at in (4, 5, 6)] == ['#,##0.00 "USD"', "0.0%", "yyyy-mm-dd"]
    assert sheet["A1"].comment.text.splitlines() == ["Berths / 2025: by port", "* Estimated."]


def test_xlsx_is_loaded_by_pandas_with_its_types() -> None:
    pandas = pytest.importorskip("pandas", reason="reads what was written")
    pytest.importorskip("openpyxl", reason="pandas reads workbooks with it")
    frame = pandas.read_excel(io.BytesIO(written("xlsx")))
    assert frame["Cost"].tolist() == [3.5, 4, 7.5]
    assert frame["Share"].tolist()[:2] == [0.125, 0.08]
    assert str(frame["Opened"].dtype).startswith("datetime64")
    assert frame["Remarks"].tolist()[:2] == ["=1+1", "01234"]


def test_xlsx_has_a_sheet_for_each_table_whatever_the_captions() -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="reads what was written")
    document = made_document(tables=[PLAIN["tables"][0] | {"caption": "A [long]? caption " * 4}] * 3)
    names = openpyxl.load_workbook(io.BytesIO(writer("xlsx").load()(document))).sheetnames
    assert len(names) == 3
    assert len({name.lower() for name in names}) == 3
    assert max(map(len, names)) <= 31


def test_parquet_has_one_real_type_a_column_and_a_column_for_what_does_not_fit() -> None:
    pandas = pytest.importorskip("pandas", reason="reads what was written")
    frame = pandas.read_parquet(io.BytesIO(written("parquet")))
    assert list(frame) == [*NAMES[:3], "Berths (as written)", *NAMES[3:]]
    assert frame["Berths"].tolist()[0] == 1200
    assert frame["Berths"].isna().tolist() == [False, True, False]
    assert frame["Berths (as written)"].dropna().tolist() == ["<5"]
    assert frame["Opened"].tolist()[:2] == [dt.date(2024, 3, 5), dt.date(2024, 4, 6)]
    assert str(frame["Logged"].dtype).startswith("datetime64")
    assert frame["Trip"].tolist()[:2] == ["PT2H30M", "PT45M"]


def test_parquet_is_read_by_duckdb_with_its_types(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb", reason="reads what was written")
    path = tmp_path / "ports.parquet"
    path.write_bytes(written("parquet"))
    read = duckdb.sql(f"SELECT * FROM '{path}'")
    types = {name: str(kind) for name, kind in zip(read.columns, read.types, strict=True)}
    assert types == {
        "group": "VARCHAR",
        "Port": "VARCHAR",
        "Berths": "BIGINT",
        "Berths (as written)": "VARCHAR",
        "Cost": "DOUBLE",
        "Share": "DOUBLE",
        "Opened": "DATE",
        "Logged": "TIMESTAMP",
        "Trip": "VARCHAR",
        "Open": "BOOLEAN",
        "Remarks": "VARCHAR",
    }
    assert duckdb.sql(f"SELECT sum(Berths) FROM '{path}'").fetchall() == [(2405,)]


def test_parquet_tells_caption_units_notes_and_totals_in_its_metadata() -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="reads what was written")
    schema = parquet.read_schema(io.BytesIO(written("parquet")))
    assert schema.metadata[b"caption"].decode() == PORTS.caption
    assert json.loads(schema.metadata[b"notes"]) == ["* Estimated."]
    assert json.loads(schema.metadata[b"totals"]) == [2]
    assert schema.field("Cost").metadata == {b"type": b"money", b"unit": b"USD"}


@pytest.mark.parametrize(("name", "library"), [("xlsx", "xlsxwriter"), ("parquet", "pyarrow")])
def test_a_format_whose_library_is_missing_says_what_to_install(
    name: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, f"broadsheet.writers.{name}", raising=False)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(BroadsheetError, match=rf"pip install 'broadsheet\[{name}\]'") as raised:
        writer(name).load_table()
    assert raised.value.code == "missing-extra"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2024-03-05", dt.date(2024, 3, 5)),
        ("2024-03", None),
        ("2024-03-05T10:30", dt.datetime(2024, 3, 5, 10, 30)),
        ("2024-03-05T10:30:00Z", dt.datetime(2024, 3, 5, 10, 30, tzinfo=dt.UTC)),
        ("PT1.5H", dt.timedelta(minutes=90)),
        ("P1DT2S", dt.timedelta(days=1, seconds=2)),
        ("P1Y", None),
        ("soon", None),
    ],
)
def test_a_moment_is_what_python_can_count(text: str, value: Any) -> None:
    assert moment(text) == value


# --- which table ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tables", "number", "code"),
    [(0, None, "no-tables"), (2, None, "several-tables"), (2, 3, "no-such-table")],
)
def test_the_error_for_a_missing_choice_lists_the_tables(tables: int, number: int | None, code: str) -> None:
    document = made_document(tables=PLAIN["tables"] * tables)
    with pytest.raises(BroadsheetError) as raised:
        chosen_table(document, number)
    assert raised.value.code == code
    assert tables == 0 or "1 Berths & cost, 2025 (3 rows × 4 columns)" in str(raised.value)


def test_a_table_is_labelled_by_its_id_and_its_caption() -> None:
    table = made_document().tables[0]
    table.caption = "Größe / Preis: ../../etc"
    assert label(table) == "t1-größe-preis-etc"


# --- any table ------------------------------------------------------------------------------------------

WORDS = st.text(max_size=8) | st.sampled_from(["\ud800", "=A1", "a\tb", "\x00", "x" * 40_000, "NaN", "  "])
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "text": WORDS,
    "integer": st.integers(-(10**30), 10**30),
    "number": st.integers(-(10**6), 10**6) | st.floats(-1e30, 1e30),
    "money": st.floats(-1e9, 1e9),
    "percent": st.floats(-100, 100),
    "date": st.dates().map(lambda day: day.isoformat()) | st.just("2024-03"),
    "datetime": st.datetimes().map(lambda time: time.isoformat()) | st.just("2024-03-05T10:30+01:00"),
    "duration": st.sampled_from(["PT1H", "P1Y", "PT0.5S", "P9999999999W"]),
    "boolean": st.booleans(),
}


@st.composite
def any_table(draw: st.DrawFn) -> Table:
    names = draw(st.lists(st.text(min_size=1, max_size=5), min_size=1, max_size=5, unique=True))
    columns = [
        Column(name, draw(st.sampled_from(sorted(VALUES))))  # type: ignore[arg-type]
        for name in names
    ]
    height = draw(st.integers(0, 3))
    records = [
        {each.name: draw(st.none() | VALUES[each.type] | WORDS) for each in columns} for _ in range(height)
    ]
    rows = [[str(value) for value in record.values()] for record in records]
    caption = draw(st.none() | st.text(max_size=50))
    return Table("t1", None, caption, [names], columns, rows, records, Where())


@pytest.mark.parametrize("name", [name for name, each in WRITERS.items() if each.tables])
@settings(max_examples=60)
@given(table=any_table())
def test_any_table_can_be_written(name: str, table: Table) -> None:
    assert written(name, table)


@settings(max_examples=60)
@given(table=any_table())
def test_parquet_loses_no_value(table: Table) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="reads what was written")
    rows = parquet.read_table(io.BytesIO(written("parquet", table)))
    told = sum(value is not None for each in series(table) for value in each.values)
    assert sum(rows.num_rows - rows.column(at).null_count for at in range(rows.num_columns)) == told
