"""Taking: the fields of records leave a text, for the metadata, a caption or a warning that quotes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from broadsheet.blocks import Figure, Hints
from broadsheet.document import Where
from broadsheet.frontends.text.records.factiva import CODES
from broadsheet.frontends.text.records.heads import without_weekday
from broadsheet.frontends.text.records.names import language_tag
from broadsheet.frontends.text.records.pieces import (
    WRAPPING,
    Pieces,
    is_wrapping,
    record_in,
    wrapping_message,
)
from broadsheet.frontends.text.records.record import Field, Record, Role
from broadsheet.frontends.text.records.values import fitting, names_of, section_of, site_and_day, tags_of
from broadsheet.frontends.text.units import Unit
from broadsheet.notes import Notes, counted


class Taken(NamedTuple):
    """The lines of a text with those of fields and marks blank, and the units that these make."""

    raws: Sequence[str]
    units: Sequence[Unit]


def take_records(raws: Sequence[str], hints: Hints, notes: Notes) -> Taken:
    """Read the records in a text; if it holds several, their titles become headings and no metadata."""
    spans = list(_pieces(raws))
    found = [(first, record) for first, end in spans if (record := record_in(raws[first:end]))]
    if not found:
        return Taken(raws, ())
    taken = list(raws)
    units: list[Unit] = []
    starts = {first for first, _ in found}
    for first, end in spans:
        if first not in starts and is_wrapping(raws[first:end]) and _says_something(raws[first:end]):
            units.append(_wrapping(first, end, taken, notes))
    several = len(found) > 1
    if several:
        number = counted(len(found), "article")
        message = f"the text holds {number}: their titles are headings; the command converts each by itself"
        notes.warn("several-articles", message)
    for first, record in found:
        _blank(record, first, taken)
        units += _units(record, first)
        told = Hints() if several else hints
        _tell(record, first, told, notes, several)
        if several:
            units += _headings(record, first)
    return Taken(taken, units)


def _pieces(raws: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The first line of each piece, and the one behind it, counted from 0."""
    pieces = Pieces()
    starts = [0, *(at for at, raw in enumerate(raws) if pieces.begins(raw)), len(raws)]
    return pairwise(starts)


def _says_something(raws: Sequence[str]) -> bool:
    return any(char.isalnum() for raw in raws for char in raw)


def _wrapping(first: int, end: int, raws: list[str], notes: Notes) -> Unit:
    """Leave out what a database printed around its records."""
    said = [at for at in range(first, end) if raws[at].strip()]
    first, end = (said[0], said[-1] + 1) if said else (first, end)
    quoted = " / ".join(raws[at].strip() for at in said)
    raws[first:end] = [""] * (end - first)
    notes.warn(WRAPPING, wrapping_message(quoted), Where(line=first + 1, end_line=end))
    return Unit("dropped", quoted, first + 1, end)


def _blank(record: Record, above: int, raws: list[str]) -> None:
    for field in record.fields:
        for at in range(field.line + above - 1, field.end + above):
            raws[at] = ""
    for mark in record.marks:
        if mark.line:
            raws[mark.line + above - 1] = ""
    for line, text in record.kept.items():
        raws[line + above - 1] = text


def _units(record: Record, above: int) -> Iterator[Unit]:
    """What the lines of fields and marks are; captions are figures."""
    for field in record.fields:
        line, end = field.line + above, field.end + above
        if field.role == "caption":
            figures = [
                Figure(Where(line=line, end_line=end), caption=text)
                for text in field.value.split("\n")
                if text
            ]
            yield Unit("picture", "", line, end, blocks=figures)
        else:
            yield Unit("metadata", field.value, line, end)
    for mark in record.marks:
        if mark.line:
            yield Unit("dropped", mark.text, mark.line + above, mark.line + above)


def _headings(record: Record, above: int) -> Iterator[Unit]:
    titles = record.of("title")
    for field in titles[:1]:
        yield Unit("heading", field.value, field.line + above, field.end + above, gap=True, level=1)


def _tell(record: Record, above: int, hints: Hints, notes: Notes, several: bool) -> None:
    """Note what the fields say, and warn of what has no place in the metadata."""
    unused: list[Field] = []
    for field in sorted(record.fields, key=lambda field: field.line):
        where = Where(line=field.line + above, end_line=field.end + above)
        answers = list(_answers(record, field))
        for name, value in answers:
            hints.add(name, value, _origin(record, field), where)
        is_whole = not several and any(field.value in value for _, value in answers)
        is_heading = several and field in record.of("title")[:1]
        if not (is_whole or is_heading or field.role == "caption"):
            unused.append(field)
    _warn(record, unused, above, notes)


def _answers(record: Record, field: Field) -> Iterator[tuple[str, str]]:
    """What a field says, by the field of the metadata."""
    role, value = field.role, field.value
    if role == "site":
        yield "site", value.partition(";")[0].strip()
    elif role == "author":
        yield from (("author", each) for each in names_of(value, turned=record.kind == "ProQuest"))
    elif role == "tags":
        yield from (("tags", tag) for tag in tags_of(value))
    elif role == "section":
        yield "section", section_of(value)
    elif role == "language":
        if tag := language_tag(value):
            yield "language", tag
    elif role == "issue":
        site, day = site_and_day(value)
        if not record.of("site"):
            yield "site", site
        yield "published", day
    elif role in ("published", "time"):
        yield "published", _moment(record)
        if role == "published":
            yield "published", value
    elif role in ("title", "dateline", "description", "url") and fitting(role, value):
        yield role, value


def _moment(record: Record) -> str:
    """The day and the time of day, where a record gives both."""
    days, times = record.of("published"), record.of("time")
    return " ".join([without_weekday(days[0].value), *(field.value for field in times)]) if days else ""


def _origin(record: Record, field: Field) -> str:
    """Where a value was found. A byline is text for readers, wherever it stands."""
    if field.role == "author" and record.kind != "ProQuest":
        return "byline"
    if field.role == "tags":  # several fields give them
        return f"{record.kind.lower()} subjects"
    label = field.label or _PLACED.get(field.role, field.role)
    return f"{record.kind.lower()} {label if label in CODES else label.lower()}"


_PLACED: dict[Role, str] = {"published": "date", "site": "publication"}
"""What else the origin of a field without a label is called than by its role."""


def _warn(record: Record, unused: Sequence[Field], above: int, notes: Notes) -> None:
    """Two warnings a record: that it was read as one, by what; and what no field of the metadata holds."""
    places = [field.line for field in record.fields] + [mark.line for mark in record.marks if mark.line]
    where = Where(line=min(places) + above, end_line=max(field.end for field in record.fields) + above)
    labels = [mark.text for mark in record.marks] + [field.label for field in record.fields if field.label]
    message = f"read as a record of {record.kind}"
    if labels:
        message += f"; its labels and marks are left out: {', '.join(labels)}"
    notes.warn("record-guessed", message, where)
    if unused:
        told = "; ".join(f"{f.label}: {f.value}" if f.label else f.value for f in unused)
        notes.warn("record-fields-unused", f"no metadata field for {told}", where)
