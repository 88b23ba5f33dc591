"""The commands and their options, as typer reads them. Each calls one function and answers its exit code.

Help and errors are typer's plain ones: its boxes need rich, which takes longer to load than most files take
to convert, and colours a pipe when the environment says so.
"""

from __future__ import annotations

from typing import Annotated, Any

import typer

import broadsheet
from broadsheet_cli import inputs
from broadsheet_cli.console import Console
from broadsheet_cli.faults import CommandError, Exit
from broadsheet_cli.options import Options

app = typer.Typer(
    name="broadsheet",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)

# typer carries its own copy of click; this is the class of every fault in the way a command was called.
UsageError: Any = typer.BadParameter.__mro__[1]

# What several commands take.
Kind = Annotated[
    str | None,
    typer.Option(
        "--from", "--media-type", metavar="KIND", help="html, text or markdown; else told by the content."
    ),
]
Encoding = Annotated[
    str | None, typer.Option(metavar="LABEL", help="The encoding, before what the input says.")
]
Extract = Annotated[
    str | None,
    typer.Option(
        "--extract", "-e", metavar="NAME,...", help="Only these extractors; else all built-in ones."
    ),
]
Plugins = Annotated[
    list[str] | None,
    typer.Option("--plugin", metavar="FILE.py", help="Also the extractor in this file. Repeatable."),
]

EPILOG = (
    "Exit codes: 0 all converted; 1 some input failed; 2 called wrongly; 3 warnings, with --strict; "
    "4 output cannot be written; 130, 143 stopped by a signal; 141 output pipe closed."
)


def run(arguments: list[str], console: Console) -> Exit:
    """Run the command that the arguments call. Raises :class:`CommandError`."""
    command = typer.main.get_command(app)
    try:
        answer = command.main(arguments, prog_name="broadsheet", standalone_mode=False, obj=console)
    except UsageError as error:
        where = error.ctx.command_path if error.ctx else "broadsheet"
        raise CommandError(f"{_sentence(error.format_message())} (see '{where} --help')") from error
    except typer.Exit as end:
        return Exit(end.exit_code)
    return Exit(answer or 0)


