"""The registry: finds extractors by name. Built-in ones, installed plugins and plugin files load the same
way.

An installed plugin declares an entry point in the group ``broadsheet.extractors``; a file is named on the
command line. If one fails to load, its result is missing and there is a warning; the run goes on.
"""

from __future__ import annotations

import importlib
import importlib.util
import inspect
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

from broadsheet.article import Extractor
from broadsheet.document import Document
from broadsheet.errors import BroadsheetError

if TYPE_CHECKING:  # these take 30 ms to load, which a run without plugins can spare
    from importlib.metadata import EntryPoint
    from pathlib import Path

GROUP = "broadsheet.extractors"

# The same names and targets as in pyproject.toml (a test compares them). They are repeated here so that a run
# without plugins need not scan every installed distribution: 20 to 60 ms of a start-up of 100.
BUILT_IN = {
    "metadata": "broadsheet.extractors.metadata:extract",
    "sections": "broadsheet.extractors.sections:extract",
    "lists": "broadsheet.extractors.lists:extract",
    "tables": "broadsheet.extractors.tables:extract",
    "links": "broadsheet.extractors.links:extract",
    "images": "broadsheet.extractors.images:extract",
}
DEFAULT = ("metadata", "sections", "lists", "tables")
"""The extractors that run where none are named."""

# Keys of the document that no extractor's result can have.
RESERVED = frozenset(Document.__struct_fields__) - frozenset(BUILT_IN)


class Named(Struct, frozen=True):
    """A loaded extractor under its name."""

    name: str
    extract: Extractor

    @property
    def manual(self) -> str:
        """The docstring of the module that defines it, or its own."""
        module = sys.modules.get(getattr(self.extract, "__module__", ""))
        return inspect.cleandoc((module and module.__doc__) or self.extract.__doc__ or "")

    @property
    def summary(self) -> str:
        """The first line of the manual."""
        return self.manual.partition("\n")[0]


def installed() -> dict[str, EntryPoint]:
    """Entry points of all extractors to be had here, built-ins first; no plugin takes a built-in's name."""
    from importlib.metadata import EntryPoint, entry_points

    found = {name: EntryPoint(name, target, GROUP) for name, target in BUILT_IN.items()}
    for point in sorted(entry_points(group=GROUP), key=lambda p: p.name):
        found.setdefault(point.name, point)
    return found


def load(name: str) -> Named:
    """The extractor of that name. Raises ``unknown-extractor`` or ``plugin-failed``."""
    target = BUILT_IN.get(name)
    if target:
        return _load(name, target, lambda: _built_in(target))
    points = installed()
    if name not in points:
        known = ", ".join(points)
        raise BroadsheetError("unknown-extractor", f"no extractor is called {name!r}; there are: {known}")
    return _load(name, points[name].value, points[name].load)


def load_file(path: str | Path) -> Named:
    """The ``extract`` function of a Python file, under the file's stem. Raises ``plugin-failed``."""
    from pathlib import Path

    path = Path(path)
    return _load(path.stem.replace("-", "_"), str(path), lambda: _extract_of(path))


def _built_in(target: str) -> Extractor:
    module, _, function = target.partition(":")
    extract: Extractor = getattr(importlib.import_module(module), function)
    return extract


def _extract_of(path: Path) -> Extractor:
    """Import a file as a module; a file that fails leaves no module behind."""
    spec = importlib.util.spec_from_file_location(f"broadsheet_plugin_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError("not a Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    try:
        spec.loader.exec_module(module)
        extract: Extractor | None = getattr(module, "extract", None)
        if extract is None:
            raise BroadsheetError("plugin-failed", "it has no function called extract")
    except BaseException:
        del sys.modules[spec.name]
        raise
    return extract


def _load(name: str, target: str, loader: Callable[[], Extractor]) -> Named:
    try:
        extract = loader()
    except (Exception, SystemExit) as error:  # a plugin may raise anything at import
        reason = f"{type(error).__name__}: {error}"
        if isinstance(error, BroadsheetError):
            reason = str(error)
        elif isinstance(error, FileNotFoundError) and error.filename and target.endswith(".py"):
            reason = "there is no such file"
        raise BroadsheetError("plugin-failed", f"extractor {name!r} ({target}): {reason}") from error
    if name in RESERVED or BUILT_IN.get(name, target) != target:
        reason = "another part of the document has that name; give it another name"
    elif not callable(extract):
        reason = "it cannot be called"
    else:
        return Named(name, extract)
    raise BroadsheetError("plugin-failed", f"extractor {name!r} ({target}): {reason}")
