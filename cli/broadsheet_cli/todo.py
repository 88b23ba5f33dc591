"""What is to be done: which inputs are due, and which outputs may be replaced. Nothing is, in silence."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from broadsheet_cli.faults import CommandError
from broadsheet_cli.inputs import Input, printable
from broadsheet_cli.options import ConvertOptions
from broadsheet_cli.staging import Staging

if TYPE_CHECKING:
    from broadsheet_cli.journal import Journal

Verdict = str | None
"""Why an input is passed over (``done``, ``failed``, ``there``); None if it is due."""


class Todo:
    """Lets the inputs through that are due, and counts the others by what is known of them."""

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
    """How to tell of an input whether it is due: by the journal first, then by the file at its place."""

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
    """Was the output written after its input was?"""
    try:
        return os.stat(target).st_mtime_ns >= os.stat(source.path or "").st_mtime_ns
    except (OSError, ValueError):
        return False


def refuse_to_replace(sources: Sequence[Input], staging: Staging, journal: Journal | None) -> None:
    """Raise :class:`CommandError` if an output is there already that the journal's own runs did not write."""
    there = [source for source in sources if os.path.lexists(staging.target(source.name))]
    if journal is not None:
        there = [source for source in there if not journal.written(source)]
    if there:
        first = printable(staging.target(there[0].name))
        told = (
            f"{first} is there already"
            if len(there) == 1
            else f"{first} and {len(there) - 1} more are there already"
        )
        raise CommandError(f"{told}: --overwrite, --skip-existing or --changed tells what to do")


def refuse_to_replace_file(path: str) -> None:
    """Raise :class:`CommandError` if a file stands at this path; a pipe or a device is written to."""
    if os.path.isfile(path):
        raise CommandError(f"{printable(path)} is there already: --overwrite replaces it")


def refuse_an_input(path: str, named: Iterable[str]) -> None:
    """Raise :class:`CommandError` if the output is one of the files that are named as inputs."""
    if os.path.isfile(path) and any(os.path.isfile(each) and os.path.samefile(path, each) for each in named):
        raise CommandError(f"{printable(path)} is an input, too, and would be lost: give -o another FILE")


def refuse_clashes(sources: Sequence[Input], staging: Staging) -> None:
    """Raise :class:`CommandError` if two inputs would be written to one file."""
    taken: dict[str, Input] = {}
    for source in sources:
        other = taken.setdefault(source.name, source)
        if other is source:
            continue
        if other.shown == source.shown:
            raise CommandError(f"{source.shown} is an input twice: name it or its folder, once")
        name = printable(source.name + staging.suffix)
        raise CommandError(
            f"two inputs would both be written to {name}: {other.shown} and {source.shown}; "
            "name the folder that holds them, or convert them one by one"
        )
