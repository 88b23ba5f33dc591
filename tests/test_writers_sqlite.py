"""The database: what a run adds, what the same source replaces, and that SQLite's own tools can read it."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from broadsheet.document import Document, Metadata, Source, Table
from broadsheet.errors import BroadsheetError
from broadsheet.writers.sqlite import Database, write
from made_document import PLAIN, made_document
from test_writers_tables import PORTS, any_table


def filed(path: Path | str, *documents: Document) -> None:
    """Add documents in one run."""
    database = Database(str(path))
    for document in documents:
        database.add(write(document))
    database.commit()


def ask(path: Path, query: str, *values: Any) -> list[Any]:
    """The rows that a query gives; of one column, its values."""
    connection = sqlite3.connect(path)
    rows = connection.execute(query, values).fetchall()
    connection.close()
    return [row[0] for row in rows] if rows and len(rows[0]) == 1 else rows


def document(path: str | None = "news/ports.html", *tables: Table) -> Document:
    made = made_document()
    made.source.path = path
    if tables:
        made.tables = [*tables]
    return made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "articles.sqlite"


def test_a_document_is_a_row_with_its_metadata(path: Path) -> None:
    filed(path, document())
    (row,) = ask(path, "SELECT source, title, authors, tags, warnings FROM documents")
    assert row[:2] == ("news/ports.html", PLAIN["metadata"]["title"])
    assert json.loads(row[2]) == PLAIN["metadata"]["authors"]
    assert json.loads(row[3]) == PLAIN["metadata"]["tags"]
    assert row[4] == len(PLAIN["warnings"]) == ask(path, "SELECT count(*) FROM warnings")[0]


def test_every_field_of_source_and_metadata_has_its_column(path: Path) -> None:
    filed(path)
    columns = {name for _, name, *_ in ask(path, "PRAGMA table_info(documents)")}
    assert {*Source.__struct_fields__, *Metadata.__struct_fields__} <= columns


def test_records_of_one_archive_are_sources_of_their_own(path: Path) -> None:
    first, second = document("crawl.warc"), document("crawl.warc")
    first.source.uri, second.source.offset = "https://example.org/", 900
    filed(path, first, second)
    sources = ask(path, "SELECT source FROM documents ORDER BY id")
    assert sources == ["crawl.warc#https://example.org/", "crawl.warc#900"]


def test_sections_lists_and_items_keep_their_nesting(path: Path) -> None:
    filed(path, document())
    tree = ask(
        path,
        "SELECT inner.heading, outer.heading FROM sections AS inner LEFT JOIN sections AS outer "
        "ON inner.parent_id = outer.id ORDER BY inner.id",
    )
    assert tree[1:] == [
        ("Where the money goes", None),
        ("The terms [b]explained[/b]", "Where the money goes"),
        ("Deeper", "The terms [b]explained[/b]"),
    ]
    items = ask(
        path,
        "SELECT depth, position, text FROM list_items JOIN lists ON lists.id = list_items.list_id "
        "WHERE ref = 'l1' ORDER BY list_items.id",
    )
    assert items[:4] == [(0, 1, "Dredging"), (1, 1, "the channel"), (2, 1, "to 14 m"), (0, 2, "Cranes")]


def test_a_search_finds_sections_by_what_their_paragraphs_lists_and_tables_say(path: Path) -> None:
    filed(path, document())
    query = (
        "SELECT sections.ref FROM sections_fts JOIN sections ON sections.id = sections_fts.rowid "
        "WHERE sections_fts MATCH ?"
    )
    assert ask(path, query, "parts") == ["s2"]
    assert ask(path, query, "dredging") == ["s2"]
    assert ask(path, query, "mukalla") == ["s2"]
    assert ask(path, query, "berth AND ship") == ["s3"]


def test_datasette_finds_the_index_by_the_query_that_it_asks(path: Path) -> None:
    filed(path, document())
    query = "SELECT name FROM sqlite_master WHERE rootpage = 0 AND sql LIKE ?"
    assert ask(path, query, '%VIRTUAL TABLE%USING FTS%content="sections"%') == ["sections_fts"]


def test_cells_are_there_as_written_and_typed_each_with_its_role(path: Path) -> None:
    filed(path, document("ports.html", PORTS))
    cells = ask(path, 'SELECT row, role, text, value FROM cells WHERE name = ? ORDER BY "row"', "Berths")
    assert cells == [
        (-1, "header", "Berths", None),
        (0, "group", "North", None),
        (1, "data", "1,200", 1200),
        (2, "data", "<5", "<5"),
        (3, "total", "1,205", 1205),
        (4, "note", "* Estimated.", None),
    ]


def test_each_table_is_a_table_of_its_own_whose_values_are_the_records(path: Path) -> None:
    filed(path, document("news/ports.html", PORTS))
    assert ask(path, "SELECT data FROM tables") == ["ports_t1_berths_2025_by_port"]
    table = '"ports_t1_berths_2025_by_port"'
    rows = ask(path, f"SELECT * FROM {table}")
    assert [list(row) for row in rows] == [
        [at, total, "North", *(record[column.name] for column in PORTS.columns)]
        for at, total, record in zip((1, 2, 3), (0, 0, 1), PORTS.records, strict=True)
    ]
    declared = {name: kind for _, name, kind, *_ in ask(path, f"PRAGMA table_info({table})")}
    assert (declared["Cost"], declared["Opened"], declared["Open"], declared["Berths"]) == (
        *("REAL", "TEXT", "BOOLEAN"),
        "",
    )
    assert ask(path, f"SELECT sum(Cost) FROM {table} WHERE NOT _total") == [7.5]


@pytest.mark.parametrize("name", ["ports.html", "Ports.TXT", "news.zip!may/ports.html.zst", "ports.eml.xz"])
def test_a_table_is_named_after_its_source_without_the_endings_of_types_and_packers(
    name: str, path: Path
) -> None:
    filed(path, document(name, PORTS))
    assert ask(path, "SELECT data FROM tables") == ["ports_t1_berths_2025_by_port"]


def test_a_source_that_comes_again_replaces_what_is_there_of_it(path: Path) -> None:
    filed(path, document("a.html", PORTS), document("b.html"))
    changed = document("a.html", PORTS, PORTS)
    changed.sections = changed.sections[:1]
    filed(path, changed)
    assert ask(path, "SELECT source FROM documents ORDER BY source") == ["a.html", "b.html"]
    of_a = "JOIN documents ON documents.id = document_id WHERE source = 'a.html'"
    assert ask(path, f"SELECT count(*) FROM sections {of_a}") == [1]
    assert ask(path, f"SELECT data FROM tables {of_a}") == [
        "a_t1_berths_2025_by_port",
        "a_t1_berths_2025_by_port_2",
    ]
    assert ask(path, "SELECT count(*) FROM sections_fts WHERE sections_fts MATCH 'dredging'") == [1]
    assert ask(path, "PRAGMA foreign_key_check") == []
    assert ask(path, "SELECT count(*) FROM cells WHERE table_id NOT IN (SELECT id FROM tables)") == [0]


def test_a_source_without_a_path_is_identified_by_its_hash(path: Path) -> None:
    filed(path, document(None), document(None))
    assert ask(path, "SELECT source FROM documents") == [f"sha256:{PLAIN['source']['sha256']}"]


def test_a_run_that_is_abandoned_leaves_the_database_as_it_was(path: Path) -> None:
    filed(path, document("a.html"))
    database = Database(str(path))
    database.add(write(document("b.html", PORTS)))
    database.abandon()
    assert ask(path, "SELECT source FROM documents") == ["a.html"]
    assert ask(path, "SELECT name FROM sqlite_master WHERE name LIKE 'b_t1%'") == []


def test_a_file_that_is_no_database_of_documents_is_left_alone(tmp_path: Path) -> None:
    text, other = tmp_path / "notes.txt", tmp_path / "other.sqlite"
    text.write_text("These are notes, and no database at all. " * 50)
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE documents (id)")
    connection.close()
    before = other.read_bytes()
    for each in (text, other):
        with pytest.raises(BroadsheetError) as raised:
            Database(str(each))
        assert raised.value.code == "unwritable-database"
    assert other.read_bytes() == before


def test_sqlites_own_shell_reads_it(path: Path) -> None:
    shell = shutil.which("sqlite3")
    if shell is None:
        pytest.skip("the sqlite3 shell is not installed")
    filed(path, document("ports.html", PORTS))
    command = [
        shell,
        str(path),
        "PRAGMA integrity_check; SELECT max(Berths) FROM ports_t1_berths_2025_by_port",
    ]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "ok\n<5\n"


@settings(max_examples=60)
@given(table=any_table())
def test_any_table_can_be_stored_and_read_back(table: Table) -> None:
    database = Database(":memory:")
    database.add(write(document("any.html", table)))
    (name,) = database._connection.execute("SELECT data FROM tables").fetchone()
    told = sum(value is not None for record in table.records for value in record.values())
    columns = [row[1] for row in database._connection.execute(f'PRAGMA table_info("{name}")')][1:]
    counts = ", ".join(f'count("{column.replace(chr(34), chr(34) * 2)}")' for column in columns)
    assert sum(database._connection.execute(f'SELECT {counts} FROM "{name}"').fetchone()) == told
