"""``broadsheet extractors``: each extractor's first line, or the whole manual of one."""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet import registry
from broadsheet.errors import BroadsheetError
from broadsheet.registry import Named
from broadsheet_cli.checks import chosen, plugins
from broadsheet_cli.console import Console
from broadsheet_cli.errors import Exit
from broadsheet_cli.options import ExtractorsOptions
from broadsheet_cli.plugin_files import load_errors


def run(options: ExtractorsOptions, console: Console) -> Exit:
    """Print the list, or one manual. Extractors that do not load are errors, with exit code 1."""
    name = options.name
    found, failures = _load(plugins(options.plugin))
    if name is not None and name not in failures:
        manual = found[chosen("extractor", name, found, "name")].manual
        console.write(f"{manual.strip()}\n".encode())
        return Exit.OK
    for failed, message in failures.items():
        if name in (None, failed):
            console.error(message)
    if name is None:
        column = max(map(len, found)) + 2
        lines = [f"{each.name:<{column}}{each.summary}\n" for each in found.values()]
        console.write("".join(lines).encode())
    return Exit.INPUT_FAILED if failures else Exit.OK


def _load(files: Sequence[str]) -> tuple[dict[str, Named], dict[str, str]]:
    found: dict[str, Named] = {}
    failures: dict[str, str] = {}
    for name in registry.installed():
        try:
            found[name] = registry.load(name)
        except BroadsheetError as error:
            failures[name] = str(error)
    broken = load_errors(files)
    for path in files:
        if path not in broken:
            plugin = registry.load_file(path)
            found[plugin.name] = plugin
    return found, failures | broken
