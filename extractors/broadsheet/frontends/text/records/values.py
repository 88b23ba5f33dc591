"""Values: what the fields of records hold besides what the metadata wants of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from broadsheet.dates import find_date
from broadsheet.frontends.text.records.record import Role

_RELEVANCE = re.compile(r"\s*\(\d{1,3} ?%\)")
_CODE_BEFORE = re.compile(r"[a-z]\w{1,11}\s*:\s+")
_NO_NAME = re.compile(
    r"(?:pg|pag|page|pages|p|s|seite|column|col|version|section|part|édition|edition)\b\.?\s*[:\s]?.{0,12}"
    r"|[\d\W]+",
    re.IGNORECASE,
)


def tags_of(value: str) -> Iterator[str]:
    """The subjects that a field names, without their codes and the percentages of relevance.

    >>> list(tags_of("STRIKES (91%); WAGES & SALARIES (78%)"))
    ['STRIKES', 'WAGES & SALARIES']
    >>> list(tags_of("gstrik : Strikes | gcat : Political News"))
    ['Strikes', 'Political News']
    """
    for part in re.split(r"\s*[;|]\s*", value):
        tag = _CODE_BEFORE.sub("", _RELEVANCE.sub("", part), count=1).strip(" .")
        if tag:
            yield tag


def section_of(value: str) -> str:
    """The name of a section without page and column.

    >>> section_of("Section B; Column 1; Metropolitan Desk; Pg. 3"), section_of("NEWS; Pg. 4")
    ('Metropolitan Desk', 'NEWS')
    """
    parts = [part for part in re.split(r"\s*;\s*", value) if part]
    return next((part for part in parts if not _NO_NAME.fullmatch(part)), parts[0] if parts else "")


def names_of(value: str, turned: bool) -> Iterator[str]:
    """The names in a field; those of a catalogue have the last name first and are ``turned``.

    >>> list(names_of("Quill, Ada; Oar, Ben", turned=True)), list(names_of("By Ada Quill", turned=False))
    (['Ada Quill', 'Ben Oar'], ['By Ada Quill'])
    """
    if not turned:
        yield value
        return
    for name in filter(None, re.split(r"\s*;\s*", value)):
        last, _, first = name.partition(",")
        yield f"{first.strip()} {last.strip()}".strip()


def site_and_day(value: str) -> tuple[str, str]:
    """The publication and the day of an issue.

    >>> site_and_day("The Sennet Courier ; Sennet [Sennet]. 04 Mar 2026: B.3.")
    ('The Sennet Courier', '2026-03-04')
    """
    site = re.split(r"\s*;|\s*,|\.\s", value, maxsplit=1)[0].strip()
    return site, find_date(value) or ""


def fitting(role: Role, value: str) -> bool:
    """Whether a field holds what it should."""
    return role != "url" or value.startswith(("http://", "https://"))
