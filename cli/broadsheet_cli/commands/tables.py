"""``broadsheet tables``: a list of the tables of one input, or one of them."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from broadsheet.document import Column, Document
from broadsheet.writers import WRITERS
from broadsheet.writers.tabular import chosen_table
from broadsheet_cli import checks, usage
from broadsheet_cli.commands.one_input import errors_of, screen_of, source_of
from broadsheet_cli.console import Console
from broadsheet_cli.errors import CommandError, Exit
from broadsheet_cli.options import TablesOptions
from broadsheet_cli.show import tables
from broadsheet_cli.show.screen import QUIET, Screen, plain
from broadsheet_cli.work import Worker

FORMATS = ("json", *(name for name, each in WRITERS.items() if each.tables and not each.binary))


def run(options: TablesOptions, console: Console) -> Exit:
    """List the tables, or print one. Raises :class:`CommandError`."""
    if options.file is None and console.reads_terminal:
        console.show_help(usage.TABLES)
        return Exit.USAGE
    format = None if options.format is None else checks.chosen("format", options.format, FORMATS, "format")
    if options.typed and format not in ("csv", "tsv"):
        raise CommandError("--typed is for csv and tsv")
    checks.check_table(options.table)
    screen = screen_of(options, console)
    recipe = replace(checks.reading(options), extract=("sections", "tables"))
    source = source_of(options.file, console)
    with console.prints_redirected(), errors_of(source):
        document = Worker(recipe).document(source)
        if format is not None:
            console.write_document(_written(document, format, options) + b"\n", WRITERS[format].lexer)
        elif options.table is not None:
            tables.draw(chosen_table(document, options.table), screen, options.rows)
        else:
            _list(document, screen)
    screen.flush()
    return Exit.OK


def _written(document: Document, format: str, options: TablesOptions) -> bytes:
    if format != "json":
        table = chosen_table(document, options.table)
        return WRITERS[format].load_table()(table, options.typed)
    wanted = document.tables if options.table is None else chosen_table(document, options.table)
    return msgspec.json.format(msgspec.json.encode(wanted), indent=2)


def _list(document: Document, screen: Screen) -> None:
    """Each table with its number, size, section and columns."""
    if not document.tables:
        screen.draw(plain("no tables", QUIET))
    headings = {section.id: section.heading for section in document.walk()}
    width = len(str(len(document.tables)))
    for number, table in enumerate(document.tables, 1):
        screen.draw(plain(f"{number:>{width}}  ").append_text(tables.caption(table)))
        heading = headings.get(table.section or "")
        if heading:
            screen.draw(plain(f"in: {heading}", QUIET), indent=width + 2)
        screen.draw(plain(", ".join(map(_named, table.columns))), indent=width + 2)


def _named(column: Column) -> str:
    """``Port``, ``Berths (integer)``, ``Cost (money, USD)``; text needs no word."""
    if column.type == "text":
        return column.name
    return f"{column.name} ({', '.join(filter(None, (column.type, column.unit)))})"
