"""Progress: one line that a person at a terminal sees change, and that nobody else ever sees."""

from __future__ import annotations

import time
from collections.abc import Callable

from broadsheet_cli.console import Console

_EVERY = 0.2
"""Seconds between two changes of the line: often enough to see it move."""

_FIRST = 1.0
"""Seconds before the first: a run that is over by then has nothing to report."""


class Progress:
    """Counts what is done and says so on the console's line, ``total`` being how many there are, if known."""

    def __init__(
        self, console: Console, total: int | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._console = console
        self._total = total
        self._clock = clock
        self._begun = clock()
        self._next = self._begun + _FIRST
        self._done = 0

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        now = self._clock()
        if now >= self._next:
            self._next = now + _EVERY
            self._console.overwrite(self._line(now - self._begun))

    def _line(self, seconds: float) -> str:
        rate = self._done / seconds
        if self._total is None:
            return f"{self._done:,} done, {rate:,.0f} a second"
        left = (self._total - self._done) / rate
        return f"{self._done:,} of {self._total:,} done, {rate:,.0f} a second, {_clock_time(left)} left"


def _clock_time(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
