"""Time and memory of a very large HTML table: linear in its cells, compared with pandas.read_html.

    python benchmarks/million_cells.py            # a quarter, a half and a whole million cells
    python benchmarks/million_cells.py --cells 100000

Each size runs in a process of its own, so that its peak memory is its own. pandas (with lxml) is timed on the
same HTML where it is installed; it parses and types, and knows no warnings, places or units.
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import checkout

COLUMNS = 20
KINDS = (
    lambda rng, row: f"vessel {row}",
    lambda rng, row: f"${rng.randint(100, 10**6):,}",
    lambda rng, row: f"{rng.random():.2f}",
    lambda rng, row: f"{rng.randint(1990, 2024)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}",
    lambda rng, row: f"{rng.random() * 100:.1f}%",
    lambda rng, row: rng.choice(("north", "south", "east", "west")),
)


def write_page(path: Path, cells: int) -> None:
    """A page with one table of about so many cells, of six kinds by column."""
    rng = random.Random(1)
    with path.open("w", encoding="utf-8") as page:
        page.write("<!doctype html><title>Ships</title><h1>Ships</h1><table><thead><tr>")
        page.write("".join(f"<th>Column {n}</th>" for n in range(COLUMNS)) + "</tr></thead><tbody>")
        for row in range(cells // COLUMNS):
            texts = (KINDS[n % len(KINDS)](rng, row) for n in range(COLUMNS))
            page.write("<tr>" + "".join(f"<td>{text}</td>" for text in texts) + "</tr>")
        page.write("</tbody></table>")


def measure(reader: str, path: str) -> None:
    """Read the page in this process and print seconds of processor time and megabytes at the peak."""
    data = Path(path).read_bytes()
    if reader == "pandas":
        import pandas  # type: ignore[import-not-found, import-untyped, unused-ignore]

        start = time.process_time()
        pandas.read_html(path)
    else:
        import broadsheet

        start = time.process_time()
        assert broadsheet.convert(data, media_type="text/html").tables
    seconds = time.process_time() - start
    print(f"{seconds:.2f} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")


def main() -> None:
    """Print a line for each size and reader."""
    parser = checkout.parser(__doc__)
    parser.add_argument("--cells", type=int, nargs="*", default=[250_000, 500_000, 1_000_000])
    parser.add_argument("--measure", nargs=2, metavar=("READER", "FILE"), help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.measure:
        measure(*args.measure)
        return
    with tempfile.TemporaryDirectory() as folder:
        for cells in args.cells:
            path = Path(folder, f"{cells}.html")
            write_page(path, cells)
            for reader in ("broadsheet", "pandas"):
                command = [sys.executable, __file__, "--measure", reader, str(path)]
                done = subprocess.run(command, capture_output=True, text=True, check=False)
                if done.returncode == 0:
                    seconds, megabytes = done.stdout.split()
                    print(f"{cells:>9} cells  {reader:<10} {float(seconds):6.2f} s  {megabytes:>5} MB")
                else:
                    print(f"{cells:>9} cells  {reader:<10} {done.stderr.strip().splitlines()[-1]}")


if __name__ == "__main__":
    main()
