"""The journal: the outcome of every input, in an SQLite file that survives a run killed at any moment.

A document is entered twice: as ``writing`` before its file is put in place, so that the next run knows that
the file is one of its own, and as ``done`` after that. The entries of a group are one transaction, which is
on the disk before anything else happens.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from broadsheet.errors import BroadsheetError
from broadsheet_cli.errors import CommandError, Exit
from broadsheet_cli.inputs import MAX_BYTES, Input, printable
from broadsheet_cli.inputs.reading import read
from broadsheet_cli.journal_file import connect, explanation
from broadsheet_cli.lock import Lock
from broadsheet_cli.work import Outcome

ENTER = f"INSERT OR REPLACE INTO documents VALUES ({', '.join('?' * 13)})"

Key = tuple[bytes, bytes]


class Entry(Struct, frozen=True):
    """What the journal knows about an input."""

    size: int | None
    modified: int | None
    sha256: str | None
    making: int
    outcome: str
    outputs: tuple[str, ...] = ()


class HandedOut(Struct, frozen=True):
    """The state of an input when its conversion began, and the files that earlier runs wrote for it."""

    size: int | None = None
    modified: int | None = None
    outputs: tuple[str, ...] = ()


class Journal:
    """An open journal, locked for this run."""

    def __init__(self, path: str, fingerprint: str, most: int = MAX_BYTES) -> None:
        """Open or create the journal. ``fingerprint`` identifies the versions and options of the run.

        Raises :class:`CommandError` if another run uses it, or if it is not a journal or cannot be written.
        """
        self._path = path
        self._most = most
        self._handed_out: dict[Key, HandedOut] = {}
        self._lock = Lock(path)
        with ExitStack() as undo:
            undo.callback(self._lock.release)
            with self._faults():
                self._database = connect(path)
            undo.callback(self._database.close)
            self._begin(fingerprint)
            undo.pop_all()

    def _begin(self, fingerprint: str) -> None:
        """Record that a run has begun."""
        with self._faults():
            with self._database:
                self._database.execute(
                    "INSERT OR IGNORE INTO makings (description) VALUES (?)", (fingerprint,)
                )
                self._database.execute(
                    "INSERT OR IGNORE INTO facts VALUES ('token', ?)", (secrets.token_hex(4),)
                )
                last = self._one("SELECT ended FROM runs ORDER BY id DESC LIMIT 1")
                self.was_cut_off = last == (None,)
                began = self._database.execute("INSERT INTO runs (began) VALUES (?)", (_now(),))
                self._run = began.lastrowid
            self._making = self._fact("SELECT id FROM makings WHERE description = ?", fingerprint)
            self.token: str = self._fact("SELECT value FROM facts WHERE name = 'token'")
            self.length: int | None = self._fact("SELECT value FROM facts WHERE name = 'length'")

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            message = f"the journal {printable(self._path)} cannot be used: {explanation(error)}"
            raise CommandError(message, Exit.CANNOT_WRITE) from error

    def _one(self, query: str, *values: object) -> tuple[Any, ...] | None:
        found: tuple[Any, ...] | None = self._database.execute(query, values).fetchone()
        return found

    def _fact(self, query: str, *values: object) -> Any:
        found = self._one(query, *values)
        return None if found is None else found[0]

    def verdict(self, source: Input, remake: bool, root: str) -> str | None:
        """``done`` or ``failed`` if the input has that outcome and has not changed since; else None.

        With ``remake``, None also if its document was made by another version or with other options. A
        document is done only if the files that were written for it, below ``root``, still exist.
        """
        status = _status(source)
        with self._faults():
            entry = self._entry(source)
        self._handed_out[_key(source)] = HandedOut(*status, () if entry is None else entry.outputs)
        if entry is None or entry.outcome == "writing" or (remake and entry.making != self._making):
            return None
        if not self._is_unchanged(source, entry, status):
            return None
        if entry.outcome == "done" and not all(os.path.lexists(os.path.join(root, n)) for n in entry.outputs):
            return None
        del self._handed_out[_key(source)]
        return entry.outcome

    def _entry(self, source: Input) -> Entry | None:
        found = self._one(
            "SELECT size, modified, sha256, making, outcome, outputs FROM documents"
            " WHERE path = ? AND member = ?",
            *_key(source),
        )
        return None if found is None else replace(Entry(*found[:5]), outputs=tuple(json.loads(found[5])))

    def _is_unchanged(self, source: Input, entry: Entry, status: tuple[int | None, int | None]) -> bool:
        if (entry.size, entry.modified) == status:
            return True
        if entry.size != status[0] or entry.sha256 is None:
            return False
        if source.member is not None or self._digest(source) != entry.sha256:
            return False
        with self._faults(), self._database:
            touched = "UPDATE documents SET modified = ? WHERE path = ? AND member = ?"
            self._database.execute(touched, (status[1], *_key(source)))
        return True

    def _digest(self, source: Input) -> str | None:
        """The hash of a file's content; None if it cannot be read."""
        try:
            content = read(source, self._most)
        except BroadsheetError:
            return None
        return hashlib.sha256(content).hexdigest() if isinstance(content, bytes) else None

    def written(self, source: Input) -> tuple[str, ...]:
        """The files that this journal's runs wrote for the input, or were about to write."""
        handed_out = self._handed_out.get(_key(source))
        if handed_out is not None:
            return handed_out.outputs
        with self._faults():
            entry = self._entry(source)
        return () if entry is None else entry.outputs

    def intend(self, group: Sequence[tuple[Input, Outcome]]) -> None:
        """Record the documents that are about to be put in place."""
        rows = [self._row(source, outcome, "writing") for source, outcome in group if outcome.staged]
        with self._faults(), self._database:
            self._database.executemany(ENTER, rows)

    def enter(self, group: Sequence[tuple[Input, Outcome]], length: int | None = None) -> None:
        """Record outcomes, and the new length of the file that they were appended to."""
        rows = [
            self._row(source, outcome, "failed" if outcome.failure else "done") for source, outcome in group
        ]
        with self._faults(), self._database:
            self._database.executemany(ENTER, rows)
            if length is not None:
                self._set_length(length)
        for source, _ in group:
            self._handed_out.pop(_key(source), None)

    def note_length(self, length: int) -> None:
        """Record the length of the file that documents are appended to."""
        with self._faults(), self._database:
            self._set_length(length)

    def _set_length(self, length: int) -> None:
        self._database.execute("INSERT OR REPLACE INTO facts VALUES ('length', ?)", (length,))

    def _row(self, source: Input, outcome: Outcome, state: str) -> tuple[object, ...]:
        key = _key(source)
        then = self._handed_out.get(key, HandedOut())
        written = [each.name for each in outcome.staged]
        if state != "done":  # files of an earlier version may still exist, and are still ours
            written = sorted({*written, *then.outputs})
        return (
            *key,
            then.size,
            then.modified,
            outcome.sha256,
            self._making,
            state,
            outcome.failure and outcome.failure.code,
            outcome.failure and outcome.failure.message,
            json.dumps(outcome.warnings),
            json.dumps(written),
            outcome.seconds,
            _now(),
        )

    def end(self, exit: int, counts: Mapping[str, int]) -> None:
        """Record how the run ended. For a killed run this is never called."""
        with self._faults(), self._database:
            self._database.execute(
                "UPDATE runs SET ended = ?, exit = ?, counts = ? WHERE id = ?",
                (_now(), exit, json.dumps(counts), self._run),
            )

    def close(self) -> None:
        """Close the file and then release the lock. Raises :class:`CommandError` if closing fails."""
        try:
            with self._faults():
                self._database.close()
        finally:
            self._lock.release()


def _key(source: Input) -> Key:
    if source.path is None:
        raise CommandError("--state needs inputs that can be found again: files, not standard input")
    return os.fsencode(os.path.abspath(source.path)), os.fsencode(source.member or "")


def _status(source: Input) -> tuple[int | None, int | None]:
    try:
        status = os.stat(os.fsdecode(_key(source)[0]))
    except (OSError, ValueError):
        return None, None
    return status.st_size, status.st_mtime_ns


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
