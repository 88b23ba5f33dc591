"""The entry point: makes the console, runs the command, and turns whatever ends it into an exit code."""

from __future__ import annotations

import signal
import sys

from broadsheet_cli import __version__
from broadsheet_cli.console import Console, reason
from broadsheet_cli.faults import CommandError, Exit, Stopped
from broadsheet_cli.signals import ENDING

TYPE_CHECKING = False  # what typing has under this name, without the time that typing takes to load
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType
    from typing import Any


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``broadsheet`` with these arguments (those of the process if None) and answer the exit code."""
    console = Console.of_process()
    before = _listen()
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments), console)
    except CommandError as error:
        console.complain(str(error))
        return error.code
    except Stopped as stop:
        return stop.exit
    except BrokenPipeError:
        console.abandon_output()
        return Exit.PIPE_CLOSED
    except OSError as error:  # typer's own printing: help on a full disk
        console.abandon_output()
        console.complain(f"cannot write: {reason(error)}")
        return Exit.CANNOT_WRITE
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _run(arguments: list[str], console: Console) -> Exit:
    # So typer has a shell ask for the ways in which a word may go on.
    completes = "_BROADSHEET_COMPLETE" in console.environment
    if not arguments and not completes:
        from broadsheet_cli import usage

        console.instruct(usage.ROOT)
        return Exit.USAGE
    if arguments == ["--version"]:
        console.write(f"broadsheet {__version__}\n".encode())
        return Exit.OK
    from broadsheet_cli import quick

    given = quick.given(arguments)
    if given is not None:
        from broadsheet_cli.commands.convert import run
        from broadsheet_cli.options import ConvertOptions
        from broadsheet_cli.settings import run_with

        return Exit(run_with(run, ConvertOptions, given, console))
    from broadsheet_cli import app

    return app.run(arguments, console)


def _listen() -> dict[int, Any]:
    """Let the signals that end a run do so in order, and answer who listened to them before.

    One that the caller set to be ignored, as ``nohup`` does, stays so.
    """
    before: dict[int, Any] = {number: signal.getsignal(number) for number in ENDING}
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, _stop)
    return before


def _stop(number: int, frame: FrameType | None) -> None:
    for each in ENDING:
        signal.signal(each, signal.SIG_IGN)  # the way out is short; a second signal must not cut it
    raise Stopped(number)
