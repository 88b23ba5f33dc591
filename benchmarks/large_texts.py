"""How long a large text takes, and how much memory compared with its own size.

    python benchmarks/large_texts.py            # texts of 1 to 16 MB, and one line of 10 MB
    python benchmarks/large_texts.py --mb 100

The texts are made articles one after the other, half in Markdown and half damaged as extraction tools leave
them. Each is read in a process of its own: ``library`` is ``broadsheet.convert`` alone, ``command`` the whole
command with its JSON. Time is the processor's. Memory is the peak of the process (Linux's ``VmHWM``), less
what one word takes.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from itertools import cycle
from pathlib import Path

import checkout

MB = 1_000_000
LIBRARY = "broadsheet.convert(open(path, 'rb').read(), media_type='text/plain')"
COMMAND = "sys.argv[1:] = ['convert', path]; runpy.run_module('broadsheet_cli.__main__', None, '__main__')"
CHILD = """
import re, runpy, sys, time, broadsheet
path = sys.argv[1]
try:
    {work}
except SystemExit as end:
    if end.code: raise
peak = re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1]
print(time.process_time(), peak, file=sys.stderr)
"""


def made(size: int) -> str:
    """A text of so many characters."""
    from made_articles import article
    from test_text_round_trip import as_damaged, as_markdown

    whole = ["\n\n".join(map(as_markdown, article(seed))) for seed in range(200)]
    damaged = [as_damaged(article(seed), cell_lines=seed % 2 == 0) for seed in range(200, 400)]
    pieces: list[str] = []
    length = 0
    for pair in cycle(zip(whole, damaged, strict=True)):
        pieces += [f"{text}\n\n" for text in pair]
        length += len(pieces[-1]) + len(pieces[-2])
        if length >= size:
            return "".join(pieces)[:size]
    raise AssertionError


def measured(path: Path, work: str) -> tuple[float, float]:
    """Seconds of processor time, and MB at the peak, of a process that does this work with the file."""
    command = [sys.executable, "-c", CHILD.format(work=work), str(path)]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True, text=True)
    seconds, peak = done.stderr.split()[-2:]
    return float(seconds), int(peak) * 1024 / MB


def main() -> None:
    """Print a line for each size."""
    parser = checkout.parser(__doc__)
    parser.add_argument("--mb", type=int, nargs="*", default=[1, 2, 4, 8, 16])
    sizes = parser.parse_args().mb
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        path.write_text("Nothing.", encoding="utf-8")
        _, floor = measured(path, LIBRARY)
        print(f"{'text':>16} {'':7} {'seconds':>8} {'s / MB':>8} {'MB':>8} {'times its size'}")
        texts = {f"{mb} MB": made(mb * MB) for mb in sizes}
        texts["a line of 10 MB"] = " ".join(made(10 * MB).split())
        for name, text in texts.items():
            path.write_text(text, encoding="utf-8")
            for how, work in (("library", LIBRARY), ("command", COMMAND)):
                seconds, peak = measured(path, work)
                mb = len(text) / MB
                times = (peak - floor) / mb
                print(f"{name:>16} {how} {seconds:8.1f} {seconds / mb:8.2f} {peak - floor:8.0f} {times:8.1f}")


if __name__ == "__main__":
    main()
