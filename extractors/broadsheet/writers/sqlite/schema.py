"""The tables of a database of documents, as SQL. :mod:`broadsheet.writers.sqlite` explains them."""

from __future__ import annotations

APPLICATION = 0x42524453  # "BRDS"
"""``PRAGMA application_id``: marks a database as one of ours."""

VERSION = 1
"""``PRAGMA user_version``: raised when these tables change."""

_PLACE = "line INTEGER, end_line INTEGER, path TEXT"
_DOCUMENT = "document_id INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE"

# By ``content="sections"``, so written, Datasette knows the index of a table and offers to search it.
SCHEMA = f"""
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, source TEXT NOT NULL UNIQUE,
    path TEXT, media_type TEXT NOT NULL, encoding TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL,
    uri TEXT, "offset" INTEGER, envelope TEXT,
    title TEXT, authors TEXT, published TEXT, modified TEXT, site TEXT, url TEXT, language TEXT,
    description TEXT, tags TEXT, section TEXT, image TEXT, dateline TEXT, origins TEXT, extra TEXT,
    warnings INTEGER NOT NULL);

CREATE TABLE sections (
    id INTEGER PRIMARY KEY, {_DOCUMENT},
    parent_id INTEGER REFERENCES sections(id) ON DELETE CASCADE, ref TEXT NOT NULL, level INTEGER NOT NULL,
    heading TEXT, text TEXT NOT NULL, anchor TEXT, guessed BOOLEAN NOT NULL, {_PLACE});
CREATE INDEX sections_document ON sections(document_id);
CREATE INDEX sections_parent ON sections(parent_id);

CREATE VIRTUAL TABLE sections_fts USING FTS5 (heading, text, content="sections", content_rowid="id");
CREATE TRIGGER sections_inserted AFTER INSERT ON sections BEGIN
    INSERT INTO sections_fts(rowid, heading, text) VALUES (new.id, new.heading, new.text); END;
CREATE TRIGGER sections_deleted AFTER DELETE ON sections BEGIN
    INSERT INTO sections_fts(sections_fts, rowid, heading, text)
    VALUES ('delete', old.id, old.heading, old.text); END;
CREATE TRIGGER sections_updated AFTER UPDATE ON sections BEGIN
    INSERT INTO sections_fts(sections_fts, rowid, heading, text)
    VALUES ('delete', old.id, old.heading, old.text);
    INSERT INTO sections_fts(rowid, heading, text) VALUES (new.id, new.heading, new.text); END;

CREATE TABLE lists (
    id INTEGER PRIMARY KEY, {_DOCUMENT}, section_id INTEGER REFERENCES sections(id) ON DELETE CASCADE,
    ref TEXT NOT NULL, kind TEXT NOT NULL, label TEXT, start INTEGER, within TEXT, guessed BOOLEAN NOT NULL,
    {_PLACE});
CREATE INDEX lists_document ON lists(document_id);
CREATE INDEX lists_section ON lists(section_id);

CREATE TABLE list_items (
    id INTEGER PRIMARY KEY, list_id INTEGER NOT NULL REFERENCES lists(id) ON DELETE CASCADE,
    parent_id INTEGER REFERENCES list_items(id) ON DELETE CASCADE, depth INTEGER NOT NULL,
    position INTEGER NOT NULL, term TEXT, text TEXT NOT NULL, checked BOOLEAN);
CREATE INDEX list_items_list ON list_items(list_id);
CREATE INDEX list_items_parent ON list_items(parent_id);

CREATE TABLE tables (
    id INTEGER PRIMARY KEY, {_DOCUMENT}, section_id INTEGER REFERENCES sections(id) ON DELETE CASCADE,
    ref TEXT NOT NULL, caption TEXT, data TEXT, row_count INTEGER NOT NULL, column_count INTEGER NOT NULL,
    row_headers INTEGER, orientation TEXT, group_column TEXT, notes TEXT, footnotes TEXT, within TEXT,
    guessed BOOLEAN NOT NULL, {_PLACE});
CREATE INDEX tables_document ON tables(document_id);
CREATE INDEX tables_section ON tables(section_id);

CREATE TABLE table_columns (
    table_id INTEGER NOT NULL REFERENCES tables(id) ON DELETE CASCADE, "column" INTEGER NOT NULL,
    name TEXT NOT NULL, type TEXT NOT NULL, unit TEXT, scale INTEGER,
    PRIMARY KEY (table_id, "column")) WITHOUT ROWID;

CREATE TABLE cells (
    table_id INTEGER NOT NULL REFERENCES tables(id) ON DELETE CASCADE, "row" INTEGER NOT NULL,
    "column" INTEGER NOT NULL, role TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, value,
    PRIMARY KEY (table_id, "row", "column")) WITHOUT ROWID;

CREATE TABLE warnings (
    id INTEGER PRIMARY KEY, {_DOCUMENT}, code TEXT NOT NULL, message TEXT NOT NULL, extractor TEXT NOT NULL,
    {_PLACE});
CREATE INDEX warnings_document ON warnings(document_id);

PRAGMA application_id = {APPLICATION};
PRAGMA user_version = {VERSION};
"""
