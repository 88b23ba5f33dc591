"""Many files in one run: what two cores gain, what a file costs beyond its conversion, and how others fare.

    python benchmarks/throughput.py PAGES [--rounds 5] [--rival COMMAND ...]

PAGES is a folder of HTML pages. Prints the best of some rounds:

- the time with one job and with two, and the factor between them;
- a file's overhead: the time of a run over small texts, less its start-up and the bare conversions of the
  same texts, by kind of output;
- the time of each rival, a shell command in which PAGES is the folder and OUT one for its output:
  --rival 'trafilatura --input-dir PAGES --output-dir OUT --parallel 2'
  --rival 'ls PAGES/* | parallel -j2 broadsheet convert {} -o OUT/{/}.json'
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import checkout

import broadsheet

COMMAND = [sys.executable, "-m", "broadsheet_cli", "convert", "--quiet"]
SMALL = 2000

Call = Callable[[str], list[str]]
"""A command line, made for an output folder."""


def main() -> None:
    """Measure and print."""
    parser = checkout.parser(__doc__)
    parser.add_argument("pages", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--rival", action="append", default=[])
    options = parser.parse_args()
    pages, rounds = options.pages.resolve(), options.rounds
    number = sum(1 for path in pages.iterdir() if path.suffix == ".html")
    one, two = (best(jobs(pages, count), rounds) for count in "12")
    print(f"{number} pages: one job {one:.2f} s, two {two:.2f} s: {one / two:.2f} times as fast")
    overhead(rounds)
    for rival in options.rival:
        seconds = best(shell(rival.replace("PAGES", str(pages))), 1)
        print(f"{rival}: {seconds:.2f} s, {seconds / two:.1f} times as long")


def jobs(pages: Path, count: str) -> Call:
    """A run over the pages with so many jobs."""
    return lambda out: [*COMMAND, str(pages), "--output-dir", out, "--jobs", count]


def shell(command: str) -> Call:
    """A command of the shell that writes to OUT."""
    return lambda out: ["sh", "-c", command.replace("OUT", out)]


def best(call: Call, rounds: int) -> float:
    """Seconds of the quickest of some runs, each with an output folder of its own."""
    taken = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as out:
            began = time.perf_counter()
            subprocess.run(call(out), check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            taken.append(time.perf_counter() - began)
    return min(taken)


def overhead(rounds: int) -> None:
    """Print what a small file costs beyond its conversion, by kind of output."""
    with tempfile.TemporaryDirectory() as folder:
        texts = []
        for at in range(SMALL):
            text = f"Harbour news {at}\n\nThe plan has two parts:\n\n- dredging\n- cranes\n".encode()
            Path(folder, f"{at:05}.txt").write_bytes(text)
            texts.append(text)
        bare = min(converted(texts) for _ in range(rounds))
        start = best(lambda out: [*COMMAND, f"{folder}/00000.txt"], rounds)
        print(f"a small text: converted in {bare / SMALL * 1000:.2f} ms; beyond that, a file takes")
        kinds: dict[str, Call] = {
            "in a stream": lambda out: ["-f", "ndjson"],
            "in a folder": lambda out: ["--output-dir", out],
            "in a folder with a journal": lambda out: ["--output-dir", out, "--state", f"{out}/state"],
        }
        for kind, more in kinds.items():
            run = best(lambda out, more=more: [*COMMAND, folder, "--jobs", "1", *more(out)], rounds)  # type: ignore[misc]
            print(f"  {kind}: {(run - start - bare) / SMALL * 1000:.2f} ms")


def converted(texts: list[bytes]) -> float:
    """Seconds to convert texts and encode the documents."""
    from broadsheet.writers import json

    began = time.perf_counter()
    for text in texts:
        json.write(broadsheet.convert(text, media_type="text/plain"))
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
