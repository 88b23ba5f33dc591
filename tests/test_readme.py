"""What the README shows is what happens: its commands run, its plugin loads, its links lead somewhere.

A ``console`` block is a session: each line after ``$`` (with those after ``>`` that continue it) is run by a
shell where ``samples/`` and the README's plugin are, and the lines below it are its whole output. ``pytest
tests/test_readme.py --write-goldens`` fills the outputs anew.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path

import pytest

from broadsheet import convert
from helpers import ROOT, SAMPLES

README = ROOT / "README.md"
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)


def code(language: str) -> list[str]:
    """The code blocks of a language, in order."""
    found = BLOCK.findall(README.read_text(encoding="utf-8"))
    return [body for named, body in found if named == language]


def turns(session: str) -> Iterator[str]:
    """Each command of a session, as it is shown: its further lines begin with ``>``."""
    for turn in re.split(r"^\$ ", session, flags=re.M)[1:]:
        first, *below = turn.split("\n")
        yield "\n".join([first, *takewhile(lambda line: line.startswith("> "), below)])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the README's reader has it: the samples, the plugin's file, the command on the path."""
    folder = tmp_path_factory.mktemp("desk")
    shutil.copytree(SAMPLES, folder / "samples")
    (folder / "amounts.py").write_text(code("python")[-1], encoding="utf-8")
    command = folder / "bin" / "broadsheet"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m broadsheet_cli "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return folder


def run(command: str, desk: Path) -> str:
    """What a terminal would show of a command, without its colours."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("BROADSHEET_", "FORCE_", "CLICOLOR"))}
    environment = kept | {
        "PATH": f"{desk / 'bin'}:{os.environ['PATH']}",
        "PYTHONPATH": f"{ROOT / 'extractors'}:{ROOT / 'cli'}",
        "COLUMNS": "100",
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=desk,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=60,
        check=False,
    )
    return re.sub(r"[ \t]+$", "", done.stdout.decode("utf-8"), flags=re.M)


@pytest.mark.parametrize("number", range(len(code("console"))))
def test_a_session_shows_what_its_commands_print(
    number: int, desk: Path, request: pytest.FixtureRequest
) -> None:
    shown = code("console")[number]
    if "sqlite3 " in shown and shutil.which("sqlite3") is None:
        pytest.skip("the sqlite3 shell is not installed")
    printed = "".join(
        f"$ {command}\n{run(command.replace(chr(10) + '> ', chr(10)), desk)}" for command in turns(shown)
    )
    if request.config.getoption("--write-goldens"):
        old, new = (f"```console\n{session}```" for session in (shown, printed))
        README.write_text(README.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert printed == code("console")[number]


def test_the_library_example_is_true() -> None:
    exec(compile(code("python")[0], "README.md", "exec"), {"__name__": "readme"})


def test_the_plugin_loads_by_the_entry_point_that_stands_beside_it(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    declared = tomllib.loads(next(block for block in code("toml") if "entry-points" in block))
    points = declared["project"]["entry-points"]["broadsheet.extractors"]
    package = desk / "installed"
    shipped = package / "amounts_for_broadsheet-1.0.dist-info"
    shipped.mkdir(parents=True)
    (shipped / "METADATA").write_text("Metadata-Version: 2.1\nName: amounts-for-broadsheet\nVersion: 1.0\n")
    lines = "".join(f"{name} = {target}\n" for name, target in points.items())
    (shipped / "entry_points.txt").write_text(f"[broadsheet.extractors]\n{lines}")
    shutil.copy(desk / "amounts.py", package / "amounts.py")
    monkeypatch.syspath_prepend(str(package))
    document = convert("It cost £12.50, or €14.", extractors=["amounts"])
    assert [found["amount"] for found in document.extra["amounts"]] == ["£12.50", "€14"]


def test_every_file_that_the_readme_links_to_is_there() -> None:
    text = README.read_text(encoding="utf-8")
    links = [to for to in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in to]
    assert [to for to in links if not (ROOT / to).exists()] == []


def test_the_set_up_commands_are_one_line_each() -> None:
    first, second = code("sh")[:2]
    assert first.count("\n") == second.count("\n") == 1
    assert "pip install" in first
    assert "broadsheet convert samples/" in first
    assert second.rstrip().endswith("pytest")
