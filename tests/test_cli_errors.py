"""Errors: one clear line and the right exit code each, without affecting other inputs."""

from __future__ import annotations

import gzip
import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from command import COMMAND, ENVIRONMENT, run, spawn

ARTICLE = "Harbour news\n\nThe plan has two parts:\n\n- dredging\n- cranes\n"


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with two good files in it."""
    monkeypatch.chdir(tmp_path)
    for name in ("good.txt", "also good.txt"):
        Path(name).write_text(ARTICLE)
    return tmp_path


def inputs_that_fail() -> dict[str, tuple[bytes | None, str]]:
    """The content of each bad input, and a pattern of its error message, by name."""
    packed = gzip.compress(ARTICLE.encode() * 50)
    return {
        "missing.html": (None, "no such file"),
        "empty.txt": (b"", "empty"),
        "blank.txt": (b" \n\t\n", "empty"),
        "image.png": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "PNG|binary"),
        "noise.html": (bytes(range(256)) * 8, "binary"),
        "cut.txt.gz": (packed[:-20], "cut off"),
        "broken.txt.gz": (packed[:20] + b"\xff" * 40 + packed[60:], "cannot be unpacked"),
    }


@pytest.mark.parametrize("name", inputs_that_fail())
def test_a_bad_input_is_one_line_that_says_what_and_why(name: str) -> None:
    content, why = inputs_that_fail()[name]
    if content is not None:
        Path(name).write_bytes(content)
    result = run("convert", name)
    assert (result.code, result.out) == (1, b"")
    assert len(result.lines) == 1
    assert re.match(rf"broadsheet: {re.escape(name)}: .*({why})", result.err)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_good_inputs_are_converted_in_order_and_each_bad_one_is_reported(jobs: str) -> None:
    bad = inputs_that_fail()
    for name, (content, _) in bad.items():
        if content is not None:
            Path(name).write_bytes(content)
    result = spawn("convert", "good.txt", *bad, "also good.txt", "-f", "ndjson", "--jobs", jobs)
    written = [json.loads(line)["source"]["path"] for line in result.out.splitlines()]
    assert written == ["good.txt", "also good.txt"]
    assert result.code == 1
    assert [line.split(": ")[1] for line in result.lines[:-1]] == list(bad)
    assert result.lines[-1].startswith(f"broadsheet: 2 converted, {len(bad)} failed")


def test_an_array_of_inputs_of_which_none_could_be_converted_is_still_an_array() -> None:
    result = run("convert", "missing-1", "missing-2")
    assert (result.code, result.text) == (1, "[]\n")


def test_an_inline_error_takes_the_place_of_the_document() -> None:
    result = run("convert", "missing", "good.txt", "-f", "ndjson", "--errors", "inline")
    first, second = map(json.loads, result.text.splitlines())
    error = {"code": "missing-file", "message": "no such file"}
    assert first == {"format": "broadsheet/1", "source": {"path": "missing"}, "error": error}
    assert second["source"]["path"] == "good.txt"
    assert result.code == 1


def test_a_folder_without_articles_is_reported() -> None:
    Path("empty/deeper").mkdir(parents=True)
    Path("empty/style.css").touch()
    result = run("convert", "empty", "good.txt", "-f", "ndjson")
    assert result.code == 1
    assert result.lines[0].startswith("broadsheet: empty: no article in this folder: none ends in .html")
    assert len(result.text.splitlines()) == 1


def test_a_folder_without_matching_files_is_reported_with_the_pattern() -> None:
    result = run("convert", ".", "--include", "*.pdf")
    assert result.code == 1
    assert result.lines[0].endswith("no article in this folder: none matches --include *.pdf")


def test_fail_fast_stops_at_the_first_failure() -> None:
    result = run("convert", "good.txt", "missing", "also good.txt", "-f", "ndjson", "--fail-fast")
    assert result.code == 1
    assert len(result.text.splitlines()) == 1


def test_strict_writes_everything_and_exits_with_its_own_code() -> None:
    Path("odd.txt").write_bytes(
        "Größe und Maß, ein Überblick über die Häfen der Küste".encode("windows-1252")
    )
    result = run("convert", "good.txt", "odd.txt", "-f", "ndjson", "--strict")
    assert result.code == 3
    assert re.match(r"broadsheet: odd.txt: \d warnings?: .*encoding-guessed", result.err)
    assert len(result.text.splitlines()) == 2
    assert run("convert", "good.txt", "--strict").code == 0


CALLED_WRONGLY = {
    "convert good.txt -f jsn": "no format is called 'jsn': did you mean json?",
    "convert good.txt --extract tabels": "no extractor is called 'tabels': did you mean tables?",
    "convert good.txt --extract ,": "--extract names no extractor",
    "convert good.txt --encoding utf-99": "no encoding is called 'utf-99'",
    "convert good.txt --encoding utf-99 --jobs 2": "no encoding is called 'utf-99'",
    "convert good.txt --from htm": "did you mean html?",
    "convert good.txt --jobs 0": "--jobs takes a number from 1 on, or auto",
    "convert good.txt --jobs many": "--jobs takes a number from 1 on, or auto",
    "convert good.txt --timeout 0": "--timeout takes seconds above 0",
    "convert good.txt --timeout soon": "'soon' is not a number",
    "convert good.txt --max-cpu 0": "--max-cpu takes whole seconds from 1 on",
    "convert good.txt --max-memory lots": "--max-memory takes a number of bytes from 1 on, or one with",
    "convert good.txt --max-bytes 0": "--max-bytes takes a number of bytes from 1 on, or one with K, M or G",
    "convert good.txt --errors inline": "--errors inline needs --format ndjson",
    "convert good.txt -f jsonl": "no format is called 'jsonl': did you mean ndjson?",
    "convert good.txt -o .": "-o takes a file, and . is a folder: --output-dir writes into one",
    "good.txt": "did you mean broadsheet convert good.txt?",
    "convert good.txt -f csv --table 0": "--table takes a number from 1 on, not 0",
    "tables good.txt --table -1": "--table takes a number from 1 on, not -1",
    "convert good.txt --max-failures some": "'some' is not a whole number",
    "convert good.txt --output-dir good.txt": "--output-dir takes a folder, and good.txt is a file",
    "convert good.txt good.txt --output-dir out": "good.txt is an input twice",
    "convert good.txt --table 1": "--table needs a format that holds one table",
    "convert good.txt good.txt -f csv": "csv holds one table",
    "convert good.txt -o a --output-dir b": "cannot go together",
    "convert good.txt --fromat json": "no such option: --fromat: did you mean --format? (see 'broadsheet",
    "convert good.txt --colour": "no such option: --colour (see 'broadsheet convert --help')",
    "convert good.txt --jobs": "requires an argument (see 'broadsheet convert --help')",
    "show good.txt b c": "unexpected: b c (see 'broadsheet show --help')",
    "status": "missing argument 'STATE' (see 'broadsheet status --help')",
    "status .": ".: a folder, not a journal",
    "convert - --files-from -": "standard input can be read once only",
    "convert --files-from missing": "--files-from: cannot read missing: No such file",
    "convrt good.txt": "did you mean 'convert'",
    "convert good.txt --plugin missing.py": "--plugin missing.py: no such file",
    "convert good.txt --plugin .": "--plugin takes a Python file, and . is a folder",
    "show good.txt --plugin good.txt": "--plugin takes a Python file, and good.txt does not end in .py",
    "convert good.txt ''": "a FILE without a name is given (''): is a variable in the call not set?",
    "show ''": "a FILE without a name is given",
    "convert good.txt -o ''": "--output has no name (''): is a variable in the call not set?",
    "convert good.txt --output-dir ''": "--output-dir has no name ('')",
    "convert good.txt --config ''": "--config has no name ('')",
    "convert good.txt --plugin ''": "--plugin has no name ('')",
    "show good.txt --plugin ''": "--plugin has no name ('')",
    "extractors --plugin missing.py": "--plugin missing.py: no such file",
    "extractors tabels": "did you mean tables?",
    "show good.txt --color sometimes": "there are auto, always, never",
    "show good.txt --rows -1": "--rows takes a number from 0 on",
    "show good.txt --encoding utf-99": "no encoding is called 'utf-99'",
    "show good.txt --width 0": "--width takes a number from 1 on, not 0",
    "show good.txt --why": "--why explains HTML",
    "show good.txt --why --lines": "--lines and --why cannot go together",
    "show good.txt --from html --lines": "--lines explains plain text",
}


@pytest.mark.parametrize("call", CALLED_WRONGLY)
def test_a_wrong_call_is_one_line_with_a_suggestion_and_exit_code_2(call: str) -> None:
    result = run(*shlex.split(call))
    assert (result.code, result.out) == (2, b"")
    assert len(result.lines) == 1
    assert CALLED_WRONGLY[call].lower() in result.err.lower()


def test_an_empty_name_is_an_error_before_any_input_is_converted() -> None:
    result = run("convert", *["good.txt"] * 60, "", "-f", "ndjson")
    assert (result.code, result.out) == (2, b"")


def test_a_working_folder_that_was_removed_is_named_as_the_reason() -> None:
    def leave() -> None:
        Path("gone").mkdir()
        os.chdir("gone")
        Path("../gone").rmdir()

    result = spawn("convert", ".", preexec_fn=leave)
    assert (result.code, result.lines) == (1, ["broadsheet: the working folder: No such file or directory"])


def test_the_error_for_an_address_says_how_to_fetch_it() -> None:
    result = run("convert", "https://example.org/article")
    assert (result.code, result.out) == (1, b"")
    assert result.lines[0].endswith("pipe the page in: curl -sL ADDRESS | broadsheet convert")


@pytest.mark.parametrize("call", [[], ["convert"], ["show"], ["tables"]])
def test_a_command_without_input_prints_a_short_help(call: list[str]) -> None:
    result = run(*call, terminal=True)
    assert (result.code, result.out) == (2, b"")
    assert 2 <= len(result.lines) <= 12
    assert max(map(len, result.lines)) < 80
    assert result.lines[0].startswith(f"broadsheet {call[0] if call else 'convert'} page.html ")


def test_two_inputs_never_share_an_output_name_and_nothing_is_written_before_that_is_known() -> None:
    for folder in ("a", "b"):
        Path(folder).mkdir()
        Path(folder, "x.txt").write_text(ARTICLE)
    result = run("convert", "a", "b", "--output-dir", "out")
    assert result.code == 2
    assert "x.txt.json: a/x.txt and b/x.txt" in result.err
    assert not Path("out").exists()


def test_control_characters_in_names_are_escaped() -> None:
    result = run("convert", "a\nb\x1b[31m.txt")
    assert result.lines == ["broadsheet: a\\nb\\x1b[31m.txt: no such file"]


def test_an_input_above_the_size_limit_is_refused_compressed_or_not() -> None:
    Path("bomb.txt.gz").write_bytes(gzip.compress(b"a" * 10_000_000))
    for name in ("bomb.txt.gz", "good.txt"):
        result = run("convert", name, "--max-bytes", "50")
        assert result.code == 1
        assert "more than 50 bytes" in result.err
    assert "more than 9,437,184 bytes" in run("convert", "bomb.txt.gz", "--max-bytes", "9M").err
    piped = run("convert", "--max-bytes", "50", stdin=b"a" * 10_000)
    assert (piped.code, "more than 50 bytes" in piped.err) == (1, True)


def test_a_plugin_that_does_not_load_is_only_a_warning() -> None:
    Path("bad.py").write_text("import not_there\n")
    result = run("convert", "good.txt", "--plugin", "bad.py")
    document = json.loads(result.text)
    assert result.code == 0
    assert [w["code"] for w in document["warnings"]] == ["plugin-failed"]
    assert len(document["lists"]) == 1
    assert [line.split(":")[1] for line in result.lines] == [" warning"]


def test_an_internal_error_is_one_line_and_a_traceback_with_debug(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*arguments: object, **named: object) -> None:
        raise KeyError("a bug")

    monkeypatch.setattr("broadsheet.convert", fail)
    for command in ("convert", "show"):
        result = run(command, "good.txt")
        assert (result.code, len(result.lines)) == (1, 1)
        assert "good.txt: KeyError: 'a bug'; please report it" in result.err
        with pytest.raises(KeyError):
            run(command, "good.txt", environment={"BROADSHEET_DEBUG": "1"})


def test_a_bug_outside_the_conversion_is_one_line_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("broadsheet_cli.inputs.named.inputs", lambda *arguments: 1 / 0)
    result = run("convert", "good.txt")
    assert (result.code, len(result.lines)) == (1, 1)
    assert "ZeroDivisionError: division by zero; please report it" in result.err
    with pytest.raises(ZeroDivisionError):
        run("convert", "good.txt", environment={"BROADSHEET_DEBUG": "1"})


CRASHES = {
    "os._exit(0)": "exit code 0",
    "ctypes.string_at(0)": "SIGSEGV",
}
"""Code that kills its process, and how the message describes that."""


@pytest.mark.parametrize("crash", CRASHES)
@pytest.mark.parametrize("command", ["convert", "show"])
def test_a_plugin_that_kills_its_process_fails_only_the_document(command: str, crash: str) -> None:
    Path("bad.py").write_text(f"import ctypes, os\ndef extract(article):\n    {crash}\n")
    result = spawn(command, "good.txt", "--plugin", "bad.py")
    assert (result.code, result.out, len(result.lines)) == (1, b"", 1)
    assert result.lines[0].startswith("broadsheet: good.txt: the process that converted it died")
    assert result.lines[0].endswith(f"({CRASHES[crash]}): a plugin is the likely cause (bad.py)")


@pytest.mark.parametrize("crash", CRASHES)
def test_a_plugin_that_kills_its_process_while_loading_is_only_a_warning(crash: str) -> None:
    Path("bad.py").write_text(f"import ctypes, os\n{crash}\n")
    told = f"extractor 'bad' (bad.py): it ended its process while it loaded ({CRASHES[crash]})"
    for call in ("convert good.txt", "convert good.txt --extract lists,bad"):
        result = spawn(*call.split(), "--plugin", "bad.py")
        document = json.loads(result.text)
        assert (result.code, result.lines) == (0, [f"broadsheet: warning: {told}"])
        assert [w["message"] for w in document["warnings"]] == [told]
        assert len(document["lists"]) == 1
    assert told in " ".join(spawn("show", "good.txt", "--plugin", "bad.py").text.split())
    listed = spawn("extractors", "--plugin", "bad.py")
    assert (listed.code, listed.lines) == (1, [f"broadsheet: {told}"])


@pytest.mark.parametrize("crash", CRASHES)
def test_what_a_plugin_prints_before_it_kills_its_process_is_shown(crash: str) -> None:
    Path("bad.py").write_text(f"import ctypes, os\nprint('about to', 'die', end='!\\n...')\n{crash}\n")
    for call in ("convert good.txt", "show good.txt", "extractors"):
        assert spawn(*call.split(), "--plugin", "bad.py").lines[0].startswith("about to die!"), call


def test_a_plugin_file_named_like_a_built_in_does_not_take_its_result_away() -> None:
    Path("lists.py").write_text("def extract(article):\n    return 1\n")
    assert len(json.loads(run("convert", "good.txt", "--plugin", "lists.py").text)["lists"]) == 1


@pytest.mark.parametrize("raised", ["ValueError('no')", "SystemExit(7)", "RecursionError()"])
def test_a_plugin_that_raises_does_not_affect_other_inputs(raised: str) -> None:
    Path("bad.py").write_text(
        f"def extract(article):\n    if 'also' in article.source.path:\n        raise {raised}\n"
    )
    result = run("convert", "also good.txt", "good.txt", "--plugin", "bad.py", "-f", "ndjson")
    assert "good.txt" in [json.loads(line)["source"]["path"] for line in result.text.splitlines()]
    assert "Traceback" not in result.err


def test_too_many_workers_are_one_line_with_advice() -> None:
    for number in range(60):
        Path(f"many-{number}.txt").write_text("An article.")
    call = [*COMMAND, "convert", "many-*.txt", "-f", "ndjson", "--jobs", "60"]
    limited = ["bash", "-c", 'ulimit -n 40; exec "$@"', "bash"]
    done = subprocess.run([*limited, *call], env=ENVIRONMENT, capture_output=True, check=False)
    assert done.returncode == 1
    told = (
        r"broadsheet: cannot start worker process \d+: Too many open files; a smaller number of --jobs .*\n"
    )
    assert re.fullmatch(told, done.stderr.decode())


def test_a_document_that_hangs_or_kills_its_process_does_not_affect_others() -> None:
    Path("bad.py").write_text(
        "import os, time\n"
        "def extract(article):\n"
        "    path = article.source.path\n"
        "    if 'slow' in path: time.sleep(60)\n"
        "    if 'deadly' in path: os.kill(os.getpid(), 9)\n"
    )
    for name in ("slow.txt", "deadly.txt"):
        Path(name).write_text(ARTICLE)
    names = ["slow.txt", "good.txt", "deadly.txt", "also good.txt"]
    result = spawn("convert", *names, "--plugin", "bad.py", "-f", "ndjson", "--jobs", "2", "--timeout", "1")
    written = [json.loads(line)["source"]["path"] for line in result.out.splitlines()]
    assert written == ["good.txt", "also good.txt"]
    assert result.lines[0] == "broadsheet: slow.txt: took longer than 1 second and was stopped"
    assert "deadly.txt: the process that converted it died twice (SIGKILL)" in result.lines[1]
    assert result.code == 1
    assert "Traceback" not in result.err


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
@pytest.mark.parametrize(
    "call", ["convert good.txt", "show good.txt", "convert --help", "schema", "--version"]
)
def test_a_full_disk_is_one_line(call: str) -> None:
    with open("/dev/full", "wb") as full:
        result = spawn(*call.split(), stdout=full)
    assert result.code == 4
    assert len(result.lines) == 1
    assert "No space left on device" in result.err


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
def test_a_full_disk_below_an_output_file_is_one_line() -> None:
    result = run("convert", "good.txt", "-o", "/dev/full")
    assert result.code == 4
    assert result.lines == ["broadsheet: cannot write /dev/full: No space left on device"]


def with_small_files(*arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Call the command where no file can grow above a kilobyte."""
    limited = ["bash", "-c", 'ulimit -f 1; trap "" XFSZ; exec "$@"', "bash", *COMMAND]
    environment = {**ENVIRONMENT, "PYTHONDONTWRITEBYTECODE": "1"}  # a .pyc cut short would break later runs
    return subprocess.run([*limited, *arguments], env=environment, capture_output=True, check=False)


