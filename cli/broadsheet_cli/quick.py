"""A short way in for the calls that scripts make, one file at a time, thousands of times.

Loading typer takes longer than converting most files. So plain calls, a FILE or two and options with their
value in the next word, are read here; everything else (help, mistakes, other spellings) is typer's, whose
options in :mod:`broadsheet_cli.app` remain the only definition: a test holds the two against each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from broadsheet_cli.options import Options

_TAKES_A_WORD = {
    "-f": "format",
    "--format": "format",
    "-o": "output",
    "--output": "output",
    "--output-dir": "output_dir",
    "-e": "extract",
    "--extract": "extract",
    "-j": "jobs",
    "--jobs": "jobs",
    "--from": "kind",
    "--encoding": "encoding",
    "--errors": "errors",
    "--files-from": "files_from",
    "--files0-from": "files0_from",
}
_ALONE = {"--fail-fast": "fail_fast", "--strict": "strict", "--quiet": "quiet", "-q": "quiet"}


def options(arguments: Sequence[str]) -> Options | None:
    """The options of a plain ``convert`` call; None if typer must read it."""
    if not arguments or arguments[0] != "convert":
        return None
    words: dict[str, str] = {}
    flags: dict[str, bool] = {}
    files: list[str] = []
    rest = iter(arguments[1:])
    for word in rest:
        if word in _TAKES_A_WORD:
            value = next(rest, None)
            if value is None or (value.startswith("-") and value != "-"):
                return None
            words[_TAKES_A_WORD[word]] = value
        elif word in _ALONE:
            flags[_ALONE[word]] = True
        elif word.startswith("-") and word != "-":
            return None
        else:
            files.append(word)
    return Options(files=tuple(files), **words, **flags)  # type: ignore[arg-type]  # the fields of each are of its type
