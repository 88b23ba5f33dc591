"""Lists of files: ``--files-from``, one name per line, and ``--files0-from``, names separated by NUL."""

from __future__ import annotations

import os

from broadsheet_cli.console import Console, reason
from broadsheet_cli.errors import CommandError, Exit


def paths(by_line: str | None, by_nul: str | None, console: Console) -> list[str] | None:
    """The names in the lists, ``-`` being standard input; None if no list is given.

    Raises :class:`CommandError` if a list cannot be read.
    """
    if by_line is None and by_nul is None:
        return None
    found: list[bytes] = []
    if by_line is not None:
        found += _content(by_line, "--files-from", console).split(b"\n")
    if by_nul is not None:
        found += _content(by_nul, "--files0-from", console).split(b"\0")
    return [os.fsdecode(name) for name in found if name]


def _content(path: str, option: str, console: Console) -> bytes:
    if path == "-":
        return console.read()
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise CommandError(f"{option}: cannot read {path}: {reason(error)}", Exit.USAGE) from error
