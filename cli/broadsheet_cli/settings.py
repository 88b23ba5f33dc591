"""Settings: a command's options from all places that can set them, in order of precedence.

The command line, then the environment (``BROADSHEET_OUTPUT_DIR``), then configuration files
(:mod:`broadsheet_cli.config_files`), then the default.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TypeVar

import msgspec
from msgspec import Struct

from broadsheet_cli import config_files, formats
from broadsheet_cli.console import Console
from broadsheet_cli.declare import Declared, Option, declared
from broadsheet_cli.errors import CommandError, Exit, UnknownWordError
from broadsheet_cli.options import COMMANDS

T = TypeVar("T", bound=msgspec.Struct)

PREFIX = "BROADSHEET_"
FOR_US = ("BROADSHEET_CONFIG", "BROADSHEET_DEBUG")
"""Variables that are not options."""

ON, OFF = ("1", "true", "yes", "on"), ("0", "false", "no", "off")

DEFAULT = "default"
COMMAND_LINE = "command line"


class Setting(Struct, frozen=True):
    """A value, and what set it: a variable, the path of a file, the command line, or the default."""

    value: object
    origin: str


def resolve(options: type[T], given: Mapping[str, object], console: Console) -> T:
    """The options of a command; ``given`` are those of the command line, by field.

    Raises :class:`CommandError` for a setting that is unknown or of the wrong type.
    """
    return _struct(options, settings(options, given, console))


def run_with(
    run: Callable[[T, Console], int], options: type[T], given: Mapping[str, object], console: Console
) -> int:
    """Run a command with its options from all places.

    An error about an option that a variable or a file set names that variable or file.
    """
    found = settings(options, given, console)
    try:
        return run(_struct(options, found), console)
    except CommandError as error:
        if error.code is Exit.USAGE:
            culprit = next((each for each in declared(options) if _is_to_blame(each, found, error)), None)
            if culprit is not None:
                raise CommandError(f"{found[culprit.field].origin}: {error}") from error
        raise


def _struct(options: type[T], found: Mapping[str, Setting]) -> T:
    return msgspec.convert({field: setting.value for field, setting in found.items()}, options)


def _is_to_blame(option: Declared, found: Mapping[str, Setting], error: CommandError) -> bool:
    """Whether an error is about an option that was set outside the command line."""
    setting = found.get(option.field)
    if setting is None or setting.origin in (COMMAND_LINE, DEFAULT):
        return False
    if setting.value is False or setting.value == ():  # it is not used
        return False
    if isinstance(error, UnknownWordError):
        return error.field == option.field
    return any(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", str(error)) for name in option.names)


def settings(options: type[Struct], given: Mapping[str, object], console: Console) -> dict[str, Setting]:
    """Every option of a command, by field: its value, and where that came from."""
    found = {field: Setting(value, COMMAND_LINE) for field, value in given.items()}
    wanted = {option.key: option for option in declared(options)}
    for option in wanted.values():
        if option.names and option.is_path and _lacks_a_name(given.get(option.field)):
            raise CommandError(f"{option.names[-1]} has no name (''): is a variable in the call not set?")
    if "config" not in wanted:  # this command has no settings
        return found
    used = [option.spec for option in wanted.values() if option.field in given]
    replaced = {field for spec in used if isinstance(spec, Option) for field in spec.replaces}
    for key, setting in _set_elsewhere(given.get("config"), console.environment):
        if key in wanted and wanted[key].field not in replaced:
            found.setdefault(wanted[key].field, setting)
    for option in wanted.values():
        found.setdefault(option.field, Setting(option.default, DEFAULT))
    if (by_ending := _format_by_ending(found)) is not None:
        found["format"] = by_ending
    return found


def _lacks_a_name(path: object) -> bool:
    """Whether the value of an option that takes a path, or several, has an empty one."""
    return path == "" or (isinstance(path, list | tuple) and "" in path)


def _format_by_ending(found: Mapping[str, Setting]) -> Setting | None:
    """The format by the extension of ``-o FILE``, if nothing else sets it."""
    output, format = found.get("output"), found.get("format")
    if format is None or format.origin != DEFAULT or output is None or not isinstance(output.value, str):
        return None
    name = formats.of_file(output.value)
    return None if name is None else Setting(name, f"-o {output.value}")


def _set_elsewhere(named: object, environment: Mapping[str, str]) -> Iterator[tuple[str, Setting]]:
    """What is set outside the command line, highest precedence first."""
    yield from _environment(environment)
    config = named if isinstance(named, str) else environment.get("BROADSHEET_CONFIG") or None
    for file in config_files.files(config, environment):
        yield from _file(file)


def _environment(environment: Mapping[str, str]) -> Iterator[tuple[str, Setting]]:
    """The variables that set options. An unknown one that looks like one of them is an error."""
    for name, value in environment.items():
        if not name.startswith(PREFIX) or name in FOR_US or not value:
            continue
        option = _by_variable().get(name)
        if option is None:
            known = [variable.removeprefix(PREFIX) for variable in (*_by_variable(), *FOR_US)]
            if near := _nearest(name.removeprefix(PREFIX), known, 0.75):
                raise CommandError(f"the variable {name} sets nothing: did you mean {PREFIX}{near}?")
            continue  # it belongs to another program
        yield option.key, Setting(_from_text(option, value), name)


def _from_text(option: Declared, text: str) -> object:
    """The value of a variable; several values are separated as in ``PATH``."""
    if option.type is list:
        return tuple(filter(None, text.split(os.pathsep)))
    if option.type is bool:
        if text.lower() not in ON + OFF:
            raise CommandError(f"{option.environment} takes {', '.join(ON + OFF)}, not {text!r}")
        return text.lower() in ON
    try:
        return option.type(text)
    except ValueError:
        kind = "a whole number" if option.type is int else "a number"
        raise CommandError(f"{option.environment} takes {kind}, not {text!r}") from None


def _file(file: config_files.File) -> Iterator[tuple[str, Setting]]:
    for written, value in file.values.items():
        key = written.replace("_", "-")
        option = _by_key().get(key)
        if option is None and isinstance(value, dict):
            raise CommandError(f"{file.path}: settings stand in no table such as [{written}] in this file")
        if option is None:
            near = _nearest(key, _by_key(), 0.6)
            hint = f": did you mean {near}?" if near else f"; there are {', '.join(sorted(_by_key()))}"
            raise CommandError(f"{file.path}: there is no setting {written!r}{hint}")
        if value and file.found and option.spec.runs_code:  # type: ignore[union-attr]  # an argument has no key
            advice = "name the file with --config, or use the command line"
            refusal = f"{key} runs code, so a file that nobody named cannot set it: {advice}"
            raise CommandError(f"{file.path}: {refusal}")
        yield key, Setting(_from_toml(option, value, file.path), file.path)


def _from_toml(option: Declared, value: object, path: str) -> object:
    """A value in a file, converted for the option; paths are relative to the file's folder."""
    wanted = {list: "a list of strings", bool: "true or false", int: "a whole number", float: "a number"}
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if option.is_path and value == "":
        raise CommandError(f"{path}: {option.key} has no name ('')")
    if option.type is str and (isinstance(value, str) or is_number):
        return _from_folder(option, str(value), path)
    if option.type is list and isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(_from_folder(option, each, path) for each in value)
    if option.type is bool and isinstance(value, bool):
        return value
    if option.type is float and is_number:
        return float(value)  # type: ignore[arg-type]  # it is a number
    if option.type is int and is_number and isinstance(value, int):
        return value
    raise CommandError(f"{path}: {option.key} takes {wanted.get(option.type, 'a string')}, not {value!r}")


def _from_folder(option: Declared, value: str, path: str) -> str:
    return os.path.join(os.path.dirname(path), value) if option.is_path and value != "-" else value


@cache
def _by_key() -> dict[str, Declared]:
    """Every option of every command that may be set outside the command line."""
    options = (option for command in COMMANDS.values() for option in declared(command))
    return {option.key: option for option in options if option.configurable}


@cache
def _by_variable() -> dict[str, Declared]:
    return {option.environment: option for option in _by_key().values()}


def _nearest(name: str, names: Iterable[str], likeness: float) -> str | None:
    import difflib

    return next(iter(difflib.get_close_matches(name, list(names), n=1, cutoff=likeness)), None)
