"""The command line: two parsers that agree, help that begins with an example, few modules loaded."""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import broadsheet
import broadsheet_cli
from broadsheet.registry import BUILT_IN
from broadsheet_cli import app, checks, fast_parser
from broadsheet_cli.commands import convert
from broadsheet_cli.console import Console
from broadsheet_cli.declare import declared
from broadsheet_cli.errors import Exit
from broadsheet_cli.options import COMMANDS, ConvertOptions
from broadsheet_cli.settings import resolve
from command import ENVIRONMENT, run, spawn

WORDS = [
    "a.html",
    "b c.txt",
    "-",
    "json",
    "2",
    "--",
    "-x",
    "-jfour",
    "--format=yaml",
    "",
    "--help",
    "--table",
]
OPTIONS = sorted(spelling for kind in fast_parser.spellings() for spelling in kind)


def read_by_typer(arguments: list[str]) -> ConvertOptions | None:
    """The options that typer reads from a ``convert`` call; None for a wrong call or one for help."""
    found: list[ConvertOptions] = []

    def note(options: ConvertOptions, console: Console) -> Exit:
        found.append(options)
        return Exit.OK

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(convert, "run", note)
        patch.setattr(sys, "stdout", None)
        try:
            app.run(["convert", *arguments], Console(None, None, None, {}))
        except broadsheet_cli.errors.CommandError:
            return None
    return found[0] if found else None


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_declared_once_and_appears_in_the_help(command: str) -> None:
    options = declared(COMMANDS[command])
    spellings = [name for option in options for name in (*option.names, option.off) if name]
    assert len(spellings) == len(set(spellings))
    help = run(command, "--help").text
    for option in options:
        changing = (option.off,) if option.default is True else option.names
        assert all(name in help for name in changing if name)
        assert option.spec.help.split(".")[0] in " ".join(help.split())


def test_a_flag_can_switch_off_what_a_configuration_switches_on() -> None:
    options = read_by_typer(["a.txt", "--strict", "--no-strict"])
    assert options is not None
    assert not options.strict


def read_quickly(arguments: list[str]) -> ConvertOptions | None:
    """The options that the fast parser reads; None if it leaves the call to typer."""
    found = fast_parser.parse(["convert", *arguments])
    return None if found is None else resolve(ConvertOptions, found, Console(None, None, None, {}))


@given(st.lists(st.sampled_from(WORDS) | st.sampled_from(OPTIONS), max_size=6))
def test_the_fast_parser_agrees_with_typer_or_declines(arguments: list[str]) -> None:
    quickly = read_quickly(arguments)
    assert quickly is None or quickly == read_by_typer(arguments)


def test_the_fast_parser_accepts_the_calls_that_scripts_make() -> None:
    call = ["convert", "--format", "ndjson", "--jobs", "1", "a.html", "b.txt", "-q", "-o", "-"]
    expected = ConvertOptions(files=("a.html", "b.txt"), format="ndjson", jobs="1", quiet=True, output="-")
    assert read_quickly(call[1:]) == expected


@pytest.mark.parametrize("command", ["", *COMMANDS, "status", "config", "schema"])
def test_help_begins_with_an_example(command: str) -> None:
    result = run(*command.split(), "--help")
    assert result.code == 0
    usage, _, rest = result.text.partition("\n")
    assert usage.startswith("Usage: broadsheet")
    assert rest.strip().split("\n")[2].strip().startswith("broadsheet ")
    assert result.text == run(*command.split(), "-h").text


def test_help_lists_the_exit_codes() -> None:
    told = run("convert", "--help").text.partition("Exit codes:")[2]
    assert {int(code) for code in re.findall(r"\d+", told)} == set(Exit)
    assert "with --strict" not in run("show", "--help").text


@pytest.mark.parametrize(
    ("command", "parameters"),
    [("status", "STATE"), ("show", "[FILE]"), ("convert", "[FILE]..."), ("config", "[COMMAND]")],
)
def test_help_shows_what_must_be_given_without_brackets(command: str, parameters: str) -> None:
    called = f"Usage: broadsheet {command} [OPTIONS] {parameters}\n"
    assert run(command, "--help").text.startswith(called)


@pytest.mark.parametrize(
    ("quota", "cores"), [("250000 100000", 2), ("50000 100000", 1), ("max 100000", math.inf), ("", math.inf)]
)
def test_a_containers_quota_counts_as_cores(tmp_path: Path, quota: str, cores: float) -> None:
    (tmp_path / "cpu.max").write_text(quota)
    assert checks.cores_by_quota(str(tmp_path / "cpu.max")) == cores


def test_the_version_is_that_of_the_library() -> None:
    assert broadsheet_cli.__version__ == broadsheet.__version__
    assert run("--version").text == f"broadsheet {broadsheet.__version__}\n"


def test_extractors_are_listed_with_a_line_each_and_explained_one_by_one() -> None:
    lines = run("extractors").text.splitlines()
    assert [line.split()[0] for line in lines][: len(BUILT_IN)] == list(BUILT_IN)
    manual = run("extractors", "tables").text
    assert manual.startswith("Tables: ")
    assert manual.count("\n") > 3


def test_a_plugin_file_explains_itself_before_it_is_used(tmp_path: Path) -> None:
    plugin = tmp_path / "shout.py"
    plugin.write_text(
        '"""Shouting: how loud.\n\nThe whole manual.\n"""\ndef extract(article):\n    return 1\n'
    )
    assert "shout     Shouting: how loud.\n" in run("extractors", "--plugin", plugin).text
    assert run("extractors", "shout", "--plugin", plugin).text.endswith("The whole manual.\n")


def test_the_schema_is_printed_as_json() -> None:
    assert json.loads(run("schema").text) == broadsheet.schema()


def loaded(*arguments: str) -> set[str]:
    """The top-level modules that a call loads."""
    call = "import sys; from broadsheet_cli.main import main; main(sys.argv[1:])"
    code = f"{call}; print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in done.stderr.split()}


HEAVY = {"typer", "rich", "yaml", "ctypes", "multiprocessing", "pygments"}


def test_a_run_loads_only_what_it_needs(tmp_path: Path) -> None:
    text, page = tmp_path / "a.txt", tmp_path / "a.html"
    text.write_text("An article.\n\n- one\n- two\n")
    page.write_text("<p>An article.</p>")
    assert loaded("convert", str(text)) & (HEAVY | {"selectolax"}) == set()
    assert loaded("convert", str(page), "-f", "yaml") & HEAVY == set()
    assert loaded("--version") & (HEAVY | {"msgspec", "broadsheet"}) == set()


def test_it_runs_as_a_module_and_as_an_installed_command(tmp_path: Path) -> None:
    expected = f"broadsheet {broadsheet.__version__}\n".encode()
    assert spawn("--version").out == expected
    installed = Path(sys.executable).with_name("broadsheet")
    if not installed.exists():
        pytest.skip("broadsheet is not installed beside this interpreter")
    assert subprocess.run([installed, "--version"], capture_output=True, check=True).stdout == expected