def _sentence(message: str) -> str:
    text = " ".join(message.split()).rstrip(".")
    return text[:1].lower() + text[1:]


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
    broadsheet convert articles/ -f ndjson     # a folder, a document a line
    broadsheet show page.html                  # the same, drawn for a reader
    """


@app.command(epilog=EPILOG)
def convert(
    context: typer.Context,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE]...",
            show_default=False,
            help="Files, folders (all articles in them), or - for standard input, which is read when piped.",
        ),
    ] = None,
    format: Annotated[
        str, typer.Option("--format", "-f", metavar="FORMAT", help="json, yaml, ndjson, csv or markdown.")
    ] = "json",
    output: Annotated[
        str | None,
        typer.Option(
            "--output", "-o", metavar="FILE", help="Write to this file, which is there only when whole."
        ),
    ] = None,
    output_dir: Annotated[
        str | None,
        typer.Option(
            metavar="DIR", help="Write a file for each input, in the same tree: DIR/news/ports.html.json."
        ),
    ] = None,
    extract: Extract = None,
    plugin: Plugins = None,
    table: Annotated[
        int | None, typer.Option(metavar="N", help="With csv: the number of the table to write.")
    ] = None,
    kind: Kind = None,
    encoding: Encoding = None,
    jobs: Annotated[
        str,
        typer.Option("--jobs", "-j", metavar="N", help="Processes; auto takes every core for many files."),
    ] = "auto",
    timeout: Annotated[
        float | None,
        typer.Option(metavar="SECONDS", help="Stop a document that takes longer, and go on with the next."),
    ] = None,
    max_bytes: Annotated[
        int, typer.Option(metavar="N", help="Refuse an input that is larger, unpacked.")
    ] = inputs.MAX_BYTES,
    files_from: Annotated[
        str | None,
        typer.Option(
            metavar="FILE", help="Also convert the files named in FILE, a name a line; - is standard input."
        ),
    ] = None,
    files0_from: Annotated[
        str | None,
        typer.Option("--files0-from", metavar="FILE", help="The same with NUL between names: find -print0."),
    ] = None,
    errors: Annotated[
        str,
        typer.Option(
            metavar="HOW", help="inline: with ndjson, also a line with the error for an input that failed."
        ),
    ] = "report",
    fail_fast: Annotated[
        bool, typer.Option("--fail-fast", help="Stop at the first input that fails.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="End with 3 if any document has warnings.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")] = False,
) -> int:
    """Convert articles to structured data.

    \b
    broadsheet convert page.html
    broadsheet convert -f yaml -o report.yaml report.md
    broadsheet convert articles/ --output-dir data/ --jobs 4
    find news -name '*.html' -print0 | broadsheet convert -f ndjson --files0-from -
    curl -s https://example.org/article | broadsheet convert --from html

    One file gives an object; several, or a folder, an array, or a line each as NDJSON, in input order.
    A folder gives its .html .htm .xhtml .txt .text .md .markdown, and these with .gz; a file named
    itself may have any ending.
    """
    from broadsheet_cli import batch

    options = Options(
        files=tuple(files or ()),
        files_from=files_from,
        files0_from=files0_from,
        format=format,
        output=output,
        output_dir=output_dir,
        extract=extract,
        plugins=tuple(plugin or ()),
        table=table,
        kind=kind,
        encoding=encoding,
        jobs=jobs,
        timeout=timeout,
        max_bytes=max_bytes,
        errors=errors,
        fail_fast=fail_fast,
        strict=strict,
        quiet=quiet,
    )
    return batch.convert(options, _console(context))


@app.command(epilog=EPILOG)
def show(
    context: typer.Context,
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE]", show_default=False, help="A file, or - for standard input."),
    ] = None,
    color: Annotated[str, typer.Option(metavar="WHEN", help="auto, always (for a pager) or never.")] = "auto",
    lines: Annotated[bool, typer.Option("--lines", help="Plain text: what each line was taken for.")] = False,
    why: Annotated[
        bool, typer.Option("--why", help="HTML: what was kept and what dropped, and why.")
    ] = False,
    rows: Annotated[int, typer.Option(metavar="N", help="Rows drawn of a table; 0 draws all.")] = 100,
    width: Annotated[
        int | None, typer.Option(metavar="N", help="Columns to draw in; else the terminal's.")
    ] = None,
    extract: Extract = None,
    plugin: Plugins = None,
    kind: Kind = None,
    encoding: Encoding = None,
) -> int:
    """Draw an article in the terminal, with its warnings.

    \b
    broadsheet show page.html
    broadsheet show report.txt --lines
    broadsheet show page.html --color always | less -R
    curl -s https://example.org/article | broadsheet show --from html
    """
    from broadsheet_cli.show import command

    view = command.View(
        file=file,
        kind=kind,
        encoding=encoding,
        extract=extract,
        plugins=tuple(plugin or ()),
        rows=rows,
        width=width,
        colour=color,
        lines=lines,
        why=why,
    )
    return command.show(view, _console(context))


@app.command(name="extractors")
def list_extractors(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Print this one's manual.")] = None,
    plugin: Plugins = None,
) -> int:
    """List what can be extracted, or explain one extractor.

    \b
    broadsheet extractors
    broadsheet extractors tables
    """
    from broadsheet_cli import manuals

    return manuals.show(name, plugin or [], _console(context))


@app.command()
def schema(context: typer.Context) -> int:
    """Print the JSON Schema of a document.

    \b
    broadsheet schema > broadsheet.schema.json
    """
    import msgspec

    encoded = msgspec.json.encode(broadsheet.schema())
    _console(context).machine(msgspec.json.format(encoded, indent=2) + b"\n", "json")
    return Exit.OK


def _console(context: typer.Context) -> Console:
    console = context.obj
    assert isinstance(console, Console)
    return console
