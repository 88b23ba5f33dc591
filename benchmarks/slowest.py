"""The slowest of the hostile inputs: how long each takes as HTML, as Markdown and as plain text.

    python benchmarks/slowest.py FOLDER

FOLDER holds the archives that ``tests/corpora.py`` names; our own inputs (``tests/fuzz``) are timed too.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import checkout

import broadsheet
from broadsheet.errors import BroadsheetError
from corpora import commonmark, html5lib

SHOWN = 5


def ours() -> Iterator[tuple[str, bytes]]:
    """The inputs in ``tests/fuzz``."""
    for path in sorted((checkout.ROOT / "tests" / "fuzz").rglob("*.*")):
        yield f"{path.parent.name}/{path.name}", path.read_bytes()


def seconds(source: str | bytes, media_type: str) -> float:
    """The shortest of three conversions."""
    taken = []
    for _ in range(3):
        started = time.perf_counter()
        with suppress(BroadsheetError):
            broadsheet.convert(source, media_type=media_type)
        taken.append(time.perf_counter() - started)
    return min(taken)


def main() -> None:
    """Print the slowest of each kind."""
    place = Path(sys.argv[1])
    inputs: list[tuple[str, str | bytes]] = [*html5lib(place), *commonmark(place), *ours()]
    for media_type in ("text/html", "text/markdown", "text/plain"):
        taken = sorted(((seconds(source, media_type), name) for name, source in inputs), reverse=True)
        total = sum(each for each, _ in taken)
        print(f"{media_type}: {len(taken)} inputs in {total:.1f} s; the slowest:")
        for each, name in taken[:SHOWN]:
            print(f"  {each * 1000:7.1f} ms  {name}")


if __name__ == "__main__":
    main()
