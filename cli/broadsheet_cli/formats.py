"""Other names of the formats, and the extensions of their files."""

from __future__ import annotations

from broadsheet.writers import WRITERS

NICKNAMES = {
    "db": "sqlite",
    "excel": "xlsx",
    "jsonl": "ndjson",
    "jsonlines": "ndjson",
    "md": "markdown",
    "pq": "parquet",
    "sqlite3": "sqlite",
    "tab": "tsv",
    "xls": "xlsx",
    "yml": "yaml",
}


def of_file(path: str) -> str | None:
    """The format of a file by its extension, or None.

    >>> of_file("out/ports.yml"), of_file("ports.csv"), of_file("-"), of_file("ports")
    ('yaml', 'csv', None, None)
    """
    _, dot, ending = path.lower().rpartition(".")
    name = NICKNAMES.get(ending, ending)
    return name if dot and name in WRITERS else None
