"""The options of the commands that only show something: ``status``, ``extractors``, ``config``."""

from typing import Annotated

from msgspec import Struct

from broadsheet_cli.declare import REPORTS, Argument, Option
from broadsheet_cli.options.shared import ConfigurableOptions, PluginFiles


class StatusOptions(Struct, frozen=True, kw_only=True):
    """The options of ``status``."""

    journal: Annotated[str, Argument("The journal that convert --state keeps.", metavar="STATE")]
    failed: Annotated[
        bool,
        Option("Print only the files that failed, one name per line.", panel=REPORTS, configurable=False),
    ] = False
    json: Annotated[
        bool, Option("Print everything as JSON.", names="--json", panel=REPORTS, configurable=False)
    ] = False


class ExtractorsOptions(ConfigurableOptions, frozen=True, kw_only=True):
    """The options of ``extractors``."""

    plugin: PluginFiles = ()
    name: Annotated[str | None, Argument("Print the manual of this extractor.", metavar="[NAME]")] = None


class ConfigOptions(ConfigurableOptions, frozen=True, kw_only=True):
    """The options of ``config``."""

    command: Annotated[
        str | None, Argument("Show only the settings of this command.", metavar="[COMMAND]")
    ] = None
