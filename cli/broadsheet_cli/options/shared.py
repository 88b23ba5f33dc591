"""Options that several commands share."""

from typing import Annotated

from msgspec import Struct

from broadsheet_cli.declare import DOCUMENTS, INPUTS, RUN, Option

PluginFiles = Annotated[
    tuple[str, ...],
    Option(
        "Also run the extractor in this file. Repeatable.", metavar="FILE.py", panel=DOCUMENTS, runs_code=True
    ),
]


class ConfigurableOptions(Struct, frozen=True, kw_only=True):
    """The options of every command with settings outside the command line."""

    config: Annotated[
        str | None,
        Option("Also read settings from this file.", metavar="FILE", panel=RUN, configurable=False),
    ] = None


class InputOptions(ConfigurableOptions, frozen=True, kw_only=True):
    """The options of every command that reads an input."""

    kind: Annotated[
        str | None,
        Option(
            "html, text, markdown or mail; by default detected from name and content.",
            names="--from --media-type",
            metavar="KIND",
            panel=INPUTS,
        ),
    ] = None
    types: Annotated[
        bool, Option("Leave the cells of tables as text, without numbers and dates.", panel=DOCUMENTS)
    ] = True
    encoding: Annotated[
        str | None, Option("The encoding, whatever the input declares.", metavar="LABEL", panel=INPUTS)
    ] = None
    content: Annotated[
        str,
        Option(
            "main for the main content of a web page; all for its menus, adverts and comments, too.",
            metavar="HOW",
            panel=DOCUMENTS,
        ),
    ] = "main"


class DocumentOptions(InputOptions, frozen=True, kw_only=True):
    """The options of every command that makes documents."""

    plugin: PluginFiles = ()
    extract: Annotated[
        str | None,
        Option(
            "Run only these extractors; by default metadata, sections, lists and tables (not links, images).",
            names="-e --extract",
            metavar="NAME,...",
            panel=DOCUMENTS,
        ),
    ] = None
