"""Checks of the options and their combinations, made once, before anything is read."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable

from msgspec.structs import replace

from broadsheet.registry import BUILT_IN
from broadsheet.sniffing import CONTENTS, MAIL, MEDIA_TYPES
from broadsheet.writers import WRITERS, Writer
from broadsheet_cli.console import Console
from broadsheet_cli.errors import CommandError, UnknownWordError
from broadsheet_cli.formats import NICKNAMES
from broadsheet_cli.inputs import printable
from broadsheet_cli.limits import Limits
from broadsheet_cli.options import ConvertOptions, DocumentOptions, InputOptions
from broadsheet_cli.plugin_files import extractor_name
from broadsheet_cli.scheduling import Plan
from broadsheet_cli.work import Recipe

KINDS = {
    **{media_type.partition("/")[2].replace("plain", "text"): media_type for media_type in MEDIA_TYPES},
    "mail": MAIL,
}
"""The short names of the media types: ``html``, ``text``, ``markdown``, ``mail``."""

_UNITS = {"": 1, "K": 2**10, "M": 2**20, "G": 2**30}

ERRORS = ("report", "inline")
LOG_FORMATS = ("text", "json")


def recipe(options: ConvertOptions) -> Recipe:
    """How to convert each input. Raises :class:`CommandError` for options that exclude each other."""
    format = writer(options)
    if options.output is not None and options.output_dir is not None:
        raise CommandError("-o and --output-dir cannot go together: one file, or a folder of files")
    if (
        chosen("way to report errors", options.errors, ERRORS, "errors") == "inline"
        and format.name != "ndjson"
    ):
        raise CommandError("--errors inline needs --format ndjson, where an error is a line")
    check_table(options.table)
    if options.table is not None and not format.tables:
        able = ", ".join(name for name, each in WRITERS.items() if each.tables)
        raise CommandError(f"--table needs a format that holds one table: {able}")
    if options.typed and format.name not in ("csv", "tsv"):
        raise CommandError("--typed is for csv and tsv: the other formats have types of their own")
    _check_database(options, format)
    if options.max_failures is not None and options.max_failures < 1:
        raise CommandError(f"--max-failures takes a number from 1 on, not {options.max_failures}")
    _check_outputs(options, format)
    return replace(
        reading(options),
        format=format.name,
        extract=extractors(options),
        plugins=plugins(options.plugin),
        typed=options.typed,
        max_bytes=size("--max-bytes", options.max_bytes),
        table=options.table,
        each_table=_writes_each_table(options, format),
    )


def check_table(number: int | None) -> None:
    """Raise :class:`CommandError` if no table can have that number."""
    if number is not None and number < 1:
        raise CommandError(f"--table takes a number from 1 on, not {number}")


def reading(options: InputOptions) -> Recipe:
    """The part of the recipe that says how inputs are read. Raises :class:`CommandError`."""
    return Recipe(
        encoding=options.encoding,
        media_type=_media_type(options.kind),
        types=options.types,
        content=chosen("content", options.content, CONTENTS, "content"),
    )


def _writes_each_table(options: ConvertOptions, format: Writer) -> bool:
    return options.output_dir is not None and format.holds == "table" and options.table is None


def refuse_to_mix(options: ConvertOptions, several: bool, console: Console) -> None:
    """Raise :class:`CommandError` if one output cannot hold what the inputs give, or a terminal show it."""
    format = writer(options)
    if options.output_dir is not None:
        return
    if several and (format.holds in ("table", "document") or options.table is not None):
        of_table = format.holds == "table" or options.table is not None
        one = "one table" if of_table else "the tables of one document"
        raise CommandError(f"{options.format} holds {one}: name one FILE, or give --output-dir DIR")
    if format.binary and options.output is None and console.writes_terminal:
        raise CommandError(f"{options.format} is binary and cannot go to a terminal: give -o FILE")


def _check_database(options: ConvertOptions, format: Writer) -> None:
    if format.holds != "database":
        return
    if options.output_dir is not None:
        raise CommandError(f"{format.name} holds all documents in one file: give -o FILE")
    if options.output in (None, "-"):
        raise CommandError(f"{format.name} needs a file to write or add to: give -o FILE")


def _check_outputs(options: ConvertOptions, format: Writer) -> None:
    ways = {
        "--overwrite": options.overwrite,
        "--skip-existing": options.skip_existing,
        "--changed": options.changed,
    }
    asked = [way for way, is_asked in ways.items() if is_asked]
    if len(asked) > 1:
        raise CommandError(f"{' and '.join(asked)} cannot go together")
    if options.output is not None and os.path.isdir(options.output):
        folder = printable(options.output)
        raise CommandError(f"-o takes a file, and {folder} is a folder: --output-dir writes into one")
    if options.output_dir is not None and os.path.isfile(options.output_dir):
        raise CommandError(f"--output-dir takes a folder, and {printable(options.output_dir)} is a file")
    if options.output_dir is None and (options.skip_existing or options.changed):
        raise CommandError(f"{asked[0]} needs --output-dir: it looks for each input's file there")
    if _writes_each_table(options, format) and (options.skip_existing or options.changed):
        raise CommandError(f"{asked[0]} cannot know the files of a document in {format.name}; --state can")
    if options.state is None:
        if options.retry_failed:
            raise CommandError("--retry-failed needs --state: it knows what failed")
    elif options.output_dir is None and (options.output in (None, "-") or format.name != "ndjson"):
        raise CommandError("--state needs --output-dir, or -o FILE with --format ndjson")


def log_format(options: ConvertOptions) -> str:
    """The format of messages. Raises :class:`CommandError` for an unknown one."""
    return chosen("log format", options.log_format, LOG_FORMATS, "log_format")


def writer(options: ConvertOptions) -> Writer:
    """The writer of the format. Raises :class:`CommandError` for an unknown format."""
    return WRITERS[chosen("format", options.format, WRITERS, "format")]


def plan(options: ConvertOptions) -> Plan:
    """How the work is distributed, and the limits of each document. Raises :class:`CommandError`."""
    if options.timeout is not None and not options.timeout > 0:
        raise CommandError(f"--timeout takes seconds above 0, not {options.timeout:g}")
    if options.max_cpu is not None and options.max_cpu < 1:
        raise CommandError(f"--max-cpu takes whole seconds from 1 on, not {options.max_cpu}")
    memory = None if options.max_memory is None else size("--max-memory", options.max_memory)
    return Plan(
        workers=_workers(options.jobs),
        cores=usable_cores(),
        limits=Limits(options.timeout, options.max_cpu, memory),
        ordered=not options.unordered,
    )


def _workers(jobs: str) -> int | None:
    if jobs == "auto":
        return None
    if not (jobs.isascii() and jobs.isdigit() and int(jobs) > 0):
        raise CommandError(f"--jobs takes a number from 1 on, or auto, not {jobs!r}")
    return int(jobs)


def size(option: str, given: str) -> int:
    """Bytes, written as a number or with K, M or G for the powers of 1,024. Raises :class:`CommandError`."""
    number, unit = (given[:-1], given[-1].upper()) if given[-1:].upper() in _UNITS else (given, "")
    if not (number.isascii() and number.isdigit() and int(number) > 0):
        raise CommandError(
            f"{option} takes a number of bytes from 1 on, or one with K, M or G, not {given!r}"
        )
    return int(number) * _UNITS[unit]


def _media_type(kind: str | None) -> str | None:
    """The media type that ``--from`` names, in full or in short."""
    if kind is None or kind in KINDS.values():
        return kind
    return KINDS[chosen("kind of source", kind, KINDS, "kind")]


def plugins(paths: tuple[str, ...]) -> tuple[str, ...]:
    """The files that ``--plugin`` names. Raises :class:`CommandError` for paths that cannot be plugins.

    A file that exists but does not load is not an error here; the documents will have a warning.
    """
    for path in paths:
        if os.path.isdir(path):
            raise CommandError(f"--plugin takes a Python file, and {printable(path)} is a folder")
        if not os.path.exists(path):
            raise CommandError(f"--plugin {printable(path)}: no such file")
        if not path.endswith(".py"):
            raise CommandError(f"--plugin takes a Python file, and {printable(path)} does not end in .py")
    return paths


def extractors(options: DocumentOptions) -> tuple[str, ...] | None:
    """The names in ``--extract``, all installed or in plugin files; None for the default ones."""
    if options.extract is None:
        return None
    wanted = [name for name in (part.strip() for part in options.extract.split(",")) if name]
    if not wanted:
        raise CommandError("--extract names no extractor; `broadsheet extractors` lists them")
    known = {*BUILT_IN, *map(extractor_name, options.plugin)}
    if not known.issuperset(wanted):
        from broadsheet.registry import installed

        there = dict.fromkeys([*installed(), *sorted(known)])
        for name in wanted:
            chosen("extractor", name, there, "extract")
    return tuple(wanted)


def chosen(what: str, given: str, possible: Iterable[str], field: str) -> str:
    """The given word, if it is possible. Raises :class:`UnknownWordError` that suggests the nearest one.

    ``field`` is that of the option whose value it is.
    """
    names = list(possible)
    if given in names:
        return given
    import difflib

    known = NICKNAMES.get(given.lower())
    near = [known] if known in names else difflib.get_close_matches(given.lower(), names, n=1)
    hint = f"did you mean {near[0]}? " if near else ""
    message = f"no {what} is called {given!r}: {hint}there are {', '.join(names)}"
    raise UnknownWordError(message, field)


def usable_cores() -> int:
    """The cores that this process may use: the machine may have more."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return int(min(cores, cores_by_quota()))


def cores_by_quota(path: str = "/sys/fs/cgroup/cpu.max") -> float:
    """The cores' worth of time that a control group allows this process, at least one."""
    try:
        with open(path, encoding="ascii") as file:
            quota, period = file.read().split()
        return max(1, int(quota) // int(period))
    except (OSError, ValueError):  # no such group, or "max": no quota
        return math.inf
