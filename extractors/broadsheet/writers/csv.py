"""CSV: one table a file, its column names first, then each row in the source's own words.

Cells are quoted where RFC 4180 asks for it, lines end with ``\\n``, the encoding is UTF-8 without a mark. The
cells are those of ``rows``, untouched: ``$1,099`` and ``01234`` arrive as they were written.
"""

from __future__ import annotations

import csv
import io
import re

from broadsheet.document import Document, Table
from broadsheet.errors import BroadsheetError


def write(document: Document, number: int | None = None) -> bytes:
    """The document's table of that number (1 is the first), or its only one.

    Raises ``no-tables``, ``no-such-table``, or ``several-tables`` if a number is needed to tell which.
    """
    tables = document.tables
    if not tables:
        raise BroadsheetError("no-tables", "there is no table in it, and CSV holds nothing else")
    if number is None and len(tables) > 1:
        raise BroadsheetError(
            "several-tables", f"{_listed(tables)}: --table N writes one, --output-dir DIR all"
        )
    at = (number or 1) - 1
    if not 0 <= at < len(tables):
        raise BroadsheetError("no-such-table", f"there is no table {number}: {_listed(tables)}")
    return _table(tables[at])


def write_each(document: Document) -> list[tuple[str, bytes]]:
    """Every table with a label that tells it from the others: ``t1-exports-by-port``."""
    return [(_label(table), _table(table)) for table in document.tables]


def _table(table: Table) -> bytes:
    text = io.StringIO(newline="")
    out = csv.writer(text, lineterminator="\n")
    if table.columns:
        out.writerow([column.name for column in table.columns])
    out.writerows(table.rows)
    return text.getvalue().removesuffix("\n").encode("utf-8", "replace")


def _label(table: Table) -> str:
    words = re.findall(r"\w+", (table.caption or "").lower())
    return "-".join([table.id, *words])[:60].rstrip("-")


def _listed(tables: list[Table]) -> str:
    """``3 tables: 1 Exports (12 rows × 3 columns), 2 …``, the first nine of them."""
    each = [
        f"{n} {_name(table)} ({len(table.rows)} rows × {len(table.columns)} columns)"
        for n, table in enumerate(tables[:9], 1)
    ]
    more = ", …" if len(tables) > 9 else ""
    return f"{len(tables)} table{'s' if len(tables) > 1 else ''}: {', '.join(each)}{more}"


def _name(table: Table) -> str:
    name = table.caption or ", ".join(column.name for column in table.columns[:3])
    return name if len(name) <= 40 else name[:39] + "…"
