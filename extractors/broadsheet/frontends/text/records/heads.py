"""Heads: the lines at the top of a record without labels, known by their order.

::

    Ferry crews strike over night pay      the title, above the publication or in a paragraph below the date
    The Sennet Courier                     the publication
    March 4, 2026 Wednesday                the date
    Late Edition                           the edition

    Copyright 2026 The Sennet Courier Company
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from broadsheet.dates import fold, parse_date
from broadsheet.dates.words import WEEKDAYS
from broadsheet.frontends.text.records.record import COPYRIGHT, Field, Role, joined

LONGEST_DATE = 60
"""Characters."""

_WEEKDAYS = frozenset(map(fold, WEEKDAYS.split()))
_WORD = re.compile(r"[^\s,;]+")

Numbered = tuple[int, str]


def read_head(lines: Sequence[Numbered], is_titled: bool) -> list[Field]:
    """The fields in these lines, each with its 1-based number; ``is_titled`` if a label gives the title."""
    groups = _paragraphs(lines)
    fields = [_field("other", group) for group in groups if COPYRIGHT.match(group[0][1])]
    groups = [group for group in groups if not COPYRIGHT.match(group[0][1])]
    said = [line for group in groups for line in group]
    at = next((at for at, (_, text) in enumerate(said) if is_date(text)), None)
    if at is None:
        fields += [_field("other", group) for group in groups[:-1]]
        return fields + [_field("title", group) for group in groups[-1:]]
    dated = next(group for group in groups if said[at] in group)
    fields.append(_field("published", [said[at]]))
    if at:
        fields.append(_field("site", [said[at - 1]]))
    fields += [_field("other", [line]) for line in dated if line[0] > said[at][0]]
    below = [group for group in groups if group[0][0] > dated[-1][0]]
    above = said[: max(0, at - 1)]
    if above:
        fields += [_field("title", group) for group in _paragraphs(above)]  # it may be printed twice
        fields += [_field("other", group) for group in below]
    else:
        fields += [_field("other", group) for group in (below if is_titled else below[:-1])]
        if below and not is_titled:
            fields.append(_field("title", below[-1]))
    return fields


def is_date(text: str) -> bool:
    """A date, with its weekday before or behind it, perhaps with a time.

    >>> is_date("March 4, 2026 Wednesday"), is_date("Ferries in March 2026")
    (True, False)
    """
    if len(text) > LONGEST_DATE or not any(map(str.isdigit, text)):
        return False
    return parse_date(without_weekday(text)) is not None


def without_weekday(text: str) -> str:
    """A date without the name of its day.

    >>> without_weekday("March 4, 2026 Wednesday 10:15 AM GMT")
    'March 4, 2026 10:15 AM GMT'
    """
    without = _WORD.sub(lambda word: "" if fold(word[0]) in _WEEKDAYS else word[0], text)
    return " ".join(without.split()).strip(" ,;")


def _paragraphs(lines: Sequence[Numbered]) -> list[list[Numbered]]:
    groups: list[list[Numbered]] = []
    for line in lines:
        if groups and line[0] == groups[-1][-1][0] + 1:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _field(role: Role, lines: Sequence[Numbered]) -> Field:
    return Field("", role, joined([text for _, text in lines]), lines[0][0], lines[-1][0])
