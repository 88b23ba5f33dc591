"""Outputs that make outcomes final in groups, since waiting for the disk costs one what it costs many."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Sequence

from broadsheet_cli.inputs import Input
from broadsheet_cli.signals import blocked
from broadsheet_cli.work import Answer, Outcome

_MOST = 128
"""Outcomes in a group: by then the wait for the disk is a small part of each."""

_LONGEST = 1.0
"""Seconds that an outcome waits for others, which is also the most that a killed run has to do again."""


class GroupedOutput(ABC):
    """An :class:`Output` that gathers outcomes, and makes them final together once they are many or old."""

    def __init__(self) -> None:
        self._waiting: list[Answer] = []
        self._final: list[Answer] = []
        self._since = 0.0

    def put(self, source: Input, outcome: Outcome) -> list[Answer]:
        """Take the outcome, and settle the group if it is time."""
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.append((source, outcome))
        is_due = len(self._waiting) >= _MOST or time.monotonic() - self._since >= _LONGEST
        return self.settle() if is_due else []

    def settle(self) -> list[Answer]:
        """Make the group final and return it.

        If its preparation is interrupted, it still waits and can be settled later. If a signal has waited
        until it was final, the next call returns it.
        """
        group = self._waiting
        if group:
            self._prepare(group)
            with blocked():
                self._waiting = []
                self._final += self._make_final(group)
        final, self._final = self._final, []
        return final

    @abstractmethod
    def _prepare(self, group: Sequence[Answer]) -> None:
        """Do what takes long and may be interrupted, before the group is made final."""

    @abstractmethod
    def _make_final(self, group: Sequence[Answer]) -> list[Answer]:
        """Make outcomes final and return them. No signal interrupts this."""
