"""The entry point: makes the console, runs the command, and turns whatever ends it into an exit code."""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence
from types import FrameType

from broadsheet_cli import __version__
from broadsheet_cli.console import Console, reason
from broadsheet_cli.faults import CommandError, Exit, Stopped


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``broadsheet`` with these arguments (those of the process if None) and answer the exit code."""
    console = Console.of_process()
    _listen()
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments), console)
    except CommandError as fault:
        console.complain(str(fault))
        return fault.code
    except Stopped as stop:
        return 128 + stop.signal
    except BrokenPipeError:
        console.abandon_output()
        return Exit.PIPE_CLOSED
    except OSError as error:  # typer's own printing: help on a full disk
        console.abandon_output()
        console.complain(f"cannot write: {reason(error)}")
        return Exit.CANNOT_WRITE


def _run(arguments: list[str], console: Console) -> Exit:
    if not arguments:
        console.complain("a command is needed: convert, show, extractors or schema; try 'broadsheet --help'")
        return Exit.USAGE
    if arguments == ["--version"]:
        console.write(f"broadsheet {__version__}\n".encode())
        return Exit.OK
    from broadsheet_cli import quick

    options = quick.options(arguments)
    if options is not None:
        from broadsheet_cli import batch

        return batch.convert(options, console)
    from broadsheet_cli import app

    return app.run(arguments, console)


def _listen() -> None:
    """Let SIGINT, SIGTERM and SIGHUP end the run in order; one that the caller set to be ignored stays so."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _stop)


def _stop(number: int, frame: FrameType | None) -> None:
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)  # the way out is short; a second signal must not cut it
    raise Stopped(number)
