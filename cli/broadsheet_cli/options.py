"""The options of ``convert``: one object, checked once, whichever parser read them."""

from __future__ import annotations

import os
from collections.abc import Iterable

from msgspec import Struct

from broadsheet.registry import BUILT_IN
from broadsheet.sniffing import MEDIA_TYPES
from broadsheet.writers import WRITERS, Writer
from broadsheet_cli import inputs
from broadsheet_cli.faults import CommandError
from broadsheet_cli.work import Recipe, plugin_name

KINDS = {media_type.partition("/")[2].replace("plain", "text"): media_type for media_type in MEDIA_TYPES}
"""The short names of the media types: ``html``, ``text``, ``markdown``."""

ERRORS = ("report", "inline")


class Options(Struct, frozen=True, kw_only=True):
    """What was asked of ``convert``, as written on the command line."""

    files: tuple[str, ...] = ()
    files_from: str | None = None
    files0_from: str | None = None
    format: str = "json"
    output: str | None = None
    output_dir: str | None = None
    extract: str | None = None
    plugins: tuple[str, ...] = ()
    table: int | None = None
    jobs: str = "auto"
    encoding: str | None = None
    kind: str | None = None
    timeout: float | None = None
    max_bytes: int = inputs.MAX_BYTES
    errors: str = "report"
    fail_fast: bool = False
    strict: bool = False
    quiet: bool = False

    @property
    def nothing_named(self) -> bool:
        """Is there no input but what may be piped in?"""
        return not self.files and self.files_from is None and self.files0_from is None

    @property
    def writer(self) -> Writer:
        """The writer of the format. Raises :class:`CommandError` if there is none of that name."""
        return WRITERS[chosen("format", self.format, WRITERS)]

    def workers(self) -> int | None:
        """How many worker processes; None if the number of inputs shall tell."""
        if self.jobs == "auto":
            return None
        if not (self.jobs.isascii() and self.jobs.isdigit() and int(self.jobs) > 0):
            raise CommandError(f"--jobs takes a number from 1 on, or auto, not {self.jobs!r}")
        return int(self.jobs)

    def recipe(self) -> Recipe:
        """What each input is to go through. Raises :class:`CommandError` for what does not fit together."""
        writer = self.writer
        if self.output is not None and self.output_dir is not None:
            raise CommandError("-o and --output-dir exclude each other: one file, or a folder of files")
        if chosen("way to tell errors", self.errors, ERRORS) == "inline" and writer.name != "ndjson":
            raise CommandError("--errors inline needs --format ndjson: an error is a line there")
        if self.table is not None and not writer.single:
            raise CommandError("--table needs --format csv")
        if self.timeout is not None and not self.timeout > 0:
            raise CommandError(f"--timeout takes seconds above 0, not {self.timeout:g}")
        if self.max_bytes < 1:
            raise CommandError(f"--max-bytes takes a number from 1 on, not {self.max_bytes}")
        return Recipe(
            format=writer.name,
            extract=None if self.extract is None else extractors(self.extract, self.plugins),
            plugins=self.plugins,
            encoding=self.encoding,
            media_type=None if self.kind is None else media_type(self.kind),
            max_bytes=self.max_bytes,
            table=self.table,
            each_table=self.output_dir is not None and writer.single,
        )


def chosen(what: str, given: str, possible: Iterable[str]) -> str:
    """The given word, if it is one of the possible. Raises :class:`CommandError` with the likeliest."""
    names = list(possible)
    if given in names:
        return given
    import difflib

    near = difflib.get_close_matches(given.lower(), names, n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    raise CommandError(f"no {what} is called {given!r}: {hint}there are {', '.join(names)}")


def media_type(kind: str) -> str:
    """The media type that ``--from`` names, in full or in short."""
    if kind in MEDIA_TYPES:
        return kind
    return KINDS[chosen("kind of source", kind, KINDS)]


def extractors(names: str, plugins: Iterable[str]) -> tuple[str, ...]:
    """The names of a comma-separated list, each of an extractor that is there or in a plugin file."""
    wanted = [name for name in (part.strip() for part in names.split(",")) if name]
    if not wanted:
        raise CommandError("--extract names no extractor; `broadsheet extractors` lists them")
    known = {*BUILT_IN, *map(plugin_name, plugins)}
    if not known.issuperset(wanted):
        from broadsheet.registry import installed

        there = dict.fromkeys([*installed(), *sorted(known)])
        for name in wanted:
            chosen("extractor", name, there)
    return tuple(wanted)


def usable_cores() -> int:
    """The cores that this process may run on, which can be fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
