"""What the writers of tables share: the choice of a table, its label, and its columns as series.

A table is loaded as one row a record: the rows that are headings of groups become a column of their own
(``group_column``), first in the row, and rows of notes are left out, as they are in ``records``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from msgspec import Struct

from broadsheet.document import Column, ColumnType, Document, Table
from broadsheet.errors import BroadsheetError
from broadsheet.notes import counted

LONGEST_LABEL = 60
LARGEST_INTEGER = 2**63 - 1
"""What the integers of Parquet and SQLite hold; larger numbers are stored as floats."""

_ISO: dict[ColumnType, re.Pattern[str]] = {
    "date": re.compile(r"\d{4}-\d\d(?:-\d\d)?"),
    "datetime": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d\S*"),
    "duration": re.compile(r"P\S+"),
}
_AMOUNT = r"\d+(?:\.\d+)?"
_DURATION = re.compile(
    rf"P(?:(?P<weeks>{_AMOUNT})W)?(?:(?P<days>{_AMOUNT})D)?"
    rf"(?:T(?:(?P<hours>{_AMOUNT})H)?(?:(?P<minutes>{_AMOUNT})M)?(?:(?P<seconds>{_AMOUNT})S)?)?"
)


class Series(Struct):
    """A column as analysts load it: what it is, and for each record its typed value and its words."""

    column: Column
    values: list[Any]
    cells: list[str]

    def fits(self, value: Any) -> bool:
        """Whether a value is of the column's type, or null; else its cell stayed the words that it was."""
        kind = self.column.type
        if value is None or kind == "text":
            return True
        if kind == "boolean":
            return isinstance(value, bool)
        iso = _ISO.get(kind)
        if iso is None:
            return isinstance(value, int | float)
        return isinstance(value, str) and iso.fullmatch(value) is not None


def series(table: Table) -> list[Series]:
    """The table's columns, the group column first; all have as many values as there are records.

    >>> from broadsheet.document import Where
    >>> berths = Column("Berths", "integer")
    >>> table = Table("t1", None, None, [], [berths], [["1,2"]], [{"Berths": 12}], Where())
    >>> [(each.column.name, each.values, each.cells) for each in series(table)]
    [('Berths', [12], ['1,2'])]
    """
    rows = [table.rows[at] for at in record_rows(table)]
    found = [
        Series(column, [record[column.name] for record in table.records], [row[at] for row in rows])
        for at, column in enumerate(table.columns)
    ]
    if isinstance(table.group_column, str):
        groups = [record.get(table.group_column) for record in table.records]
        column = Column(table.group_column, "text")
        found.insert(0, Series(column, groups, [group or "" for group in groups]))
    return found


def moment(value: str) -> date | datetime | timedelta | None:
    """An ISO 8601 date, date with time, or duration as Python's own; None if it is less or more than these.

    ``2024-03`` is no whole date, and a year or a month is no fixed time.

    >>> moment("2024-03-05"), moment("PT1H30M"), moment("2024-03")
    (datetime.date(2024, 3, 5), datetime.timedelta(seconds=5400), None)
    """
    try:
        if value.startswith("P"):
            match = _DURATION.fullmatch(value)
            amounts = match.groupdict() if match else {}
            return timedelta(**{unit: float(n) for unit, n in amounts.items() if n}) if match else None
        return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    except (ValueError, OverflowError):
        return None


def record_rows(table: Table) -> list[int]:
    """The 0-based numbers of the rows that have a record, in order."""
    aside = {*(table.group_rows or ()), *(table.note_rows or ()), *(table.repeated_header_rows or ())}
    return [at for at in range(len(table.rows)) if at not in aside]


def chosen_table(document: Document, number: int | None) -> Table:
    """The document's table of that number (1 is the first), or its only one.

    Raises ``no-tables``, ``no-such-table``, or ``several-tables`` if a number is needed to choose one.
    """
    tables = document.tables
    if not tables:
        raise BroadsheetError("no-tables", "there is no table in it")
    if number is None and len(tables) > 1:
        told = f"--table N writes one of its tables, --output-dir DIR all. It has {listed(tables)}"
        raise BroadsheetError("several-tables", told)
    at = (number or 1) - 1
    if not 0 <= at < len(tables):
        raise BroadsheetError("no-such-table", f"there is no table {number}, but {listed(tables)}")
    return tables[at]


def label(table: Table) -> str:
    """The part of a file's name that identifies the table in its document: ``t1-exports-by-port``."""
    words = re.findall(r"\w+", (table.caption or "").lower())
    return "-".join([table.id, *words])[:LONGEST_LABEL].rstrip("-")


def listed(tables: Sequence[Table]) -> str:
    """``3 tables: 1 Exports (12 rows × 3 columns), 2 …``, the first nine of them."""
    each = [
        f"{n} {_name(table)} ({counted(len(table.rows), 'row')} × {counted(len(table.columns), 'column')})"
        for n, table in enumerate(tables[:9], 1)
    ]
    more = ", …" if len(tables) > 9 else ""
    return f"{counted(len(tables), 'table')}: {', '.join(each)}{more}"


def _name(table: Table) -> str:
    name = table.caption or ", ".join(column.name for column in table.columns[:3])
    return name if len(name) <= 40 else name[:39] + "…"
