"""What ``broadsheet show`` does: it reads one input and draws it, or what was made of each of its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import islice

from msgspec.structs import replace

from broadsheet_cli import usage
from broadsheet_cli.checks import chosen, extractors, reading
from broadsheet_cli.console import Console
from broadsheet_cli.faults import CommandError, Exit
from broadsheet_cli.inputs import MAX_BYTES, Input
from broadsheet_cli.inputs.reading import read
from broadsheet_cli.options import ShowOptions, TablesOptions
from broadsheet_cli.show.screen import Screen
from broadsheet_cli.work import CALL_FAULTS, Recipe, Worker, failure

COLOURS = {"auto": None, "always": True, "never": False}
"""The words of ``--color``, and whether they ask for colour; None leaves it to the console."""


def show(options: ShowOptions, console: Console) -> Exit:
    """Draw the input. Raises :class:`CommandError`, with code 1 for an input that cannot be converted."""
    if options.file is None and console.reads_terminal:
        console.instruct(usage.SHOW)
        return Exit.USAGE
    recipe = replace(reading(options), extract=extractors(options), plugins=options.plugin)
    screen = screen_of(options, console)
    source = source_of(options.file, console)
    draw = _explain if options.lines or options.why else _page
    with console.kept_clean(), faults_of(source):
        draw(source, recipe, options, screen)
    screen.flush()
    return Exit.OK


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

    named = gather([file or "-"], console=console)
    first, *others = islice(opened(named, Rules(Selection(), MAX_BYTES)), 2)
    if others:
        raise CommandError(
            f"{file or 'standard input'} holds several articles: name one, as in {first.shown}"
        )
    return first


def _page(source: Input, recipe: Recipe, options: ShowOptions, screen: Screen) -> None:
    from broadsheet_cli.show.page import Page

    worker = Worker(recipe)
    Page(worker.document(source), screen, options.rows).draw()


def _explain(source: Input, recipe: Recipe, options: ShowOptions, screen: Screen) -> None:
    from broadsheet_cli.show import explain

    text, kind = decoded(source, recipe)
    draw: Callable[[str, str, Screen], None] = explain.lines if options.lines else explain.why
    draw(text, kind, screen)


def decoded(source: Input, recipe: Recipe) -> tuple[str, str]:
    """An input's text and its media type, found as ``convert`` finds them."""
    from broadsheet.notes import Notes
    from broadsheet.pipeline import text_of

    content = read(source, recipe.max_bytes)
    text, origin, _ = text_of(content, source.reported, recipe.media_type, recipe.encoding, Notes())
    return text, origin.media_type
