"""What must hold for every input, hostile ones included: one check for tests and fuzzers."""

from __future__ import annotations

import json
from collections.abc import Iterator

import broadsheet
from broadsheet.document import Document, Section
from broadsheet.errors import BroadsheetError
from broadsheet.writers import WRITERS

WHOLE = ("json", "ndjson", "yaml", "markdown")
"""The formats that hold a whole document."""


def check(source: bytes | str, media_type: str | None = None) -> Document | None:
    """Convert a source twice and write it in every format.

    It must be converted or refused with a documented error (then the result is None), give the same bytes
    both times, and refer only to lists and tables that exist.
    """
    try:
        document = broadsheet.convert(source, media_type=media_type)
    except BroadsheetError as error:
        if error.code in ("empty-input", "binary-input"):
            return None
        raise
    written = {name: WRITERS[name].load()(document) for name in WHOLE}
    again = broadsheet.convert(source, media_type=media_type)
    for name in WHOLE:
        assert WRITERS[name].load()(again) == written[name], f"{name} differs the second time"
    plain = json.loads(written["json"])
    assert json.loads(written["ndjson"]) == plain
    there = {each.id for each in (*document.lists, *document.tables)}
    assert len(there) == len(document.lists) + len(document.tables), "an id occurs twice"
    assert set(references(document.sections)) <= there, "a reference leads nowhere"
    for table in document.tables:
        widths = {len(row) for row in (*table.header, *table.rows)}
        assert widths <= {len(table.columns)}, "a table is not rectangular"
    return document


def references(sections: list[Section]) -> Iterator[str]:
    """The lists and tables that are in the flow of these sections."""
    for section in sections:
        yield from (block.ref for block in section.blocks if hasattr(block, "ref"))
        yield from references(section.sections)
