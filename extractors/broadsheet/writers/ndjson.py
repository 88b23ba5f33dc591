"""NDJSON: a document is one line of compact JSON."""

from __future__ import annotations

from broadsheet.document import Document
from broadsheet.writers.plain import compact


def write(document: Document) -> bytes:
    """The document as a line of UTF-8. Raises ``unwritable-result`` if a plugin's result is no plain data."""
    return compact(document)
