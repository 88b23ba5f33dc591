"""Tar archives, packed or not: read from the beginning to the end, once, so that a pipe will do."""

from __future__ import annotations

import tarfile
from collections.abc import Generator
from typing import BinaryIO

from broadsheet.errors import BroadsheetError
from broadsheet_cli.inputs.archives.member import Member, Rules, too_large
from broadsheet_cli.inputs.extensions import archive_kind


def members(file: BinaryIO, rules: Rules) -> Generator[Member]:
    """The articles in a tar archive. Links are skipped: their targets are in it, too."""
    try:
        with tarfile.open(fileobj=file, mode="r|", encoding="utf-8", errors="surrogateescape") as archive:
            while (info := archive.next()) is not None:
                if info.isfile() and rules.takes(info.name.removeprefix("./")):
                    yield _member(archive, info, rules.most)
                archive.members = []  # type: ignore[attr-defined]  # it would keep all of them
    except tarfile.TarError as error:
        raise BroadsheetError(
            "damaged-archive", f"the tar archive cannot be read to its end: {error}"
        ) from error


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo, most: int) -> Member:
    name = info.name.removeprefix("./")
    file = archive.extractfile(info)
    if file is not None and archive_kind(name):
        return Member(name, name, archive=file)  # type: ignore[arg-type]  # it can what is needed
    content = file.read(most + 1) if file is not None else b""
    if len(content) > most:
        return Member(name, name, problem=too_large(most))
    return Member(name, name, content)
