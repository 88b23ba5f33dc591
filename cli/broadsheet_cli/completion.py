"""Shell completion of option values and arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from broadsheet_cli.declare import Declared


def completer(option: Declared) -> Callable[[str], list[str]] | None:
    """A function that completes the beginning of an option's value; None if the value may be any word."""
    words = _WORDS.get(option.field)
    if words is None:
        return None

    def complete(incomplete: str) -> list[str]:
        before, comma, last = incomplete.rpartition(",")
        return [f"{before}{comma}{word}" for word in words() if word.startswith(last)]

    return complete


def _formats() -> Iterable[str]:
    from broadsheet.writers import WRITERS

    return WRITERS


def _kinds() -> Iterable[str]:
    from broadsheet_cli.checks import KINDS

    return KINDS


def _extractors() -> Iterable[str]:
    from broadsheet.registry import installed

    return installed()


def _commands() -> Iterable[str]:
    from broadsheet_cli.options import COMMANDS

    return COMMANDS


def _errors() -> Iterable[str]:
    from broadsheet_cli.checks import ERRORS

    return ERRORS


def _log_formats() -> Iterable[str]:
    from broadsheet_cli.checks import LOG_FORMATS

    return LOG_FORMATS


def _colours() -> Iterable[str]:
    from broadsheet_cli.commands.one_input import COLOURS

    return COLOURS


_WORDS: dict[str, Callable[[], Iterable[str]]] = {
    "format": _formats,
    "kind": _kinds,
    "extract": _extractors,
    "name": _extractors,
    "command": _commands,
    "errors": _errors,
    "log_format": _log_formats,
    "color": _colours,
}
