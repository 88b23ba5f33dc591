"""The options of the commands that draw one input for a reader: ``show`` and ``tables``."""

from typing import Annotated

from broadsheet_cli.declare import DRAWING, OUTPUT, Argument, Option
from broadsheet_cli.options.shared import DocumentOptions, InputOptions

ROWS = 100
"""Rows drawn of a table, if not told otherwise: more are read with ``convert --format csv``."""

File = Annotated[str | None, Argument("A file, or - for standard input.", metavar="[FILE]")]
Color = Annotated[str, Option("auto, always (for a pager) or never.", metavar="WHEN", panel=DRAWING)]
Rows = Annotated[int, Option("Rows drawn of a table; 0 draws all.", metavar="N", panel=DRAWING)]
Width = Annotated[
    int | None, Option("Columns to draw in; by default the terminal's.", metavar="N", panel=DRAWING)
]


class ShowOptions(DocumentOptions, frozen=True, kw_only=True):
    """The options of ``show``."""

    file: File = None
    color: Color = "auto"
    lines: Annotated[
        bool, Option("For plain text: show what each line was taken for.", panel=DRAWING, configurable=False)
    ] = False
    why: Annotated[
        bool,
        Option("For HTML: show what was kept and what dropped, and why.", panel=DRAWING, configurable=False),
    ] = False
    rows: Rows = ROWS
    width: Width = None


class TablesOptions(InputOptions, frozen=True, kw_only=True):
    """The options of ``tables``."""

    file: File = None
    table: Annotated[
        int | None,
        Option("Print the table of this number.", metavar="N", panel=OUTPUT, configurable=False),
    ] = None
    format: Annotated[
        str | None,
        Option(
            "json, csv, tsv or markdown; by default drawn for a reader.",
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