def test_a_disk_that_fills_up_leaves_the_old_output_file() -> None:
    Path("out.json").write_text("old")
    done = with_small_files("convert", *["good.txt"] * 20, "--overwrite", "-o", "out.json")
    assert done.returncode == 4
    assert done.stderr.decode().startswith("broadsheet: cannot write out.json: ")
    assert Path("out.json").read_text() == "old"
    assert not list(Path().glob(".broadsheet-*"))


@pytest.mark.parametrize("option", ["-o", "--output-dir"])
def test_an_output_that_cannot_be_written_is_one_line(option: str) -> None:
    Path("file").touch()
    result = run("convert", "good.txt", option, "file/out")
    assert (result.code, result.out) == (4, b"")
    assert len(result.lines) == 1
    assert "cannot write file/out: Not a directory" in result.err
    assert "its folder is not there" in run("convert", "good.txt", "-o", "no/out").err


def test_a_database_that_cannot_be_written_is_called_by_its_own_name() -> None:
    done = with_small_files("convert", "good.txt", "-f", "sqlite", "-o", "out.db")
    assert done.returncode == 4
    assert done.stderr.decode().startswith("broadsheet: cannot write the database out.db: ")
    assert list(Path().glob("*out*")) + list(Path().glob(".broadsheet-*")) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_without_permission_is_one_line() -> None:
    Path("locked").mkdir(mode=0o500)
    result = run("convert", "good.txt", "--output-dir", "locked")
    assert result.code == 1
    assert "Permission denied" in result.err


