"""Folders: the articles in a tree, by name, so that the same tree is always read in the same order."""

from __future__ import annotations

import os
from collections.abc import Iterator

from broadsheet_cli.console import reason
from broadsheet_cli.inputs import Input, Problem
from broadsheet_cli.inputs.extensions import ARTICLES
from broadsheet_cli.inputs.opening import kind_of
from broadsheet_cli.inputs.selection import Selection

Identity = tuple[int, int]
"""The identity of a folder: its device and its inode."""


def articles(root: str, selection: Selection, within: str = "") -> Iterator[Input]:
    """The articles below a folder; a single input with a problem if there are none.

    Each goes by its path in the folder, the folder itself by ``within``.
    """
    empty = True
    for path, problem in _walk(root, selection):
        empty = False
        kind = None if problem else kind_of(path)
        name = os.path.join(within, os.path.relpath(path, root))
        yield Input(path, name, problem=problem, archive=kind, must_yield=False)
    if empty:
        wanted = f"none ends in {', '.join(ARTICLES)}, compressed or not"
        if selection.include:
            wanted = f"none matches --include {', '.join(selection.include)}"
        message = f"no article in this folder: {wanted}"
        yield Input(root, within or os.path.basename(root), problem=Problem("no-articles", message))


def _walk(root: str, selection: Selection) -> Iterator[tuple[str, Problem | None]]:
    """Articles below a folder, and folders with the reason why they cannot be read.

    Links to folders are followed if that is wanted, but never back to a folder that contains them.
    """
    above: tuple[Identity, ...] = (_identity(root),) if selection.follow else ()
    pending = [(root, above)]
    while pending:
        folder, above = pending.pop()
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield folder, Problem("unreadable-folder", f"cannot be read: {reason(error)}")
            continue
        within = os.path.relpath(folder, root)
        deeper: list[tuple[str, tuple[Identity, ...]]] = []
        for entry in found:
            path = entry.name if within == "." else os.path.join(within, entry.name)
            if _is_folder(entry, selection.follow):
                inside = _inside(entry, above, selection)
                if inside is not None and not selection.leaves(path) and not selection.is_output(entry.path):
                    deeper.append((entry.path, inside))
            elif _is_file(entry) and selection.takes(path):
                yield entry.path, None
        pending.extend(reversed(deeper))


def _is_folder(entry: os.DirEntry[str], follow: bool) -> bool:
    try:
        return entry.is_dir(follow_symlinks=follow)
    except OSError:  # a link to itself
        return False


def _is_file(entry: os.DirEntry[str]) -> bool:
    """Whether it is a file or a link to one. A pipe in a folder could block forever."""
    try:
        return entry.is_file()
    except OSError:  # a link to itself
        return False


def _inside(
    entry: os.DirEntry[str], above: tuple[Identity, ...], selection: Selection
) -> tuple[Identity, ...] | None:
    """The folders that contain a folder's content; None if the folder is one of them itself."""
    if not selection.follow:
        return ()
    here = _identity(entry.path)
    return None if here in above else (*above, here)


def _identity(path: str) -> Identity:
    try:
        status = os.stat(path)
    except OSError:  # reading it will report the error
        return 0, 0
    return status.st_dev, status.st_ino
