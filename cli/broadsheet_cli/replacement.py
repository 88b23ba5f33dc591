"""A single file that takes the place of another only when it is whole."""

from __future__ import annotations

import contextlib
import errno
import os
from typing import BinaryIO

_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES}
"""How file systems say that they have no links."""


def unfinished(path: str) -> str:
    """Where a file stands until it is whole and gets this path: beside it, under a name that no other has."""
    return os.path.join(os.path.dirname(path), f".broadsheet-{os.getpid()}-{os.urandom(4).hex()}.part")


def take_name(beside: str, target: str) -> None:
    """Give a finished file its name. Raises :class:`FileExistsError` if another has it by now."""
    try:
        os.link(beside, target)  # which, unlike a renaming, replaces nothing
    except OSError as error:
        if error.errno not in _NO_LINKS or os.path.lexists(target):
            raise
        os.replace(beside, target)
    else:
        os.unlink(beside)


class Replacement:
    """A file that is written beside the one it will replace, and renamed to it when whole.

    What is no regular file (``/dev/null``, a named pipe) cannot be replaced and is written to directly.
    """

    def __init__(self, path: str, replacing: bool = True) -> None:
        """Without ``replacing``, a file that stands there in the end is kept, and the commit fails."""
        self._replacing = replacing
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
            if not self._replacing:
                take_name(self._beside, self._target)
            else:
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
