"""A record: what a news database exports of one article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct

Role: TypeAlias = Literal[
    "title",
    "author",
    "published",
    "time",
    "site",
    "issue",
    "section",
    "dateline",
    "description",
    "language",
    "tags",
    "url",
    "caption",
    "body",
    "length",
    "other",
]
"""What a field says. An ``issue`` names a publication and a day; ``other`` has no place in the metadata."""

COPYRIGHT = re.compile(r"copyright\b|\(c\)|©|all rights reserved\b", re.IGNORECASE)


class Field(NamedTuple):
    """A field on the lines ``line`` to ``end`` (1-based). Its place explains one without a label."""

    label: str
    role: Role
    value: str
    line: int
    end: int


class Mark(NamedTuple):
    """What only sets parts of a record off from each other; ``line`` is 0 if it has none to itself."""

    text: str
    line: int


class Record(Struct):
    """``kept`` are the lines of the text that lose a label, with what stays of them."""

    kind: str
    fields: list[Field] = []
    marks: list[Mark] = []
    kept: dict[int, str] = {}

    def of(self, role: Role) -> list[Field]:
        """All fields that say this, in order."""
        return [field for field in self.fields if field.role == role]


def joined(lines: Sequence[str]) -> str:
    """The lines of a field as one."""
    return " ".join(" ".join(lines).split())
