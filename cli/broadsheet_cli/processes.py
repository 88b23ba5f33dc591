"""Child processes: how they start and end, and running a single function in one.

Code that may crash, such as a plugin with C code in it, runs in a child process.
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
from broadsheet_cli.signals import blocked, unblock

T = TypeVar("T")
P = ParamSpec("P")

# A fork has all modules loaded and costs milliseconds. It is safe, as this process has no threads.
CONTEXT: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")


class ProcessDiedError(Exception):
    """A process ended without a result; the message says how: ``SIGSEGV``, ``exit code 3``."""


def run_in_child(work: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
    """Call a function in a child process and return its result.

    It must be a module-level function that takes and returns plain data and raises nothing. Raises
    :class:`ProcessDiedError` if the process dies.
    """
    ours, theirs = CONTEXT.Pipe(duplex=False)
    with closing(ours):
        with blocked():
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
    prepare_child()
    connection.send_bytes(pickle.dumps(work(*arguments, **named)))


def prepare_child() -> None:
    """Set up a child process: it ends with its parent, and leaves Ctrl-C and standard output to that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    unblock()
    bind_to_parent()
    sys.stdout = sys.stderr  # what a plugin prints must not get between the documents


def ending(exitcode: int | None) -> str:
    """How a process ended: ``SIGSEGV``, ``exit code 3``."""
    if exitcode is None or exitcode >= 0:
        return f"exit code {exitcode}"
    try:
        return signal.Signals(-exitcode).name
    except ValueError:
        return f"signal {-exitcode}"
