"""Check the grids of random tables against those that headless Chromium lays out.

    python benchmarks/browser_grids.py --seed 2
    python benchmarks/browser_grids.py --write tests/fixtures/browser_grids.json

Each table has unique cell texts and everything that goes wrong in the wild: spans that overlap, run past the
end or are no numbers, ``rowspan=0``, row groups out of order, empty and missing rows, unclosed cells. The
browser reports what is in each slot by hit-testing its middle. ``--write`` keeps tables and answers as a
fixture, so that the tests need no browser. Needs ``chromium`` on the path (Debian: ``apt install chromium``).
"""

from __future__ import annotations

import html
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import checkout

from broadsheet.frontends.html.tables import read_table
from broadsheet.frontends.html.tree import Tree
from broadsheet.tabular.grid import lay_out

Answer = list[list[str]]

COLSPANS = ["2", "3", "4", "2;", " 3 ", "+2", "-2", "x", "0", "", "1.5", "2px"]
ROWSPANS = ["2", "3", "5", "0", "99", "2;", "x", "-1", "", "70000"]

# Fixed widths and heights make slots of 20 by 20 pixels. ``col`` elements keep columns in which no cell
# begins from being merged with their neighbour.
HARNESS = """<!doctype html><meta charset="utf-8">
<style>
body { margin: 0 }
table { border-collapse: separate; border-spacing: 0; table-layout: fixed; width: 800px }
tr { height: 20px } td, th { padding: 0; height: 20px; font-size: 0; line-height: 0; background: #fff }
</style>
<div id="stage"></div><pre id="answers"></pre>
<script>
const stage = document.getElementById("stage"), answers = [];
for (const source of SOURCES) {
  stage.innerHTML = source;
  const table = stage.firstElementChild;
  const columns = '<col style="width: 20px">'.repeat(40);
  table.insertAdjacentHTML("afterbegin", `<colgroup>${columns}</colgroup>`);
  const lines = [...table.querySelectorAll("tr")].sort((a, b) => a.offsetTop - b.offsetTop);
  const cells = [...table.querySelectorAll("td, th")];
  const right = Math.max(0, ...cells.map(cell => cell.getBoundingClientRect().right));
  answers.push(lines.map(line => {
    const y = line.getBoundingClientRect().top + 10, texts = [];
    for (let x = 10; x < right; x += 20) {
      const cell = document.elementFromPoint(x, y)?.closest("td, th");
      texts.push(cell ? cell.textContent.trim() : "");
    }
    return texts;
  }));
}
stage.remove();
document.getElementById("answers").textContent = JSON.stringify(answers);
</script>
"""


def random_table(rng: random.Random) -> str:
    """The HTML of one table, without white space between its tags."""
    names = iter(f"c{n}" for n in range(1000))
    groups = [
        rng.choice(["thead", "tbody", "tbody", "tfoot", ""]) for _ in range(rng.choice([1, 1, 2, 3, 4]))
    ]
    parts = ["<table>"]
    for group in groups:
        parts.append(f"<{group}>" if group else "")
        parts += [_random_row(rng, names) for _ in range(rng.randint(0 if group else 1, 4))]
        parts.append(f"</{group}>" if group and rng.random() < 0.8 else "")
    return "".join([*parts, "</table>"])


def _random_row(rng: random.Random, names: Iterator[str]) -> str:
    cells = []
    for _ in range(rng.choice([0, 1, 2, 2, 3, 3, 4, 5])):
        tag = rng.choice(["td", "td", "td", "th"])
        spans = ""
        if rng.random() < 0.3:
            spans += f' colspan="{rng.choice(COLSPANS)}"'
        if rng.random() < 0.3:
            spans += f' rowspan="{rng.choice(ROWSPANS)}"'
        cells.append(f"<{tag}{spans}>{next(names)}" + (f"</{tag}>" if rng.random() < 0.8 else ""))
    return "<tr>" + "".join(cells) + ("</tr>" if rng.random() < 0.8 else "")


def browser_answers(sources: list[str], chromium: str) -> list[Answer]:
    """What the browser shows in each slot of each table."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder, "tables.html")
        page.write_text(
            HARNESS.replace("SOURCES", json.dumps(sources).replace("</", "<\\/")), encoding="utf-8"
        )
        flags = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync"
        quiet = "--disable-background-networking --disable-component-update --window-size=1000,1000"
        command = [
            chromium,
            *flags.split(),
            *quiet.split(),
            f"--user-data-dir={folder}/profile",
            "--dump-dom",
        ]
        done = subprocess.run(
            [*command, page.as_uri()], capture_output=True, text=True, timeout=300, check=True
        )
    found = re.search(r'<pre id="answers">(.*?)</pre>', done.stdout, re.DOTALL)
    if not found:
        sys.exit(f"no answer from {chromium}: {done.stderr[-500:]}")
    return json.loads(html.unescape(found[1]))  # type: ignore[no-any-return]


def our_answer(source: str) -> Answer:
    """What broadsheet makes of the same source."""
    element = next(element for element in Tree(source).elements if element.tag == "table")
    table = read_table(element, lambda cell: " ".join(cell.text().split()))[0]
    return [[cell.text for cell in row] for row in lay_out(table.rows, table.groups).rows]


def main() -> None:
    """Compare, print the first differences, and write the fixture when asked."""
    parser = checkout.parser(__doc__)
    parser.add_argument("--count", type=int, default=1289)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--write", type=Path, help="keep tables and the browser's answers in this file")
    args = parser.parse_args()
    chromium = (
        shutil.which("chromium") or shutil.which("chromium-browser") or sys.exit("no chromium on the path")
    )
    rng = random.Random(args.seed)
    sources = [random_table(rng) for _ in range(args.count)]
    answers = browser_answers(sources, chromium)
    wrong = [
        (source, answer)
        for source, answer in zip(sources, answers, strict=True)
        if our_answer(source) != answer
    ]
    for source, answer in wrong[:3]:
        print(source, "\n  browser", answer, "\n  ours   ", our_answer(source))
    print(f"{len(sources) - len(wrong)} of {len(sources)} grids are equal")
    if args.write:
        lines = ",\n".join(
            json.dumps(pair, separators=(",", ":")) for pair in zip(sources, answers, strict=True)
        )
        args.write.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
