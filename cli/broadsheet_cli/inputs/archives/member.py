"""What a reader of archives is given and what it yields."""

from __future__ import annotations

from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from broadsheet.entity import Entity
from broadsheet_cli.inputs import Problem, printable
from broadsheet_cli.inputs.selection import Selection


class Member(Struct, frozen=True):
    """An article in an archive, or why it cannot be read."""

    label: str
    """What identifies it in the archive: its path, the offset of its record, or its number."""
    name: str
    """The path of its output, below that of the archive."""
    content: bytes | Entity | None = None
    problem: Problem | None = None
    archive: BinaryIO | None = None
    """The member open for reading, if it is an archive itself; only until the next member is asked for."""


class Rules(Struct, frozen=True):
    """What is taken out of an archive: which members, and how many bytes of each at most."""

    selection: Selection
    most: int
    only: str | None = None
    """The label of the one member that was named, with that of a member in it behind a ``!``."""

    def takes(self, path: str, label: str | None = None) -> bool:
        """Whether a member is taken. The one that was named always is."""
        if self.only is None:
            return self.selection.takes_member(path)
        label = printable(path if label is None else label)
        return self.only == label or self.only.startswith(f"{label}!")

    def within(self, label: str) -> Rules:
        """The rules for an archive that is itself a member of one."""
        if self.only is None:
            return self
        return replace(self, only=self.only[len(printable(label)) + 1 :] or None)


def too_large(most: int) -> Problem:
    """The problem of a member that exceeds the limit."""
    return Problem("too-large", f"more than {most:,} bytes; --max-bytes sets another limit")
