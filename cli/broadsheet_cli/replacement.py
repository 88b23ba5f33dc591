"""A single file that takes the place of another only when it is whole."""

from __future__ import annotations

import contextlib
import os
from typing import BinaryIO


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
