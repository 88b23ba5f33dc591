"""What the README and the manuals show is what happens: commands run, the plugin loads, links lead somewhere.

A ``console`` block is a session: each line after ``$`` (with those after ``>`` that continue it) is run by a
shell in a new folder with ``samples/`` and the manual's plugin, and the lines below it are its whole output.
``pytest tests/test_readme.py --write-goldens`` fills in the outputs.
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
from typing import get_args

import pytest

from broadsheet import convert
from broadsheet.document import ColumnType
from broadsheet.tabular.column_data import RawColumn, ignore
from broadsheet.tabular.columns import type_columns
from helpers import ROOT, SAMPLES

README, COMMAND, LIBRARY = PAGES = ("README.md", "cli/README.md", "extractors/README.md")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.M | re.S)


def read(page: str) -> str:
    """The text of a page."""
    return (ROOT / page).read_text(encoding="utf-8")


def code(page: str, language: str) -> list[str]:
    """The code blocks of a language in a page, in order."""
    return [body for named, body in BLOCK.findall(read(page)) if named == language]


def turns(session: str) -> Iterator[str]:
    """Each command of a session, as it is shown: its further lines begin with ``>``."""
    for turn in re.split(r"^\$ ", session, flags=re.M)[1:]:
        first, *below = turn.split("\n")
        yield "\n".join([first, *takewhile(lambda line: line.startswith("> "), below)])


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder as a reader has it: the samples, the plugin's file, the command on the path."""
    shutil.copytree(SAMPLES, tmp_path / "samples")
    (tmp_path / "amounts.py").write_text(code(LIBRARY, "python")[0], encoding="utf-8")
    command = tmp_path / "bin" / "broadsheet"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m broadsheet_cli "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    return tmp_path


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


SESSIONS = [(page, number) for page in PAGES for number in range(len(code(page, "console")))]


@pytest.mark.parametrize(("page", "number"), SESSIONS)
def test_a_session_shows_what_its_commands_print(
    page: str, number: int, desk: Path, request: pytest.FixtureRequest
) -> None:
    shown = code(page, "console")[number]
    if "sqlite3 " in shown and shutil.which("sqlite3") is None:
        pytest.skip("the sqlite3 shell is not installed")
    printed = "".join(
        f"$ {command}\n{run(command.replace(chr(10) + '> ', chr(10)), desk)}" for command in turns(shown)
    )
    if request.config.getoption("--write-goldens"):
        old, new = (f"```console\n{session}```" for session in (shown, printed))
        (ROOT / page).write_text(read(page).replace(old, new), encoding="utf-8")
    assert printed == code(page, "console")[number]


def test_the_library_example_is_true() -> None:
    exec(compile(code(README, "python")[0], README, "exec"), {"__name__": "readme"})


def test_the_plugin_loads_by_the_entry_point_that_the_manual_shows(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    declared = tomllib.loads(code(LIBRARY, "toml")[0])
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


TYPES = re.findall(r"^\| (`[^|]*) \| ([^|]*) \| ([^|]*) \|$", read(LIBRARY), re.M)


def test_the_table_of_types_has_each_type() -> None:
    shown = [each for types, _, _ in TYPES for each in re.findall(r"`([^`]+)`", types)]
    assert sorted(shown) == sorted(get_args(ColumnType))


@pytest.mark.parametrize(("types", "cells", "values"), TYPES)
def test_cells_become_the_values_that_the_table_of_types_shows(types: str, cells: str, values: str) -> None:
    kinds, shown, expected = (re.findall(r"`([^`]+)`", part) for part in (types, cells, values))
    wanted = shown if values == "itself" else [value for value in expected if not value.startswith("unit")]
    columns = type_columns([RawColumn("X", [cell, cell]) for cell in shown], "en", ignore)
    assert {column.type for column in columns} <= set(kinds)
    told = [str(column.values[0]) for column in columns]
    assert [value.lower() if kinds == ["boolean"] else value for value in told] == wanted


def anchors(text: str) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", BLOCK.sub("", text), re.M)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def dead_links(page: Path) -> list[str]:
    """The links of a page to files that do not exist, and to headings that the page or file does not have."""
    found = []
    for to in re.findall(r"\]\(([^)\s]+)\)", page.read_text(encoding="utf-8")):
        name, _, anchor = to.partition("#")
        target = page.parent / name if name else page
        if "://" in to or (target.exists() and not anchor):
            continue
        if not target.is_file() or anchor not in anchors(target.read_text(encoding="utf-8")):
            found.append(to)
    return found


@pytest.mark.parametrize("page", [*PAGES, "CHANGELOG.md"])
def test_every_link_to_a_file_or_a_heading_leads_somewhere(page: str) -> None:
    assert dead_links(ROOT / page) == []


def test_a_link_to_a_heading_that_is_not_there_is_found_in_any_file(tmp_path: Path) -> None:
    (tmp_path / "other.md").write_text("## A heading\n", encoding="utf-8")
    page = tmp_path / "page.md"
    page.write_text("[1](other.md#a-heading) [2](other.md#a-hedding) [3](#x) [4](no.md)", encoding="utf-8")
    assert dead_links(page) == ["other.md#a-hedding", "#x", "no.md"]


def test_the_set_up_commands_are_one_line_each() -> None:
    first, second = code(README, "sh")
    assert first.count("\n") == second.count("\n") == 1
    assert "pip install" in first
    assert "broadsheet convert samples/" in first
    assert second.rstrip().endswith("pytest")
