"""What several commands take: settings, an input, the making of a document."""

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
    """What every command takes whose options may be set elsewhere."""

    config: Annotated[
        str | None,
        Option("Also read settings from this file.", metavar="FILE", panel=RUN, configurable=False),
    ] = None


class InputOptions(ConfigurableOptions, frozen=True, kw_only=True):
    """What every command takes that reads an input."""

    kind: Annotated[
        str | None,
        Option(
            "html, text, markdown or mail; by default told from the content.",
            names="--from --media-type",
            metavar="KIND",
            panel=INPUTS,
        ),
    ] = None
    types: Annotated[
        bool, Option("Leave the cells of tables as text, without numbers and dates.", panel=DOCUMENTS)
    ] = True
    encoding: Annotated[
        str | None, Option("The encoding, whatever the input itself declares.", metavar="LABEL", panel=INPUTS)
    ] = None
    content: Annotated[
        str,
        Option(
            "main: the main content of a web page; all: its menus, adverts and comments, too.",
            metavar="HOW",
            panel=DOCUMENTS,
        ),
    ] = "main"


class DocumentOptions(InputOptions, frozen=True, kw_only=True):
    """What every command takes that makes a document of an input."""

    plugin: PluginFiles = ()
    extract: Annotated[
        str | None,
        Option(
            "Run only these extractors; by default all built-in ones.",
            names="-e --extract",
            metavar="NAME,...",
            panel=DOCUMENTS,
        ),
    ] = None
