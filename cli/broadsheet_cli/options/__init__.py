"""The options of each command, every one declared once: its name, type, default, spellings and help.

A new option is a field here; help, parsers, environment and configuration files know it from that alone
(:mod:`broadsheet_cli.declare`). What options mean together is checked in :mod:`broadsheet_cli.checks`.
"""

from broadsheet_cli.options.convert import ConvertOptions
from broadsheet_cli.options.drawing import ROWS, ShowOptions, TablesOptions
from broadsheet_cli.options.inspecting import ConfigOptions, ExtractorsOptions, StatusOptions
from broadsheet_cli.options.shared import ConfigurableOptions, DocumentOptions, InputOptions

__all__ = [
    "COMMANDS",
    "ROWS",
    "ConfigOptions",
    "ConfigurableOptions",
    "ConvertOptions",
    "DocumentOptions",
    "ExtractorsOptions",
    "InputOptions",
    "ShowOptions",
    "StatusOptions",
    "TablesOptions",
]

COMMANDS: dict[str, type[ConfigurableOptions]] = {
    "convert": ConvertOptions,
    "show": ShowOptions,
    "tables": TablesOptions,
    "extractors": ExtractorsOptions,
}
"""The options of each command with settings outside the command line."""
