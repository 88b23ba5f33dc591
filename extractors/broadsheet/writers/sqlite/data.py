"""Tables for SQLite: each as cells in long form, and as a real table."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from broadsheet.document import Document, Table
from broadsheet.sniffing import ENDINGS, unpacked
from broadsheet.writers.tabular import LARGEST_INTEGER, label, record_rows, series

MOST_COLUMNS = 1990
"""SQLite's own limit is 2,000; wider tables are kept as cells alone."""
LONGEST_NAME = 60

_ENDING = re.compile(rf"(?:\.(?:{'|'.join(ENDINGS)}|eml))+$", re.IGNORECASE)


def cells(table: Table, id: int) -> Iterator[tuple[int, int, int, str, str, str, Any]]:
    """The rows of ``cells``: header rows from -1 upwards, then the rows with the role that each plays."""
    names = [column.name for column in table.columns]
    height = len(table.header)
    for y, row in enumerate(table.header):
        yield from ((id, y - height, x, "header", names[x], text, None) for x, text in enumerate(row))
    roles = dict.fromkeys(table.totals or (), "total")
    roles |= dict.fromkeys(table.group_rows or (), "group") | dict.fromkeys(table.note_rows or (), "note")
    roles |= dict.fromkeys(table.repeated_header_rows or (), "header")
    records = iter(table.records)
    for y, row in enumerate(table.rows):
        role = roles.get(y, "data")
        values = next(records) if role in ("data", "total") else {}
        for x, text in enumerate(row):
            yield id, y, x, role, names[x], text, storable(values.get(names[x]))


def data_name(document: Document, table: Table, taken: set[str]) -> str:
    """The name of the table's own table: source, id and caption; unique among those taken (lower case)."""
    path = (document.source.path or "").replace("\\", "/").rpartition("/")[2]
    source = _ENDING.sub("", unpacked(path)) or document.metadata.title or "document"
    slug = "_".join(re.findall(r"\w+", f"{source[:40]} {label(table)}".lower()))[:LONGEST_NAME].strip("_")
    slug = f"_{slug}" if slug[:1].isdigit() else slug
    name, number = slug, 1
    while name in taken or name.startswith("sqlite_"):
        number += 1
        name = f"{slug}_{number}" if name in taken else f"_{slug}"
    return name


def create_data(connection: sqlite3.Connection, table: Table, name: str) -> None:
    """Create the table's own table and fill it with its records."""
    rows = record_rows(table)
    totals = set(table.totals or ())
    columns: list[tuple[str, str, Sequence[Any]]] = [("_row", "INTEGER PRIMARY KEY", rows)]
    if totals:
        columns.append(("_total", "BOOLEAN", [row in totals for row in rows]))
    taken = {"_row", "_total"}
    for each in series(table):
        values = [storable(value) for value in each.values]
        columns.append((_unique(each.column.name, taken), _declared(values), values))
    described = ", ".join(f"{quoted(column)} {declared}".rstrip() for column, declared, _ in columns)
    connection.execute(f"CREATE TABLE {quoted(name)} ({described})")
    places = ", ".join("?" * len(columns))
    connection.executemany(
        f"INSERT INTO {quoted(name)} VALUES ({places})", zip(*(values for *_, values in columns), strict=True)
    )


def storable(value: Any) -> Any:
    """A typed value as SQLite holds it: what is past 64 bits as a float."""
    return float(value) if isinstance(value, int) and abs(value) > LARGEST_INTEGER else value


def quoted(name: str) -> str:
    """An identifier, quoted for SQL."""
    return '"' + name.replace('"', '""').replace("\x00", "") + '"'


def _declared(values: Sequence[Any]) -> str:
    """The type of a column whose values are all of one kind, none for a mixture: SQLite would convert."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {bool}:
        return "BOOLEAN"
    if kinds <= {int, bool}:
        return "INTEGER" if kinds else "TEXT"
    if kinds <= {int, float}:
        return "REAL"
    return "TEXT" if kinds == {str} else ""


def _unique(name: str, taken: set[str]) -> str:
    """The name, numbered if it differs from one that is taken by its case alone."""
    candidate, number = name, 1
    while candidate.lower() in taken:
        number += 1
        candidate = f"{name} ({number})"
    taken.add(candidate.lower())
    return candidate
