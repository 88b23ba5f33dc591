"""The disk: files that are written beside their places, synced, and put there when they are whole."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import BinaryIO

from msgspec import Struct

HOPELESS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO})
"""What no later document can escape: it ends the run instead of costing one input."""

_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES}
"""How file systems say that they have no links."""


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
    try:
        os.link(staged.beside, staged.target)
    except OSError as error:
        if error.errno not in _NO_LINKS or os.path.lexists(staged.target):
            raise
        os.replace(staged.beside, staged.target)
    else:
        os.unlink(staged.beside)


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


def sync(root: str, paths: Sequence[str]) -> None:
    """Wait until these files, all below ``root``, are on the disk.

    For many at once the whole file system is synced where that can be asked for: a few milliseconds in all,
    where each file alone takes as much.
    """
    if len(paths) > 1 and _sync_file_system(root):
        return
    for path in paths:
        sync_path(path)


def sync_path(path: str) -> None:
    """Wait until a file, or a folder's list of names, is on the disk."""
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _sync_file_system(root: str) -> bool:
    import ctypes

    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if syncfs is None:
        return False
    opened = os.open(root, os.O_RDONLY)
    try:
        if syncfs(opened) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    finally:
        os.close(opened)
    return True


def unfinished(path: str) -> str:
    """Where a file stands until it is whole and gets this path: beside it, under a name that no other has."""
    return os.path.join(os.path.dirname(path), f".broadsheet-{os.getpid()}-{os.urandom(4).hex()}.part")


class Replacement:
    """A file that is written beside the one it will replace, and renamed to it when whole.

    What is no regular file (``/dev/null``, a named pipe) cannot be replaced and is written to directly.
    """

    def __init__(self, path: str) -> None:
        self._target = os.path.realpath(path)
        self._beside: str | None = None
        self._file: BinaryIO
        if os.path.exists(self._target) and not os.path.isfile(self._target):
            self._file = open(self._target, "wb")  # noqa: SIM115 - closed by commit or discard
            return
        self._beside = unfinished(self._target)
        self._file = open(self._beside, "xb")  # noqa: SIM115 - closed by commit or discard

    def write(self, data: bytes) -> None:
        """Write to the file beside; a pipe or device gets it at once."""
        self._file.write(data)
        if self._beside is None:
            self._file.flush()

    def commit(self) -> None:
        """Give the file its name, with the mode of the file that it replaces.

        Its content is on the disk before that, so that not even a power cut can leave a name without it.
        """
        self._file.flush()
        if self._beside is not None:
            os.fsync(self._file.fileno())
        self._file.close()
        if self._beside is not None:
            if os.path.exists(self._target):
                os.chmod(self._beside, os.stat(self._target).st_mode & 0o7777)
            os.replace(self._beside, self._target)
            self._beside = None

    def discard(self) -> None:
        """Close and remove the file beside, if it was not committed."""
        with contextlib.suppress(OSError):  # what could not be written can at least be removed
            self._file.close()
        if self._beside is not None:
            os.unlink(self._beside)
            self._beside = None
