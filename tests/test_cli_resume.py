"""Runs with a journal are resumed when interrupted, and later ones convert only what is new."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from broadsheet_cli.errors import Stopped
from broadsheet_cli.inputs import Input
from broadsheet_cli.outputs.groups import GroupedOutput
from broadsheet_cli.work import Answer, Outcome
from command import COMMAND, ENVIRONMENT, Result, run

NAMES = [f"{number:02}" for number in range(40)]


@pytest.fixture(autouse=True)
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with forty articles in a tree, and a plugin that writes down each call."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        path = Path("news", name[0], f"{name}.txt")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The article of {name}.\n\n- one\n- two\n")
    Path("calls.py").write_text(
        "import time\n"
        "def extract(article):\n"
        "    with open('calls', 'a') as file: file.write(article.source.path + '\\n')\n"
        "    time.sleep(0.01)\n"
        "    if 'bad' in article.blocks[0].text: raise MemoryError\n"
    )
    return tmp_path


FOLDER = ["news", "--output-dir", "out", "--state", "state", "--plugin", "calls.py"]
STREAM = ["news", "-f", "ndjson", "-o", "out.ndjson", "--state", "state", "--plugin", "calls.py"]


def called() -> list[str]:
    """The articles converted since the last time of asking."""
    calls = Path("calls")
    found = [Path(line).stem for line in calls.read_text().splitlines()] if calls.exists() else []
    calls.unlink(missing_ok=True)
    return found


def convert(*arguments: str) -> Result:
    return run("convert", *arguments, "-q")


def written() -> dict[str, bytes]:
    """Every file below the outputs, hidden ones too."""
    found = [*Path("out").rglob("*"), *Path().glob("out.*")]
    return {str(path): path.read_bytes() for path in found if path.is_file()}


@pytest.mark.parametrize("call", [FOLDER, STREAM])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_killed_run_can_be_resumed_with_the_same_result(call: list[str], jobs: str) -> None:
    assert convert(*call).code == 0
    undisturbed = written()
    for path in undisturbed:
        Path(path).unlink()
    for path in Path().glob("state*"):
        path.unlink()
    called()

    for moment in (0.3, 0.6, 1.0):
        with subprocess.Popen([*COMMAND, "convert", *call, "-j", jobs], env=ENVIRONMENT) as process:
            time.sleep(moment)
            process.kill()
    settled = written()
    assert all(undisturbed[path] == content for path, content in settled.items() if path.endswith(".json"))
    assert convert(*call).code == 0
    assert written() == undisturbed
    called()
    assert convert(*call).code == 0
    assert called() == []


def test_a_finished_run_leaves_one_journal_file() -> None:
    convert(*FOLDER)
    assert [path.name for path in Path().glob("state*")] == ["state"]


def test_a_later_run_does_what_is_new_or_changed() -> None:
    convert(*FOLDER)
    called()
    Path("news/new.txt").write_text("A new one.")
    Path("news/0/03.txt").write_text("It says something else now.")
    os.utime("news/0/04.txt")  # touched, and says the same
    assert run("convert", *FOLDER).lines[-1] == "broadsheet: 2 converted, 39 done before"
    assert sorted(called()) == ["03", "new"]
    assert "something else" in Path("out/0/03.txt.json").read_text()
    Path("out/1/15.txt.json").unlink()
    convert(*FOLDER)
    assert called() == ["15"]


def test_other_options_remake_a_folder_but_not_a_growing_file() -> None:
    convert(*FOLDER)
    called()
    convert(*FOLDER, "--extract", "metadata")
    assert sorted(called()) == NAMES
    convert("news", "-f", "ndjson", "-o", "all.ndjson", "--state", "other")
    convert("news", "-f", "ndjson", "-o", "all.ndjson", "--state", "other", "--extract", "lists")
    assert len(Path("all.ndjson").read_text().splitlines()) == 40


def test_a_failure_is_kept_and_tried_again_when_asked_to() -> None:
    Path("news/0/07.txt").write_text("A bad one.")
    assert convert(*FOLDER).code == 1
    called()
    again = run("convert", *FOLDER)
    assert (again.code, called()) == (1, [])
    assert again.lines[-1] == "broadsheet: 0 converted, 39 done before, 1 failed before"
    assert convert(*FOLDER, "--retry-failed").code == 1
    assert called() == ["07"]
    Path("news/0/07.txt").write_text("A good one.")
    assert convert(*FOLDER).code == 0
    assert called() == ["07"]


def test_the_status_tells_what_was_done_and_what_failed_and_why() -> None:
    Path("news/0/07.txt").write_text("A bad one.")
    Path("news/0/08.txt").write_bytes(b"")
    convert(*FOLDER)
    status = run("status", "state")
    assert status.code == 1
    lines = status.text.splitlines()
    assert lines[0] == "state: 38 converted, 2 failed"
    assert lines[1].startswith("last run: began ")
    assert lines[1].endswith(" with exit code 1")
    assert lines[2].endswith(
        "/news/0/07.txt: needed more memory than there is, or than --max-memory leaves to it (out-of-memory)"
    )
    assert "news/0/08.txt" in lines[3]
    failed = run("status", "state", "--failed").text.splitlines()
    assert [Path(line).name for line in failed] == ["07.txt", "08.txt"]
    found = json.loads(run("status", "state", "--json").text)
    assert found["documents"] == {"converted": 38, "failed": 2, "cut off": 0}
    assert [each["code"] for each in found["failed"]] == ["out-of-memory", "empty-input"]


def test_the_status_of_a_killed_run_says_so() -> None:
    with subprocess.Popen([*COMMAND, "convert", *FOLDER, "-j", "1"], env=ENVIRONMENT) as process:
        while not Path("calls").exists():
            time.sleep(0.01)
        assert run("status", "state").text.splitlines()[1].endswith(" and is at work")
        process.kill()
    assert run("status", "state").text.splitlines()[1].endswith(" and was cut off")


def test_two_runs_cannot_use_one_journal() -> None:
    with subprocess.Popen([*COMMAND, "convert", *FOLDER, "-j", "1"], env=ENVIRONMENT) as first:
        while not Path("calls").exists():
            time.sleep(0.01)
        second = run("convert", *FOLDER)
        assert second.code == 5
        assert second.lines[0].startswith(
            f"broadsheet: another run is at work with state (process {first.pid}, since "
        )
    assert first.returncode == 0
    assert convert(*FOLDER).code == 0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_keeps_what_is_done_and_leaves_nothing_beside(number: int) -> None:
    Path("calls.py").write_text(Path("calls.py").read_text().replace("0.01", "0.1"))
    call = [*COMMAND, "convert", *FOLDER, "-j", "2"]
    with subprocess.Popen(call, env=ENVIRONMENT, stderr=subprocess.PIPE) as process:
        while not list(Path("out").rglob("[0-9]*.json")):
            time.sleep(0.01)
        process.send_signal(number)
        assert process.stderr is not None
        told = process.stderr.read().decode()
    assert process.returncode == 128 + number
    assert 0 < len(written()) < 40
    named = {signal.SIGINT: "Ctrl-C", signal.SIGTERM: "SIGTERM"}[signal.Signals(number)]
    assert re.fullmatch(rf"broadsheet: stopped by {named}: \d+ converted\n", told)
    assert not list(Path("out").rglob(".*"))
    called()
    assert convert(*FOLDER).code == 0
    assert len(called()) < 40


def test_a_group_that_is_final_when_a_signal_comes_is_counted_later() -> None:
    class Interrupted(GroupedOutput):
        def _prepare(self, group: Sequence[Answer]) -> None:
            pass

        def _make_final(self, group: Sequence[Answer]) -> list[Answer]:
            signal.raise_signal(signal.SIGTERM)
            return list(group)

    def stop(number: int, frame: object) -> None:
        raise Stopped(number)

    output = Interrupted()
    answer = (Input("a.txt", "a.txt"), Outcome())
    before = signal.signal(signal.SIGTERM, stop)
    try:
        output.put(*answer)
        with pytest.raises(Stopped):
            output.settle()
    finally:
        signal.signal(signal.SIGTERM, before)
    assert output.settle() == [answer]


def test_a_signal_that_prevents_the_one_output_says_so() -> None:
    Path("calls.py").write_text(Path("calls.py").read_text().replace("0.01", "0.1"))
    call = [*COMMAND, "convert", "news", "-o", "all.json", "--plugin", "calls.py", "-j", "1"]
    with subprocess.Popen(call, env=ENVIRONMENT, stderr=subprocess.PIPE) as process:
        while not Path("calls").exists():
            time.sleep(0.01)
        process.terminate()
        assert process.stderr is not None
        assert process.stderr.read() == b"broadsheet: stopped by SIGTERM: all.json is not written\n"
    assert not list(Path().glob("*all.json*"))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300 KB, where the system lets us have one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("a file system can be mounted by root alone")
    yield place
    subprocess.run(["umount", str(place)], check=True)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_full_disk_ends_the_run_and_the_next_goes_on(small_disk: Path, jobs: str) -> None:
    call = ["news", "--output-dir", str(small_disk / "out"), "--state", str(small_disk / "state"), "-j", jobs]
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"x" * 190_000)
    full = convert(*call)
    assert full.code == 4
    assert "No space left on device" in full.err or "disk is full" in full.err
    assert not list(small_disk.rglob("*.part"))
    ballast.unlink()
    assert convert(*call).code == 0
    assert len(list(small_disk.rglob("*.json"))) == 40


def test_files_of_other_kinds_are_never_used_as_a_journal(tmp_path: Path) -> None:
    Path("text").write_text("not a journal")
    sqlite3.connect("database").executescript("CREATE TABLE mine (x);").close()
    for path in ("text", "database"):
        before = Path(path).read_bytes()
        result = run("convert", "news", "--output-dir", "out", "--state", path)
        assert (result.code, len(result.lines)) == (4, 1)
        assert f"the journal {path} cannot be used: it is not a journal" in result.err
        assert Path(path).read_bytes() == before
        assert not Path(f"{path}.lock").exists()
        assert run("status", path).code == 2


def test_the_file_that_grows_must_be_the_one_that_the_journal_knows() -> None:
    convert(*STREAM)
    Path("out.ndjson").write_text("another")
    Path("news/new.txt").write_text("A new one.")
    result = convert(*STREAM)
    assert result.code == 2
    assert "shorter than the journal says" in result.err


@pytest.mark.parametrize("place", [["-o", "out.json"], ["--output-dir", "out"]])
def test_nothing_is_overwritten_unless_asked_to(place: list[str]) -> None:
    assert convert("news/0/01.txt", *place).code == 0
    (path,) = written()
    Path(path).write_text("mine")
    refused = convert("news/0/01.txt", *place)
    assert refused.code == 2
    assert f"{path} exists already: " in refused.err
    assert "--overwrite" in refused.err
    assert Path(path).read_text() == "mine"
    assert convert("news/0/01.txt", *place, "--overwrite").code == 0
    assert Path(path).read_text() != "mine"


def test_an_input_is_never_overwritten() -> None:
    article = Path("news/0/01.txt")
    before = article.read_text()
    refused = convert("./news/0/01.txt", "-o", str(article), "--overwrite")
    assert (refused.code, len(refused.lines)) == (2, 1)
    assert f"{article} is also an input" in refused.err
    assert article.read_text() == before


@pytest.mark.parametrize(
    ("place", "written", "code", "told"),
    [
        (["--output-dir", "out"], "out/01.txt.json", 1, "since this run began; --overwrite replaces it"),
        (["-o", "out.json"], "out.json", 4, "since this run began; --overwrite replaces it"),
        (["-o", "out.db"], "out.db", 4, "another run has made that database since this one began"),
    ],
)
def test_a_file_that_appears_during_the_run_is_not_overwritten_either(
    place: list[str], written: str, code: int, told: str
) -> None:
    Path("late.py").write_text(f"def extract(article):\n    open('{written}', 'w').write('mine')\n")
    result = convert("news/0/01.txt", *place, "--plugin", "late.py")
    assert (result.code, len(result.lines)) == (code, 1)
    assert told in result.err
    assert Path(written).read_text() == "mine"
    assert not list(Path().rglob(".broadsheet-*"))


def test_a_file_that_another_run_writes_meanwhile_is_skipped_if_existing_ones_are() -> None:
    Path("late.py").write_text("def extract(article):\n    open('out/01.txt.json', 'w').write('its')\n")
    call = ["news/0/01.txt", "news/0/02.txt", "--output-dir", "out", "--skip-existing"]
    result = run("convert", *call, "--plugin", "late.py")
    assert (result.code, result.lines) == (0, ["broadsheet: 1 converted, 1 there already"])
    assert Path("out/01.txt.json").read_text() == "its"
    assert not list(Path("out").glob(".*"))


def test_existing_outputs_are_skipped_or_updated() -> None:
    convert("news", "--output-dir", "out", "--plugin", "calls.py")
    called()
    Path("news/new.txt").write_text("A new one.")
    Path("news/0/03.txt").write_text("It says something else now.")
    os.utime("news/0/03.txt", (2e9, 2e9))
    skipped = run("convert", "news", "--output-dir", "out", "--plugin", "calls.py", "--skip-existing")
    assert skipped.lines[-1] == "broadsheet: 1 converted, 40 there already"
    assert called() == ["new"]
    convert("news", "--output-dir", "out", "--plugin", "calls.py", "--changed")
    assert called() == ["03"]
    assert "something else" in Path("out/0/03.txt.json").read_text()


def test_a_tables_file_goes_with_its_table() -> None:
    Path("two.md").write_text(
        "| a | b |\n|---|---|\n| 1 | 2 |\n\nBetween.\n\n| c | d |\n|---|---|\n| 3 | 4 |\n"
    )
    call = ["two.md", "-f", "csv", "--output-dir", "out", "--state", "state"]
    assert convert(*call).code == 0
    assert len(written()) == 2
    Path("two.md").write_text("| a | b |\n|---|---|\n| 1 | 2 |\n")
    assert convert(*call).code == 0
    assert len(written()) == 1
