"""Outputs: where outcomes go, and when they are final there.

A stream's document is final as soon as it is written. Files are made final in groups
(:mod:`.groups`), which costs hardly more for a hundred of them than for one.
"""

from __future__ import annotations

from typing import Protocol

from broadsheet_cli.console import reason
from broadsheet_cli.errors import CommandError, Exit
from broadsheet_cli.inputs import Input, printable
from broadsheet_cli.work import Answer, Outcome


class Output(Protocol):
    """Takes outcomes one after another, and returns those that are final."""

    def expect(self, source: Input) -> None:
        """The conversion of an input begins."""

    def put(self, source: Input, outcome: Outcome) -> list[Answer]:
        """Take an outcome, also of a failure, and return what is final by now.

        Raises :class:`CommandError` if nothing more can be written.
        """

    def settle(self) -> list[Answer]:
        """Make everything final now, and return it; writing it may have failed."""

    def close(self) -> None:
        """All was taken: make the whole final."""

    def abandon(self) -> None:
        """The run ends early: leave nothing half written behind."""


def cannot_write(path: str, error: OSError) -> CommandError:
    """The fault that ends the run when a file or folder cannot be written."""
    why = reason(error)
    if isinstance(error, FileNotFoundError):
        why = "its folder is not there"
    elif isinstance(error, FileExistsError):
        why = "a file of that name has appeared since this run began; --overwrite replaces it"
    return CommandError(f"cannot write {printable(path)}: {why}", Exit.CANNOT_WRITE)
