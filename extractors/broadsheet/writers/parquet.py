"""Parquet: one table a file, one row a record, each column of one real type.

``integer`` is int64; ``number``, ``percent`` and ``money`` are float64; ``boolean`` is bool; a ``date``
column is date32 and a ``datetime`` one a timestamp, in UTC if all of its cells have a zone. Incomplete dates,
mixtures of times with and without a zone, and durations are strings in ISO 8601. A column holds one type:
cells that do not fit are null, and an extra column of text has them as written, ``Cases (as written)``. The
metadata of each field has the column's ``type``, ``unit`` and ``scale``; that of the schema has the
``caption``, the ``notes`` (JSON) and the ``totals`` (JSON, by record).

Needs pyarrow: ``pip install 'broadsheet[parquet]'``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

import msgspec
import pyarrow
from pyarrow import parquet

from broadsheet.document import NUMERIC, Table
from broadsheet.writers.plain import scrubbed
from broadsheet.writers.tabular import LARGEST_INTEGER, Series, moment, record_rows, series


def write_table(table: Table, typed: bool = True) -> bytes:
    """The table as a Parquet file."""
    fields, arrays = [], []
    names = {each.column.name for each in series(table)}
    for each in series(table):
        for field, values in _columns(each, names):
            fields.append(field)
            arrays.append(pyarrow.array(values, field.type))
    schema = pyarrow.schema(fields, metadata=_about(table))
    sink = pyarrow.BufferOutputStream()
    parquet.write_table(pyarrow.Table.from_arrays(arrays, schema=schema), sink, compression="zstd")
    content: bytes = sink.getvalue().to_pybytes()
    return content


def _columns(each: Series, names: set[str]) -> Iterator[tuple[Any, Sequence[Any]]]:
    """The column's field and values, and a second one for the words of cells that do not fit."""
    column = each.column
    fitting = list(map(each.fits, each.values))
    values = [value if fits else None for value, fits in zip(each.values, fitting, strict=True)]
    kind, values = _arrow(column.type, values)
    about = {"type": column.type, "unit": column.unit, "scale": column.scale}
    metadata = {key: str(value) for key, value in about.items() if value is not None}
    yield pyarrow.field(scrubbed(column.name), kind, metadata=scrubbed(metadata)), values
    if not all(fitting):
        name = f"{column.name} (as written)"
        while name in names:
            name += "*"
        names.add(name)
        words = [None if fits else cell for cell, fits in zip(each.cells, fitting, strict=True)]
        yield pyarrow.field(scrubbed(name), pyarrow.string()), scrubbed(words)


def _arrow(kind: str, values: list[Any]) -> tuple[Any, list[Any]]:
    """The Arrow type that holds the values, and the values as it wants them."""
    told = [value for value in values if value is not None]
    if kind == "boolean":
        return pyarrow.bool_(), values
    if kind == "integer" and all(abs(value) <= LARGEST_INTEGER for value in told):
        return pyarrow.int64(), values
    if kind in NUMERIC:
        return pyarrow.float64(), [value if value is None else float(value) for value in values]
    if kind in ("date", "datetime"):
        moments = [value if value is None else moment(value) for value in values]
        whole = [found for found in moments if found is not None]
        if len(whole) == len(told):
            arrow = _arrow_time(whole)
            if arrow is not None:
                return arrow, moments
    return pyarrow.string(), scrubbed(values)


def _arrow_time(moments: Sequence[Any]) -> Any:
    """The type of dates, or of times that all or none have a zone; None for a mixture."""
    if all(type(found) is date for found in moments):
        return pyarrow.date32()
    if not all(isinstance(found, datetime) for found in moments):
        return None
    zoned = {found.tzinfo is not None for found in moments}
    return pyarrow.timestamp("us", tz="UTC" if zoned == {True} else None) if len(zoned) == 1 else None


def _about(table: Table) -> dict[str, str]:
    """What is to be known of the table as a whole; ``totals`` are numbers of records, not of rows."""
    totals = set(table.totals or ())
    about = {
        "caption": table.caption or "",
        "notes": msgspec.json.encode(scrubbed(table.notes)).decode() if table.notes else "",
        "totals": str([at for at, row in enumerate(record_rows(table)) if row in totals]) if totals else "",
    }
    return {key: scrubbed(value) for key, value in about.items() if value}
