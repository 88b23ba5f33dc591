"""The signals that end a run, and how to block them temporarily."""

from __future__ import annotations

import signal
from contextlib import contextmanager

TYPE_CHECKING = False  # what typing has under this name, without the time that typing takes to load
if TYPE_CHECKING:
    from collections.abc import Iterator

ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def blocked() -> Iterator[None]:
    """A context that the signals that end a run cannot interrupt.

    A process that is started in it has them blocked as well, until it calls :func:`unblock`.
    """
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def unblock() -> None:
    """Unblock them in a process that was started while they were blocked."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
