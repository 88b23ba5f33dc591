"""Exports of news databases (Nexis, Factiva, ProQuest, …): several articles in one text, one after another.

What the database prints around them, such as a page of contents, is quoted in a warning of the article next
to it.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from typing import BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from broadsheet.entity import Entity
from broadsheet.frontends.text.records.pieces import (
    WRAPPING,
    Pieces,
    is_record,
    is_wrapping,
    wrapping_message,
)
from broadsheet_cli.inputs.archives.member import Member, Rules, too_large

LINE = 64 * 1024
"""Bytes of a line that are read at once."""

SHOWN = 2**20
"""Bytes of a piece that show whether it is an article."""


class _Piece(Struct):
    """What is between two places at which a record may begin; ``offset`` is where it begins, in bytes."""

    offset: int
    content: bytes

    @property
    def text(self) -> str:
        try:
            return self.content.decode().replace("\r\n", "\n")
        except UnicodeDecodeError:
            return self.content.decode("cp1252", "replace").replace("\r\n", "\n")


def holds_several(file: BinaryIO) -> bool:
    """Whether a text is an export with two articles or more."""
    found = 0
    for piece in _pieces(_lines(file), SHOWN):
        found += is_record(piece.text)
        if found > 1:
            return True
    return False


def members(file: BinaryIO, rules: Rules) -> Generator[Member]:
    """The articles of an export, numbered from 1."""
    number = 0
    before: list[tuple[str, str]] = []
    last: Member | None = None
    for piece in _pieces(_lines(file), rules.most):
        lines = [line.strip() for line in piece.text.split("\n") if line.strip()]
        if not is_record(piece.text) and is_wrapping(lines):
            quoted = " / ".join(lines)
            if not any(map(str.isalnum, quoted)):
                continue  # a rule
            note = (WRAPPING, wrapping_message(quoted))
            if last is not None and isinstance(last.content, Entity):
                last = replace(last, content=replace(last.content, notes=(*last.content.notes, note)))
            else:
                before.append(note)
            continue
        if last is not None:
            yield last
        number += 1
        last = _member(piece, number, rules, before)
        before = []
    if last is not None:
        yield last


def _member(piece: _Piece, number: int, rules: Rules, notes: list[tuple[str, str]]) -> Member | None:
    label, name = str(number), f"{number:06d}.txt"
    if not rules.takes(name, label):
        return None
    if len(piece.content) > rules.most:
        return Member(label, name, problem=too_large(rules.most))
    return Member(label, name, Entity(piece.content, "text/plain", offset=piece.offset, notes=tuple(notes)))


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """The lines, those that are too long in parts."""
    while line := file.readline(LINE):
        yield line


def _pieces(read: Iterable[bytes], most: int) -> Iterator[_Piece]:
    """The pieces, and never more than one byte of each past the limit."""
    pieces = Pieces()
    lines: list[bytes] = []
    offset = begin = length = 0
    at_start = True
    for line in read:
        if at_start and pieces.begins(line.decode("latin-1").rstrip("\r\n")):
            yield _Piece(begin, b"".join(lines)[: most + 1])
            lines, length, begin = [], 0, offset
        if length <= most:
            lines.append(line)
            length += len(line)
        offset += len(line)
        at_start = line.endswith(b"\n")
    if lines:
        yield _Piece(begin, b"".join(lines)[: most + 1])
