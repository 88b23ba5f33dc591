"""Inputs: from what was named on the command line to the bytes of each article, in a fixed order.

:mod:`.named` finds the files, :mod:`.archives` opens those that hold several articles, :mod:`.reading` reads
one, in the process that converts it.
"""

from __future__ import annotations

import os

from msgspec import Struct

TYPE_CHECKING = False  # what typing has under this name, without the time that typing takes to load
if TYPE_CHECKING:
    from typing import BinaryIO

    from broadsheet.entity import Entity

MAX_BYTES = 256 * 2**20
"""The default limit on the uncompressed size of an input: far more than any article has."""


class Problem(Struct, frozen=True):
    """Why an input cannot be read: the code and the message of its error."""

    code: str
    message: str


class Input(Struct, frozen=True):
    """One input: its path (None for standard input) and the name that its output goes by in a folder."""

    path: str | None
    name: str
    content: bytes | Entity | None = None
    """Its content, if no other process could read it: standard input, a member of an archive."""
    problem: Problem | None = None
    """Why it cannot be read, if that is known before it is opened."""
    member: str | None = None
    """Which part of the file it is: a path in an archive, the offset of a web archive's record."""
    archive: str | None = None
    """The kind of archive that the file is, until it is opened."""
    only: str | None = None
    """The only member that is wanted from the archive; None for all articles."""
    must_yield: bool = True
    """Whether it is an error if the archive has no article. Not if it was only found in a folder."""
    stream: BinaryIO | None = None
    """What is left to read of an archive that came through a pipe."""

    @property
    def shown(self) -> str:
        """The path as text that any stream can carry: ``news.zip!may/ports.html`` for a part of a file."""
        if self.member is not None:
            return f"{printable(self.path or '-')}!{printable(self.member)}"
        return "standard input" if self.path is None else printable(self.path)

    @property
    def held(self) -> int:
        """How many bytes of it are already in memory."""
        if self.content is None:
            return 0
        return len(self.content if isinstance(self.content, bytes) else self.content.content)

    @property
    def reported(self) -> str | None:
        """The path that a document reports: none for standard input."""
        return None if self.path is None and self.member is None else self.shown


def printable(path: str) -> str:
    """A file's name as text: what is no UTF-8 in it is written as ``\\xe9``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
