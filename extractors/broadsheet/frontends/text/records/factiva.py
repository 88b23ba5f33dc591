"""Factiva's two layouts: with a code of two letters before each field, and with none.

::

    HD  Ferry crews strike over night pay     Ferry crews strike over night pay
    BY  By Ada Quill                          By Ada Quill
    WC  214 words                             214 words
    PD  4 March 2026                          4 March 2026
    SN  The Sennet Courier                    The Sennet Courier
    SC  SENC                                  SENC
    LA  English                               English
    CY  (c) 2026 The Sennet Courier           (c) 2026 The Sennet Courier
    LP  Crews of the ferries …
    TD  The line said …                       Crews of the ferries …
    AN  Document SENC000020260304em340000a    Document SENC000020260304em340000a

The codes come in one order, whichever of them there are, so a word of two capitals at the beginning of a line
is not taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from broadsheet.byline_words import PARTICLES
from broadsheet.dates import parse_date
from broadsheet.frontends.text.bylines import is_byline
from broadsheet.frontends.text.records.heads import is_date
from broadsheet.frontends.text.records.names import LANGUAGE_NAMES
from broadsheet.frontends.text.records.record import (
    COPYRIGHT,
    Field,
    Mark,
    Record,
    Role,
    joined,
)
from broadsheet.record_signs import COUNT_OF_WORDS

CODES: dict[str, Role] = {
    "SE": "section", "CLM": "section", "HD": "title", "BY": "author", "CR": "other", "WC": "length",
    "PD": "published", "ET": "time", "SN": "site", "SC": "other", "ED": "other", "PG": "other",
    "VOL": "other", "LA": "language", "CY": "other", "CX": "other", "LP": "body", "TD": "body",
    "ART": "caption", "CT": "other", "RF": "other", "CO": "other", "IN": "tags", "NS": "tags",
    "RE": "other", "IPC": "other", "IPD": "other", "PUB": "other", "AN": "other",
}  # fmt: skip
"""The fields in the order in which they are printed: https://www.factiva.com has the list of codes."""

FIRST = ("SE", "CLM", "HD")
"""What a record begins with."""

ACCESSION = re.compile(r"Document ([A-Za-z0-9]{16,40})")
"""The last line of an article: the source, its date and a number that Factiva gives."""

FOOT = re.compile(
    r"(?:page \d+ of \d+\s+)?(?:©|\(c\)) \d{4} factiva, inc\. all rights reserved\.", re.IGNORECASE
)
"""The foot of each page, in what was a PDF."""

DEEPEST = 40
"""Lines from the top in which the head of a record without codes ends."""

_CODE = re.compile(r"([A-Z]{2})(?:\t| {2,}|$)|([A-Z]{3})(?:\s|$)")
_CODE_AND_SPACE = re.compile(r"([A-Z]{2})(?:\s|$)|([A-Z]{3})(?:\s|$)")
"""In a text whose rows of spaces were made one."""
_ORDER = {code: at for at, code in enumerate(CODES)}
_NEEDED = ("HD", "PD", "SN")
_PARTICLES = frozenset(PARTICLES.split())


def read_coded(lines: Sequence[str]) -> Record | None:
    """The record, if the lines have Factiva's codes before them."""
    starts = _codes(lines)
    if not all(code in starts for code in _NEEDED) or not ("LP" in starts or "TD" in starts):
        return None
    record = Record("Factiva")
    places = [*starts.items(), ("", len(lines))]
    for (code, at), (_, end) in pairwise(places):
        if CODES[code] == "body":
            _keep_text(lines, code, at, end, record)
            continue
        while end > at + 1 and not lines[end - 1].strip():
            end -= 1
        if code == "AN":  # the last, whatever follows it
            end = next((n + 1 for n in range(at, end) if ACCESSION.search(lines[n])), at + 1)
        value = joined([lines[at].strip()[len(code) :], *lines[at + 1 : end]])
        record.fields.append(Field(code, CODES[code], value, at + 1, end))
    words = record.of("length")
    if not any(COUNT_OF_WORDS.fullmatch(field.value) for field in words) and "AN" not in starts:
        return None
    _leave_out_feet(lines, record)
    return record


