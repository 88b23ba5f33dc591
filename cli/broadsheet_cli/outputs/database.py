"""Output to a database: created under a temporary name, or extended in one transaction if it exists."""

from __future__ import annotations

import contextlib
import os

from broadsheet.errors import BroadsheetError
from broadsheet.writers.sqlite import Database
from broadsheet_cli.errors import CommandError, Exit
from broadsheet_cli.inputs import Input, printable
from broadsheet_cli.outputs import cannot_write
from broadsheet_cli.replacement import rename_exclusively, unfinished
from broadsheet_cli.work import Answer, Outcome


class DatabaseFile:
    """A database for all documents of the run. Whatever ends the run early, it is as it was before."""

    def __init__(self, path: str) -> None:
        self._name = printable(path)
        self._target = os.path.realpath(path)
        self._temporary: str | None = None
        self._empty = True
        if not os.path.exists(self._target):
            self._temporary = unfinished(self._target)
            try:
                os.close(os.open(self._temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
            except OSError as error:
                raise cannot_write(path, error) from error
        try:
            self._database = Database(self._temporary or self._target, self._name)
        except BroadsheetError as error:
            self._remove()
            raise _fault(error) from error

    def expect(self, source: Input) -> None:
        """Nothing to prepare."""

    def put(self, source: Input, outcome: Outcome) -> list[Answer]:
        """Add the document, or put it in the place of an earlier one from that source."""
        for part in outcome.parts:
            self._empty = False
            try:
                self._database.add(part.content)
            except BroadsheetError as error:
                raise _fault(error) from error
        return [(source, outcome)]

    def settle(self) -> list[Answer]:
        """Nothing is final before all is."""
        return []

    def close(self) -> None:
        """Make all of it final, and give a new database its name; if nothing was converted, none is made."""
        if self._empty:
            self.abandon()
            return
        try:
            self._database.commit()
        except BroadsheetError as error:
            raise _fault(error) from error
        if self._temporary is not None:
            try:
                rename_exclusively(self._temporary, self._target)
            except FileExistsError as error:
                message = "another run has made that database since this one began: run again to add to it"
                raise CommandError(f"cannot write {self._name}: {message}", Exit.CANNOT_WRITE) from error
            except OSError as error:
                raise cannot_write(self._target, error) from error
            self._temporary = None

    def abandon(self) -> None:
        """Take back all of it."""
        self._database.abandon()
        self._remove()

    def _remove(self) -> None:
        if self._temporary is not None:
            with contextlib.suppress(OSError):
                os.unlink(self._temporary)
            self._temporary = None


def _fault(error: BroadsheetError) -> CommandError:
    return CommandError(str(error), Exit.CANNOT_WRITE)
