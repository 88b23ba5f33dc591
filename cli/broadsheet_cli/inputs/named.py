"""Turns the names on the command line (files, folders, patterns, lists, standard input) into inputs."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from msgspec import Struct

from broadsheet.errors import BroadsheetError
from broadsheet_cli.console import Console
from broadsheet_cli.errors import CommandError
from broadsheet_cli.inputs import (
    MAX_BYTES,
    Input,
    Problem,
    compression,
    folders,
    lists,
    pipes,
    printable,
    selection,
)
from broadsheet_cli.inputs.extensions import archive_kind
from broadsheet_cli.inputs.opening import kind_of
from broadsheet_cli.inputs.selection import Selection
from broadsheet_cli.options import ConvertOptions


class Named(Struct, frozen=True):
    """The inputs, before archives among them are opened, and what is known of all."""

    sources: Iterator[Input]
    several: bool
    """True for a folder, a list and an archive, even if they contain only one article."""
    selection: Selection
    """What is taken from folders and archives."""


def inputs(options: ConvertOptions, console: Console, most: int) -> Named:
    """The inputs that a call names; pipes may give ``most`` bytes. Raises :class:`CommandError`."""
    named = options.files
    if [*named, options.files_from, options.files0_from].count("-") > 1:
        raise CommandError("standard input can be read once only: as an article, or as a list of files")
    for path in named:  # all of them before the first is converted
        check_name(path)
    from_lists = lists.paths(options.files_from, options.files0_from, console)
    if not named and from_lists is None:
        named = ("-",)
    chosen = _selection(options)
    sources = gather(named, chosen, console, most, options.timeout)
    if from_lists is not None:
        return Named(chain(sources, listed(from_lists, chosen)), True, chosen)
    first = list(islice(sources, 2))
    one = len(first) == 1 and len(named) == 1 and _is_one(first[0], named[0])
    return Named(chain(first, sources), not one, chosen)


def _is_one(source: Input, named: str) -> bool:
    """Whether the names are those of a single article. A folder or an archive counts as several."""
    if source.only is not None:
        return archive_kind(source.only) is None
    return source.path in (named, None) and source.archive is None


def _selection(options: ConvertOptions) -> Selection:
    return Selection(options.include, options.exclude, options.hidden, options.follow, options.output_dir)


def gather(
    paths: Sequence[str],
    selected: Selection = Selection(),  # noqa: B008 - it cannot change
    console: Console | None = None,
    most: int = MAX_BYTES,
    timeout: float | None = None,
) -> Iterator[Input]:
    """The inputs that these paths name: a file is itself, a folder all articles in it, ``-`` standard input.

    In the order given. A file goes by its own name, a file in a folder by its path within it, one that a
    pattern finds by its path below the folder where the pattern begins.
    """
    for path in paths:
        check_name(path)
        if path == "-" and console is not None:
            yield pipes.piped(None, "stdin", console.stream(), most)
        elif os.path.isdir(path):
            yield from folders.articles(path, selected)
        elif selection.is_pattern(path) and _member(path, path) is None:
            yield from _matching(path, selected)
        else:
            yield _file(path, os.path.basename(path), most, timeout)


def check_name(path: str) -> None:
    """A FILE has a name. Raises :class:`CommandError`."""
    if not path:
        raise CommandError("a FILE without a name is given (''): is a variable in the call not set?")


def listed(paths: Sequence[str], selected: Selection = Selection()) -> Iterator[Input]:  # noqa: B008
    """The same for paths in a list: a file's name is its whole path, without ``/`` and ``..``.

    They are names, not patterns, and pipes are not read: a run over a list must not wait for a writer.
    """
    for path in paths:
        within = os.path.join("", *(part for part in path.split(os.sep) if part not in ("", ".", "..")))
        if os.path.isdir(path):
            yield from folders.articles(path, selected, within)
        elif pipes.is_pipe(path):
            problem = Problem("not-a-file", "a pipe or a device; name it directly to read it")
            yield Input(path, within, problem=problem)
        else:
            yield _member(path, within) or Input(path, within, archive=kind_of(path))


def _matching(pattern: str, selected: Selection) -> Iterator[Input]:
    root, paths = selection.found(pattern, selected)
    if not paths:
        yield Input(
            pattern,
            os.path.basename(pattern),
            problem=Problem("missing-file", "no such file, and none that matches it as a pattern"),
        )
    for path in paths:
        within = path.removeprefix(root)
        if os.path.isdir(path):
            yield from folders.articles(path, selected, within)
        elif not pipes.is_pipe(path):
            yield Input(path, within, archive=kind_of(path))


def _file(path: str, name: str, most: int, timeout: float | None) -> Input:
    """A file that is named directly. If it needs a missing library, the run ends before it begins."""
    if pipes.is_pipe(path):
        try:
            return pipes.piped(path, name, pipes.open_pipe(path, timeout), most)
        except BroadsheetError as error:
            return Input(path, name, problem=Problem(error.code, str(error)))
    found = _member(path, name) or Input(path, name, archive=kind_of(path))
    try:
        _require(found.archive, path)
    except BroadsheetError as error:
        raise CommandError(f"{printable(path)}: {error}") from error
    return found


def _member(path: str, name: str) -> Input | None:
    """A part of an archive, named as messages and documents name it: ``news.zip!may/ports.html``."""
    archive, mark, member = path.partition("!")
    while mark and not os.path.lexists(path):
        if os.path.isfile(archive):
            return Input(archive, name.partition("!")[0], archive=kind_of(archive), only=printable(member))
        more, mark, member = member.partition("!")
        archive = f"{archive}!{more}"
    return None


def _require(archive: str | None, path: str) -> None:
    """Raise :class:`BroadsheetError` ``missing-extra`` if a file cannot be read without one."""
    if archive == "warc":
        from broadsheet_cli.inputs.archives import warcs

        warcs.reader_library()
    if path.lower().endswith((".zst", ".tzst")):
        compression.zstd()
