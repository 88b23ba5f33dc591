"""One file that runs append to, one line per document; the journal knows up to where it is complete.

Lines are appended and synced in groups, and then the journal records the file's length. When the next run
begins, anything beyond that length was written by an interrupted run, and is truncated.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import IO, TYPE_CHECKING

from broadsheet_cli.errors import CommandError
from broadsheet_cli.inputs import Input, printable
from broadsheet_cli.outputs import cannot_write
from broadsheet_cli.outputs.groups import GroupedOutput
from broadsheet_cli.syncing import sync_path
from broadsheet_cli.work import Answer, Outcome, error_line

if TYPE_CHECKING:
    from broadsheet_cli.journal import Journal


class AppendedFile(GroupedOutput):
    """Appends the documents to a file that belongs to the journal; ``replacing`` one that does not yet."""

    def __init__(self, path: str, journal: Journal, replacing: bool, inline: bool = False) -> None:
        super().__init__()
        self._path = path
        self._journal = journal
        self._inline = inline
        try:
            self._file = self._opened(replacing)
        except OSError as error:
            raise cannot_write(path, error) from error

    def _opened(self, replacing: bool) -> IO[bytes]:
        good = self._journal.length
        if good is None:
            file: IO[bytes] = open(self._path, "wb" if replacing else "xb")  # noqa: SIM115 - closed by close or abandon
            self._journal.note_length(0)
            return file
        file = open(self._path, "r+b")  # noqa: SIM115 - closed by close or abandon
        if file.seek(0, 2) < good:
            file.close()
            raise CommandError(
                f"{printable(self._path)} is shorter than the journal says: it was changed, or is another "
                "file; begin with a new --state"
            )
        file.truncate(good)
        file.seek(good)
        return file

    def expect(self, source: Input) -> None:
        """Nothing to prepare."""

    def _prepare(self, group: Sequence[Answer]) -> None:
        """Nothing to prepare."""

    def _make_final(self, group: Sequence[Answer]) -> list[Answer]:
        """Append the group's lines, sync them, and enter them in the journal."""
        try:
            self._file.write(b"".join(self._lines(source, outcome) for source, outcome in group))
            self._file.flush()
            sync_path(self._path)
        except OSError as error:
            raise cannot_write(self._path, error) from error
        self._journal.enter(group, self._file.tell())
        return list(group)

    def _lines(self, source: Input, outcome: Outcome) -> bytes:
        if outcome.failure is not None:
            return error_line(source, outcome.failure) if self._inline else b""
        return b"".join(part.content + b"\n" for part in outcome.parts)

    def close(self) -> None:
        """All of it is written."""
        self._file.close()

    def abandon(self) -> None:
        """Keep what is settled; the next run cuts off the rest."""
        try:
            self._file.close()
        except OSError:  # a full disk: what could not be written was not settled either
            return
