"""JSON: a document is an object, indented by two spaces.

The same bytes go to a pipe and to a file, so that two runs can be compared. ``ndjson`` is the compact form of
the same data.
"""

from __future__ import annotations

import msgspec

from broadsheet.document import Document
from broadsheet.writers.plain import compact


def write(document: Document) -> bytes:
    """The document as indented UTF-8. Raises ``unwritable-result``, as the compact form does."""
    return msgspec.json.format(compact(document), indent=2)
