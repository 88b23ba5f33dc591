"""The journal and its lock leave nothing open, locked or unsaid when something goes wrong with them."""

from __future__ import annotations

import errno
import fcntl
import os
import resource
import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from broadsheet_cli import lock
from broadsheet_cli.errors import CommandError, Exit
from broadsheet_cli.journal import Journal
from broadsheet_cli.lock import Lock
from command import run, spawn

LOCK = Path("state.lock")


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder with an article."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("An article of one sentence.")


class Watched(sqlite3.Connection):
    """A connection that notes whether the lock is held while it is closed, and can fail to close."""

    held: list[bool]
    fault: Exception | None

    def close(self) -> None:
        self.held.append(LOCK.exists())
        super().close()
        if self.fault is not None:
            raise self.fault


@pytest.fixture
def closings(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """For each connection that was closed, whether the lock was held then."""
    Watched.held, Watched.fault = [], None
    monkeypatch.setattr(sqlite3, "connect", partial(sqlite3.connect, factory=Watched))
    return Watched.held


def test_the_file_is_closed_before_another_run_may_open_it(closings: list[bool]) -> None:
    Journal("state", "making").close()
    assert (closings, LOCK.exists()) == ([True], False)


@pytest.mark.parametrize("damage", ["PRAGMA user_version = 99", "DROP TABLE runs"])
def test_a_journal_that_cannot_be_used_is_closed_before_it_is_unlocked(
    damage: str, closings: list[bool]
) -> None:
    Journal("state", "making").close()
    database = sqlite3.connect("state")
    database.execute(damage)
    database.close()
    closings.clear()
    with pytest.raises(CommandError, match="the journal state cannot be used"):
        Journal("state", "making")
    assert (closings, LOCK.exists()) == ([True], False)


def test_a_file_that_does_not_close_is_an_error_and_not_locked_for_ever(closings: list[bool]) -> None:
    journal = Journal("state", "making")
    Watched.fault = sqlite3.OperationalError("disk I/O error")
    with pytest.raises(CommandError, match="the journal state cannot be used: disk I/O error"):
        journal.close()
    assert not LOCK.exists()


def test_a_journal_is_locked_under_every_name_that_links_to_it() -> None:
    Path("link").symlink_to("state")
    journal = Journal("state", "making")
    try:
        second = spawn("convert", "a.txt", "--output-dir", "out", "--state", "link")
        assert second.code == Exit.BUSY
        assert spawn("status", "link").text.splitlines()[1].endswith(" is at work")
    finally:
        journal.close()


def test_a_lock_file_that_cannot_be_written_is_named_and_removed() -> None:
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (0, 0))
    call = ["a.txt", "--output-dir", "out", "--state", "state"]
    environment = {"PYTHONDONTWRITEBYTECODE": "1"}  # a cut-off .pyc would break later runs
    result = spawn("convert", *call, preexec_fn=limit, environment=environment)
    assert (result.code, result.lines) == (4, ["broadsheet: cannot write state.lock: File too large"])
    assert not LOCK.exists()


def test_a_file_system_without_locks_is_an_error_that_leaves_no_file_open(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[Any] = []

    def watched(*arguments: Any, **named: Any) -> Any:
        opened.append(open(*arguments, **named))  # noqa: SIM115 - closed by what is tested
        return opened[-1]

    def fail(*arguments: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(lock, "open", watched, raising=False)
    monkeypatch.setattr(fcntl, "lockf", fail)
    with pytest.raises(CommandError, match=r"cannot write state\.lock: No locks available") as caught:
        Lock("state")
    assert caught.value.code is Exit.CANNOT_WRITE
    assert [file.closed for file in opened] == [True]


def test_a_report_that_cannot_be_written_does_not_make_the_run_look_cut_off() -> None:
    call = ["a.txt", "--output-dir", "out", "--state", "state", "--report", "no/such/folder"]
    assert run("convert", *call).code == 4
    assert run("status", "state").text.splitlines()[1].endswith(" with exit code 4")
