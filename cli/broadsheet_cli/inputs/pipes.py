"""Pipes: what can be read once, and by this process alone: standard input, a named pipe, a device."""

from __future__ import annotations

import io
import os
import select
import stat
import time
from typing import BinaryIO

from broadsheet.errors import BroadsheetError
from broadsheet_cli.console import reason
from broadsheet_cli.errors import CommandError, Exit
from broadsheet_cli.inputs import Input, Problem, reading
from broadsheet_cli.inputs.opening import HEAD, kind, opened_export


def is_pipe(path: str) -> bool:
    """Is it a pipe, a device or a socket?"""
    try:
        mode = os.stat(path).st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISCHR(mode) or stat.S_ISSOCK(mode)


def piped(path: str | None, name: str, stream: BinaryIO, most: int) -> Input:
    """What comes through a pipe: an archive is read as it comes, anything else at once."""
    try:
        head = stream.read(HEAD)
        found = kind(head, most)
        if found is not None:
            whole = io.BufferedReader(_Joined(head, stream))
            return Input(path, name, archive=found, stream=whole)
        content = head + stream.read(max(0, most + 1 - len(head)))
        export = opened_export(content)
        if export is not None:
            return Input(path, name, archive="export", stream=export)
        return Input(path, name, content=content)
    except OSError as error:
        if path is not None:
            return Input(path, name, problem=Problem("unreadable-file", f"cannot be read: {reason(error)}"))
        raise CommandError(f"cannot read standard input: {reason(error)}", Exit.INPUT_FAILED) from error


class _Joined(io.RawIOBase):
    """A stream with what was already read of it put back."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head = head
        self._rest = rest
        self._position = 0

    def readable(self) -> bool:
        """Always true."""
        return True

    def tell(self) -> int:
        """How much was read of it."""
        return self._position

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read the next bytes."""
        content = self._head[: len(buffer)] or self._rest.read(len(buffer))
        self._head = self._head[len(content) :]
        self._position += len(content)
        buffer[: len(content)] = content
        return len(content)


def open_pipe(path: str, timeout: float | None) -> BinaryIO:
    """A pipe or device, open; a pipe to which nobody writes within that many seconds is given up."""
    if timeout is None:
        return reading.opened(path)
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    except OSError as error:
        raise BroadsheetError("unreadable-file", f"cannot be read: {reason(error)}") from error
    return io.BufferedReader(_Waiting(descriptor, time.monotonic() + timeout, timeout))


class _Waiting(io.RawIOBase):
    """A pipe that must be read to its end before a deadline."""

    def __init__(self, descriptor: int, until: float, timeout: float) -> None:
        self._descriptor = descriptor
        self._until = until
        self._timeout = timeout

    def readable(self) -> bool:
        """Always true."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Read on as soon as there is something. Raises :class:`BroadsheetError` ``timeout``."""
        left = max(0.0, self._until - time.monotonic())
        if not select.select([self._descriptor], [], [], left)[0]:
            raise BroadsheetError("timeout", f"nothing more came within {self._timeout:g} seconds")
        content = os.read(self._descriptor, len(buffer))
        buffer[: len(content)] = content
        return len(content)

    def close(self) -> None:
        """Close the pipe."""
        if not self.closed:
            os.close(self._descriptor)
        super().close()
