"""The manual page, generated from the declared options: ``python -m broadsheet_cli.manpage > broadsheet.1``.

The shipped page, ``cli/man/broadsheet.1``, is the output of this module (a test compares them).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import typer
from msgspec import Struct

from broadsheet_cli import __version__, errors
from broadsheet_cli.app import app
from broadsheet_cli.declare import PANELS, Argument, Declared, declared
from broadsheet_cli.options import COMMANDS, ConfigOptions, StatusOptions

OPTIONS: dict[str, type[Struct]] = {
    **COMMANDS,
    "status": StatusOptions,
    "config": ConfigOptions,
    "schema": Struct,
}
"""The options of every command."""

ENVIRONMENT = (
    ("BROADSHEET_*", "Set an option: BROADSHEET_OUTPUT_DIR is --output-dir. Flags take 1 or 0."),
    ("BROADSHEET_CONFIG", "A configuration file, like --config."),
    ("BROADSHEET_DEBUG", "If set, internal errors are shown with their traceback."),
    ("NO_COLOR, FORCE_COLOR, TERM, COLUMNS", "The colour and width of output on a terminal."),
)
FILES = (
    ("broadsheet.toml, pyproject.toml", "The project's settings, from the working folder upwards."),
    ("~/.config/broadsheet/config.toml", "The user's settings. Other systems have another place."),
)


def page() -> str:
    """The page in the language of man(7)."""
    root: Any = typer.main.get_command(app)
    parts = [f'.TH BROADSHEET 1 "" "broadsheet {__version__}" "User Commands"']
    parts += _section("NAME", ["broadsheet \\- articles in, structured data out"])
    synopsis = [f".B broadsheet {name}\n{_usage(name)}\n.br" for name in root.commands]
    parts += _section("SYNOPSIS", synopsis)
    for name, command in root.commands.items():
        parts += _section(f"BROADSHEET {name.upper()}", _command(command.help or "", _options(name)))
    parts += _section("ENVIRONMENT", [_item(f"\\fB{_plain(name)}\\fR", text) for name, text in ENVIRONMENT])
    parts += _section("FILES", [_item(f"\\fI{_plain(name)}\\fR", text) for name, text in FILES])
    parts += _section("EXIT STATUS", [_item(f"\\fB{code}\\fR", text) for code, text in _exit_codes()])
    return "\n".join(parts) + "\n"


def _section(title: str, body: list[str]) -> list[str]:
    return [f'.SH "{title}"', *body]


def _options(name: str) -> list[Declared]:
    return declared(OPTIONS[name])


def _usage(name: str) -> str:
    arguments = [each.spec.metavar or "" for each in _options(name) if isinstance(each.spec, Argument)]
    return " ".join(["[\\fIOPTION\\fR]...", *(f"\\fI{_plain(each)}\\fR" for each in arguments)])


def _command(help: str, options: list[Declared]) -> list[str]:
    """A command's help with its examples verbatim, and its options by group."""
    lines: list[str] = []
    for paragraph in help.split("\n\n"):
        if paragraph.startswith("\b"):
            lines += [".PP", ".EX", *map(_plain, paragraph.splitlines()[1:]), ".EE"]
        else:
            lines += [".PP", _plain(" ".join(paragraph.split()))]
    for panel in PANELS:
        inside = [each for each in options if getattr(each.spec, "panel", None) == panel]
        if inside:
            lines.append(f".SS {panel}")
            lines += [_item(_spellings(each), _told(each)) for each in inside]
    return lines


def _spellings(option: Declared) -> str:
    names = (option.off or "",) if option.default is True else option.names
    metavar = getattr(option.spec, "metavar", None)
    value = f" \\fI{_plain(metavar)}\\fR" if metavar else ""
    return ", ".join(f"\\fB{_plain(name)}\\fR" for name in names) + value


def _told(option: Declared) -> str:
    has_default = option.type is not bool and option.default not in (None, ())
    return option.spec.help + (f" The default is {option.default}." if has_default else "")


def _item(head: str, body: str) -> str:
    return f".TP\n{head}\n{_plain(body)}"


def _exit_codes() -> Iterator[tuple[str, str]]:
    """The table of the module that defines them."""
    for line in (errors.__doc__ or "").splitlines():
        code, _, text = line.partition(" ")
        if code.isdigit():
            yield code, text.strip().replace("``", "")


def _plain(text: str) -> str:
    """Text with all characters escaped that groff would interpret."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return f"\\&{escaped}" if escaped.startswith(".") else escaped


if __name__ == "__main__":
    sys.stdout.write(page())
