"""Coverage-guided fuzzing of ``convert()``: what raises, what differs on a second run, what takes too long.

::

    pip install atheris
    python benchmarks/fuzz.py html --seconds 600 --work /tmp/fuzz-html

It starts from the samples and from ``tests/fuzz/KIND`` and keeps what it learns in ``WORK/corpus``. Each
finding is written to ``WORK/findings``, one a place in the code, and the run goes on. A finding is made
small by hand, goes to ``tests/fuzz/KIND`` (where ``tests/test_fuzz_corpus.py`` converts it on every run) and
is fixed.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib
import pkgutil
import sys
import tempfile
import time
import traceback
from pathlib import Path

import atheris
import checkout
from tokens import TOKENS

with atheris.instrument_imports(include=["broadsheet"]):
    import broadsheet
    from hostile import check

    for module in pkgutil.walk_packages(broadsheet.__path__, "broadsheet."):
        importlib.import_module(module.name)  # the front ends are loaded on use: too late to be counted

MEDIA_TYPES = {
    "html": "text/html",
    "text": "text/plain",
    "markdown": "text/markdown",
    "mail": "message/rfc822",
}

SLOW = 1.0
"""Seconds that no input of this size may take, with the fuzzer's own counting in them."""

LONGEST = 8192
"""Bytes of the longest input that is tried."""


class Fuzzing:
    """One run: checks each input and keeps the first of each kind of finding."""

    def __init__(self, kind: str, findings: Path) -> None:
        self._media_type = MEDIA_TYPES[kind]
        self._findings = findings
        self._seen: set[str] = set()

    def __call__(self, data: bytes) -> None:
        started = time.process_time()
        try:
            check(data, self._media_type)
        except Exception as error:
            self._keep(data, _place(error), traceback.format_exc())
        taken = time.process_time() - started
        if taken > SLOW:
            self._keep(data, f"slow-{int(taken)}s", f"{taken:.2f} s for {len(data)} bytes\n")

    def _keep(self, data: bytes, place: str, told: str) -> None:
        if place in self._seen:
            return
        self._seen.add(place)
        print(f"\nFOUND {place}\n{told}", flush=True)
        path = self._findings / hashlib.sha256(place.encode()).hexdigest()[:12]
        path.write_bytes(data)
        path.with_suffix(".txt").write_text(f"{place}\n{told}", encoding="utf-8")


def _place(error: Exception) -> str:
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "broadsheet" in f.filename]
    last = frames[-1] if frames else traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(last.filename).name}:{last.lineno}"


def _seeds(kind: str, folder: Path) -> None:
    """Write the samples of a kind, cut to the longest input, and our hostile ones."""
    endings = {"html": ".html", "text": ".txt", "markdown": ".md", "mail": ".eml"}
    sources = [*(checkout.ROOT / "samples").iterdir(), *(checkout.ROOT / "tests" / "fuzz" / kind).iterdir()]
    for path in sources:
        if endings[kind] in path.suffixes:
            content = path.read_bytes()
            content = gzip.decompress(content) if path.suffix == ".gz" else content
            (folder / path.name).write_bytes(content[:LONGEST])


def main() -> None:
    """Read the arguments and hand over to the fuzzer, which never returns."""
    parser = checkout.parser(__doc__)
    parser.add_argument("kind", choices=MEDIA_TYPES)
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "broadsheet-fuzz")
    given = parser.parse_args()
    corpus, seeds, findings = (given.work / name for name in ("corpus", "seeds", "findings"))
    for folder in (corpus, seeds, findings):
        folder.mkdir(parents=True, exist_ok=True)
    _seeds(given.kind, seeds)
    tokens = given.work / "tokens.dict"
    words = {word.replace("\\", "\\\\").replace('"', '\\"') for word in TOKENS[given.kind].split()}
    escaped = (
        "".join(c if c.isascii() else "".join(f"\\x{b:02x}" for b in c.encode()) for c in word)
        for word in sorted(words)
    )
    tokens.write_text("".join(f'"{word}"\n' for word in escaped), encoding="ascii")
    options = [
        f"-max_total_time={given.seconds}",
        f"-max_len={LONGEST}",
        f"-dict={tokens}",
        "-timeout=120",
        "-rss_limit_mb=3000",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *options, str(corpus), str(seeds)], Fuzzing(given.kind, findings))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
