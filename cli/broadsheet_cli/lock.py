"""The lock next to a journal, so that two runs never use the same one."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import suppress
from datetime import datetime
from typing import TextIO

from broadsheet_cli.console import reason
from broadsheet_cli.errors import CommandError, Exit
from broadsheet_cli.inputs import printable

_TRIES = 4
_PAUSE = 0.05
"""Seconds between two tries: ``status`` holds a shared lock for a moment when it looks."""


class Lock:
    """A lock file, held until :meth:`release` or until this process ends.

    A killed run leaves the file behind, which does no harm: the system drops the lock with the process.
    """

    def __init__(self, path: str) -> None:
        """Lock the journal at ``path``.

        Raises :class:`CommandError`, with :attr:`Exit.BUSY` if another run holds the lock.
        """
        self._path = _lock_file(path)
        try:
            self._file = _open_locked(self._path)
            self._sign()
        except BlockingIOError as error:
            holder = _holder(self._path)
            message = f"another run is at work with {printable(path)} ({holder}); this one has done nothing"
            raise CommandError(message, Exit.BUSY) from error
        except OSError as error:
            message = f"cannot write {printable(self._path)}: {reason(error)}"
            raise CommandError(message, Exit.CANNOT_WRITE) from error

    def _sign(self) -> None:
        """Write down who holds the lock."""
        holder = f"process {os.getpid()}, since {datetime.now().astimezone():%Y-%m-%d %H:%M:%S}\n"
        try:
            self._file.truncate(0)
            self._file.write(holder)
            self._file.flush()
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Remove the file, and with it the lock."""
        with suppress(OSError):
            os.unlink(self._path)  # before the lock goes: another run must not lock a file without a name
        with suppress(OSError):  # text that did not fit on the disk is tried again here
            self._file.close()


def is_locked(path: str) -> bool:
    """Whether a run is using the journal at ``path``."""
    try:
        with open(_lock_file(path), encoding="utf-8") as file:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return True
    except OSError:
        return False
    return False


def _lock_file(path: str) -> str:
    """The lock's path: next to the journal itself, if what is named is a link to it."""
    return f"{os.path.realpath(path) if os.path.islink(path) else path}.lock"


def _open_locked(path: str) -> TextIO:
    """The lock file, locked. Raises :class:`BlockingIOError` if another process has it locked."""
    for attempt in range(_TRIES):
        if attempt:
            time.sleep(_PAUSE)
        file = open(path, "a+", encoding="utf-8")  # noqa: SIM115 - closed by release()
        try:
            if _lock(file) and _is_named(file, path):
                return file
        except BaseException:
            file.close()
            raise
        file.close()
    raise BlockingIOError


def _lock(file: TextIO) -> bool:
    """Lock the file; False if another process has it locked.

    Not with flock: workers that outlive this process for a moment would inherit that lock.
    """
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # either, depending on the system
        return False
    return True


def _is_named(file: TextIO, path: str) -> bool:
    """Whether the open file still has its name: the run that held it may just have removed it."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), os.stat(path))
    except FileNotFoundError:
        return False


def _holder(path: str) -> str:
    """Who holds the lock, as they wrote it down."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read().strip() or "process unknown"
    except OSError:
        return "process unknown"
