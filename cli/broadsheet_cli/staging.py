"""Staging: an input's files are written beside their places, and put there when they are whole."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable
from hashlib import blake2b

from msgspec import Struct

from broadsheet_cli.replacement import take_name

HOPELESS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})
"""What no later document can escape: it ends the run instead of costing one input."""


class Staging(Struct, frozen=True):
    """How a folder's files are named: plain data, so that it can be sent to a worker."""

    root: str
    suffix: str
    token: str
    """Tells this run's unfinished files from those of any other."""
    end: bytes = b""
    """What ends each file."""

    def output(self, name: str, label: str = "") -> str:
        """The name of an input's file, below the root; ``label`` tells it from others of the same input."""
        return f"{name}{'.' + label if label else ''}{self.suffix}"

    def target(self, name: str, label: str = "") -> str:
        """Where that file shall stand."""
        return os.path.join(self.root, self.output(name, label))

    def beside(self, name: str, number: int) -> str:
        """Where an input's file stands until then: to be told from the name alone, whoever wrote it."""
        digest = blake2b(os.fsencode(name), digest_size=8).hexdigest()
        folder = os.path.dirname(os.path.join(self.root, name))
        return os.path.join(folder, f"{self.prefix}{digest}-{number}.part")

    @property
    def prefix(self) -> str:
        """How the names of unfinished files begin."""
        return f".broadsheet-{self.token}-"


class Staged(Struct, frozen=True):
    """A file that is written and waits for its place."""

    beside: str
    target: str
    name: str
    """Its name below the root."""


def stage(staging: Staging, name: str, parts: Iterable[tuple[str, bytes]]) -> tuple[Staged, ...]:
    """Write an input's files (label and content) beside their places. Raises :class:`OSError`."""
    staged: list[Staged] = []
    try:
        for number, (label, content) in enumerate(parts):
            each = Staged(
                staging.beside(name, number), staging.target(name, label), staging.output(name, label)
            )
            if not number:
                os.makedirs(os.path.dirname(each.beside), exist_ok=True)
            staged.append(each)
            with open(each.beside, "wb") as file:
                file.write(content + staging.end)
    except BaseException:
        discard(staging, name)
        raise
    return tuple(staged)


def place(staged: Staged, replacing: bool) -> None:
    """Put a file in its place. Raises :class:`FileExistsError` for one there that may not be replaced."""
    if replacing:
        with contextlib.suppress(FileNotFoundError):
            os.chmod(staged.beside, os.stat(staged.target).st_mode & 0o7777)
        os.replace(staged.beside, staged.target)
        return
    take_name(staged.beside, staged.target)


def discard(staging: Staging, name: str) -> None:
    """Remove what an input has beside its places, if anything: files are written in order of their number."""
    number = 0
    with contextlib.suppress(OSError):
        while True:
            os.unlink(staging.beside(name, number))
            number += 1


def sweep(staging: Staging) -> None:
    """Remove all unfinished files of a run that was killed."""
    for folder, _, names in os.walk(staging.root):
        for name in names:
            if name.startswith(staging.prefix):
                with contextlib.suppress(OSError):
                    os.unlink(os.path.join(folder, name))
