"""What the commands that read one input and draw it have in common: the input, its faults, the screen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice

from broadsheet_cli.checks import chosen
from broadsheet_cli.console import Console
from broadsheet_cli.faults import CommandError, Exit
from broadsheet_cli.inputs import MAX_BYTES, Input
from broadsheet_cli.options import ShowOptions, TablesOptions
from broadsheet_cli.show.screen import Screen
from broadsheet_cli.work import CALL_FAULTS, failure

COLOURS = {"auto": None, "always": True, "never": False}
"""The words of ``--color``, and whether they ask for colour; None leaves it to the console."""


def screen_of(options: ShowOptions | TablesOptions, console: Console) -> Screen:
    """The screen that was asked for. Raises :class:`CommandError` for what cannot be."""
    if options.rows < 0:
        raise CommandError(f"--rows takes a number from 0 on, not {options.rows}")
    return Screen(console, options.width, COLOURS[chosen("way to colour", options.color, COLOURS)])


@contextmanager
def faults_of(source: Input) -> Iterator[None]:
    """What goes wrong inside is the input's, and becomes a :class:`CommandError` that names it."""
    try:
        yield
    except CommandError:
        raise
    except (Exception, SystemExit) as error:  # whatever it is
        failed = failure(error)
        if failed.code in CALL_FAULTS:
            raise CommandError(failed.message) from error
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
