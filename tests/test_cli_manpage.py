"""The manual page is up to date, and a shell completes commands, options and values."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from broadsheet_cli import manpage
from command import ENVIRONMENT
from helpers import ROOT

PAGE = ROOT / "cli" / "man" / "broadsheet.1"


def test_the_shipped_page_matches_the_declared_options(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--write-goldens"):
        PAGE.write_text(manpage.page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == manpage.page(), "--write-goldens makes it anew"


@pytest.mark.skipif(shutil.which("groff") is None, reason="no groff here to read it")
def test_groff_reads_the_page_without_warnings() -> None:
    call = ["groff", "-man", "-Tutf8", "-ww", "-Kutf8", "-P-cbou", str(PAGE)]
    done = subprocess.run(call, capture_output=True, check=True)
    assert done.stderr == b""
    text = done.stdout.decode("utf-8")
    for said in ("articles in, structured data out", "output-dir", "BROADSHEET_CONFIG", "EXIT STATUS"):
        assert said in text


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("con", ["convert", "config"]),
        ("convert --output-d", ["--output-dir"]),
        ("convert -f nd", ["ndjson"]),
        ("convert --from m", ["markdown", "mail"]),
        ("convert --extract lists,tab", ["lists,tables"]),
        ("show --color ne", ["never"]),
        ("extractors me", ["metadata"]),
        ("config sh", ["show"]),
        ("convert art", []),
    ],
)
def test_bash_completes_commands_options_and_values(line: str, words: list[str], tmp_path: Path) -> None:
    command = tmp_path / "broadsheet"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m broadsheet_cli "$@"\n')
    command.chmod(0o755)
    typed = ["broadsheet", *line.split()]
    script = (
        'eval "$(broadsheet --show-completion bash)"; complete -p broadsheet >&2; '
        f"COMP_WORDS=({' '.join(typed)}); COMP_CWORD={len(typed) - 1}; "
        '_broadsheet_completion broadsheet; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    environment = {
        **ENVIRONMENT,
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1",
    }
    done = subprocess.run(["bash", "-c", script], env=environment, capture_output=True, check=True)
    assert done.stderr.decode() == "complete -o default -F _broadsheet_completion broadsheet\n"
    assert sorted(done.stdout.decode().split()) == sorted(words)
