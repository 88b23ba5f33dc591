"""The options of the commands that draw one input in the terminal: ``show`` and ``tables``."""

from typing import Annotated

from broadsheet_cli.declare import DRAWING, OUTPUT, Argument, Option
from broadsheet_cli.options.shared import DocumentOptions, InputOptions

ROWS = 100
"""Rows of a table that are drawn by default; ``convert --format csv`` gives all."""

File = Annotated[str | None, Argument("A file, or - for standard input.", metavar="[FILE]")]
Color = Annotated[str, Option("auto, always (for a pager) or never.", metavar="WHEN", panel=DRAWING)]
Rows = Annotated[int, Option("Rows of a table to draw; 0 draws all.", metavar="N", panel=DRAWING)]
Width = Annotated[
    int | None,
    Option("Columns to draw in, at least 20; by default the terminal's.", metavar="N", panel=DRAWING),
]


class ShowOptions(DocumentOptions, frozen=True, kw_only=True):
    """The options of ``show``."""

    file: File = None
    color: Color = "auto"
    lines: Annotated[
        bool, Option("For plain text: show how each line was read.", panel=DRAWING, configurable=False)
    ] = False
    why: Annotated[
        bool,
        Option("For HTML: show what was kept and dropped, and why.", panel=DRAWING, configurable=False),
    ] = False
    rows: Rows = ROWS
    width: Width = None


class TablesOptions(InputOptions, frozen=True, kw_only=True):
    """The options of ``tables``."""

    file: File = None
    table: Annotated[
        int | None,
        Option("Print the table with this number.", metavar="N", panel=OUTPUT, configurable=False),
    ] = None
    format: Annotated[
        str | None,
        Option(
            "json, csv, tsv or markdown; by default drawn in the terminal.",
            names="-f --format",
            metavar="FORMAT",
            panel=OUTPUT,
            configurable=False,
        ),
    ] = None
    typed: Annotated[
        bool,
        Option(
            "With csv or tsv: write typed values, not the cells as written.", panel=OUTPUT, configurable=False
        ),
    ] = False
    color: Color = "auto"
    rows: Rows = ROWS
    width: Width = None
