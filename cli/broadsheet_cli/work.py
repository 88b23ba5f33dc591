"""Converts one input into its written document, in the main process or in a worker."""

from __future__ import annotations

import os
import time
from collections import Counter
from functools import cached_property

import msgspec
from msgspec import Struct

import broadsheet
from broadsheet import registry
from broadsheet.document import FORMAT, Document, Warning, Where
from broadsheet.entity import Entity
from broadsheet.errors import BroadsheetError
from broadsheet.registry import Named
from broadsheet.writers import writer
from broadsheet.writers.tabular import chosen_table, label
from broadsheet_cli.console import reason
from broadsheet_cli.inputs import MAX_BYTES, Input
from broadsheet_cli.inputs.reading import read
from broadsheet_cli.staging import HOPELESS, Staged, Staging, stage


class Recipe(Struct, frozen=True):
    """How to convert each input: plain data, so that it can be sent to a worker."""

    format: str = "json"
    extract: tuple[str, ...] | None = None
    plugins: tuple[str, ...] = ()
    broken_plugins: tuple[str, ...] = ()
    """Why other requested plugins cannot be used: each document has these warnings."""
    encoding: str | None = None
    media_type: str | None = None
    content: str = "main"
    """How much of a web page to keep: ``main`` or ``all``."""
    max_bytes: int = MAX_BYTES
    types: bool = True
    """Infer the types of columns; otherwise all cells stay text."""
    typed: bool = False
    """Write typed values in formats that otherwise have the cells as written (CSV, TSV)."""
    table: int | None = None
    """The number of the one table to write instead of the document."""
    each_table: bool = False
    """Write every table to a separate file, in formats that hold only one."""
    staging: Staging | None = None
    """Write the documents to temporary files in an output folder, instead of returning their content."""

    @property
    def runs_plugins(self) -> bool:
        """Whether it runs code that may do anything, such as crash."""
        return bool(self.plugins) or not registry.BUILT_IN.keys() >= set(self.extract or ())


class Failure(Struct, frozen=True):
    """Why an input gave no document: a stable code and one line."""

    code: str
    message: str


CALL_FAULTS = {"unknown-encoding": "encoding", "unknown-extractor": "extract", "unknown-media-type": "kind"}
"""Failures that are due to the call, so that every input would have them, and the option's field."""


OUT_OF_MEMORY = "out-of-memory"

NO_MORE_OUTPUT = "cannot-write"
"""The code of a failure that would affect every later document, such as a full disk."""


class Part(Struct, frozen=True):
    """The content of one output file; ``label`` distinguishes several of the same input (``t1-exports``)."""

    content: bytes
    label: str = ""


class Outcome(Struct, frozen=True):
    """The result for an input: the written document or the failure, and the number of warnings by code."""

    parts: tuple[Part, ...] = ()
    failure: Failure | None = None
    warnings: dict[str, int] = {}
    staged: tuple[Staged, ...] = ()
    """The files with the parts, if the recipe has an output folder."""
    is_there: bool = False
    """Whether another run has written the input's file by now, which this one is to skip."""
    sha256: str | None = None
    """The hash of the input's bytes, uncompressed."""
    seconds: float = 0.0
    """The time to convert and write it."""


Answer = tuple[Input, Outcome]
"""An input and its outcome."""


class Worker:
    """Converts inputs by a recipe. The writer is loaded at once, plugins when they are first needed."""

    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self._writer = writer(recipe.format)
        self._write = None if self.writes_tables else self._writer.load()
        self._write_table = self._writer.load_table() if self.writes_tables else None

    @property
    def writes_tables(self) -> bool:
        """Whether a part is a table and not a document."""
        return self._writer.holds == "table" or self.recipe.table is not None

    @cached_property
    def extractors(self) -> list[str | Named] | None:
        """The requested extractors, with all plugin files loaded. Raises :class:`BroadsheetError`."""
        if self.recipe.extract is None and not self.recipe.plugins:
            return None
        loaded = {plugin.name: plugin for plugin in map(registry.load_file, self.recipe.plugins)}
        wanted = registry.DEFAULT if self.recipe.extract is None else self.recipe.extract
        return [*(name for name in wanted if name not in loaded), *loaded.values()]

    def load_plugins(self) -> None:
        """Load the plugins now, so that it does not count as time of the first document."""
        _ = self.extractors

    def __call__(self, source: Input) -> Outcome:
        """Convert and write one input. Any error becomes a failure of this input."""
        began = time.perf_counter()
        try:
            document = self.document(source)
            parts = self._written(document)
        except (Exception, SystemExit) as error:  # a bug here or in a plugin must not stop the other inputs
            return Outcome(failure=failure(error), seconds=time.perf_counter() - began)
        staged: tuple[Staged, ...] = ()
        if self.recipe.staging is not None:
            try:
                staged = stage(
                    self.recipe.staging, source.name, ((part.label, part.content) for part in parts)
                )
            except OSError as error:
                return Outcome(failure=unwritten(error), seconds=time.perf_counter() - began)
            parts = ()
        return Outcome(
            parts=parts,
            warnings=dict(Counter(warning.code for warning in document.warnings)),
            staged=staged,
            sha256=document.source.sha256,
            seconds=time.perf_counter() - began,
        )

    def _written(self, document: Document) -> tuple[Part, ...]:
        recipe = self.recipe
        if self._write is not None:
            return (Part(self._write(document)),)
        assert self._write_table is not None
        if recipe.each_table:
            return tuple(Part(self._write_table(each, recipe.typed), label(each)) for each in document.tables)
        table = chosen_table(document, recipe.table)
        return (Part(self._write_table(table, recipe.typed)),)

    def document(self, source: Input) -> Document:
        """The document of one input. Raises :class:`BroadsheetError`."""
        recipe = self.recipe
        document = broadsheet.convert(
            read(source, recipe.max_bytes),
            name=source.reported,
            media_type=recipe.media_type,
            encoding=recipe.encoding,
            extractors=self.extractors,
            types=recipe.types,
            content=recipe.content,
        )
        document.warnings[:0] = [
            Warning("plugin-failed", m, "broadsheet", Where()) for m in recipe.broken_plugins
        ]
        return document


def failure(error: BaseException) -> Failure:
    """Why an input could not be converted. Raises the error again if ``BROADSHEET_DEBUG`` asks to see it."""
    if isinstance(error, BroadsheetError):
        return Failure(error.code, str(error))
    if isinstance(error, MemoryError):
        return Failure(OUT_OF_MEMORY, "needed more memory than there is, or than --max-memory leaves to it")
    if os.environ.get("BROADSHEET_DEBUG"):
        raise error
    message = f"{type(error).__name__}: {error}; please report it with what BROADSHEET_DEBUG=1 shows"
    return Failure("internal-error", message)


def unwritten(error: OSError) -> Failure:
    """Why the output of a converted input could not be written."""
    code = NO_MORE_OUTPUT if error.errno in HOPELESS else "unwritable-output"
    why = reason(error)
    if isinstance(error, FileExistsError):
        why = "a file of that name has appeared since this run began; --overwrite replaces it"
    return Failure(code, f"its output cannot be written: {why}")


def error_line(source: Input, failure: Failure) -> bytes:
    """The line for a failed input in NDJSON with inline errors."""
    described: dict[str, object] = {"path": source.reported}
    if isinstance(source.content, Entity) and source.content.uri is not None:
        described |= {"uri": source.content.uri, "offset": source.content.offset}
    return msgspec.json.encode({"format": FORMAT, "source": described, "error": failure}) + b"\n"
