"""Settings: where they come from, their precedence, and the messages for wrong ones."""

from __future__ import annotations

import json
import os
import sys
import tomllib
from pathlib import Path

import pytest

from broadsheet_cli.declare import declared
from broadsheet_cli.options import COMMANDS
from command import run, spawn

ARTICLE = "Fruit:\n\n- apples\n- pears\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with an article, its reader in a folder of it, and a place for the user's file."""
    folder = tmp_path / "project" / "sub"
    folder.mkdir(parents=True)
    monkeypatch.chdir(folder)
    (folder / "a.txt").write_text(ARTICLE)
    return tmp_path


def written(path: Path, text: str) -> Path:
    """A configuration file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def user_file(desk: Path, text: str) -> dict[str, str]:
    """The environment of a user who has a configuration file."""
    written(desk / "home" / "broadsheet" / "config.toml", text)
    return {"XDG_CONFIG_HOME": str(desk / "home")}


def test_the_order_is_flag_variable_named_file_project_user_default(desk: Path) -> None:
    def format_of(*arguments: str, **environment: str) -> str:
        out = run("convert", "a.txt", *arguments, environment=environment).text
        kinds = {"{\n": "json", '{"': "ndjson", "fo": "yaml", "Fr": "markdown"}
        return kinds[out[:2]]

    assert format_of() == "json"
    user = user_file(desk, 'format = "markdown"')
    assert format_of(**user) == "markdown"
    written(desk / "project" / "pyproject.toml", '[tool.broadsheet]\nformat = "yaml"')
    assert format_of(**user) == "yaml"
    named = written(desk / "named.toml", 'format = "json"')
    assert format_of("--config", str(named), **user) == "json"
    assert format_of(BROADSHEET_CONFIG=str(named), **user) == "json"
    assert format_of("--config", str(named), BROADSHEET_FORMAT="ndjson", **user) == "ndjson"
    assert format_of("-f", "yaml", BROADSHEET_FORMAT="ndjson") == "yaml"


def test_the_nearest_file_is_the_projects_and_its_own_goes_before_a_pyproject(desk: Path) -> None:
    written(desk / "broadsheet.toml", "strict = true")
    written(desk / "project" / "pyproject.toml", "[project]\nname = 'x'")
    assert "strict = true" in run("config").text
    written(desk / "project" / "pyproject.toml", "[tool.broadsheet]\nstrict = false")
    assert "strict = false" in run("config").text
    written(desk / "project" / "broadsheet.toml", "strict = true")
    assert "strict = true" in run("config").text


def test_config_shows_each_value_and_what_set_it_and_is_a_file_itself(desk: Path) -> None:
    written(desk / "project" / "broadsheet.toml", 'jobs = 2\nexclude = ["drafts"]\nmax_bytes = 99\n')
    shown = run("config", "convert", environment={"BROADSHEET_STRICT": "yes"}).text
    values = tomllib.loads(shown)
    assert (values["jobs"], values["exclude"], values["max-bytes"]) == ("2", ["drafts"], "99")
    assert values["strict"] is True
    origins = {line.split(" =")[0]: line.rpartition("  # ")[2] for line in shown.splitlines()}
    assert origins["jobs"] == origins["exclude"] == "../broadsheet.toml"
    assert origins["strict"] == "BROADSHEET_STRICT"
    assert origins["format"] == "default"
    assert origins["# timeout"] == "default"
    assert shown.startswith("# read: ../broadsheet.toml\n")
    again = written(desk / "again.toml", shown)
    assert tomllib.loads(run("config", "convert", "--config", again).text) == values
    assert run("config", "convrt").code == 2


def test_every_option_that_may_be_configured_is_shown_once() -> None:
    keys = [line.removeprefix("# ").split(" =")[0] for line in run("config").text.splitlines()[1:]]
    options = [option for command in COMMANDS.values() for option in declared(command)]
    assert sorted(keys) == sorted({option.key for option in options if option.configurable})
    assert not {"files", "output", "config", "table"} & set(keys)


def test_a_path_in_a_file_begins_in_the_folder_of_the_file(desk: Path) -> None:
    written(desk / "project" / "broadsheet.toml", 'output-dir = "out"')
    assert run("convert", "a.txt").code == 0
    assert (desk / "project" / "out" / "a.txt.json").exists()


def test_a_flag_overrides_configured_options_that_exclude_it(desk: Path) -> None:
    environment = {"BROADSHEET_SKIP_EXISTING": "1", "BROADSHEET_OUTPUT_DIR": "over"}
    for flags in ([], ["--overwrite"]):
        assert run("convert", "a.txt", *flags, environment=environment).code == 0
    environment = {"BROADSHEET_FORMAT": "ndjson", "BROADSHEET_ERRORS": "inline"}
    assert run("convert", "a.txt", "-f", "yaml", environment=environment).text.startswith("format: ")


def test_an_output_file_on_the_command_line_goes_before_a_configured_folder(desk: Path) -> None:
    written(desk / "project" / "broadsheet.toml", 'output-dir = "out"\nstate = "journal.db"')
    assert run("convert", "a.txt", "-o", "a.json").code == 0
    assert json.loads(Path("a.json").read_text())["format"] == "broadsheet/1"
    assert not (desk / "project" / "out").exists()


def test_what_a_file_switches_on_the_command_line_switches_off() -> None:
    Path("latin.txt").write_bytes("Größe und Maß, ein Überblick über die Häfen der Küste".encode("cp1252"))
    environment = {"BROADSHEET_STRICT": "1"}
    assert run("convert", "latin.txt", environment=environment).code == 3
    assert run("convert", "latin.txt", "--no-strict", environment=environment).code == 0


WRONG = {
    'fromat = "yaml"': "there is no setting 'fromat': did you mean format?",
    "output = 'x'": "there is no setting 'output'",
    "[tool.broadsheet]\nformat = 'yaml'": "settings stand in no table such as [tool] in this file",
    "output-dir = ''": ": output-dir has no name ('')",
    "timeout = 0": ": --timeout takes seconds above 0, not 0",
    "extract = ''": ": --extract names no extractor",
    "xyzzy = 1": "there is no setting 'xyzzy'; there are ",
    "format = true": "format takes a string, not True",
    "strict = 'yes'": "strict takes true or false, not 'yes'",
    "max-bytes = 1.5": "--max-bytes takes a number of bytes from 1 on, or one with K, M or G, not '1.5'",
    "max-cpu = 1.5": "max-cpu takes a whole number, not 1.5",
    "timeout = 'soon'": "timeout takes a number, not 'soon'",
    "exclude = 'x'": "exclude takes a list of strings, not 'x'",
    "format = 'jsn'": "no format is called 'jsn': did you mean json?",
    "format = ": "is not valid TOML: ",
}


def test_a_file_in_another_encoding_is_reported_with_the_line(desk: Path) -> None:
    (desk / "cafe.toml").write_bytes(b'format = "yaml"\n# caf\xe9\n')
    result = run("config", "--config", desk / "cafe.toml")
    assert (result.code, len(result.lines)) == (2, 1)
    assert result.lines[0].endswith("cafe.toml is not valid TOML: line 2 is not UTF-8")


@pytest.mark.parametrize("line", WRONG)
def test_a_wrong_setting_is_one_line_that_names_the_file_and_suggests_the_right_one(
    line: str, desk: Path
) -> None:
    written(desk / "project" / "broadsheet.toml", line)
    result = run("convert", "a.txt")
    assert (result.code, result.out, len(result.lines)) == (2, b"", 1)
    assert WRONG[line] in result.err
    assert result.lines[0].startswith("broadsheet: ../broadsheet.toml")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("BROADSHEET_FORMAT", "jsn", "BROADSHEET_FORMAT: no format is called 'jsn': did you mean json?"),
        ("BROADSHEET_EXTRACT", "lists,tabels", "BROADSHEET_EXTRACT: no extractor is called 'tabels'"),
        ("BROADSHEET_ENCODING", "utf-88", "BROADSHEET_ENCODING: "),
        ("BROADSHEET_FROMAT", "yaml", "did you mean BROADSHEET_FORMAT?"),
        ("BROADSHEET_MAX_CPU", "many", "takes a whole number, not 'many'"),
        ("BROADSHEET_TIMEOUT", "soon", "takes a number, not 'soon'"),
        ("BROADSHEET_STRICT", "perhaps", "takes 1, true, yes, on, 0, false, no, off"),
        ("BROADSHEET_TIMEOUT", "-1", "BROADSHEET_TIMEOUT: --timeout takes seconds above 0"),
        ("BROADSHEET_ERRORS", "inline", "BROADSHEET_ERRORS: --errors inline needs --format ndjson"),
        ("BROADSHEET_STATE", "s.db", "BROADSHEET_STATE: --state needs --output-dir"),
    ],
)
def test_a_wrong_variable_is_one_line(name: str, value: str, said: str) -> None:
    result = run("convert", "a.txt", environment={name: value})
    assert (result.code, len(result.lines)) == (2, 1)
    assert said in result.err


def test_an_option_that_has_the_same_value_is_not_blamed() -> None:
    result = run("convert", "a.txt", "-f", "html", environment={"BROADSHEET_FROM": "html"})
    assert result.lines[0].startswith("broadsheet: no format is called 'html'")


def test_a_file_that_can_be_read_only_once_is_named_all_the_same() -> None:
    ours, theirs = os.pipe()
    os.write(theirs, b"format = 'jsn'")
    os.close(theirs)
    result = run("convert", "a.txt", "--config", f"/dev/fd/{ours}")
    os.close(ours)
    assert result.lines[0].startswith(f"broadsheet: /dev/fd/{ours}: no format is called 'jsn'")


def test_variables_of_other_programs_and_empty_ones_are_no_fault() -> None:
    environment = {"BROADSHEET_HOUSE_COLOUR": "blue", "BROADSHEET_STRICT": ""}
    assert run("convert", "a.txt", environment=environment).code == 0


def test_lists_in_a_variable_are_separated_as_in_a_path() -> None:
    shown = run("config", environment={"BROADSHEET_EXCLUDE": f"drafts{os.pathsep}*.{{md,txt}}"}).text
    assert tomllib.loads(shown)["exclude"] == ["drafts", "*.{md,txt}"]


def test_a_file_that_nobody_named_may_not_run_code(desk: Path) -> None:
    written(desk / "project" / "sub" / "shout.py", "def extract(article):\n    return 1\n")
    path = written(desk / "project" / "sub" / "broadsheet.toml", 'plugin = ["shout.py"]')
    refused = run("convert", "a.txt")
    assert (refused.code, len(refused.lines)) == (2, 1)
    assert "plugin runs code" in refused.err
    path.rename("named.toml")
    assert json.loads(run("convert", "a.txt", "--config", "named.toml").text)["shout"] == 1


def test_what_config_prints_can_be_the_projects_own_file(desk: Path) -> None:
    shown = run("config", "convert").text
    assert "plugin = []" in shown  # no code to run
    written(desk / "project" / "broadsheet.toml", shown)
    assert run("convert", "a.txt").code == 0


def test_a_configuration_that_is_not_there_is_one_line() -> None:
    result = run("convert", "a.txt", "--config", "missing.toml")
    assert (result.code, len(result.lines)) == (2, 1)
    assert "cannot read the configuration missing.toml: No such file" in result.err


def test_where_there_is_no_file_nothing_is_loaded_to_read_one() -> None:
    Path("pyproject.toml").write_text("[project]\nname = 'other'\n")
    code = (
        "import sys; from broadsheet_cli.main import main; main(['convert', 'a.txt', '-o', 'a.json']); "
        "print(sorted({'tomllib', 'platformdirs', 'typer', 'difflib'} & set(sys.modules)))"
    )
    import subprocess

    from command import ENVIRONMENT

    done = subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, check=True)
    assert done.stdout == b"[]\n"


def test_every_command_takes_its_settings_in_the_same_way(desk: Path) -> None:
    written(desk / "project" / "broadsheet.toml", 'color = "sometimes"\nextract = "lists"')
    assert "there are auto, always, never" in run("show", "a.txt").err
    assert json.loads(run("convert", "a.txt").text)["sections"] == []
    assert "there is no setting" not in spawn("extractors").err
    assert set(COMMANDS) == {"convert", "show", "tables", "extractors"}
