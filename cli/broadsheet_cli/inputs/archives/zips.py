"""Zip archives: each member is found by the directory at the archive's end, so it must be seekable."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Generator
from typing import BinaryIO

from broadsheet.errors import BroadsheetError
from broadsheet_cli.inputs import Problem
from broadsheet_cli.inputs.archives.member import Member, Rules, too_large
from broadsheet_cli.inputs.compression import check_ratio
from broadsheet_cli.inputs.extensions import archive_kind

_ENCRYPTED = 0x1
_UTF8 = 0x800


def members(file: BinaryIO, rules: Rules) -> Generator[Member]:
    """The articles in a zip archive, in the order of its directory."""
    try:
        archive = zipfile.ZipFile(_seekable(file, rules.most))
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError) as error:
        raise BroadsheetError("damaged-archive", f"is no zip archive that can be read: {error}") from error
    size = sum(info.compress_size for info in archive.infolist())
    read = 0
    with archive:
        for info in archive.infolist():
            name = _name(info)
            if not _is_file(info) or not rules.takes(name):
                continue
            member = _member(archive, info, name, rules.most)
            yield member
            read += len(member.content) if isinstance(member.content, bytes) else 0
            check_ratio(read, size, rules.most)


def _is_file(info: zipfile.ZipInfo) -> bool:
    """Whether it is a file: no folder, no link, and no metadata that macOS adds."""
    is_link = stat.S_ISLNK(info.external_attr >> 16)
    return not info.filename.endswith("/") and not is_link and not info.filename.startswith("__MACOSX/")


def _seekable(file: BinaryIO, most: int) -> BinaryIO:
    if isinstance(getattr(file, "raw", None), io.FileIO) and file.seekable():
        return file
    content = file.read(most + 1)
    if len(content) > most:
        advice = "it cannot be read from a pipe; name the file, or raise --max-bytes"
        raise BroadsheetError("too-large", f"a zip archive of more than {most:,} bytes: {advice}")
    return io.BytesIO(content)


def _name(info: zipfile.ZipInfo) -> str:
    """A member's path. What no flag calls UTF-8 is CP437 by the standard, and UTF-8 in most archives."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, most: int) -> Member:
    if info.flag_bits & _ENCRYPTED:
        problem = Problem("encrypted-member", "is encrypted; unpack it with its password")
        return Member(name, name, problem=problem)
    try:
        if archive_kind(name):
            return Member(name, name, archive=archive.open(info))  # type: ignore[arg-type]  # it can what is needed
        with archive.open(info) as packed:
            content = packed.read(most + 1)
    except Exception as error:  # each packer has its own
        return Member(name, name, problem=Problem("damaged-archive", f"cannot be unpacked: {error}"))
    if len(content) > most:
        return Member(name, name, problem=too_large(most))
    return Member(name, name, content)
