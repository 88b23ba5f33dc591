"""Groups: outcomes that are made final together, since waiting for the disk costs one what it costs many."""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager

from broadsheet_cli.inputs import Input
from broadsheet_cli.work import Outcome

_MOST = 128
"""Outcomes in a group: by then the wait for the disk is a small part of each."""

_LONGEST = 1.0
"""Seconds that an outcome waits for others, which is also the most that a killed run has to do again."""


class Group:
    """The outcomes that wait."""

    def __init__(self) -> None:
        self._waiting: list[tuple[Input, Outcome]] = []
        self._since = 0.0

    def add(self, source: Input, outcome: Outcome) -> None:
        """One more."""
        if not self._waiting:
            self._since = time.monotonic()
        self._waiting.append((source, outcome))

    @property
    def is_due(self) -> bool:
        """Is it full, or old?"""
        full = len(self._waiting) >= _MOST
        return full or (bool(self._waiting) and time.monotonic() - self._since >= _LONGEST)

    @property
    def waiting(self) -> list[tuple[Input, Outcome]]:
        """All of them, oldest first."""
        return self._waiting

    def clear(self) -> None:
        """They are final, or about to be: they wait no more."""
        self._waiting = []


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let signals wait for a moment, so that what is begun is ended."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
