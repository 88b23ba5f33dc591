"""``broadsheet config``: every setting with its value and where it came from, as TOML."""

from __future__ import annotations

import json
from collections.abc import Iterator

from broadsheet_cli import config_files, settings
from broadsheet_cli.checks import chosen
from broadsheet_cli.console import Console
from broadsheet_cli.declare import Declared, declared
from broadsheet_cli.errors import Exit
from broadsheet_cli.options import COMMANDS, ConfigOptions
from broadsheet_cli.settings import Setting


def run(options: ConfigOptions, console: Console) -> Exit:
    """Show the settings of one or all commands. Raises :class:`CommandError` for a wrong setting."""
    names = (
        list(COMMANDS)
        if options.command is None
        else [chosen("command", options.command, COMMANDS, "command")]
    )
    given = {} if options.config is None else {"config": options.config}
    shown: dict[str, tuple[Declared, Setting]] = {}
    for name in names:
        found = settings.settings(COMMANDS[name], given, console)
        for option in declared(COMMANDS[name]):
            if option.configurable:
                shown.setdefault(option.key, (option, found[option.field]))
    lines = [*_places(options, console), *_table(list(shown.values()))]
    console.write_document("".join(f"{line}\n" for line in lines).encode(), "toml")
    return Exit.OK


def _places(options: ConfigOptions, console: Console) -> Iterator[str]:
    """The files that were read."""
    read = [file.path for file in config_files.files(options.config, console.environment)]
    yield f"# read: {', '.join(read) or 'no configuration file'}"


def _table(shown: list[tuple[Declared, Setting]]) -> Iterator[str]:
    lines = [_line(option, setting) for option, setting in shown]
    width = max(map(len, lines))
    for line, (_, setting) in zip(lines, shown, strict=True):
        yield f"{line:{width}}  # {setting.origin}"


def _line(option: Declared, setting: Setting) -> str:
    """The setting as in a configuration file; as a comment if it has no value."""
    value = setting.value
    if value is None:
        return f"# {option.key} ="
    if isinstance(value, tuple):
        value = list(value)
    return f"{option.key} = {json.dumps(value, ensure_ascii=False)}"
