"""Child processes: how they are started and settle in, how they end, and a single piece of work done in one.

What may crash (a plugin with C code in it, say) is done apart from the process that tells how it went.
"""

from __future__ import annotations

import multiprocessing
import pickle
import signal
import sys
from collections.abc import Callable
from contextlib import closing
from multiprocessing.connection import Connection
from typing import Any, ParamSpec, TypeVar

from broadsheet_cli.limits import bind_to_parent
from broadsheet_cli.signals import held_back, let_through

T = TypeVar("T")
P = ParamSpec("P")

# A fork has all modules loaded and costs milliseconds. It is safe, as this process has no threads.
CONTEXT: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


class ProcessDiedError(Exception):
    """A process ended before it answered; the message tells how: ``SIGSEGV``, ``exit code 3``."""


def apart(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """What the work answers, done in a process of its own.

    The work is a function of a module that takes and answers plain data; it should raise nothing. Raises
    :class:`ProcessDiedError` if the process does not survive it.
    """
    ours, theirs = CONTEXT.Pipe(duplex=False)
    with closing(ours):
        with held_back():
            process = CONTEXT.Process(target=_answer, args=(theirs, work, arguments, named))
            process.start()
            theirs.close()
        try:
            answer: T = pickle.loads(ours.recv_bytes())
        except EOFError:
            process.join()
            raise ProcessDiedError(ending(process.exitcode)) from None
        finally:
            process.kill()
            process.join()
    return answer


def _answer(connection: Connection, work: Callable[..., T], arguments: Any, named: Any) -> None:
    settle_in()
    connection.send_bytes(pickle.dumps(work(*arguments, **named)))


def settle_in() -> None:
    """What a child does first: it ends with its parent, and leaves Ctrl-C and standard output to it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    let_through()
    bind_to_parent()
    sys.stdout = sys.stderr  # what a plugin prints must not stand among the documents


def ending(exitcode: int | None) -> str:
    """How a process ended: ``SIGSEGV``, ``exit code 3``."""
    if exitcode is None or exitcode >= 0:
        return f"exit code {exitcode}"
    try:
        return signal.Signals(-exitcode).name
    except ValueError:
        return f"signal {-exitcode}"
