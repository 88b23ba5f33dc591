"""The memory of a run over 100,000 documents, as it goes on.

    python benchmarks/memory.py [--documents 100000]

The samples are named over and over in a list, and converted in two worker processes to a stream that nobody
keeps. Prints the memory of the run's own process and of its workers after each tenth of the documents: what
is resident, and of pages that several share a part for each.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import checkout

COMMAND = [sys.executable, "-m", "broadsheet_cli", "convert", "--files0-from", "list", "-f", "ndjson"]


def main() -> None:
    """Run it and print a line a tenth."""
    parser = checkout.parser(__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    options = parser.parse_args()
    samples = list(map(str, checkout.articles()))
    names = (samples * (options.documents // len(samples) + 1))[: options.documents]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "list").write_bytes(b"\0".join(name.encode() for name in names))
        with subprocess.Popen([*COMMAND, "--jobs", "2"], cwd=folder, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            for done, _ in enumerate(process.stdout, 1):
                if done == 1000 or done % (options.documents // 10) == 0:
                    own, workers = memory(process.pid)
                    print(f"{done:>8,} documents: {own:.0f} MB, workers {workers}", flush=True)


def memory(pid: int) -> tuple[float, str]:
    """Megabytes of a process, and of each of its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return proportional(pid), " and ".join(f"{proportional(int(child)):.0f} MB" for child in children)


def proportional(pid: int) -> float:
    """Resident megabytes, of shared pages only the process's part."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # it has just made room for a fresh one
        return 0.0
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


if __name__ == "__main__":
    main()
