"""Kill runs at random moments, resume them, and compare what they leave with an undisturbed run.

    python benchmarks/kill_and_resume.py [--kills 200] [--documents 1500] [--seed 1]

Each run converts copies of the samples into a folder with ``--state`` and is ended by SIGKILL after a random
time. After each kill every file in its place must be whole; when a run comes to its end, the folder must hold
what an undisturbed run wrote, and nothing else, and the journal must have entered no document as done twice.
Then the next round begins with an empty folder. Ends with exit code 1 at the first difference.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import checkout

COMMAND = [sys.executable, "-m", "broadsheet_cli", "convert", "articles", "--jobs", "2"]


def main() -> None:
    """Run it and print a line a round."""
    parser = checkout.parser(__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--documents", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as folder:
        desk = Path(folder)
        make_articles(desk / "articles", options.documents)
        for kind, output in (
            ("folder", ["--output-dir", "out"]),
            ("file", ["-f", "ndjson", "-o", "out.ndjson"]),
        ):
            expected, seconds = undisturbed(desk, output)
            kills = 0
            while kills < options.kills / 2:
                kills += one_round(desk, output, expected, seconds, chance)
            print(f"{kind}: {kills} kills, every round ended as the undisturbed run", flush=True)


def make_articles(folder: Path, number: int) -> None:
    """Copies of the samples, each with a line of its own."""
    samples = checkout.articles()
    for at in range(number):
        sample = samples[at % len(samples)]
        target = folder / f"{at // 100:03}" / f"{at:05}-{sample.name}"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(sample.read_bytes() + f"\nThis is copy {at}.\n".encode())


def undisturbed(desk: Path, output: list[str]) -> tuple[dict[str, bytes], float]:
    """What a run leaves that nobody kills, and the seconds that it takes."""
    began = time.monotonic()
    subprocess.run([*COMMAND, *output, "--quiet"], cwd=desk, check=True)
    seconds = time.monotonic() - began
    expected = contents(desk)
    clear(desk)
    return expected, seconds


def one_round(
    desk: Path, output: list[str], expected: dict[str, bytes], seconds: float, chance: random.Random
) -> int:
    """Kill and resume until a run comes to its end; the number of kills."""
    call = [*COMMAND, *output, "--state", "state", "--verbose", "--log-format", "json"]
    done: Counter[str] = Counter()
    kills = 0
    while True:
        with open(desk / "log", "wb") as log, subprocess.Popen(call, cwd=desk, stderr=log) as process:
            # Longer after each kill: on a busy machine a run may not even start in half a second.
            patience = max(0.5, seconds / 3) * (1 + kills / 20)
            try:
                process.wait(chance.uniform(0.0, patience))
            except subprocess.TimeoutExpired:
                process.kill()
        lines = (desk / "log").read_text().split("\n")[:-1]
        done.update(told["source"] for told in map(json.loads, lines) if told["level"] == "debug")
        if process.returncode == 0:
            break
        if process.returncode != -9:
            sys.exit(f"a run ended with {process.returncode}: {lines[-3:]}")
        kills += 1
        check_whole(desk, expected)
    if contents(desk) != expected:
        sys.exit("what is left differs from what an undisturbed run leaves")
    if done and max(done.values()) > 1:
        sys.exit(f"entered as done more than once: {done.most_common(3)}")
    clear(desk)
    return kills


def check_whole(desk: Path, expected: dict[str, bytes]) -> None:
    """Exit if a file in its final place is not what it must be."""
    for name, content in contents(desk).items():
        if name.endswith(".json") and not Path(name).name.startswith(".") and expected[name] != content:
            sys.exit(f"{name} is not whole")


def contents(desk: Path) -> dict[str, bytes]:
    """Every file of the outputs, hidden ones too."""
    found = [*(desk / "out").rglob("*"), *desk.glob("out.ndjson")]
    return {str(path.relative_to(desk)): path.read_bytes() for path in found if path.is_file()}


def clear(desk: Path) -> None:
    """Away with the outputs and the journal."""
    shutil.rmtree(desk / "out", ignore_errors=True)
    for path in (*desk.glob("out.ndjson"), *desk.glob("state*"), *desk.glob("log")):
        path.unlink()


if __name__ == "__main__":
    main()
