"""Pieces: where one record of an export ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.frontends.text.records.factiva import ACCESSION, read_coded, read_plain
from broadsheet.frontends.text.records.labelled import read_labelled
from broadsheet.frontends.text.records.layouts import LAYOUTS, PLACE, RULE
from broadsheet.frontends.text.records.record import Record
from broadsheet.record_signs import HEAD, may_hold_records

LONGEST_WRAPPING = 1000
"""Characters of a search summary, a list of terms of use and the like."""
WRAPPING = "record-wrapping-dropped"
"""The code of the warning about those."""

_COVER = re.compile(r"job number:", re.IGNORECASE)
_LISTS = re.compile(r"documents? \(\d+\)\s*", re.IGNORECASE)
_NUMBERED = re.compile(r"document|dokument", re.IGNORECASE)
_ENDS = re.compile(r"\s*End of Document\s*|(?:AN\s+)?" + ACCESSION.pattern + r"\s*", re.IGNORECASE)


class Pieces:
    """Tells, line by line, where the pieces of an export begin; not each piece is a record."""

    def __init__(self) -> None:
        self._ended = self._said = self._lists = False
        self._first_title = ""

    def begins(self, line: str) -> bool:
        """Whether a piece begins with this line, which follows those that were asked about before."""
        if not line or line.isspace():
            return False
        first = line.lstrip()[:1]
        begins = self._said and (
            self._ended or (first in "0123456789dD" and _is_beginning(line)) or self._ends_cover(line)
        )
        self._said = True
        self._ended = (first in "EADead" and _ENDS.fullmatch(line) is not None) or (
            first == "_" and RULE.fullmatch(line.strip()) is not None
        )
        return begins

    def _ends_cover(self, line: str) -> bool:
        """Whether a line is the title that was the first in the list on Nexis's cover page."""
        if self._first_title:
            if line.strip() != self._first_title:
                return False
            self._first_title = ""
            return True
        if self._lists:
            self._first_title = line.strip().removeprefix("1.").strip()
            self._lists = False
        elif line[0] in "dD":
            self._lists = _LISTS.fullmatch(line) is not None
        return False


def _is_beginning(line: str) -> bool:
    return (
        len(line) < 100 and _NUMBERED.search(line) is not None and PLACE.fullmatch(line.strip()) is not None
    )


def record_in(lines: Sequence[str]) -> Record | None:
    """The record that a piece is, in the first layout that it shows."""
    for layout in LAYOUTS:
        if found := read_labelled(lines, layout):
            return found
    return read_coded(lines) or read_plain(lines)


def is_record(text: str) -> bool:
    """Whether a piece is a record."""
    lines = text.split("\n")
    return may_hold_records(lines) and record_in(lines) is not None


def is_wrapping(lines: Sequence[str]) -> bool:
    """Whether a piece that is no record is only what the database printed around its records.

    A cover page is, however long its list of articles, and what is shorter than an article.
    """
    return any(map(_COVER.match, lines[:HEAD])) or sum(map(len, lines)) <= LONGEST_WRAPPING


def wrapping_message(quoted: str) -> str:
    """The warning about it."""
    return f"what the database printed around its articles is left out: {quoted}"
