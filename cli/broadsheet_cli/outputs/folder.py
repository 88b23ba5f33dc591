"""A folder: a file a document, under the input's name and the format's ending, ``ports.html.json``.

Workers write the files under temporary names (:func:`broadsheet_cli.staging.stage`). Here they are synced,
renamed and recorded in the journal, in groups and in this order. So whenever the run is interrupted, a file
is either complete or not there, and everything that the journal calls done is done.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec.structs import replace

from broadsheet_cli.inputs import Input
from broadsheet_cli.outputs import cannot_write
from broadsheet_cli.outputs.groups import GroupedOutput
from broadsheet_cli.staging import HOPELESS, Staged, Staging, discard, place, sweep
from broadsheet_cli.syncing import sync, sync_path
from broadsheet_cli.work import Answer, Outcome, unwritten

if TYPE_CHECKING:
    from broadsheet_cli.journal import Journal


class Folder(GroupedOutput):
    """Puts files in place, ``replacing`` or ``skipping`` existing ones, or replacing those of the journal."""

    def __init__(
        self, staging: Staging, replacing: bool, skipping: bool = False, journal: Journal | None = None
    ) -> None:
        super().__init__()
        self._skipping = skipping
        self._staging = staging
        self._replacing = replacing
        self._journal = journal
        self._under_way: dict[str, Input] = {}
        try:
            os.makedirs(staging.root, exist_ok=True)
        except OSError as error:
            raise cannot_write(staging.root, error) from error
        if journal is not None and journal.was_cut_off:
            sweep(staging)

    def expect(self, source: Input) -> None:
        """From now on there may be temporary files of this input."""
        self._under_way[source.name] = source

    def _prepare(self, group: Sequence[Answer]) -> None:
        """Sync the group's files."""
        try:
            sync(self._staging.root, [each.temporary for each in _staged(group)])
        except OSError as error:
            raise cannot_write(self._staging.root, error) from error

    def _make_final(self, group: Sequence[Answer]) -> list[Answer]:
        """Put the group's files in their places, and enter them in the journal."""
        own = self._intend(group)
        settled = [
            (source, self._placed(source, outcome, own.get(source.name, ()))) for source, outcome in group
        ]
        if self._journal is not None:
            for folder in {os.path.dirname(each.target) for each in _staged(group)}:
                sync_path(folder)
            self._journal.enter(settled)
        return settled

    def _intend(self, group: Sequence[Answer]) -> dict[str, tuple[str, ...]]:
        """Record what is about to be put in place; returns the files of earlier runs, by input."""
        if self._journal is None:
            return {}
        own = {source.name: self._journal.written(source) for source, _ in group}
        self._journal.intend(group)
        return own

    def _placed(self, source: Input, outcome: Outcome, own: Sequence[str]) -> Outcome:
        try:
            for each in outcome.staged:
                place(each, self._replacing or each.name in own)
            if outcome.failure is None:
                self._remove(set(own) - {each.name for each in outcome.staged})
        except OSError as error:
            if error.errno in HOPELESS:
                raise cannot_write(self._staging.root, error) from error
            if self._skipping and isinstance(error, FileExistsError):
                outcome = replace(outcome, is_there=True)
            else:
                outcome = replace(outcome, failure=unwritten(error))
        if outcome.failure is not None or outcome.is_there:
            discard(self._staging, source.name)
        self._under_way.pop(source.name, None)
        return outcome

    def _remove(self, names: set[str]) -> None:
        """Remove files of a document that has fewer now, such as those of a table that is gone."""
        for name in names:
            with suppress(FileNotFoundError):
                os.unlink(os.path.join(self._staging.root, name))

    def close(self) -> None:
        """Each file is final already; of inputs that were given up there may be others."""
        self.abandon()

    def abandon(self) -> None:
        """Remove the files that are not in their places."""
        for name in self._under_way:
            discard(self._staging, name)


def _staged(group: Sequence[Answer]) -> list[Staged]:
    return [each for _, outcome in group for each in outcome.staged]
