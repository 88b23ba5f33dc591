"""The typer application: the commands with their help and options, and the messages for wrong calls."""

from __future__ import annotations

import os
import re
import shlex
from typing import Annotated, Any

import msgspec
import typer
from msgspec import Struct

import broadsheet
from broadsheet_cli.console import Console
from broadsheet_cli.errors import CommandError, Exit
from broadsheet_cli.options import (
    ConfigOptions,
    ConvertOptions,
    ExtractorsOptions,
    ShowOptions,
    StatusOptions,
    TablesOptions,
)
from broadsheet_cli.typer_commands import command

app = typer.Typer(
    name="broadsheet",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

# typer has its own copy of click; this is the base class of all errors in how a command was called.
UsageError: Any = typer.BadParameter.__mro__[1]

EPILOG = (
    "Exit codes: 0 all converted; 1 some input failed; 2 wrong call; 3 warnings, with --strict; "
    "4 output cannot be written; 5 another run uses the --state; 129, 130, 143 stopped by a "
    "signal; 141 output pipe closed."
)
EPILOG_OF_ONE = (
    "Exit codes: 0 all well; 1 the input failed; 2 wrong call; 4 output cannot be written; "
    "141 output pipe closed."
)


def run(arguments: list[str], console: Console) -> Exit:
    """Run the command that the arguments call. Raises :class:`CommandError`."""
    root = typer.main.get_command(app)
    try:
        answer = root.main(arguments, prog_name="broadsheet", standalone_mode=False, obj=console)
    except UsageError as error:
        where = error.ctx.command_path if error.ctx else _command(root, arguments)
        raise CommandError(f"{_message(error, arguments)} (see '{where} --help')") from error
    except typer.Exit as end:
        return Exit(end.exit_code)
    return Exit(answer or 0)


def _message(error: Any, arguments: list[str]) -> str:
    message = _sentence(error.format_message())
    if message.startswith("no such command") and _names_an_input(arguments[0]):
        word = shlex.quote(arguments[0])
        return f"there is no command {word}: did you mean broadsheet convert {word}?"
    if message.startswith("no such option"):
        message = f"no such option: {error.option_name}"
        import difflib

        near = difflib.get_close_matches(error.option_name, error.possibilities or (), 1, 0.7)
        return f"{message}: did you mean {near[0]}?" if near else message
    return message


def _command(root: Any, arguments: list[str]) -> str:
    """The command that was called. Errors of the parser itself do not know it."""
    return f"broadsheet {arguments[0]}" if arguments[0] in root.commands else "broadsheet"


def _names_an_input(word: str) -> bool:
    return os.path.exists(word) or "." in word or "/" in word


_PLAIN = {
    "is not a valid int": "is not a whole number",
    "is not a valid float": "is not a number",
}
"""Plainer words for click's messages."""


def _sentence(message: str) -> str:
    text = " ".join(message.split()).rstrip(".")
    text = text[:1].lower() + text[1:]
    for jargon, plain in _PLAIN.items():
        text = text.replace(jargon, plain)
    return re.sub(r"got unexpected extra arguments?(?:\(s\))? \((.*)\)", r"unexpected: \1", text)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"broadsheet {broadsheet.__version__}")
        raise typer.Exit


@app.callback(epilog=EPILOG)
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Articles in, structured data out.

    \b
    broadsheet convert page.html               # sections, lists, tables and metadata as JSON
    broadsheet convert articles/ -f ndjson     # a folder, one document per line
    broadsheet show page.html                  # the same, drawn in the terminal
    broadsheet tables page.html                # list its tables
    """


@command(app, ConvertOptions, epilog=EPILOG)
def convert(options: ConvertOptions, console: Console) -> int:
    """Convert articles to structured data.

    \b
    broadsheet convert page.html
    broadsheet convert -f yaml -o report.yaml report.md
    broadsheet convert articles/ --output-dir data/ --jobs 4
    find news -name '*.html' -print0 | broadsheet convert -f ndjson --files0-from -
    broadsheet convert 'news/**/*.html' archive.zip letters.mbox crawl.warc.gz -f ndjson
    curl -s https://example.org/article | broadsheet convert --from html

    One file gives an object. Several files, a folder or an archive give an array, or with ndjson one line
    each, in input order. Of a folder, these files are converted, compressed or not: .html .htm .xhtml .txt
    .text .md .markdown .rst .adoc .asciidoc .org .wiki .mediawiki .wikitext .srt .vtt .eml, and those in its
    archives: .zip .tar .mbox .warc .wet. A file that is named directly may have any extension.
    """
    from broadsheet_cli.commands.convert import run as run_convert

    return run_convert(options, console)


@command(app, ShowOptions, epilog=EPILOG_OF_ONE)
def show(options: ShowOptions, console: Console) -> int:
    """Draw an article in the terminal, with its warnings.

    \b
    broadsheet show page.html
    broadsheet show report.txt --lines
    broadsheet show page.html --color always | less -R
    curl -s https://example.org/article | broadsheet show --from html
    """
    from broadsheet_cli.commands.show import run as run_show

    return run_show(options, console)


@command(app, TablesOptions, epilog=EPILOG_OF_ONE)
def tables(options: TablesOptions, console: Console) -> int:
    """List the tables of an article, or print one.

    \b
    broadsheet tables page.html                # number, size, caption and columns of each
    broadsheet tables page.html --table 2      # the second, drawn
    broadsheet tables page.html --table 2 -f csv --typed
    broadsheet tables page.html -f json        # all of them, as in the document
    """
    from broadsheet_cli.commands.tables import run as run_tables

    return run_tables(options, console)


@command(app, StatusOptions)
def status(options: StatusOptions, console: Console) -> int:
    """Show what runs with --state have done, what failed, and why.

    \b
    broadsheet status news.state
    broadsheet status news.state --failed | xargs -rd '\\n' ls -l

    It ends with exit code 1 if an input has failed.
    """
    from broadsheet_cli.commands.status import run as run_status

    return run_status(options, console)


@command(app, ExtractorsOptions)
def extractors(options: ExtractorsOptions, console: Console) -> int:
    """List what can be extracted, or explain one extractor.

    \b
    broadsheet extractors
    broadsheet extractors tables
    """
    from broadsheet_cli.commands.extractors import run as run_extractors

    return run_extractors(options, console)


@command(app, ConfigOptions)
def config(options: ConfigOptions, console: Console) -> int:
    """Show each setting, its value and where it came from.

    \b
    broadsheet config                          # as TOML, the form of a configuration file
    broadsheet config convert > broadsheet.toml

    The first of these that sets an option wins: the command line, environment variables
    (BROADSHEET_OUTPUT_DIR), --config FILE, the nearest broadsheet.toml or pyproject.toml with a table
    [tool.broadsheet], the user's config.toml, the default.
    """
    from broadsheet_cli.commands.config import run as run_config

    return run_config(options, console)


@command(app, Struct)
def schema(options: Struct, console: Console) -> int:
    """Print the JSON Schema of a document.

    \b
    broadsheet schema > broadsheet.schema.json
    """
    encoded = msgspec.json.encode(broadsheet.schema())
    console.write_document(msgspec.json.format(encoded, indent=2) + b"\n", "json")
    return Exit.OK
