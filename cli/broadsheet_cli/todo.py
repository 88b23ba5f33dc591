"""What to do: which inputs to convert, and which outputs may be replaced."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from broadsheet_cli.errors import CommandError
from broadsheet_cli.inputs import Input, printable
from broadsheet_cli.options import ConvertOptions
from broadsheet_cli.staging import Staging

if TYPE_CHECKING:
    from broadsheet_cli.journal import Journal

Verdict = str | None
"""Why an input is skipped (``done``, ``failed``, ``there``); None if it is to be converted."""


class Todo:
    """Selects the inputs to convert, and counts the others by the reason for skipping them."""

    def __init__(self, judge: Callable[[Input], Verdict]) -> None:
        self._judge = judge
        self.passed_over = {"done": 0, "failed": 0, "there": 0}

    def due(self, sources: Iterable[Input]) -> Iterator[Input]:
        """The inputs that are to be converted, in their order."""
        for source in sources:
            verdict = self._judge(source)
            if verdict is None:
                yield source
            else:
                self.passed_over[verdict] += 1


def judge(
    options: ConvertOptions, staging: Staging | None, journal: Journal | None
) -> Callable[[Input], Verdict]:
    """The function that decides about an input, by the journal first, then by its output file."""

    def by_both(source: Input) -> Verdict:
        verdict = None
        if journal is not None:
            root = staging.root if staging else ""
            verdict = journal.verdict(source, remake=staging is not None, root=root)
            if verdict == "failed" and options.retry_failed:
                return None
        return verdict or by_file(source)

    def by_file(source: Input) -> Verdict:
        if staging is None or not (options.skip_existing or options.changed):
            return None
        target = staging.target(source.name)
        if options.skip_existing:
            return "there" if os.path.lexists(target) else None
        return "there" if _is_newer(target, source) else None

    return by_both


def _is_newer(target: str, source: Input) -> bool:
    """Whether the output was written after its input."""
    try:
        return os.stat(target).st_mtime_ns >= os.stat(source.path or "").st_mtime_ns
    except (OSError, ValueError):
        return False


def refuse_to_replace(sources: Sequence[Input], staging: Staging, journal: Journal | None) -> None:
    """Raise :class:`CommandError` if an output exists that no run of the journal has written."""
    there = [source for source in sources if os.path.lexists(staging.target(source.name))]
    if journal is not None:
        there = [source for source in there if not journal.written(source)]
    if there:
        first = printable(staging.target(there[0].name))
        message = (
            f"{first} exists already"
            if len(there) == 1
            else f"{first} and {len(there) - 1} more exist already"
        )
        raise CommandError(f"{message}: use --overwrite, --skip-existing or --changed")


def refuse_to_replace_file(path: str) -> None:
    """Raise :class:`CommandError` if the path is a file; pipes and devices are written to."""
    if os.path.isfile(path):
        raise CommandError(f"{printable(path)} exists already: --overwrite replaces it")


def refuse_an_input(path: str, named: Iterable[str]) -> None:
    """Raise :class:`CommandError` if the output is one of the input files."""
    if os.path.isfile(path) and any(os.path.isfile(each) and os.path.samefile(path, each) for each in named):
        raise CommandError(f"{printable(path)} is also an input and would be lost: give -o another FILE")


def without_outputs(sources: Sequence[Input], staging: Staging, named: Iterable[str]) -> list[Input]:
    """The inputs without those that are the output of another, if they were only found in a folder.

    They are what an earlier run has written beside its inputs. Raises :class:`CommandError` for one that is
    ``named``, as it would be lost.
    """
    alike = {os.path.realpath(s.path) for s in sources if s.path and s.path.endswith(staging.suffix)}
    if not alike:
        return list(sources)
    outputs = {os.path.realpath(staging.target(source.name)): source for source in sources}
    lost = {path: outputs[path] for path in alike & outputs.keys()}
    for path in named:
        if (source := lost.get(os.path.realpath(path))) is not None:
            message = f"is an input, and {source.shown} would be written to it"
            raise CommandError(f"{printable(path)} {message}: give another --output-dir")
    return [source for source in sources if not (source.path and os.path.realpath(source.path) in lost)]


def refuse_collisions(sources: Sequence[Input], staging: Staging) -> None:
    """Raise :class:`CommandError` if two inputs have the same output file."""
    taken: dict[str, Input] = {}
    for source in sources:
        other = taken.setdefault(source.name, source)
        if other is source:
            continue
        if other.shown == source.shown:
            raise CommandError(f"{source.shown} is an input twice: name it, or its folder, only once")
        name = printable(source.name + staging.suffix)
        raise CommandError(
            f"two inputs would both be written to {name}: {other.shown} and {source.shown}; "
            "name the folder that holds them, or convert them one by one"
        )
