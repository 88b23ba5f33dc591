"""Configuration files: where they are looked for, and how they are read.

The file that ``--config`` names comes first, then that of the project (the nearest ``broadsheet.toml``, or
``pyproject.toml`` with a table ``[tool.broadsheet]``, from the working folder upwards), then the user's. The
keys are the long options without ``--``. The TOML parser is loaded only if there is a file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping

from msgspec import Struct

from broadsheet_cli.console import reason
from broadsheet_cli.errors import CommandError

PROJECT = "broadsheet.toml"
PYPROJECT = "pyproject.toml"
USER = "config.toml"


class File(Struct, frozen=True):
    """An existing configuration file."""

    path: str
    values: dict[str, object]
    found: bool = True
    """True if nobody named it. Then it may not name code to run: it may have come with the folder."""


def files(named: str | None, environment: Mapping[str, str]) -> Iterator[File]:
    """The files with settings, highest precedence first. Raises :class:`CommandError` for a broken one."""
    if named is not None:
        yield File(named, _section(named, _content(named)), found=False)
    project = _project()
    if project is not None:
        yield project
    user = user_path(environment)
    if user is not None and os.path.isfile(user):
        yield File(user, _section(user, _content(user)), found=False)


def _project() -> File | None:
    """The settings of the project that the working folder belongs to."""
    try:
        folder = os.getcwd()
    except FileNotFoundError:  # it was removed
        return None
    while True:
        path = os.path.join(folder, PROJECT)
        if os.path.isfile(path):
            return _relative(path, _content(path))
        path = os.path.join(folder, PYPROJECT)
        if os.path.isfile(path) and b"tool.broadsheet" in (content := _content(path)):
            return _relative(path, content)
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def _relative(path: str, content: bytes) -> File:
    """A file under its relative path, for messages: ``../pyproject.toml``."""
    near = os.path.relpath(path)
    return File(near, _section(near, content))


def user_path(environment: Mapping[str, str]) -> str | None:
    """Where the user's file is, or would be; None if its folder does not exist.

    The place differs between systems, and platformdirs knows it. But loading that takes longer than
    converting many a file, and most users have no configuration.
    """
    home = environment.get("HOME", "")
    bases = (
        environment.get("XDG_CONFIG_HOME") or os.path.join(home, ".config"),
        os.path.join(home, "Library", "Application Support"),
    )
    if not any(os.path.isdir(os.path.join(base, "broadsheet")) for base in bases):
        return None
    import platformdirs

    return os.path.join(platformdirs.user_config_dir("broadsheet", appauthor=False), USER)


def _content(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise CommandError(f"cannot read the configuration {path}: {reason(error)}") from error


def _section(path: str, content: bytes) -> dict[str, object]:
    """The settings in a file: all of it, or of a ``pyproject.toml`` the table ``[tool.broadsheet]``."""
    import tomllib

    try:
        whole: dict[str, object] = tomllib.loads(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise CommandError(f"{path} is not valid TOML: line {line} is not UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise CommandError(f"{path} is not valid TOML: {error}") from error
    if os.path.basename(path) != PYPROJECT:
        return whole
    tool = whole.get("tool")
    section = tool.get("broadsheet", {}) if isinstance(tool, dict) else {}
    if not isinstance(section, dict):
        raise CommandError(f"{path}: tool.broadsheet must be a table of settings")
    return section
