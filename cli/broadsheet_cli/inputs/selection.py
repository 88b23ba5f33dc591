"""Selection: which files are taken from a folder, a pattern or an archive.

Patterns are those of a shell: ``*`` and ``?`` within a name, ``**`` over folders, ``[a-z]``, ``{a,b}``. One
without ``/`` is held against the name of a file or folder, one with ``/`` against the path below the folder
or in the archive.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from msgspec import Struct, field

from broadsheet_cli.errors import CommandError
from broadsheet_cli.inputs import printable
from broadsheet_cli.inputs.extensions import archive_kind, is_article

_MAGIC = re.compile(r"[*?]|\[[^]]+\]|\{[^}]*\}")


class LeftOut(Struct):
    """Counts the files of a folder or an archive that are left out because their names are of other kinds."""

    count: int = 0


class Selection(Struct, frozen=True):
    """The options ``--include``, ``--exclude``, ``--hidden`` and ``--follow``, and the output's folder."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    hidden: bool = False
    follow: bool = False
    output_dir: str | None = None
    """Left out where a folder above it is named: what one run writes there, the next must not read."""

    left_out: LeftOut = field(default_factory=LeftOut)
    """What no option leaves out, and yet is not taken. A user may have expected to find it in the output."""

    def takes(self, path: str) -> bool:
        """Is a file taken, by its path below a folder? By its ending, if no pattern includes it."""
        if self.leaves(path):
            return False
        if self.include:
            return matches(path, self.include)
        taken = is_article(path) or archive_kind(path) is not None
        self.left_out.count += not taken
        return taken

    def leaves(self, path: str) -> bool:
        """Is a file or folder left out, with all that is in it?"""
        if not self.hidden and os.path.basename(path).startswith("."):
            return True
        return bool(self.exclude) and matches(path, self.exclude)

    def is_output(self, folder: str) -> bool:
        """Is a folder the one that the documents are written to?"""
        if self.output_dir is None:
            return False
        try:
            return os.path.samefile(folder, self.output_dir)
        except OSError:  # there is no such folder yet
            return False

    def takes_member(self, path: str) -> bool:
        """The same for a path in an archive, the folders above it included."""
        parts = [part for part in path.split("/") if part not in ("", ".", "..")]
        folders = ("/".join(parts[:n]) for n in range(1, len(parts)))
        return bool(parts) and not any(map(self.leaves, folders)) and self.takes("/".join(parts))


def matches(path: str, patterns: Sequence[str]) -> bool:
    """Does a path fit one of the patterns?"""
    from wcmatch import glob

    by_name = [pattern.rstrip("/") for pattern in patterns if "/" not in pattern.rstrip("/")]
    by_path = [pattern.strip("/") for pattern in patterns if "/" in pattern.rstrip("/")]
    flags = glob.GLOBSTAR | glob.BRACE | glob.DOTGLOB
    name = path.rpartition("/")[2]
    with _readable(patterns):
        return (bool(by_name) and glob.globmatch(name, by_name, flags=flags)) or (
            bool(by_path) and glob.globmatch(path, by_path, flags=flags)
        )


@contextmanager
def _readable(patterns: Sequence[str]) -> Iterator[None]:
    """A context in which errors of wcmatch, such as too many alternatives, become :class:`CommandError`."""
    try:
        yield
    except Exception as error:
        shown = ", ".join(map(printable, patterns))
        raise CommandError(f"a pattern cannot be read: {shown}: {error}") from error


def is_pattern(path: str) -> bool:
    """Is what was named a pattern and not a file of that very name?"""
    return bool(_MAGIC.search(path)) and not os.path.lexists(path)


def found(pattern: str, selection: Selection) -> tuple[str, list[str]]:
    """The folder above all that a pattern can find, and the paths that it finds, in order.

    ``**`` finds files alone, since it looks into the folders itself.
    """
    from wcmatch import glob

    parts = pattern.split("/")
    fixed = next(n for n, part in enumerate(parts) if _MAGIC.search(part))
    root = "/".join(parts[:fixed]) + "/" if fixed else ""
    flags = glob.GLOBSTAR | glob.BRACE
    flags |= glob.DOTGLOB if selection.hidden else 0
    flags |= glob.FOLLOW if selection.follow else 0
    flags |= glob.NODIR if "**" in parts else 0
    with _readable([pattern]):
        paths: Iterable[str] = glob.glob(pattern, flags=flags)
    if selection.exclude:
        paths = (path for path in paths if not matches(path.removeprefix(root), selection.exclude))
    if selection.output_dir is not None and not is_below(root or ".", selection.output_dir):
        paths = (path for path in paths if not is_below(path, selection.output_dir))
    return root, sorted(paths, key=os.fsencode)


def is_below(path: str, folder: str) -> bool:
    """Is a path that of a folder, or of something in it?"""
    inner, outer = os.path.realpath(path), os.path.realpath(folder)
    return os.path.commonpath([inner, outer]) == outer