def test_an_unwritable_output_fails_only_its_input() -> None:
    Path("out/good.txt.json").mkdir(parents=True)
    result = run("convert", "good.txt", "also good.txt", "--output-dir", "out", "--overwrite")
    assert result.code == 1
    assert result.lines[0].startswith("broadsheet: good.txt: its output cannot be written: ")
    assert Path("out/also good.txt.json").exists()
    assert not list(Path("out").glob(".broadsheet-*"))


def test_a_closed_pipe_is_silent() -> None:
    Path("long.txt").write_text(ARTICLE * 5000)
    with subprocess.Popen(
        [*COMMAND, "convert", *["long.txt"] * 3],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_closed_standard_streams_are_no_traceback() -> None:
    closed = ["bash", "-c", '"$@" >&-', "bash", *COMMAND, "convert", "good.txt"]
    done = subprocess.run(closed, env=ENVIRONMENT, capture_output=True, check=False)
    assert done.returncode == 4
    assert done.stderr == b"broadsheet: standard output is closed\n"


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_at_once_and_leaves_no_half_file(
    number: signal.Signals, code: int, jobs: str
) -> None:
    Path("slow.py").write_text("import time\ndef extract(article):\n    time.sleep(60)\n")
    Path("out.json").write_text("old")
    call = [
        *COMMAND,
        "convert",
        "good.txt",
        "--plugin",
        "slow.py",
        "--jobs",
        jobs,
        "--overwrite",
        "-o",
        "out.json",
    ]
    with subprocess.Popen(call, env=ENVIRONMENT, stderr=subprocess.PIPE) as process:
        until(lambda: bool(list(Path().glob(".broadsheet-*"))))
        time.sleep(0.3)
        process.send_signal(number)
        sent = time.monotonic()
        assert process.stderr is not None
        said = process.stderr.read()
    assert process.returncode == code
    assert time.monotonic() - sent < 2
    assert said == b""
    assert Path("out.json").read_text() == "old"
    assert not list(Path().glob(".broadsheet-*"))


def test_a_signal_that_comes_while_a_worker_is_started_is_not_lost() -> None:
    script = """if True:
        import os, signal, sys
        from broadsheet_cli.main import main
        os.register_at_fork(after_in_parent=lambda: os.kill(os.getpid(), signal.SIGTERM))
        sys.exit(main("convert good.txt --jobs 2 -o out.json".split()))
    """
    call = [sys.executable, "-c", script]
    done = subprocess.run(call, env=ENVIRONMENT, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (143, b"")
    assert not Path("out.json").exists()


def until(true: Callable[[], bool], seconds: float = 10) -> None:
    """Wait until a condition holds."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)
