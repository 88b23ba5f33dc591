"""Plugin files: which of those that ``--plugin`` names can be loaded, tried in a child process."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable
from contextlib import redirect_stderr, redirect_stdout

from msgspec.structs import replace

from broadsheet import registry
from broadsheet.errors import BroadsheetError
from broadsheet_cli.inputs import printable
from broadsheet_cli.work import Recipe


def extractor_name(path: str) -> str:
    """The name under which the registry loads the extractor of a file."""
    return os.path.splitext(os.path.basename(path))[0].replace("-", "_")


def without_broken(recipe: Recipe) -> Recipe:
    """The recipe without the plugin files that do not load, and with the reasons for that."""
    if not recipe.plugins:
        return recipe
    broken = load_errors(recipe.plugins)
    names = {extractor_name(path) for path in broken} - set(registry.BUILT_IN)
    return replace(
        recipe,
        extract=recipe.extract and tuple(name for name in recipe.extract if name not in names),
        plugins=tuple(path for path in recipe.plugins if path not in broken),
        broken_plugins=tuple(broken.values()),
    )


def suspects(recipe: Recipe) -> str:
    """The plugins that may be the cause if a process died."""
    of_files = set(map(extractor_name, recipe.plugins))
    installed = [name for name in recipe.extract or () if name not in of_files | registry.BUILT_IN.keys()]
    return f"a plugin is the likely cause ({', '.join(map(printable, (*recipe.plugins, *installed)))})"


def load_errors(paths: Iterable[str]) -> dict[str, str]:
    """The files that do not load, and why. Their code runs, but not in this process."""
    found = {path: _load_error_in_child(path) for path in paths}
    return {path: fault for path, fault in found.items() if fault is not None}


def _load_error_in_child(path: str) -> str | None:
    """Why the file does not load. What it prints is shown only then: it prints it again where it is used."""
    import tempfile  # like the next, only needed by runs with plugins

    from broadsheet_cli.processes import ProcessDiedError, run_in_child

    with tempfile.NamedTemporaryFile() as printed:  # a file, for what is in memory dies with the process
        try:
            fault = run_in_child(_load_error, path, printed.name)
        except ProcessDiedError as death:
            name = extractor_name(path)
            fault = f"extractor {name!r} ({path}): it ended its process while it loaded ({death})"
        if fault is not None and sys.stderr is not None:
            sys.stderr.write(printed.read().decode("utf-8"))
    return fault


def _load_error(path: str, prints: str) -> str | None:
    """Why the file does not load; the file ``prints`` gets what it prints, each bit at once."""
    with (
        io.TextIOWrapper(
            open(prints, "wb", buffering=0), encoding="utf-8", errors="backslashreplace", write_through=True
        ) as printed,
        redirect_stdout(printed),
        redirect_stderr(printed),
    ):
        try:
            registry.load_file(path)
        except BroadsheetError as error:
            return str(error)
    return None
