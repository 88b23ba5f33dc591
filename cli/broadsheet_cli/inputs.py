"""Inputs: from what was named on the command line to the bytes of each article, in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from msgspec import Struct

from broadsheet.errors import BroadsheetError
from broadsheet_cli.console import reason

ENDINGS = (".html", ".htm", ".xhtml", ".txt", ".text", ".md", ".markdown")
"""The endings of what is taken from a folder, each also with ``.gz``; a file named itself may have any."""

MAX_BYTES = 256 * 2**20
"""The most that one input may hold, unpacked: far beyond any article, short of what fills a memory."""

_TAKEN = ENDINGS + tuple(ending + ".gz" for ending in ENDINGS)
_GZIP = b"\x1f\x8b"


class Input(Struct, frozen=True):
    """One input: its path (None for standard input) and the name that its output goes by in a folder."""

    path: str | None
    name: str
    content: bytes | None = None
    """What is already read: standard input's bytes, which no other process could read."""
    problem: tuple[str, str] | None = None
    """Why there is nothing to read (a code and a message): known before the file is opened."""

    @property
    def shown(self) -> str:
        """The path as text that any stream can carry: bytes that are no UTF-8 are written out (``\\xe9``)."""
        return "standard input" if self.path is None else printable(self.path)


def printable(path: str) -> str:
    """A file's name as text: what is no UTF-8 in it is written as ``\\xe9``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def gather(paths: Sequence[str], standard_input: bytes | None = None) -> Iterator[Input]:
    """The inputs that these paths name: a file is itself, a folder all articles in it, ``-`` standard input.

    In the order given, a folder's content by name, so that the same tree is always read in the same order.
    A file goes by its own name, a file in a folder by its path within it.
    """
    for path in paths:
        if path == "-":
            yield Input(None, "stdin", content=standard_input)
        elif os.path.isdir(path):
            yield from _folder(path)
        else:
            yield Input(path, os.path.basename(path))


def listed(paths: Sequence[str]) -> Iterator[Input]:
    """The same for paths that a list names: such a file goes by its whole path, without ``/`` and ``..``."""
    for path in paths:
        within = os.path.join("", *(part for part in path.split(os.sep) if part not in ("", ".", "..")))
        if os.path.isdir(path):
            for each in _folder(path):
                yield Input(each.path, os.path.join(within, each.name), problem=each.problem)
        else:
            yield Input(path, within)


def _folder(root: str) -> Iterator[Input]:
    empty = True
    for path, problem in _walk(root):
        empty = False
        yield Input(path, os.path.relpath(path, root), problem=problem)
    if empty:
        message = f"no article in this folder: none ends in {', '.join(ENDINGS)}, packed as .gz or not"
        yield Input(root, os.path.basename(root), problem=("no-articles", message))


def _walk(folder: str) -> Iterator[tuple[str, tuple[str, str] | None]]:
    """Articles below a folder, and folders with the reason why they cannot be read.

    Hidden files and links to folders (a link may lead back) are passed over.
    """
    pending = [folder]
    while pending:
        path = pending.pop()
        try:
            with os.scandir(path) as entries:
                found = sorted(entries, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield path, ("unreadable-folder", f"cannot be read: {reason(error)}")
            continue
        found = [entry for entry in found if not entry.name.startswith(".")]
        yield from ((e.path, None) for e in found if e.name.lower().endswith(_TAKEN) and e.is_file())
        pending.extend(e.path for e in reversed(found) if e.is_dir(follow_symlinks=False))


def read(source: Input, most: int = MAX_BYTES) -> bytes:
    """An input's bytes, unpacked if they are gzip.

    Raises :class:`BroadsheetError`: ``missing-file``, ``unreadable-file``, ``too-large``, ``damaged-gzip``.
    """
    if source.problem is not None:
        raise BroadsheetError(*source.problem)
    content = _content(source, most)
    if content.startswith(_GZIP):
        content = _unpacked(content, most)
    if len(content) > most:
        raise BroadsheetError("too-large", f"more than {most:,} bytes; --max-bytes sets another limit")
    return content


def _content(source: Input, most: int) -> bytes:
    if source.path is None:
        return source.content or b""
    try:
        with open(source.path, "rb") as file:
            return file.read(most + 1)
    except FileNotFoundError:
        raise BroadsheetError("missing-file", "no such file") from None
    except ValueError as error:  # a NUL byte in the name
        raise BroadsheetError("missing-file", f"no file can have this name: {error}") from None
    except OSError as error:
        raise BroadsheetError("unreadable-file", f"cannot be read: {reason(error)}") from error


def _unpacked(packed: bytes, most: int) -> bytes:
    """All members of a gzip file, and never more than one byte past the limit: a bomb costs no memory."""
    import zlib

    parts: list[bytes] = []
    room = most + 1
    try:
        while packed and room > 0:
            member = zlib.decompressobj(wbits=31)
            part = member.decompress(packed, room)
            parts.append(part)
            room -= len(part)
            if room > 0 and not member.eof:
                raise BroadsheetError("damaged-gzip", "the gzip data ends too early; the file seems cut off")
            packed = member.unused_data.lstrip(b"\0")  # some writers pad with zeros
    except zlib.error as error:
        raise BroadsheetError("damaged-gzip", f"cannot be unpacked: {error}") from error
    return b"".join(parts)
