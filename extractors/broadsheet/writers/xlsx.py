"""XLSX: a workbook with a sheet for each table, its numbers, dates and durations real ones.

A sheet holds the column names, frozen in place, and below them one row per record, the group column first.
Values are stored as Excel stores them: 12.5 per cent is 0.125 shown as 12.5%, a date is a day number shown as
a date. Money has its currency in the number's format. A cell that does not fit its column's type, a date
without a day or with a time zone, and a whole number of more than fifteen digits, which Excel would round,
stay text. The caption and the notes are in a comment on the first cell.

Needs XlsxWriter: ``pip install 'broadsheet[xlsx]'``.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, TypeAlias

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from broadsheet.document import Document, Table
from broadsheet.errors import BroadsheetError
from broadsheet.writers.plain import scrubbed
from broadsheet.writers.tabular import Series, moment, series

MOST_ROWS, MOST_COLUMNS = 1_048_576, 16_384
LONGEST_TEXT = 32_767
LONGEST_NAME = 31
"""Excel's own limits: of a sheet, of a cell, of a sheet's name."""
LARGEST = 10**15
"""Excel shows no more digits."""
FIRST_DAY = date(1900, 3, 1)
"""Excel has no earlier dates, and treats 1900 as a leap year."""
WIDEST = 60
"""Characters: columns are as wide as their content, up to this."""

_SHOWN = {"date": "yyyy-mm-dd", "datetime": "yyyy-mm-dd hh:mm:ss", "duration": "[h]:mm:ss"}

Write: TypeAlias = Callable[[int, int, Any], object]
Formats: TypeAlias = Callable[[str], Format]


def write(document: Document) -> bytes:
    """A workbook of all tables. Raises ``no-tables`` if there are none."""
    if not document.tables:
        raise BroadsheetError("no-tables", "there is no table in it")
    return _workbook(document.tables, document.metadata.title)


def write_table(table: Table, typed: bool = True) -> bytes:
    """A workbook of one table."""
    return _workbook([table], table.caption)


def _workbook(tables: Sequence[Table], title: str | None) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    if title:
        book.set_properties({"title": scrubbed(title)[:255]})

    @cache
    def formatted(number_format: str) -> Format:
        return book.add_format({"num_format": number_format})

    heading = book.add_format({"bold": True, "text_wrap": True})
    names: set[str] = set()
    for table in tables:
        sheet = book.add_worksheet(_sheet_name(table, names))
        _fill(sheet, table, heading, formatted)
    try:
        book.close()
    except XlsxWriterException as error:
        raise BroadsheetError("unwritable-result", f"no workbook can hold it: {error}") from error
    return file.getvalue()


def _sheet_name(table: Table, taken: set[str]) -> str:
    """The table's id and caption without what Excel forbids; unique regardless of case."""
    words = re.sub(r"[\[\]:*?/\\\x00-\x1f']+", " ", f"{table.id} {table.caption or ''}")
    whole = " ".join(words.split())
    name, number = _cut(whole, LONGEST_NAME).strip(), 1
    while name.lower() in taken:
        number += 1
        ending = f" ({number})"
        name = _cut(whole, LONGEST_NAME - len(ending)) + ending
    taken.add(name.lower())
    return name


def _fill(sheet: Worksheet, table: Table, heading: Format, formats: Formats) -> None:
    columns = series(table)
    height, width = len(table.records) + 1, len(columns)
    if height > MOST_ROWS or width > MOST_COLUMNS:
        raise BroadsheetError(
            "too-large", f"table {table.id} has {height:,} rows × {width:,} columns, more than a sheet has"
        )
    for x, column in enumerate(columns):
        sheet.write_string(0, x, _text(column.column.name), heading)
        write = _writer(sheet, column, formats)
        for y, value in enumerate(column.values, 1):
            if value is not None:
                write(y, x, value)
        widest = max(map(len, [column.column.name[:20], *column.cells[:200]]), default=0)
        sheet.set_column(x, x, min(max(widest + 2, 8), WIDEST))
    sheet.freeze_panes(1, 0)
    if columns and len(table.records):
        sheet.autofilter(0, 0, len(table.records), width - 1)
    about = [table.caption, *(table.notes or ())]
    if columns and any(about):
        sheet.write_comment(0, 0, _text("\n".join(filter(None, about))))


def _writer(sheet: Worksheet, column: Series, formats: Formats) -> Write:
    """What writes one value of the column; a value that does not fit is written as text."""
    kind, unit = column.column.type, column.column.unit
    shown = None if kind in ("integer", "number") else formats(_number_format(kind, unit, column.values))

    def write(y: int, x: int, value: Any) -> object:
        if isinstance(value, bool):
            return sheet.write_boolean(y, x, value)
        if isinstance(value, int | float):
            if abs(value) >= LARGEST:
                return sheet.write_string(y, x, str(value))
            return sheet.write_number(y, x, round(value / 100, 15) if kind == "percent" else value, shown)
        found = moment(value) if kind in ("date", "datetime", "duration") and column.fits(value) else None
        if found is not None and _has_place(found):
            return sheet.write_datetime(y, x, found, shown)
        return sheet.write_string(y, x, _text(str(value)))

    return write


def _has_place(found: date | datetime | timedelta) -> bool:
    """Whether Excel's calendar has such a day; it knows no time zones."""
    if isinstance(found, timedelta):
        return True
    if isinstance(found, datetime):
        return found.tzinfo is None and found.date() >= FIRST_DAY
    return found >= FIRST_DAY


def _number_format(kind: str, unit: str | None, values: Sequence[Any]) -> str:
    """Excel's format of the column, with as many decimals as its values have."""
    fractions = [f"{value:f}".rstrip("0").partition(".")[2] for value in values if type(value) is float]
    decimals = max(map(len, fractions), default=0)
    if kind == "percent":
        return f"0.{'0' * decimals}%" if decimals else "0%"
    if kind == "money":
        amount = f"#,##0.{'0' * max(decimals, 2)}" if decimals else "#,##0"
        return f'{amount} "{unit}"' if unit else amount
    return _SHOWN.get(kind, "General")


def _text(text: str) -> str:
    """Text as a cell takes it: what is longer than Excel's limit is cut, and ends in an ellipsis."""
    whole = _cut(text, LONGEST_TEXT)
    return whole if len(whole) >= len(text) else _cut(text, LONGEST_TEXT - 1) + "…"


def _cut(text: str, most: int) -> str:
    """The beginning of a text, ``most`` code units of UTF-16 of it, which Excel counts."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * most:
        return str(scrubbed(text))
    return units[: 2 * most].decode("utf-16-le", "ignore")
