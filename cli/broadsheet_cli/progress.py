"""Progress: a line that is updated on a terminal; in a log, one line per minute."""

from __future__ import annotations

import time
from collections.abc import Callable

from broadsheet_cli.console import Console

_EVERY = 0.2
"""Seconds between two updates of the line."""

_FIRST = 1.0
"""Seconds before the first update: shorter runs show none."""

_IN_A_LOG = 60.0
"""Seconds between two lines in a log."""


class Progress:
    """Shows how many inputs are done, out of ``total`` if that is known."""

    def __init__(
        self, console: Console, total: int | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._console = console
        self._total = total
        self._clock = clock
        self._begun = clock()
        self._next = self._begun + (_FIRST if console.is_watched else _IN_A_LOG)
        self._done = 0

    def at(self, done: int) -> None:
        """Set the number of inputs that are done."""
        self._done = done
        now = self._clock()
        if now < self._next:
            return
        line = self._line(now - self._begun)
        if self._console.is_watched:
            self._next = now + _EVERY
            self._console.overwrite(line)
        else:
            self._next = now + _IN_A_LOG
            self._console.info(line, done=self._done, total=self._total)

    def _line(self, seconds: float) -> str:
        rate = self._done / seconds
        done = f"{self._done:,}" if self._total is None else f"{self._done:,} of {self._total:,}"
        line = f"{done} done, {rate:,.0f} a second"
        if self._total is None or not self._done:
            return line
        return f"{line}, {_clock_time((self._total - self._done) / rate)} left"


def _clock_time(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
