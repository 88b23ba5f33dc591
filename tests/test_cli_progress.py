"""Progress: shown on a terminal and, once a minute, in a log."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import termios
from collections.abc import Mapping

import pytest

from broadsheet_cli.console import Console
from broadsheet_cli.progress import Progress
from command import Stream


def shown(
    *,
    terminal: bool = True,
    quiet: bool = False,
    total: int | None = None,
    term: str = "xterm",
    seconds: float = 6,
) -> str:
    """What 100 steps in that many seconds print on standard error."""
    environment: Mapping[str, str] = {"TERM": term}
    error = Stream(terminal=terminal)
    console = Console(None, Stream(), error, environment)
    console.quiet = quiet
    moments = iter(range(10_000))
    progress = Progress(console, total, lambda: next(moments) * seconds / 100)
    for done in range(1, 101):
        progress.at(done)
    console.error("a fault")
    return error.bytes.getvalue().decode()


def test_progress_shows_count_rate_and_remaining_time() -> None:
    assert "\r\x1b[2K97 done, 17 a second" in shown()
    assert "\r\x1b[2K97 of 5,000 done, 17 a second, 4:54 left" in shown(total=5000)


def test_progress_shows_the_total_before_anything_is_done() -> None:
    error = Stream(terminal=True)
    moments = iter([0.0, 2.0])
    Progress(Console(None, Stream(), error, {"TERM": "xterm"}), 5000, lambda: next(moments)).at(0)
    assert error.bytes.getvalue() == b"\r\x1b[2K0 of 5,000 done, 0 a second"


def test_progress_never_takes_more_than_one_line_of_a_narrow_terminal() -> None:
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 20, 0, 0))
    with open(theirs, "w", encoding="utf-8") as error:
        Console(None, Stream(), error, {"TERM": "xterm"}).overwrite("a line of 26 characters   ")
        assert os.read(ours, 99) == b"\r\x1b[2Ka line of 26 char"
    os.close(ours)


def test_progress_starts_after_a_second_and_updates_five_times_a_second() -> None:
    assert 20 <= shown().count("a second") <= 30


def test_a_log_gets_one_line_per_minute() -> None:
    lines = shown(terminal=False, seconds=130).splitlines()
    assert [line.partition(" a second")[0] for line in lines] == [
        "broadsheet: 47 done, 1",
        "broadsheet: 94 done, 1",
        "broadsheet: a fault",
    ]


def test_a_message_replaces_the_progress_line() -> None:
    assert shown().endswith("\r\x1b[2Kbroadsheet: a fault\n")


@pytest.mark.parametrize("setting", [{"terminal": False}, {"quiet": True}, {"term": "dumb"}])
def test_progress_is_not_shown_elsewhere(setting: dict[str, bool]) -> None:
    assert shown(**setting) == "broadsheet: a fault\n"  # type: ignore[arg-type]
