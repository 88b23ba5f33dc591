"""The entry point: creates the console, runs the command, and turns exceptions into exit codes."""

from __future__ import annotations

import signal
import sys

from broadsheet_cli import __version__
from broadsheet_cli.console import Console, reason
from broadsheet_cli.errors import CommandError, Exit, Stopped
from broadsheet_cli.signals import ENDING

TYPE_CHECKING = False  # what typing has under this name, without the time that typing takes to load
if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType
    from typing import Any


def main(arguments: Sequence[str] | None = None) -> int:
    """Run ``broadsheet`` with these arguments (those of the process if None) and return the exit code."""
    console = Console.of_process()
    before = _listen()
    try:
        return _run(list(sys.argv[1:] if arguments is None else arguments), console)
    except CommandError as error:
        console.error(str(error))
        return error.code
    except Stopped as stop:
        return stop.exit
    except BrokenPipeError:
        console.abandon_output()
        return Exit.PIPE_CLOSED
    except FileNotFoundError as error:
        console.error(f"{error.filename or 'the working folder'}: {reason(error)}")
        return Exit.INPUT_FAILED
    except OSError as error:  # typer's own printing: help on a full disk
        console.abandon_output()
        console.error(f"cannot write: {reason(error)}")
        return Exit.CANNOT_WRITE
    except Exception as error:
        if console.environment.get("BROADSHEET_DEBUG"):
            raise
        console.error(f"{type(error).__name__}: {error}; please report it with what BROADSHEET_DEBUG=1 shows")
        return Exit.INPUT_FAILED
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _run(arguments: list[str], console: Console) -> Exit:
    # A shell that asks typer for completions sets this.
    completes = "_BROADSHEET_COMPLETE" in console.environment
    if not arguments and not completes:
        from broadsheet_cli import usage

        console.show_help(usage.ROOT)
        return Exit.USAGE
    if arguments == ["--version"]:
        console.write(f"broadsheet {__version__}\n".encode())
        return Exit.OK
    from broadsheet_cli import fast_parser

    given = fast_parser.parse(arguments)
    if given is not None:
        from broadsheet_cli.commands.convert import run
        from broadsheet_cli.options import ConvertOptions
        from broadsheet_cli.settings import run_with

        return Exit(run_with(run, ConvertOptions, given, console))
    from broadsheet_cli import app

    return app.run(arguments, console)


def _listen() -> dict[int, Any]:
    """Handle the signals that end a run, and return the previous handlers.

    A signal that the caller ignores, as ``nohup`` does, stays ignored.
    """
    before: dict[int, Any] = {number: signal.getsignal(number) for number in ENDING}
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, _stop)
    return before


def _stop(number: int, frame: FrameType | None) -> None:
    for each in ENDING:
        signal.signal(each, signal.SIG_IGN)  # a second signal must not interrupt the cleanup
    raise Stopped(number)
