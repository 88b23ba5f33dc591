"""Writers: each knows one format and turns a document into bytes. One file a format.

A writer's module has ``write(document) -> bytes``, without a final line break, and :data:`WRITERS` tells how
several such documents stand in one stream and how a file of them ends. Modules are imported on use: a run
that prints JSON need not load the Markdown writer.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TypeAlias

from msgspec import Struct

from broadsheet.document import Document
from broadsheet.errors import BroadsheetError

Write: TypeAlias = Callable[[Document], bytes]


class Frame(Struct, frozen=True):
    """What stands around and between documents that share one stream."""

    opening: bytes = b""
    between: bytes = b""
    after_each: bytes = b"\n"
    closing: bytes = b""
    empty: bytes = b""
    """What stands for no documents at all."""
    indent: bytes = b""
    """Put before each line of a document but the first."""


class Writer(Struct, frozen=True):
    """A format: its name, its files' ending, its lexer's name for colour, and how several share a stream."""

    name: str
    suffix: str
    frame: Frame
    lexer: str | None = None
    single: bool = False
    """True if a stream holds but one result (a CSV table): several documents need a file each."""

    def load(self) -> Write:
        """The function that writes one document; imports the format's module."""
        module = importlib.import_module(f"broadsheet.writers.{self.name}")
        write: Write = module.write
        return write


# In the order in which help and messages name them.
WRITERS = {
    each.name: each
    for each in (
        Writer(
            "json", ".json", Frame(b"[\n  ", b",\n  ", b"", b"\n]\n", b"[]\n", indent=b"  "), lexer="json"
        ),
        Writer("yaml", ".yaml", Frame(between=b"---\n"), lexer="yaml"),
        Writer("ndjson", ".ndjson", Frame(), lexer="json"),
        Writer("csv", ".csv", Frame(), single=True),
        Writer("markdown", ".md", Frame(between=b"\n"), lexer="markdown"),
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
    """A written document as it stands among several in one stream."""
    if frame.indent:
        payload = payload.replace(b"\n", b"\n" + frame.indent)
    return (frame.opening if first else frame.between) + payload + frame.after_each
