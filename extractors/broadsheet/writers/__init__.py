"""Writers: each knows one format and turns a document, or a table of it, into bytes. One file a format.

A writer's module has ``write(document) -> bytes`` or ``write_table(table, typed) -> bytes`` or both, without
a final line break. :data:`WRITERS` says what one output of the format holds, how several documents share a
stream and how a file of them ends. Modules are imported on use: a run that prints JSON does not load the
Markdown writer, and libraries that only one writer needs may be missing.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from types import ModuleType
from typing import Literal, TypeAlias

from msgspec import Struct

from broadsheet.document import Document, Table
from broadsheet.errors import BroadsheetError

Write: TypeAlias = Callable[[Document], bytes]
WriteTable: TypeAlias = Callable[[Table, bool], bytes]
"""Takes a table, and whether typed values are wanted where a format could hold either."""

Holds: TypeAlias = Literal["documents", "document", "table", "database"]
"""What one output of a format holds: several documents in a row, just one, one table, or all of any run."""


class Frame(Struct, frozen=True):
    """What surrounds and separates documents that share one stream."""

    end: bytes = b"\n"
    """The end of a single document."""
    opening: bytes = b""
    between: bytes = b""
    after_each: bytes = b"\n"
    closing: bytes = b""
    empty: bytes = b""
    """The output for no documents at all."""
    indent: bytes = b""
    """Put before each line of a document but the first."""


class Writer(Struct, frozen=True):
    """A format: its name, its files' ending, its lexer's name for colour, and how several share a stream."""

    name: str
    suffix: str
    frame: Frame
    lexer: str | None = None
    holds: Holds = "documents"
    binary: bool = False
    """True if it is not text, which a terminal cannot show."""
    tables: bool = False
    """True if it has ``write_table``."""
    needs: str | None = None
    """The module that an extra of the format's name installs."""

    def load(self) -> Write:
        """The function that writes one document. Raises ``missing-extra`` if its library is not installed."""
        write: Write = self._module().write
        return write

    def load_table(self) -> WriteTable:
        """The function that writes one table. Raises ``missing-extra``."""
        write: WriteTable = self._module().write_table
        return write

    def _module(self) -> ModuleType:
        try:
            return importlib.import_module(f"broadsheet.writers.{self.name}")
        except ModuleNotFoundError as error:
            if self.needs is None or error.name is None or error.name.partition(".")[0] != self.needs:
                raise
            message = f"{self.name} needs a library that is not there: pip install 'broadsheet[{self.name}]'"
            raise BroadsheetError("missing-extra", message) from error


_JSON = Frame(
    opening=b"[\n  ", between=b",\n  ", after_each=b"", closing=b"\n]\n", empty=b"[]\n", indent=b"  "
)
_BYTES = Frame(end=b"", after_each=b"")

# In the order in which help and messages name them.
WRITERS = {
    each.name: each
    for each in (
        Writer("json", ".json", _JSON, lexer="json"),
        Writer("yaml", ".yaml", Frame(between=b"---\n"), lexer="yaml"),
        Writer("ndjson", ".ndjson", Frame(), lexer="json"),
        Writer("markdown", ".md", Frame(between=b"\n"), lexer="markdown", tables=True),
        Writer("csv", ".csv", Frame(), holds="table", tables=True),
        Writer("tsv", ".tsv", Frame(), holds="table", tables=True),
        Writer("xlsx", ".xlsx", _BYTES, holds="document", binary=True, tables=True, needs="xlsxwriter"),
        Writer("parquet", ".parquet", _BYTES, holds="table", binary=True, tables=True, needs="pyarrow"),
        Writer("sqlite", ".sqlite", _BYTES, holds="database", binary=True),
    )
}


def writer(name: str) -> Writer:
    """The writer of that name. Raises ``unknown-format``."""
    found = WRITERS.get(name)
    if found is None:
        raise BroadsheetError(
            "unknown-format", f"no format is called {name!r}; there are: {', '.join(WRITERS)}"
        )
    return found


def framed(frame: Frame, payload: bytes, first: bool) -> bytes:
    """A written document as one of several in a stream."""
    if frame.indent:
        payload = payload.replace(b"\n", b"\n" + frame.indent)
    return (frame.opening if first else frame.between) + payload + frame.after_each
