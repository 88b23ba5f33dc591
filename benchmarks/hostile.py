"""Ten thousand files of which five hundred are hostile: every good one must come out, every bad one be named.

    python benchmarks/hostile.py [--documents 10000] [--hostile 500]

The good ones are copies of the samples. A run over them alone shows what they must give. Then one over all,
with limits in time and memory, must give the same for the good ones; each hostile one must have become a
document or are in the report with a reason; and nothing unfinished may be left. Prints the outcomes by
kind, the time, and the most memory that a process of the run had. Ends with exit code 1 if anything is wrong.
"""

from __future__ import annotations

import gzip
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import checkout
from kill_and_resume import contents, make_articles

CONVERT = [
    sys.executable,
    "-m",
    "broadsheet_cli",
    "convert",
    "articles",
    "--output-dir",
    "out",
    "--jobs",
    "2",
]
LIMITS = ["--timeout", "600", "--max-cpu", "60", "--max-memory", "2G", "--report", "report.json"]


def packed_bomb() -> bytes:
    """A gzip file of 3 GB of zeros, which is more than one input may hold."""
    return gzip.compress(b"\0" * 2**20) * 3072


def zip_bomb() -> bytes:
    """An archive with one article of 400 MB of spaces."""
    path = Path(tempfile.mkstemp(suffix=".zip")[1])
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("bomb.html", "w", force_zip64=True) as file,
    ):
        for _ in range(400):
            file.write(b" " * 2**20)
    content = path.read_bytes()
    path.unlink()
    return content


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nesting of 100,000": (".html", lambda: b"<div>" * 100_000 + b"deep" + b"</div>" * 100_000),
    "lists nested 50,000 deep": (".html", lambda: b"<ul><li>" * 50_000 + b"deep"),
    "quotes nested 100,000 deep": (".md", lambda: b">" * 100_000 + b" deep\n"),
    "brackets, 50,000 open": (".md", lambda: b"[" * 50_000 + b"\n"),
    "colspan of a billion": (
        ".html",
        lambda: b"<table>" + b"<tr><td colspan=1000000000 rowspan=1000000000>x" * 50 + b"</table>",
    ),
    "30,000 attributes": (
        ".html",
        lambda: b"<p " + b" ".join(b"a%d=%d" % (n, n) for n in range(30_000)) + b">text",
    ),
    "an attribute without an end": (".html", lambda: b"<p>Words.</p><a href='" + b"x" * 1_000_000),
    "UTF-16 without a byte-order mark": (
        ".txt",
        lambda: "A text in sixteen bits.\n\n- one\n- two\n".encode("utf-16-le"),
    ),
    "NUL bytes": (".txt", lambda: b"Some\0 words\0\0 with NUL\0 bytes\0." * 50),
    "only NUL bytes": (".html", lambda: b"\0" * 100_000),
    "broken surrogates": (
        ".html",
        lambda: b"<p>\xed\xa0\x80\xed\xbf\xbf &#xD800; &#x110000; \xf8\x88\x80\x80\x80</p>",
    ),
    "truncated gzip": (".txt.gz", lambda: gzip.compress(b"Words and words. " * 1000)[:-30]),
    "noise": (".html", lambda: random.Random(1).randbytes(50_000)),
    "an image": (".txt", lambda: b"\x89PNG\r\n\x1a\n" + random.Random(2).randbytes(10_000)),
    "empty": (".html", lambda: b""),
    "blank": (".txt", lambda: b" \n" * 1000),
}
RARE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a line of 50 MB": (".txt", lambda: b"word " * 10_000_000),
    "a paragraph of 50 MB": (".html", lambda: b"<p>" + b"word " * 10_000_000),
    "gzip bomb of 3 GB": (".txt.gz", packed_bomb),
    "zip bomb": (".zip", zip_bomb),
}


def main() -> None:
    """Run it and print what came of it."""
    parser = checkout.parser(__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--hostile", type=int, default=500)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        make_articles(desk / "articles", options.documents - options.hostile)
        subprocess.run([*CONVERT, "--quiet"], cwd=desk, check=True)
        expected = contents(desk)
        shutil.rmtree(desk / "out")
        kinds = make_hostile(desk / "articles", options.hostile)
        began = time.monotonic()
        code = subprocess.run([*CONVERT, *LIMITS, "--quiet"], cwd=desk, stderr=subprocess.DEVNULL).returncode
        print(f"{time.monotonic() - began:.0f} s, exit code {code}")
        most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"most memory of a process: {most:.0f} MB")
        judge(desk, expected, kinds)


def make_hostile(folder: Path, number: int) -> dict[str, str]:
    """Write the hostile files among the others; by name, what each is."""
    kinds: dict[str, str] = {}
    turns = [*RARE.items(), *(list(HOSTILE.items()) * (number // len(HOSTILE) + 1))][:number]
    for at, (kind, (suffix, make)) in enumerate(turns):
        path = folder / f"{at % 80:03}" / f"hostile-{at:05}{suffix}"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(make())
        kinds[str(path.relative_to(folder))] = kind
    (folder / "000" / "loop").symlink_to(folder, target_is_directory=True)
    os.mkfifo(folder / "001" / "pipe.txt")
    return kinds


def judge(desk: Path, expected: dict[str, bytes], kinds: dict[str, str]) -> None:
    """Print what became of each kind. Exit with 1 if a good file is not as it was, or a bad one unnamed."""
    written = contents(desk)
    report = json.loads((desk / "report.json").read_text())
    named = {
        each["source"].removeprefix("articles/").partition("!")[0]: each["code"] for each in report["failed"]
    }
    outcomes: dict[str, Counter[str]] = {}
    lost = []
    for name, kind in kinds.items():
        outcome = "converted" if f"out/{name}.json" in written else named.get(name)
        if outcome is None:
            lost.append(name)
        outcomes.setdefault(kind, Counter())[outcome or "lost"] += 1
    for kind, counts in outcomes.items():
        print(f"  {kind}: {', '.join(f'{number} {outcome}' for outcome, number in counts.items())}")
    wrong = [name for name, content in expected.items() if written.get(name) != content]
    left = [name for name in written if Path(name).name.startswith(".")]
    good_named = [name for name in named if name not in kinds]
    print(f"{len(expected) - len(wrong)} of {len(expected)} good ones as in a run without the hostile ones")
    print(f"{report['outcomes']['converted']} converted, {report['outcomes']['failed']} failed")
    if wrong or left or lost or good_named:
        sys.exit(f"wrong {wrong[:3]}, left behind {left[:3]}, lost {lost[:3]}, failed {good_named[:3]}")


if __name__ == "__main__":
    main()
