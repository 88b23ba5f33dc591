"""Moments: when the article was published and last changed, as ISO 8601 with the zone that the page gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from broadsheet.blocks import Hint, Hints
from broadsheet.dates import find_date, parse_date

_NUMERIC = re.compile(r"(?<![\d/-])(\d\d?)[/-](\d\d?)[/-](\d{4})(?!\d)")
_DAY_FIRST_HOST = re.compile(r"\.(?:uk|ie|in|au|nz|za|sg|hk|my|ng|ke|eu)\Z")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d\d:?\d\d)?)?")
_EPOCH = re.compile(r"1\d{9}(?:\d{3})?(?:\.\d+)?")
_IN_ADDRESS = re.compile(
    r"[/_-]((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])(?:[/-]?(0[1-9]|[12]\d|3[01]))?(?=[/_.-]|\Z)"
)

EARLIEST = "1900"
"""Years before it, and the first day of 1970, are what programs write when they know no date."""


SHOWN = frozenset(["time", "byline", "nearby text", "microdata"])
"""Origins of dates that readers see."""


class Dated(NamedTuple):
    """When an article was published and changed, which answers said so, and what is doubtful about them."""

    published: str | None = None
    published_by: Hint | None = None
    modified: str | None = None
    modified_by: Hint | None = None
    doubts: tuple[tuple[str, str, Hint], ...] = ()


def weigh(hints: Hints, language: str | None) -> Dated:
    """The dates of an article.

    Programs that rebuild a site write the day of the build as both dates: where the declared ones are equal
    and the page shows readers an earlier one, that is the publication's. Where a page shows but the date of
    its last change, that stands for both, with a warning.
    """
    published, modified = hints.of("published"), hints.of("modified")
    day_first = order([*published, *modified], language, hints.of("url"))
    first, by = choose(published, language, day_first)
    last, last_by = choose(modified, language, day_first)
    nearby = [hint for hint in published if hint.origin == "nearby text"]
    shown, shown_by = choose(nearby, language, day_first)
    if first and last and shown and shown[:10] < first[:10] == last[:10]:
        first, by = shown, shown_by
    doubts: list[tuple[str, str, Hint]] = []
    if first is None or len(first) < 10:
        path, path_by = from_addresses(hints.of("url"))
        if path and path_by and len(path) > len(first or ""):
            first, by = path, path_by
            message = f"no date of publication is given; {path} stands in the address"
            doubts.append(("date-from-url", message, path_by))
    if first is None:
        first, by = choose([hint for hint in modified if hint.origin in SHOWN], language, day_first)
        if first and by:
            doubts.append(("published-from-modified", "the page shows only when it was last changed", by))
    if first is None and (unread := [hint for hint in published if hint.origin not in SHOWN]):
        message = f"no date of publication can be read from {unread[0].value[:60]!r}"
        doubts.append(("date-unreadable", message, unread[0]))
    return Dated(first, by, last, last_by, tuple(doubts))


def order(dates: Sequence[Hint], language: str | None, addresses: Sequence[Hint]) -> bool | None:
    """Whether the source's all-numeric dates begin with the day; None leaves it to the language.

    A number above 12 tells, or the same date in ISO 8601; else English begins with the day under a British,
    Irish, Indian, Australian … address.
    """
    iso = {hint.value[:10] for hint in dates}
    for hint in dates:
        for one, two, year in _NUMERIC.findall(hint.value):
            by_day, by_month = f"{year}-{two:0>2}-{one:0>2}", f"{year}-{one:0>2}-{two:0>2}"
            if int(one) > 12 or (by_day in iso and by_month not in iso):
                return True
            if int(two) > 12 or (by_month in iso and by_day not in iso):
                return False
    hosts = [hint.value.partition("://")[2].partition("/")[0] for hint in addresses]
    return True if language == "en" and any(map(_DAY_FIRST_HOST.search, hosts)) else None


def choose(
    hints: Sequence[Hint], language: str | None, day_first: bool | None = None
) -> tuple[str | None, Hint | None]:
    """The first answer that is a date, in ISO 8601, with that answer; a day before a mere month or year."""
    month: tuple[str | None, Hint | None] = (None, None)
    for hint in hints:
        moment = read(hint.value, language, day_first)
        if moment is None:
            continue
        if len(moment) >= 10:
            return moment, hint
        if month[0] is None and hint.origin != "nearby text":
            month = moment, hint
    return month


def read(value: str, language: str | None, day_first: bool | None = None) -> str | None:
    """ISO 8601 from what a property or a byline says: also ``20240305`` and seconds since 1970."""
    value = " ".join(value.split())
    if _YEAR.fullmatch(value):
        return value
    moment = parse_date(value, language, day_first)
    if moment is None and value[:1].isdigit():
        moment = _from_digits(value)
    if moment is None:
        moment = find_date(value, language, day_first)
    plausible = moment is not None and moment >= EARLIEST and not moment.startswith("1970-01-01")
    return moment if plausible else None


def from_addresses(addresses: Iterable[Hint]) -> tuple[str | None, Hint | None]:
    """The date in a path (``/2024/03/05/slug``), at least its month."""
    for hint in addresses:
        path = hint.value.partition("://")[2].partition("?")[0].partition("/")[2]
        match = _IN_ADDRESS.search("/" + path)
        if match:
            moment = parse_date("-".join(match.group(1, 2, 3))) if match[3] else f"{match[1]}-{match[2]}"
            if moment:
                return moment, Hint(hint.value, "url", hint.where)
    return None, None


def _from_digits(value: str) -> str | None:
    compact = _COMPACT.fullmatch(value)
    if compact:
        year, month, day, hour, minute, second, zone = compact.groups()
        clock = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
        return parse_date(f"{year}-{month}-{day}{clock}")
    if _EPOCH.fullmatch(value):
        seconds = float(value[:10])
        return datetime.fromtimestamp(seconds, UTC).isoformat().replace("+00:00", "Z")
    return None
