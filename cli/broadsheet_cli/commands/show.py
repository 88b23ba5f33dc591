"""``broadsheet show``: draws one input, or explains how each of its parts was read."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from broadsheet.document import Document
from broadsheet.errors import BroadsheetError
from broadsheet_cli import usage
from broadsheet_cli.checks import extractors, plugins, reading
from broadsheet_cli.commands.one_input import errors_of, screen_of, source_of
from broadsheet_cli.console import Console
from broadsheet_cli.errors import CommandError, Exit
from broadsheet_cli.inputs import Input
from broadsheet_cli.inputs.reading import read
from broadsheet_cli.options import ShowOptions
from broadsheet_cli.plugin_files import suspects, without_broken
from broadsheet_cli.show.screen import Screen
from broadsheet_cli.work import Failure, Recipe, Worker, failure


def run(options: ShowOptions, console: Console) -> Exit:
    """Draw the input. Raises :class:`CommandError`, with code 1 for an input that cannot be converted."""
    if options.file is None and console.reads_terminal:
        console.show_help(usage.SHOW)
        return Exit.USAGE
    if options.lines and options.why:
        raise CommandError("--lines and --why cannot go together: one explains plain text, the other HTML")
    recipe = replace(reading(options), extract=extractors(options), plugins=plugins(options.plugin))
    screen = screen_of(options, console)
    source = source_of(options.file, console)
    draw = _explain if options.lines or options.why else _page
    with console.prints_redirected(), errors_of(source):
        draw(source, recipe, options, screen)
    screen.flush()
    return Exit.OK


def _page(source: Input, recipe: Recipe, options: ShowOptions, screen: Screen) -> None:
    from broadsheet_cli.show.page import Page

    Page(_document(recipe, source), screen, options.rows).draw()


def _document(recipe: Recipe, source: Input) -> Document:
    """The document, made in a child process if plugins are involved, since they may crash it."""
    if not recipe.runs_plugins:
        return Worker(recipe).document(source)
    from broadsheet_cli.processes import ProcessDiedError, run_in_child

    try:
        answer = run_in_child(_document_or_failure, without_broken(recipe), source)
    except ProcessDiedError as death:
        message = f"the process that converted it died ({death}): {suspects(recipe)}"
        raise BroadsheetError("worker-died", message) from None
    if isinstance(answer, Failure):
        raise BroadsheetError(answer.code, answer.message)
    return answer


def _document_or_failure(recipe: Recipe, source: Input) -> Document | Failure:
    try:
        return Worker(recipe).document(source)
    except (Exception, SystemExit) as error:
        return failure(error)


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
