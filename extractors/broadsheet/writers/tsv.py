"""TSV: one table a file, as ``csv`` writes it, with tabulators between the cells.

A cell that holds a tabulator, a line break or a quotation mark is quoted, as spreadsheets and pandas read it.
"""

from __future__ import annotations

from broadsheet.document import Table
from broadsheet.writers import csv


def write_table(table: Table, typed: bool = False) -> bytes:
    """The table as TSV, without a final line break."""
    return csv.write_table(table, typed, delimiter="\t")
