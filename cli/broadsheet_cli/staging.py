"""Staging: an input's files are written under temporary names, and renamed when they are complete."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable
from hashlib import blake2b

from msgspec import Struct

from broadsheet_cli.replacement import rename_exclusively

HOPELESS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})
"""Errors that would affect every later document, too: they end the run."""


class Staging(Struct, frozen=True):
    """How the files in an output folder are named: plain data, so that it can be sent to a worker."""

    root: str
    suffix: str
    token: str
    """Distinguishes the unfinished files of this run from those of others."""
    end: bytes = b""
    """The bytes at the end of each file."""

    def output(self, name: str, label: str = "") -> str:
        """The name of an input's file below the root; ``label`` distinguishes several of the same input."""
        return f"{name}{'.' + label if label else ''}{self.suffix}"

    def target(self, name: str, label: str = "") -> str:
        """The path of that file."""
        return os.path.join(self.root, self.output(name, label))

    def temporary(self, name: str, number: int) -> str:
        """The temporary path of an input's file. It depends on the name alone: any process knows it."""
        digest = blake2b(os.fsencode(name), digest_size=8).hexdigest()
        folder = os.path.dirname(os.path.join(self.root, name))
        return os.path.join(folder, f"{self.prefix}{digest}-{number}.part")

    @property
    def prefix(self) -> str:
        """The beginning of the names of unfinished files."""
        return f".broadsheet-{self.token}-"


class Staged(Struct, frozen=True):
    """A file that is written under a temporary name."""

    temporary: str
    target: str
    name: str
    """Its name below the root."""


def stage(staging: Staging, name: str, parts: Iterable[tuple[str, bytes]]) -> tuple[Staged, ...]:
    """Write an input's files (label and content) under temporary names. Raises :class:`OSError`."""
    staged: list[Staged] = []
    try:
        for number, (label, content) in enumerate(parts):
            each = Staged(
                staging.temporary(name, number), staging.target(name, label), staging.output(name, label)
            )
            if not number:
                os.makedirs(os.path.dirname(each.temporary), exist_ok=True)
            staged.append(each)
            with open(each.temporary, "wb") as file:
                file.write(content + staging.end)
    except BaseException:
        discard(staging, name)
        raise
    return tuple(staged)


def place(staged: Staged, replacing: bool) -> None:
    """Rename a file to its target. Raises :class:`FileExistsError` if that exists and may not be replaced."""
    if replacing:
        with contextlib.suppress(FileNotFoundError):
            os.chmod(staged.temporary, os.stat(staged.target).st_mode & 0o7777)
        os.replace(staged.temporary, staged.target)
        return
    rename_exclusively(staged.temporary, staged.target)


def discard(staging: Staging, name: str) -> None:
    """Remove an input's temporary files, if any; they were written in order of their numbers."""
    number = 0
    with contextlib.suppress(OSError):
        while True:
            os.unlink(staging.temporary(name, number))
            number += 1


def sweep(staging: Staging) -> None:
    """Remove all unfinished files of a run that was killed."""
    for folder, _, names in os.walk(staging.root):
        for name in names:
            if name.startswith(staging.prefix):
                with contextlib.suppress(OSError):
                    os.unlink(os.path.join(folder, name))
