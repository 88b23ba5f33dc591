"""The lock: of two runs with one journal, the second ends before it has begun."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import suppress
from datetime import datetime
from typing import TextIO

from broadsheet_cli.console import reason
from broadsheet_cli.faults import CommandError, Exit
from broadsheet_cli.inputs import printable

_TRIES, _PAUSE = 4, 0.05
"""How often, and with how many seconds between, a lock is tried: who only looks has it for a moment."""


def is_locked(path: str) -> bool:
    """Is a run at work with this journal?"""
    try:
        with open(f"{path}.lock", encoding="utf-8") as file:
            fcntl.lockf(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return True
    except OSError:
        return False
    return False


def _take(file: TextIO) -> None:
    """Lock the file for this process alone: workers that outlive it for a moment do not inherit the lock."""
    for _ in range(_TRIES):
        with suppress(BlockingIOError, PermissionError):
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        time.sleep(_PAUSE)
    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def lock(path: str) -> TextIO:
    """Take the lock that stands beside a journal. It holds until the answer is closed, or this process ends.

    Raises :class:`CommandError` with :attr:`Exit.BUSY` if another run has it. The file stays where it is:
    a lock whose file is removed can be held twice.
    """
    name = f"{path}.lock"
    try:
        file = open(name, "a+", encoding="utf-8")  # noqa: SIM115 - whoever took the lock closes it
    except OSError as error:
        raise CommandError(f"cannot write {printable(name)}: {reason(error)}", Exit.CANNOT_WRITE) from error
    try:
        _take(file)
    except OSError as error:
        file.seek(0)
        holder = file.read().strip() or "process unknown"
        file.close()
        told = f"another run is at work with {printable(path)} ({holder}); this one has done nothing"
        raise CommandError(told, Exit.BUSY) from error
    file.truncate(0)
    file.write(f"process {os.getpid()}, since {datetime.now().astimezone():%Y-%m-%d %H:%M:%S}\n")
    file.flush()
    return file