def _codes(lines: Sequence[str]) -> dict[str, int]:
    """The codes of the fields, each with its 0-based line."""
    starts: dict[str, int] = {}
    last = -1
    pattern = _CODE
    for at, line in enumerate(lines):
        if not line[:1].isascii() or not line[:2].isupper():
            continue
        if not starts and _CODE_AND_SPACE.match(line) and not _CODE.match(line):
            pattern = _CODE_AND_SPACE
        found = pattern.match(line)
        code = (found[1] or found[2]) if found else ""
        if _ORDER.get(code, -1) <= last:
            continue
        if not starts and code not in FIRST:
            return {}
        starts[code], last = at, _ORDER[code]
    return starts


def _keep_text(lines: Sequence[str], code: str, at: int, end: int, record: Record) -> None:
    """Cut the code off the text, and the columns under it off the lines below."""
    first = lines[at].rstrip()
    width = len(first) - len(first[len(code) :].lstrip())
    record.kept[at + 1] = first[width:] if len(first) > len(code) else ""
    record.marks.append(Mark(code, 0))
    for number in range(at + 2, end + 1):
        line = lines[number - 1]
        if (space := len(line) - len(line.lstrip())) and line.strip():
            record.kept[number] = line[min(space, width) :]


def read_plain(lines: Sequence[str]) -> Record | None:
    """The record, if its head is a column of fields without codes, known by their order."""
    said = [(at + 1, text) for at, line in enumerate(lines[:DEEPEST]) if (text := line.strip())]
    count = next((at for at, (_, text) in enumerate(said) if COUNT_OF_WORDS.fullmatch(text)), None)
    if not count or count + 1 >= len(said) or not is_date(said[count + 1][1]):
        return None
    end = _end_of_head(said, count)
    if end is None:
        return None
    record = Record("Factiva")
    record.fields += [_field("length", said[count]), _field("published", said[count + 1])]
    _below_date(said[count + 2 : end], record)
    _above_count(said[:count], record)
    for number, line in enumerate(lines, 1):
        if ACCESSION.fullmatch(line.strip()):
            record.fields.append(_field("other", (number, line.strip())))
    _leave_out_feet(lines, record)
    return record if record.of("site") else None


def _leave_out_feet(lines: Sequence[str], record: Record) -> None:
    record.marks += [
        Mark(line.strip(), at) for at, line in enumerate(lines, 1) if FOOT.fullmatch(line.strip())
    ]


def _end_of_head(said: Sequence[tuple[int, str]], count: int) -> int | None:
    """After the language and the copyright; None if there are none."""
    for at in range(count + 2, min(count + 12, len(said))):
        if said[at][1].casefold() in LANGUAGE_NAMES:
            end = at + 1
            while end < len(said) and COPYRIGHT.match(said[end][1]):
                end += 1
            return end if end > at + 1 else None
    return None


def _below_date(said: Sequence[tuple[int, str]], record: Record) -> None:
    """The publication, perhaps below a time; its code, the edition and the page; language, copyright."""
    for line in said:
        _, text = line
        if not record.of("site"):
            is_time = parse_date(f"2026-01-01 {text}") is not None
            record.fields.append(_field("time" if is_time else "site", line))
        elif text.casefold() in LANGUAGE_NAMES:
            record.fields.append(_field("language", line))
        else:
            record.fields.append(_field("other", line))


def _above_count(said: Sequence[tuple[int, str]], record: Record) -> None:
    """The name of a section, the title, the byline: only the title is always there."""
    rest = list(said)
    if len(rest) > 1 and (is_byline(rest[-1][1]) or _is_name(rest[-1][1], rest[-2][1])):
        record.fields.append(_field("author", rest.pop()))
    record.fields.append(_field("title", rest.pop()))
    record.fields += [_field("section", line) for line in rest[-1:]]


def _is_name(text: str, title: str) -> bool:
    """Two or three words with capitals, below a title of more words; so may a title be below its section."""
    words = [word for word in text.split() if word not in _PARTICLES]
    return 2 <= len(words) <= 3 < len(title.split()) and all(word[0].isupper() for word in words)


def _field(role: Role, line: tuple[int, str]) -> Field:
    return Field("", role, line[1], line[0], line[0])
