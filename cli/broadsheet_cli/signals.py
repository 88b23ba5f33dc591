"""The signals that end a run, and how to hold them back for a moment."""

from __future__ import annotations

import signal
from contextlib import contextmanager

TYPE_CHECKING = False  # what typing has under this name, without the time that typing takes to load
if TYPE_CHECKING:
    from collections.abc import Iterator

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def held_back() -> Iterator[None]:
    """Let the signals that end a run wait, so that what is begun is ended.

    A process that is started meanwhile holds them back as well, until it calls :func:`let_through`.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def let_through() -> None:
    """No longer hold them back, in a process that was started while they were."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
