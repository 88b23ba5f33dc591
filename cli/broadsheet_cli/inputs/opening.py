"""Opening: archives among the inputs become the articles in them, one at a time, in order."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from typing import BinaryIO

from msgspec.structs import replace

from broadsheet.errors import BroadsheetError
from broadsheet.record_signs import may_hold_records
from broadsheet.signatures import binary_kind
from broadsheet_cli.errors import CommandError
from broadsheet_cli.inputs import MAX_BYTES, Input, Problem, compression, reading
from broadsheet_cli.inputs.archives import reader
from broadsheet_cli.inputs.archives.member import Member, Rules
from broadsheet_cli.inputs.extensions import archive_kind, is_article, is_text

HEAD = 1024
"""Bytes that show what kind of archive a file is, regardless of its name."""

EXPORT_HEAD = 8 * 1024
"""Bytes that show whether a text may be an export of a news database."""

_MAILBOX = re.compile(rb"From \S[^\n]*\d{4}[^\n]*\n[!-9;-~]+:")


DEEPEST = 3
"""Archives within archives that are opened: a mailbox in a tar file in a zip file."""


def opened(sources: Iterable[Input], rules: Rules) -> Iterator[Input]:
    """The inputs, with the articles of each archive in its place."""
    for source in sources:
        if source.archive is None:
            yield source
        else:
            yield from _articles(source, source.archive, replace(rules, only=source.only))


def _articles(source: Input, kind: str, rules: Rules, depth: int = 1) -> Iterator[Input]:
    empty = True
    names = _Names()
    try:
        with _stream(source, kind, rules.most) as file, closing(reader(kind)(file, rules)) as members:
            for member in members:
                empty = False
                yield from _member(source, member, names, rules, depth)
    except CommandError:
        raise
    except Exception as error:  # each library has its own errors, and the other inputs must go on
        yield replace(source, archive=None, stream=None, problem=_problem(error))
        return
    if empty and source.must_yield:
        problem = Problem("no-articles", f"no article in this archive ({kind})")
        if rules.only is not None:
            problem = Problem("missing-member", f"nothing in this archive ({kind}) is called {rules.only}")
        yield replace(source, archive=None, stream=None, problem=problem)


def _member(source: Input, member: Member, names: _Names, rules: Rules, depth: int) -> Iterator[Input]:
    """The article that a member is, or all that are in it if it is an archive itself."""
    found = Input(
        source.path,
        os.path.join(source.name, names.of(member.name)),
        content=member.content,
        problem=member.problem,
        member=member.label if source.member is None else f"{source.member}!{member.label}",
    )
    stream, kind = member.archive, archive_kind(member.name) or ""
    if stream is None and isinstance(member.content, bytes) and is_text(member.name):
        kind, stream = "export", opened_export(member.content)
    if stream is None:
        yield found
    elif depth == DEEPEST:
        advice = f"archives are opened {DEEPEST} deep; unpack the one that holds it"
        yield replace(found, problem=Problem("nested-archive", advice))
    else:
        within = replace(found, content=None, stream=stream, must_yield=rules.only is not None)
        yield from _articles(within, kind, rules.within(member.label), depth + 1)


def _problem(error: Exception) -> Problem:
    """Why an archive could not be read further. ``BROADSHEET_DEBUG`` raises unexpected errors."""
    if isinstance(error, BroadsheetError):
        return Problem(error.code, str(error))
    if os.environ.get("BROADSHEET_DEBUG"):
        raise error
    return Problem("damaged-archive", f"cannot be read further: {str(error) or type(error).__name__}")


class _Names:
    """Output names within one archive: relative, without a way out of it, and each once."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, path: str) -> str:
        """The name for a member of this path; ``~2`` follows it if another has it already."""
        plain = "/".join(part for part in path.split("/") if part not in ("", ".", "..")) or "unnamed"
        name, number = plain, 1
        while name in self._taken:
            number += 1
            name = f"{plain}~{number}"
        self._taken.add(name)
        return name


def _stream(source: Input, kind: str, most: int) -> BinaryIO:
    """The archive, open; unpacked, where its reader does not do that itself."""
    file: BinaryIO
    if source.stream is not None:
        file = source.stream
    else:
        assert source.path is not None, "an archive is a file or a stream"
        file = reading.opened(source.path)
    if kind == "warc":  # an offset is one in the packed file
        return file
    return compression.stream(file, file.peek(8), most)  # type: ignore[attr-defined]  # each of them can


def kind_of(path: str) -> str | None:
    """The kind of archive that a file is, by its extension, or else by its content."""
    by_name = archive_kind(path)
    may_be_export = is_text(path)
    if by_name is not None or (is_article(path) and not may_be_export):
        return by_name
    try:
        with open(path, "rb") as file:
            head = file.peek(HEAD)[:HEAD]
            found = None if may_be_export else kind(head, MAX_BYTES)
            return found or ("export" if is_export(compression.stream(file, head, MAX_BYTES)) else None)
    except (OSError, ValueError, BroadsheetError):  # reading it will report the error
        return None


def is_export(file: BinaryIO) -> bool:
    """Whether an unpacked file is an export of several articles of a news database."""
    head: bytes = file.peek(EXPORT_HEAD)[:EXPORT_HEAD]  # type: ignore[attr-defined]  # each of them can
    if not may_hold_records(head.decode("utf-8", "replace").replace("\r\n", "\n").split("\n")):
        return False
    from broadsheet_cli.inputs.archives import exports  # most texts are none

    return exports.holds_several(file)


def opened_export(content: bytes) -> BinaryIO | None:
    """What was read already, to be read as a file, if it is such an export."""
    packed = io.BufferedReader(io.BytesIO(content))
    if not is_export(compression.stream(packed, content[:HEAD], MAX_BYTES)):
        return None
    packed.seek(0)
    return packed


def kind(head: bytes, most: int) -> str | None:
    """The kind of archive that begins like this, compressed or not; None if it is not a supported one."""
    if compression.packer(head):
        head = _unpacked_head(head, most)
    if head.startswith(b"WARC/"):
        return "warc"
    if _MAILBOX.match(head):
        return "mbox"
    what = binary_kind(head)
    return {"a ZIP archive": "zip", "a tar archive": "tar"}.get(what.name) if what else None


def _unpacked_head(head: bytes, most: int) -> bytes:
    try:
        begun: bytes = compression.stream(io.BytesIO(head), head, most).read1(HEAD // 2)  # type: ignore[attr-defined]
        return begun
    except BroadsheetError:  # too few bytes to unpack any
        return b""
