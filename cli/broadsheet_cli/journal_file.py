"""The file of a journal: its tables, its format, and how it is opened."""

from __future__ import annotations

import sqlite3

APPLICATION = 0x42736874
"""Marks an SQLite file as a journal of ours (``Bsht``)."""

VERSION = 1

SCHEMA = """
CREATE TABLE facts (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE makings (id INTEGER PRIMARY KEY, description TEXT UNIQUE NOT NULL);
CREATE TABLE runs (
    id INTEGER PRIMARY KEY, began TEXT NOT NULL,
    ended TEXT, exit INTEGER, counts TEXT  -- none of them for a run that was killed
);
CREATE TABLE documents (
    path BLOB NOT NULL,      -- absolute, as the system spells it
    member BLOB NOT NULL,    -- the part of the file, if it is an archive
    size INTEGER, modified INTEGER,  -- of the file, when it was handed out; nanoseconds
    sha256 TEXT,             -- of what was converted, unpacked
    making INTEGER NOT NULL REFERENCES makings (id),  -- versions and options
    outcome TEXT NOT NULL,   -- writing, done, failed
    code TEXT, message TEXT, -- why it failed
    warnings TEXT NOT NULL,  -- how many of each code, as JSON
    outputs TEXT NOT NULL,   -- the files that were written, as JSON
    seconds REAL, entered TEXT NOT NULL,
    PRIMARY KEY (path, member)
) WITHOUT ROWID;
"""


def connect(path: str, to_write: bool = True) -> sqlite3.Connection:
    """Open or create a journal's file. Raises :class:`sqlite3.Error`, also for files of another kind."""
    database = sqlite3.connect(path)
    try:
        _check(database, to_write)
        return _durable(database) if to_write else database
    except BaseException:
        database.close()
        raise


def _check(database: sqlite3.Connection, to_write: bool) -> None:
    """Raise :class:`sqlite3.DatabaseError` if the file is of another kind. A new one gets the tables."""
    application, version = (
        database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    )
    if (application, version) == (APPLICATION, VERSION):
        return
    if (
        not to_write
        or application
        or version
        or database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    ):
        raise sqlite3.DatabaseError("it is not a journal of this version of broadsheet")
    database.executescript(
        f"BEGIN; {SCHEMA} PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION}; COMMIT;"
    )


def explanation(error: sqlite3.Error) -> str:
    """What is wrong with a journal, in plain words."""
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_NOTADB:
        return "it is not a journal but a file of another kind"
    return str(error)


def _durable(database: sqlite3.Connection) -> sqlite3.Connection:
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = FULL")
    return database
