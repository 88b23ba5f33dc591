"""The recipes of the manual work: each is run as it is written, where the tool that it needs is installed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from command import ENVIRONMENT
from helpers import SAMPLES
from test_readme import COMMAND, code

NAMES = ("news-north-quay.html", "wire-ferry-strike.txt", "report-water-quarter.md", "tables-ferry-year.html")
PLACE = "/srv/articles"
PROGRAM = "/usr/local/bin/broadsheet"


def needs(tool: str) -> pytest.MarkDecorator:
    """Skip the test where a tool is missing."""
    return pytest.mark.skipif(shutil.which(tool) is None, reason=f"no {tool} here")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The folder of the recipes, with the command on the path."""
    (tmp_path / "incoming").mkdir()
    for name in NAMES:
        shutil.copy(SAMPLES / name, tmp_path / "incoming" / name)
    command = tmp_path / "bin" / "broadsheet"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m broadsheet_cli "$@"\n')
    command.chmod(0o755)
    return tmp_path


def shell(command: str, place: Path) -> subprocess.CompletedProcess[str]:
    """Run a command line as a shell would, in the folder of the recipes."""
    environment = {**ENVIRONMENT, "PATH": f"{place / 'bin'}:{os.environ['PATH']}", "HOME": str(place)}
    return subprocess.run(
        ["sh", "-c", command.replace(PLACE, str(place))],
        cwd=place,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def lines(tool: str) -> list[str]:
    """The lines of the manual's shell blocks that call a tool."""
    shown = (line for block in code(COMMAND, "sh") for line in block.splitlines())
    return [line for line in shown if re.search(rf"\b{tool}\b", line)]


def documents(place: Path) -> list[str]:
    """The files in ``data``."""
    return sorted(str(path.relative_to(place / "data")) for path in (place / "data").rglob("*.json"))


def test_the_crontab_line_converts_what_is_new_and_says_nothing(place: Path) -> None:
    (line,) = code(COMMAND, "crontab")
    *times, command = line.split(maxsplit=5)
    assert all(re.fullmatch(r"[\d*/,-]+", each) for each in times)
    assert "%" not in command  # to cron it is a line break
    for _ in range(2):
        done = shell(command, place)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert documents(place) == sorted(f"{name}.json" for name in NAMES)


def test_the_service_runs_the_same_command_as_the_crontab_line(place: Path) -> None:
    service = code(COMMAND, "ini")[0]
    command = re.search(r"^ExecStart=(.*)$", service, re.MULTILINE)
    assert command is not None
    done = shell(f"cd {PLACE} && {command[1].replace(PROGRAM, 'broadsheet')}", place)
    assert done.returncode == 0
    assert documents(place) == sorted(f"{name}.json" for name in NAMES)
    assert all(json.loads(line) for line in done.stderr.splitlines())


@needs("systemd-analyze")
def test_systemd_finds_nothing_wrong_with_its_units(place: Path) -> None:
    service, timer = code(COMMAND, "ini")
    service = service.replace(PLACE, str(place)).replace(PROGRAM, str(place / "bin" / "broadsheet"))
    (place / "broadsheet.service").write_text(service)
    (place / "broadsheet.timer").write_text(timer)
    call = ["systemd-analyze", "verify", "--man=no", "./broadsheet.timer", "./broadsheet.service"]
    done = subprocess.run(call, cwd=place, capture_output=True, text=True, check=False)
    complaints = [line for line in done.stderr.splitlines() if "broadsheet" in line]
    assert (done.returncode, complaints) == (0, [])


@needs("make")
def test_the_makefile_converts_what_has_changed_and_nothing_else(place: Path) -> None:
    (place / "Makefile").write_text(code(COMMAND, "makefile")[0])
    assert shell("make", place).returncode == 0
    assert documents(place) == sorted(f"{name}.json" for name in NAMES if not name.endswith(".md"))
    assert "Nothing to be done" in shell("make", place).stdout
    os.utime(place / "incoming" / NAMES[0])
    again = shell("make", place)
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout.count("broadsheet convert") == 1


@pytest.mark.parametrize(
    "tool", [pytest.param(tool, marks=needs(tool)) for tool in ("find", "xargs", "parallel")]
)
def test_files_that_other_tools_choose_are_converted(tool: str, place: Path) -> None:
    for line in lines(tool):
        if tool == "find" and ("xargs" in line or "parallel" in line):
            continue
        done = shell(line, place)
        assert (done.returncode, done.stderr) == (0, "") or "cite" in done.stderr
        pattern, target = line.split("'")[1], line.rpartition("> ")[2]
        written = [json.loads(each)["source"]["path"] for each in (place / target).read_text().splitlines()]
        assert sorted(written) == sorted(f"incoming/{n}" for n in NAMES if n.endswith(pattern[1:]))


@needs("jq")
def test_the_jq_lines_print_a_line_an_article_and_a_line_a_row(place: Path) -> None:
    articles, rows = (shell(line, place) for line in lines("jq"))
    assert (articles.returncode, rows.returncode) == (0, 0)
    assert len(articles.stdout.splitlines()) == len(NAMES)
    found = [json.loads(line) for line in rows.stdout.splitlines()]
    assert len(found) > 5
    assert {row["path"] for row in found} <= {f"incoming/{name}" for name in NAMES}
