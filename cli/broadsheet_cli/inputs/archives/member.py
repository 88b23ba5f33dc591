"""What a reader of archives is given and what it yields."""

from __future__ import annotations

from typing import BinaryIO

from msgspec import Struct

from broadsheet.entity import Entity
from broadsheet_cli.inputs.selection import Selection


class Member(Struct, frozen=True):
    """An article in an archive, or why it cannot be had."""

    label: str
    """What tells it from the others to a reader: its path, the offset of its record, its number."""
    name: str
    """The path that its output goes by, below one for the archive."""
    content: bytes | Entity | None = None
    problem: tuple[str, str] | None = None
    archive: BinaryIO | None = None
    """The member open for reading, if it is an archive itself; only until the next member is asked for."""


class Rules(Struct, frozen=True):
    """What is taken out of an archive: which members, and at most so many bytes of each."""

    selection: Selection
    most: int


def too_large(most: int) -> tuple[str, str]:
    """The problem of a member that is past the limit."""
    return "too-large", f"more than {most:,} bytes; --max-bytes sets another limit"
