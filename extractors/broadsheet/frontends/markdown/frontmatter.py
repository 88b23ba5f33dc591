"""Front matter: the YAML (``---``) or TOML (``+++``) that opens many Markdown files, read as hints."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

import yaml

from broadsheet.blocks import Hints
from broadsheet.document import Where
from broadsheet.notes import Notes

# Keys that static-site generators and note takers use, by the field of the metadata that they answer.
FIELDS = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "date": "published",
    "published": "published",
    "publishdate": "published",
    "pubdate": "published",
    "created": "published",
    "modified": "modified",
    "updated": "modified",
    "lastmod": "modified",
    "description": "description",
    "summary": "description",
    "subtitle": "description",
    "abstract": "description",
    "excerpt": "description",
    "tags": "tags",
    "keywords": "tags",
    "categories": "tags",
    "category": "tags",
    "lang": "language",
    "language": "language",
    "url": "url",
    "canonical": "url",
    "permalink": "url",
    "site": "site",
    "publisher": "site",
    "section": "section",
    "image": "image",
    "cover": "image",
}

_OPENING = re.compile(r"(---|\+\+\+)[ \t]*\n")
_CLOSINGS = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": re.compile(r"^\+\+\+[ \t]*$", re.MULTILINE),
}
_PAIR = re.compile(r"([\w-]+)[ \t]*:[ \t]+(\S.*)")


def split(text: str, hints: Hints, notes: Notes) -> str:
    """The text with its front matter blanked out (so that line numbers stay), and what that says as hints.

    A rule line that opens a text is front matter only if a mapping is between it and a closing line.
    """
    opening = _OPENING.match(text)
    if not opening:
        return text
    end = _CLOSINGS[opening[1]].search(text, opening.end())
    if not end:
        return text
    where = Where(line=1, end_line=text.count("\n", 0, end.start()) + 1)
    matter = text[opening.end() : end.start()]
    said = _toml(matter) if opening[1] == "+++" else _yaml(matter)
    if said is None:
        said = _pairs(matter)
        if not said:
            return text
        notes.warn("front-matter-broken", "not valid as a whole; its `key: value` lines were read", where)
    _tell(said, hints, where, notes)
    return "\n" * ((where.end_line or 1) - 1) + text[end.end() :]


def _yaml(matter: str) -> Mapping[Any, Any] | None:
    try:
        said = yaml.safe_load(matter)
    except (yaml.YAMLError, ValueError, RecursionError):  # a ValueError for an impossible date
        return None
    if said is None:
        return {}
    return said if isinstance(said, dict) else None


def _toml(matter: str) -> Mapping[str, Any] | None:
    try:
        return tomllib.loads(matter)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _pairs(matter: str) -> dict[str, str]:
    """The ``key: value`` lines of what is no valid YAML; nothing unless they are most of the lines."""
    lines = [line for line in matter.split("\n") if line.strip()]
    pairs = [pair for line in lines if (pair := _PAIR.fullmatch(line))]
    if 2 * len(pairs) <= len(lines):
        return {}
    return {pair[1]: pair[2].strip().strip("\"'") for pair in pairs}


def _tell(said: Mapping[Any, Any], hints: Hints, where: Where, notes: Notes) -> None:
    unused = []
    for key, value in said.items():
        field = FIELDS.get(str(key).lower().replace("_", "").replace("-", ""))
        answers = list(_strings(value))
        if field is None:
            unused.append(f"{key}: {', '.join(answers)}")
            continue
        for answer in answers:
            hints.add(field, answer, f"front matter {key}", where)
    if unused:
        notes.warn("front-matter-unused", f"no metadata field for {'; '.join(unused)}", where)


def _strings(value: Any) -> Iterable[str]:
    """A value as plain strings: a scalar, each entry of a list, the name of a person given as a mapping."""
    if isinstance(value, dict):
        named = value.get("name")
        yield from _strings(named if named is not None else list(value.values()))
    elif isinstance(value, list | tuple | set):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, date | datetime):
        yield value.isoformat()
    elif value is not None and value is not False:
        yield str(value)
