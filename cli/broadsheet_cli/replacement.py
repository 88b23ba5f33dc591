"""Files that replace others only when they are complete."""

from __future__ import annotations

import contextlib
import errno
import os
from typing import BinaryIO

_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES}
"""Errors of file systems that have no hard links."""


def unfinished(path: str) -> str:
    """A unique path in the same folder, for a file until it is complete."""
    return os.path.join(os.path.dirname(path), f".broadsheet-{os.getpid()}-{os.urandom(4).hex()}.part")


def rename_exclusively(temporary: str, target: str) -> None:
    """Rename a complete file. Raises :class:`FileExistsError` if the target exists by now."""
    try:
        os.link(temporary, target)  # which, unlike rename, never replaces a file
    except OSError as error:
        if error.errno not in _NO_LINKS or os.path.lexists(target):
            raise
        os.replace(temporary, target)
    else:
        os.unlink(temporary)


class Replacement:
    """A file that is written under a temporary name, and renamed when it is complete.

    Targets that are not regular files (``/dev/null``, a named pipe) are written to directly.
    """

    def __init__(self, path: str, replacing: bool = True) -> None:
        """Without ``replacing``, the commit fails if the target exists by then."""
        self._replacing = replacing
        self._target = os.path.realpath(path)
        self._temporary: str | None = None
        self._file: BinaryIO
        if os.path.exists(self._target) and not os.path.isfile(self._target):
            self._file = open(self._target, "wb")  # noqa: SIM115 - closed by commit or discard
            return
        self._temporary = unfinished(self._target)
        self._file = open(self._temporary, "xb")  # noqa: SIM115 - closed by commit or discard

    def write(self, data: bytes) -> None:
        """Write to the temporary file; a pipe or device gets the data at once."""
        self._file.write(data)
        if self._temporary is None:
            self._file.flush()

    def commit(self) -> None:
        """Rename the file, with the mode of the file that it replaces.

        Its content is synced to disk before, so that even a power failure leaves no incomplete file.
        """
        self._file.flush()
        if self._temporary is not None:
            os.fsync(self._file.fileno())
        self._file.close()
        if self._temporary is not None:
            if not self._replacing:
                rename_exclusively(self._temporary, self._target)
            else:
                if os.path.exists(self._target):
                    os.chmod(self._temporary, os.stat(self._target).st_mode & 0o7777)
                os.replace(self._temporary, self._target)
            self._temporary = None

    def discard(self) -> None:
        """Close and remove the temporary file, if it was not committed."""
        with contextlib.suppress(OSError):  # on a full disk, closing fails but removing works
            self._file.close()
        if self._temporary is not None:
            os.unlink(self._temporary)
            self._temporary = None
