"""What the commands that draw a single input share: the input, its errors, the screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

from broadsheet_cli.checks import chosen
from broadsheet_cli.console import Console
from broadsheet_cli.errors import CommandError, Exit, UnknownWordError
from broadsheet_cli.inputs import MAX_BYTES, Input
from broadsheet_cli.options import ShowOptions, TablesOptions
from broadsheet_cli.show.screen import Screen
from broadsheet_cli.work import CALL_FAULTS, failure

COLOURS = {"auto": None, "always": True, "never": False}
"""The values of ``--color``: whether to use colour; None leaves that to the console."""


def screen_of(options: ShowOptions | TablesOptions, console: Console) -> Screen:
    """The screen for these options. Raises :class:`CommandError` for wrong ones."""
    if options.rows < 0:
        raise CommandError(f"--rows takes a number from 0 on, not {options.rows}")
    if options.width is not None and options.width < 1:
        raise CommandError(f"--width takes a number from 1 on, not {options.width}")
    return Screen(console, options.width, COLOURS[chosen("way to colour", options.color, COLOURS, "color")])


@contextmanager
def errors_of(source: Input) -> Iterator[None]:
    """A context whose errors become a :class:`CommandError` that names the input."""
    try:
        yield
    except CommandError:
        raise
    except (Exception, SystemExit) as error:
        failed = failure(error)
        if failed.code in CALL_FAULTS:
            raise UnknownWordError(failed.message, CALL_FAULTS[failed.code]) from error
        raise CommandError(f"{source.shown}: {failed.message}", Exit.INPUT_FAILED) from error


def source_of(file: str | None, console: Console) -> Input:
    """The one input: a file, a part of an archive, or standard input."""
    from broadsheet_cli.inputs.archives.member import Rules
    from broadsheet_cli.inputs.named import gather
    from broadsheet_cli.inputs.opening import opened
    from broadsheet_cli.inputs.selection import Selection

    named = gather(["-" if file is None else file], console=console)
    first, *others = islice(opened(named, Rules(Selection(), MAX_BYTES)), 2)
    if others:
        raise CommandError(
            f"{file or 'standard input'} holds several articles: name one, as in {first.shown}"
        )
    return first
