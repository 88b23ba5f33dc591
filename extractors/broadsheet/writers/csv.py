"""CSV: one table a file, its column names first, then a line for each record, in the source's own words.

Cells are quoted as RFC 4180 requires, lines end with ``\\n``, the encoding is UTF-8 without a mark. The cells
are as written: ``$1,099`` and ``01234`` stay as they are, since CSV has no types. If rows that span the table
group the others, each line begins with its group; rows of notes are left out. With ``typed`` the lines hold
the typed values instead: ``1099``, ``2024-03-05``, ``true``, and nothing for null.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

from broadsheet.document import Table
from broadsheet.writers.tabular import Series, series


def write_table(table: Table, typed: bool = False, delimiter: str = ",") -> bytes:
    """The table as CSV, without a final line break; a table without columns is nothing."""
    columns = series(table)
    if not columns:
        return b""
    text = io.StringIO(newline="")
    out = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    out.writerow([each.column.name for each in columns])
    out.writerows(zip(*(_typed(each) if typed else each.cells for each in columns), strict=True))
    return text.getvalue().removesuffix("\n").encode("utf-8", "replace")


def _typed(column: Series) -> Sequence[Any]:
    """The values, booleans as JSON spells them; for null the csv module writes nothing."""
    if column.column.type != "boolean":
        return column.values
    return [str(value).lower() if isinstance(value, bool) else value for value in column.values]
