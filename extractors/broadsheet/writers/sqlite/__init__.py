"""SQLite: all documents in one database, added to by the next run.

============== =============================================================================================
documents      a row for each source: its metadata, the hash of its bytes, the number of warnings
sections       the tree (``parent_id``), each with all its words as ``text``; searched by ``sections_fts``
lists          with label and kind; ``list_items`` holds the items, nested by ``parent_id``
tables         with caption, size, notes; ``data`` names the real table that holds the records
table_columns  name, type, unit and scale of each column
cells          every cell in long form: as written (``text``) and typed (``value``), with the ``role`` of its
               row; header rows are numbered upwards from -1, so that -1 is right above row 0
warnings       what was repaired, guessed or dropped, and where
============== =============================================================================================

In addition, each table of an article is a table in the database, named after source, id and caption
(``ports_t1_berths_by_port``), with its own column names and one row per record: numbers are numbers, dates
ISO 8601, booleans 0 and 1. ``_row`` is the row's number in ``cells``; if the table has totals, ``_total``
marks them. A column is declared INTEGER or REAL only if all of its values are, since SQLite would convert the
others.

A run is one transaction: the database has all of its documents or none. A source that is converted again
replaces what is there of it. A source is known by its path as it was given (a record of an archive by that
and its address), one without a path by its hash.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator

import msgspec

from broadsheet.document import Document
from broadsheet.errors import BroadsheetError
from broadsheet.writers.plain import scrubbed
from broadsheet.writers.sqlite.filing import Filing
from broadsheet.writers.sqlite.schema import APPLICATION, SCHEMA, VERSION


def write(document: Document) -> bytes:
    """The document as :meth:`Database.add` takes it: a worker process packs, the one that writes unpacks."""
    try:
        return msgspec.json.encode(document)
    except UnicodeEncodeError:
        return msgspec.json.encode(scrubbed(msgspec.to_builtins(document)))
    except (TypeError, RecursionError, OverflowError) as error:
        told = f"a plugin's result is no plain data: {error}"
        raise BroadsheetError("unwritable-result", told) from error


class Database:
    """A database that is open for one run.

    Raises ``unwritable-database`` if the file is no database of documents, if another program is writing to
    it, or if it cannot be written.
    """

    def __init__(self, path: str, name: str | None = None) -> None:
        """Open the database at ``path``, which errors call by ``name`` if it will get another one."""
        self._name = name or path
        if os.path.exists(path) and not os.path.isfile(path):
            raise BroadsheetError(
                "unwritable-database", f"{self._name} is no ordinary file, as a database must be"
            )
        try:
            self._connection = sqlite3.connect(path, isolation_level=None)
            self._begin()
        except sqlite3.Error as error:
            raise _unwritable(self._name, error) from error

    def _begin(self) -> None:
        connection = self._connection
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN IMMEDIATE")
        application, version = (
            connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
        )
        self._names = {name.lower() for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        if application == APPLICATION and version == VERSION:
            return
        if application == APPLICATION:
            raise sqlite3.DatabaseError(f"its tables are of version {version}, not {VERSION}")
        if self._names:
            raise sqlite3.DatabaseError("it is a database of another program")
        for statement in _statements(SCHEMA):
            connection.execute(statement)
        self._names = {name.lower() for (name,) in connection.execute("SELECT name FROM sqlite_master")}

    def add(self, packed: bytes) -> None:
        """Add a document that :func:`write` packed, in the place of an earlier one from the same source."""
        try:
            document = msgspec.json.decode(packed, type=Document)
            Filing(self._connection, self._names, document).file()
        except sqlite3.Error as error:
            raise _unwritable(self._name, error) from error

    def commit(self) -> None:
        """Make all of it final."""
        try:
            self._connection.execute("COMMIT")
            self._connection.close()
        except sqlite3.Error as error:
            raise _unwritable(self._name, error) from error

    def abandon(self) -> None:
        """Take back all that was added."""
        self._connection.close()  # which rolls back


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: ``executescript`` would commit before it begins."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _unwritable(name: str, error: sqlite3.Error) -> BroadsheetError:
    return BroadsheetError("unwritable-database", f"cannot write the database {name}: {error}")
