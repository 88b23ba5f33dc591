"""Tables on the command line: a single one, all into a folder, a workbook or a database."""

from __future__ import annotations

import io
import json
import os
import sqlite3
import sys
from pathlib import Path

import pytest

from command import run

PAGE = """<!doctype html><html lang="en"><title>Ports of the north</title><h1>Ports of the north</h1>
<p>Two tables follow, the first of them with a caption, and words enough to be an article.</p>
<table><caption>Berths by port</caption><tr><th>Port<th>Berths<tr><td>Aden<td>1,200<tr><td>Oslo<td>80</table>
<h2>What a berth costs</h2>
<p>The second table tells what a berth has cost since the year in which the port was opened.</p>
<table><tr><th>Port<th>Cost<tr><td>Aden<td>$1,099<tr><td>Oslo<td>$12.50</table>"""


@pytest.fixture(autouse=True)
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("ports.html").write_text(PAGE, encoding="utf-8")


def ask(query: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect("articles.sqlite")
    rows = connection.execute(query).fetchall()
    connection.close()
    return rows


def test_one_table_is_written_by_its_number_in_every_format_that_can_hold_one() -> None:
    call = ("convert", "ports.html", "--table", "2", "-f")
    assert run(*call, "csv").text == 'Port,Cost\nAden,"$1,099"\nOslo,$12.50\n'
    assert run(*call, "csv", "--typed").text == "Port,Cost\nAden,1099\nOslo,12.5\n"
    assert run(*call, "tsv").text == "Port\tCost\nAden\t$1,099\nOslo\t$12.50\n"
    assert run(*call, "markdown").text.splitlines()[0] == "| Port |   Cost |"


def test_all_tables_go_to_a_folder_under_document_number_and_caption() -> None:
    assert run("convert", "ports.html", "-f", "csv", "--output-dir", "out").code == 0
    assert sorted(os.listdir("out")) == ["ports.html.t1-berths-by-port.csv", "ports.html.t2.csv"]


def test_without_types_every_cell_stays_text() -> None:
    typed = run("convert", "ports.html", "-f", "yaml", "--extract", "tables").text
    assert "{Port: Aden, Berths: 1200}" in typed
    text = run("convert", "ports.html", "-f", "yaml", "--extract", "tables", "--no-types").text
    assert '{Port: Aden, Berths: "1,200"}' in text
    assert "integer" not in text


def test_a_workbook_goes_to_a_file_byte_by_byte() -> None:
    openpyxl = pytest.importorskip("openpyxl", reason="reads what was written")
    assert run("convert", "ports.html", "-f", "xlsx", "-o", "ports.xlsx").code == 0
    assert openpyxl.load_workbook("ports.xlsx").sheetnames == ["t1 Berths by port", "t2"]
    piped = run("convert", "ports.html", "-f", "xlsx").out
    assert openpyxl.load_workbook(io.BytesIO(piped)).sheetnames == ["t1 Berths by port", "t2"]


def test_a_run_adds_to_a_database_and_replaces_known_sources() -> None:
    Path("other.html").write_text(PAGE.replace("Aden", "Bergen"), encoding="utf-8")
    assert run("convert", "ports.html", "-f", "sqlite", "-o", "articles.sqlite").code == 0
    assert run("convert", "other.html", "ports.html", "-f", "sqlite", "-o", "articles.sqlite").code == 0
    assert ask("SELECT source FROM documents ORDER BY source") == [("other.html",), ("ports.html",)]
    assert ask("SELECT Port, Berths FROM other_t1_berths_by_port") == [("Bergen", 1200), ("Oslo", 80)]
    assert [name for name in os.listdir() if "part" in name or "journal" in name] == []


def test_where_nothing_was_converted_no_database_is_made() -> None:
    Path("empty.html").write_text("", encoding="utf-8")
    assert run("convert", "empty.html", "-f", "sqlite", "-o", "articles.sqlite").code == 1
    assert sorted(os.listdir()) == ["empty.html", "ports.html"]


def test_a_file_that_is_no_database_is_left_alone() -> None:
    Path("notes.txt").write_text("no database " * 100)
    failed = run("convert", "ports.html", "-f", "sqlite", "-o", "notes.txt")
    assert (failed.code, failed.out) == (4, b"")
    assert "cannot write the database" in failed.err
    assert Path("notes.txt").read_text() == "no database " * 100


@pytest.mark.parametrize(
    ("call", "says"),
    {
        "-f json --table 1": "--table needs a format that holds one table: markdown, csv, tsv, xlsx, parquet",
        "-f json --typed": "--typed is for csv and tsv",
        "-f sqlite": "give -o FILE",
        "-f sqlite --output-dir out": "give -o FILE",
        "-f xlsx ports.html": "xlsx holds the tables of one document: name one FILE",
        "-f csv ports.html": "csv holds one table: name one FILE, or give --output-dir DIR",
    }.items(),
)
def test_options_that_exclude_each_other_are_a_one_line_error(call: str, says: str) -> None:
    failed = run("convert", "ports.html", *call.split())
    assert failed.code == 2
    assert says in failed.err
    assert len(failed.lines) == 1


def test_binary_formats_do_not_go_to_a_terminal() -> None:
    failed = run("convert", "ports.html", "-f", "parquet", "--table", "1", terminal=True)
    assert (failed.code, failed.out) == (2, b"")
    assert "give -o FILE" in failed.err


def test_a_missing_extra_is_one_line_that_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "broadsheet.writers.xlsx", raising=False)
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    failed = run("convert", "ports.html", "-f", "xlsx", "-o", "ports.xlsx")
    assert failed.code == 2
    assert failed.lines == [
        "broadsheet: xlsx needs a library that is not there: pip install 'broadsheet[xlsx]'"
    ]


# --- broadsheet tables ----------------------------------------------------------------------------------


def test_the_tables_of_a_file_are_listed_with_size_section_and_columns() -> None:
    assert run("tables", "ports.html").text.splitlines() == [
        "1  Berths by port  t1 · 2 rows × 2 columns",
        "   Port, Berths (integer)",
        "2  t2 · 2 rows × 2 columns",
        "   in: What a berth costs",
        "   Port, Cost (money, USD)",
    ]


def test_one_of_them_is_drawn_or_written() -> None:
    drawn = run("tables", "ports.html", "--table", "2").text
    assert "$1,099" in drawn
    assert "1,200" not in drawn
    assert (
        run("tables", "ports.html", "--table", "2", "-f", "tsv", "--typed").text.splitlines()[1]
        == "Aden\t1099"
    )
    assert [each["id"] for each in json.loads(run("tables", "ports.html", "-f", "json").out)] == ["t1", "t2"]
    assert json.loads(run("tables", "ports.html", "-f", "json", "--table", "2").out)["id"] == "t2"


def test_a_file_without_tables_has_an_empty_list_and_none_to_print() -> None:
    Path("plain.txt").write_text("A line of prose, and nothing else in it.\n")
    assert run("tables", "plain.txt") == (0, b"no tables\n", "")
    assert json.loads(run("tables", "plain.txt", "-f", "json").out) == []
    failed = run("tables", "plain.txt", "--table", "1")
    assert (failed.code, failed.lines) == (1, ["broadsheet: plain.txt: there is no table in it"])
