"""Reading: the bytes of one input, complete and uncompressed, or the reason why there are none."""

from __future__ import annotations

import os
import stat
import time
from io import BufferedReader

from msgspec.structs import replace

from broadsheet.entity import Entity
from broadsheet.errors import BroadsheetError
from broadsheet_cli.console import reason
from broadsheet_cli.inputs import MAX_BYTES, Input
from broadsheet_cli.inputs.compression import unpacked

ATTEMPTS = 3
"""How often a file is read at most, if it changes while it is read."""

PAUSE = 0.1
"""Seconds between them."""


def read(source: Input, most: int = MAX_BYTES) -> bytes | Entity:
    """An input's bytes, unpacked; in the envelope that they came in, if in one.

    Raises :class:`BroadsheetError`: ``missing-file``, ``unreadable-file``, ``file-changed``, ``too-large``,
    ``damaged-gzip`` (``-bzip2``, ``-xz``, ``-zstd``), or the input's own problem.
    """
    if source.problem is not None:
        raise BroadsheetError(source.problem.code, source.problem.message)
    content = source.content
    if isinstance(content, Entity):
        if isinstance(content.content, str):
            return content
        return replace(content, content=_bounded(content.content, most))
    if content is None:
        content = b"" if source.path is None else _file(source.path, most)
    return _bounded(content, most)


def _bounded(content: bytes, most: int) -> bytes:
    content = unpacked(content, most)
    if len(content) > most:
        raise BroadsheetError("too-large", f"more than {most:,} bytes; --max-bytes sets another limit")
    return content


def _file(path: str, most: int) -> bytes:
    for attempt in range(ATTEMPTS):
        if attempt:
            time.sleep(PAUSE)
        with opened(path) as file:
            before = os.fstat(file.fileno())
            try:
                content = file.read(most + 1)
            except OSError as error:
                raise _unreadable(error) from error
            after = os.fstat(file.fileno())
        if not stat.S_ISREG(after.st_mode):
            return content
        if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns):
            return content
    raise BroadsheetError("file-changed", "kept changing while it was read: try again when it is complete")


def opened(path: str) -> BufferedReader:
    """A file, open for reading. Raises :class:`BroadsheetError`."""
    try:
        return open(path, "rb")
    except FileNotFoundError:
        raise BroadsheetError("missing-file", _missing(path)) from None
    except ValueError as error:  # a NUL byte in the name
        raise BroadsheetError("missing-file", f"no file can have this name: {error}") from None
    except OSError as error:
        raise _unreadable(error) from error


def _missing(path: str) -> str:
    if not path.lower().startswith(("http://", "https://")):
        return "no such file"
    return "an address, and nothing is fetched; pipe the page in: curl -sL ADDRESS | broadsheet convert"


def _unreadable(error: OSError) -> BroadsheetError:
    return BroadsheetError("unreadable-file", f"cannot be read: {reason(error)}")
