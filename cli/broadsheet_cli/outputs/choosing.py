"""Choosing the output that the options ask for. Only the module of that one is loaded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet_cli import checks, todo
from broadsheet_cli.console import Console
from broadsheet_cli.options import ConvertOptions
from broadsheet_cli.outputs import Output

if TYPE_CHECKING:
    from broadsheet_cli.journal import Journal
    from broadsheet_cli.staging import Staging


def output_for(
    options: ConvertOptions, console: Console, several: bool, staging: Staging | None, journal: Journal | None
) -> Output:
    """The output. Raises :class:`CommandError` if it cannot be written, or must not be replaced."""
    writer = checks.writer(options)
    inline = options.errors == "inline"
    path = None if options.output == "-" else options.output
    if path is not None:
        todo.refuse_an_input(path, options.files)
    if staging is not None:
        from broadsheet_cli.outputs.folder import Folder

        skipping = options.skip_existing and journal is None
        return Folder(staging, options.overwrite or options.changed, skipping, journal)
    if path is not None and journal is not None:
        from broadsheet_cli.outputs.appended import AppendedFile

        return AppendedFile(path, journal, options.overwrite, inline)
    if path is not None and writer.holds == "database":
        from broadsheet_cli.outputs.database import DatabaseFile

        return DatabaseFile(path)
    from broadsheet_cli.outputs.streams import File, Stream

    if path is not None:
        if not options.overwrite:
            todo.refuse_to_replace_file(path)
        return File(path, writer.frame, several, inline, options.overwrite)
    if writer.binary:
        return Stream(console.write, writer.frame, several, inline)
    return Stream(lambda data: console.write_document(data, writer.lexer), writer.frame, several, inline)
