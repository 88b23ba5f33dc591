"""Reports on a run: the log, the report file, and the exit code."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from broadsheet_cli.strict import counts
from command import run

GOOD = "Harbour news\n\nThe plan has two parts:\n\n- dredging\n- cranes\n"
DOUBTFUL = "Größe und Maß, ein Überblick über die Häfen der Küste".encode("windows-1252")
FURNISHED = "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav><article><h1>Harbour</h1>" + (
    "<p>The harbour of Quay is deep, and its cranes are old but strong.</p>" * 5
)


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder with good, doubtful, furnished and bad inputs."""
    monkeypatch.chdir(tmp_path)
    Path("good.txt").write_text(GOOD)
    Path("doubtful.txt").write_bytes(DOUBTFUL)
    Path("furnished.html").write_text(FURNISHED)
    Path("bad.txt").write_bytes(b"")


def test_strict_ignores_warnings_about_what_surrounds_the_article() -> None:
    furnished = run("convert", "furnished.html", "--strict")
    codes = [warning["code"] for warning in json.loads(furnished.text)["warnings"]]
    assert {"dropped-navigation", "language-guessed"} <= set(codes)
    assert [code for code in codes if counts(code)] == []
    assert (furnished.code, furnished.err) == (0, "")
    doubtful = run("convert", "doubtful.txt", "--strict")
    assert doubtful.code == 3
    assert "doubtful.txt: 1 warning: encoding-guessed" in doubtful.err


def test_the_report_counts_outcomes_failures_and_warnings_and_names_what_failed() -> None:
    result = run("convert", "good.txt", "doubtful.txt", "bad.txt", "-f", "ndjson", "--report", "report.json")
    report = json.loads(Path("report.json").read_text())
    assert report["format"] == "broadsheet-report/1"
    assert (report["exit"], report["complete"]) == (result.code, True) == (1, True)
    assert report["outcomes"]["converted"] == 2
    assert report["failures"] == {"empty-input": 1}
    assert report["failed"][0]["source"] == "bad.txt"
    assert report["warnings"]["encoding-guessed"] == {"documents": 1, "count": 1}


def test_files_of_other_kinds_in_folders_and_archives_are_counted() -> None:
    Path("mixed").mkdir()
    for name in ("a.txt", "b.pdf", "c.png", "d.pdf", ".hidden.pdf"):
        Path("mixed", name).write_text("A text.")
    Path("mixed/loop").symlink_to("loop")  # no file at all
    with zipfile.ZipFile("mixed/e.zip", "w") as archive:
        archive.writestr("f.txt", "A text.")
        archive.writestr("g.docx", "")
    result = run("convert", "mixed", "--exclude", "*.png", "--output-dir", "out", "--report", "report")
    assert result.lines == ["broadsheet: 2 converted, 3 left out (other kinds of file)"]
    assert json.loads(Path("report").read_text())["outcomes"]["left_out"] == 3
    named = run("convert", "mixed", "--include", "*.txt", "--output-dir", "out", "--overwrite")
    assert named.lines == ["broadsheet: 1 converted"]


def test_a_run_that_stops_early_reports_so() -> None:
    run("convert", "bad.txt", "good.txt", "--output-dir", "out", "--fail-fast", "--report", "report.json")
    report = json.loads(Path("report.json").read_text())
    assert (report["exit"], report["complete"], report["outcomes"]["failed"]) == (1, False, 1)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_it_stops_when_so_many_have_failed(jobs: str) -> None:
    for number in range(50):
        Path(f"{number:02}.txt").touch()
    names = [f"{number:02}.txt" for number in range(50)]
    result = run("convert", *names, "--output-dir", "out", "--max-failures", "3", "--jobs", jobs)
    assert result.code == 1
    assert [line.split(": ")[1] for line in result.lines[:-1]] == names[:3]


def test_a_stopped_run_leaves_no_temporary_files() -> None:
    for number in range(50):
        Path(f"{number:02}.txt").write_text(GOOD)
    names = [f"{number:02}.txt" for number in range(50)]
    run("convert", "bad.txt", *names, "--output-dir", "out", "--fail-fast", "--jobs", "2")
    assert list(Path("out").rglob(".*")) == []


def test_a_json_log_has_one_object_per_line() -> None:
    result = run(
        "convert", "good.txt", "bad.txt", "missing", "--output-dir", "out", "-v", "--log-format", "json"
    )
    told = [json.loads(line) for line in result.lines]
    assert [each["level"] for each in told] == ["debug", "error", "error", "info"]
    assert told[0]["source"] == "good.txt"
    assert told[2] | {"time": ""} == {
        "time": "",
        "level": "error",
        "message": "missing: no such file",
        "source": "missing",
        "code": "missing-file",
    }
    assert told[3]["converted"] == 1


def test_a_fatal_error_is_json_in_a_json_log() -> None:
    result = run("convert", "good.txt", "--log-format", "json", "--output-dir", "good.txt/below")
    assert json.loads(result.err)["level"] == "error"
    assert result.code == 4


def test_verbose_reports_each_document() -> None:
    result = run("convert", "good.txt", "doubtful.txt", "-f", "ndjson", "--verbose")
    assert result.lines[0].startswith("broadsheet: good.txt: converted in ")
    assert "doubtful.txt: converted in " in result.lines[1]
    assert "encoding-guessed" in result.lines[1]
