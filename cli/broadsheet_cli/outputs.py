"""Outputs: where written documents go. A file is written beside and renamed: none is ever half there."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Callable, Sequence
from typing import BinaryIO, Protocol

from broadsheet.writers import Frame, framed
from broadsheet_cli.console import reason
from broadsheet_cli.faults import CommandError, Exit
from broadsheet_cli.inputs import Input, printable
from broadsheet_cli.work import Part

# What no later document can escape: it ends the run instead of costing one input.
_HOPELESS = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO}


class Output(Protocol):
    """Where documents go, in input order."""

    def put(self, source: Input, parts: Sequence[Part]) -> None:
        """Write one input's result. Raises :class:`OSError` if that one cannot be written."""

    def line(self, line: bytes) -> None:
        """Write a whole line that stands for an input without a document."""

    def close(self) -> None:
        """All is written: make it final."""

    def abandon(self) -> None:
        """The run ends early: leave no half file behind."""


class Stream:
    """All documents one after another, each flushed as it comes."""

    def __init__(self, write: Callable[[bytes], None], frame: Frame, several: bool) -> None:
        self._write = write
        self._frame = frame
        self._several = several
        self._first = True

    def put(self, source: Input, parts: Sequence[Part]) -> None:
        """Write the document, in the frame of its format if there are several."""
        for part in parts:
            if self._several:
                self._write(framed(self._frame, part.content, self._first))
            else:
                self._write(part.content + self._frame.end)
            self._first = False

    def line(self, line: bytes) -> None:
        """Write an error line; only line formats have them."""
        self._write(line)

    def close(self) -> None:
        """Write what closes the frame; several inputs of which none was converted are an empty one."""
        if self._several:
            self._write(self._frame.empty if self._first else self._frame.closing)

    def abandon(self) -> None:
        """What is written is written."""


class File:
    """One file for all documents, there only when it is whole."""

    def __init__(self, path: str, frame: Frame, several: bool) -> None:
        self._path = path
        try:
            self._file = Replacement(path)
        except OSError as error:
            raise cannot_write(path, error) from error
        self._stream = Stream(self._write, frame, several)
        self._empty = True

    def _write(self, data: bytes) -> None:
        self._empty = False
        try:
            self._file.write(data)
        except OSError as error:
            raise cannot_write(self._path, error) from error

    def put(self, source: Input, parts: Sequence[Part]) -> None:
        """Write the document to the file that will take the name."""
        self._stream.put(source, parts)

    def line(self, line: bytes) -> None:
        """Write an error line."""
        self._stream.line(line)

    def close(self) -> None:
        """Give the file its name; if nothing was converted, what stood under that name stays."""
        if self._empty:
            self._file.discard()
            return
        self._stream.close()
        try:
            self._file.commit()
        except OSError as error:
            raise cannot_write(self._path, error) from error

    def abandon(self) -> None:
        """Remove what was written."""
        self._file.discard()


class Folder:
    """A file a document, under the input's name and the format's ending: ``ports.html.json``."""

    def __init__(self, root: str, suffix: str, frame: Frame) -> None:
        self._root = root
        self._suffix = suffix
        self._end = frame.end
        self._made: set[str] = set()
        try:
            os.makedirs(root, exist_ok=True)
        except OSError as error:
            raise cannot_write(root, error) from error

    def put(self, source: Input, parts: Sequence[Part]) -> None:
        """Write the document's file or files; folders are made as needed."""
        for part in parts:
            path = os.path.join(self._root, output_name(source, self._suffix, part.label))
            try:
                self._make(os.path.dirname(path))
                file = Replacement(path)
                try:
                    file.write(part.content + self._end)
                    file.commit(sync=False)
                finally:
                    file.discard()
            except OSError as error:
                if error.errno in _HOPELESS:
                    raise cannot_write(path, error) from error
                raise

    def _make(self, folder: str) -> None:
        if folder not in self._made:
            os.makedirs(folder, exist_ok=True)
            self._made.add(folder)

    def line(self, line: bytes) -> None:
        """A folder has no place for error lines: no file is written for that input."""

    def close(self) -> None:
        """Each file is final already."""

    def abandon(self) -> None:
        """Each file is whole or not there."""


def output_name(source: Input, suffix: str, label: str = "") -> str:
    """The name of an input's file in an output folder, relative to it."""
    return f"{source.name}{'.' + label if label else ''}{suffix}"


def refuse_clashes(sources: Sequence[Input], suffix: str) -> None:
    """Raise :class:`CommandError` if two inputs would be written to one file."""
    taken: dict[str, Input] = {}
    for source in sources:
        other = taken.setdefault(output_name(source, suffix), source)
        if other is not source:
            name = printable(output_name(source, suffix))
            raise CommandError(
                f"two inputs would both be written to {name}: {other.shown} and {source.shown}; "
                "name the folder that holds them, or convert them one by one"
            )


def cannot_write(path: str, error: OSError) -> CommandError:
    """The fault that ends the run when a file or folder cannot be written."""
    why = "its folder is not there" if isinstance(error, FileNotFoundError) else reason(error)
    return CommandError(f"cannot write {printable(path)}: {why}", Exit.CANNOT_WRITE)


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
        folder = os.path.dirname(self._target)
        self._beside = os.path.join(folder, f".broadsheet-{os.getpid()}-{os.urandom(4).hex()}.part")
        self._file = open(self._beside, "xb")  # noqa: SIM115 - closed by commit or discard

    def write(self, data: bytes) -> None:
        """Write to the file beside; a pipe or device gets it at once."""
        self._file.write(data)
        if self._beside is None:
            self._file.flush()

    def commit(self, sync: bool = True) -> None:
        """Give the file its name, with the mode of the file that it replaces.

        ``sync`` waits until its content is on the disk, so that not even a power cut can leave a name
        without it. That takes some milliseconds: for one file a run nothing, for one an input too much.
        """
        self._file.flush()
        if sync and self._beside is not None:
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
