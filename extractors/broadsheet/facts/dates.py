"""Dates: when the article was published and last changed, in ISO 8601 with the zone that the page gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import NamedTuple, TypeAlias

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

SHOWN = frozenset(["time", "byline", "nearby text", "labelled text", "microdata"])
"""Origins of dates that readers see."""

MOST_SEEN = 3
"""Days that a page shows around its headline; more of them are a table or a list of articles."""

ReadAs: TypeAlias = tuple[str | None, bool | None]
"""A language, and whether its dates begin with the day."""


class FoundDate(NamedTuple):
    """A date in ISO 8601, and the hint that gave it."""

    iso: str
    by: Hint


class Doubt(NamedTuple):
    """A guess or a rejected date: the code and message of a warning, and the hint that it is about."""

    code: str
    message: str
    about: Hint


def published_and_modified(
    hints: Hints, language: str | None
) -> tuple[FoundDate | None, FoundDate | None, list[Doubt]]:
    """When an article was published and modified, and the doubts about it.

    A program that rebuilds or moves a site declares that day as the day of publication. If the page shows
    readers an earlier date instead of the declared one, the earlier one is used. If a page shows only the
    date of its last change, it is used for both. Either way there is a warning.
    """
    published, modified = hints.of("published"), hints.of("modified")
    order = _order_by_evidence([*published, *modified])
    day_first = _order_by_host(language, hints.of("url")) if order is None else order
    first, last = choose(published, language, day_first), choose(modified, language, day_first)
    doubts: list[Doubt] = []
    first = _as_shown(first, last, published, (language, day_first), doubts)
    if first is None or len(first.iso) < 10:
        first = _from_address(first, hints.of("url"), doubts)
    if first is None:
        seen = [hint for hint in modified if hint.origin in SHOWN]
        first = _from_change(choose(seen, language, day_first), published, doubts)
    if order is None:
        doubts += [_order_guessed(each.by) for each in (first, last) if each and _has_two_readings(each.by)]
    return first, last, doubts


def _as_shown(
    first: FoundDate | None,
    last: FoundDate | None,
    published: Sequence[Hint],
    read_as: ReadAs,
    doubts: list[Doubt],
) -> FoundDate | None:
    """The declared date, or an earlier one if the page shows that instead.

    A difference of one day is due to the time zone, unless both declared dates are equal.
    """
    if first is None or len(first.iso) < 10 or first.by.origin in SHOWN:
        return first
    readable = [each for hint in published if (each := choose([hint], *read_as)) and len(each.iso) >= 10]
    around = {_day(each.iso) for each in readable if each.by.origin == "nearby text"}
    trusted = SHOWN if len(around) <= MOST_SEEN else SHOWN - {"nearby text"}
    nearest = {each.by.origin: each for each in reversed(readable) if each.by.origin in trusted}
    seen = [each for each in readable if each in nearest.values()]
    days = {_day(each.iso) for each in seen}
    if not seen or _day(first.iso) in days:
        return first
    rebuilt = last is not None and last.iso[:10] == first.iso[:10]
    declared = [each for each in readable if each.by.origin not in SHOWN and _day(each.iso) in days]
    other = (declared or seen)[0]
    if _day(other.iso) >= _day(first.iso) - (not rebuilt):
        return first
    message = f"{first.by.origin} declares {first.iso[:10]}, but the page shows {other.iso[:10]}"
    doubts.append(Doubt("published-as-shown", message, other.by))
    return other


def _day(iso: str) -> int:
    return date.fromisoformat(iso[:10]).toordinal()


def _from_address(
    known: FoundDate | None, addresses: Sequence[Hint], doubts: list[Doubt]
) -> FoundDate | None:
    """The date in the address, if it is more precise than the known one."""
    found = from_addresses(addresses)
    if found is None or (known and len(found.iso) <= len(known.iso)):
        return known
    message = f"no date of publication is given; {found.iso} is in the address"
    doubts.append(Doubt("date-from-url", message, found.by))
    return found


def _from_change(
    change: FoundDate | None, published: Sequence[Hint], doubts: list[Doubt]
) -> FoundDate | None:
    if change is not None:
        doubts.append(
            Doubt("published-from-modified", "the page shows only when it was last changed", change.by)
        )
    elif unread := [hint for hint in published if hint.origin not in SHOWN]:
        message = f"no date of publication can be read from {unread[0].value[:60]!r}"
        doubts.append(Doubt("date-unreadable", message, unread[0]))
    return change


def _order_by_evidence(dates: Sequence[Hint]) -> bool | None:
    """Whether all-numeric dates begin with the day, by a number above 12 or by the same date in ISO 8601."""
    iso = {hint.value[:10] for hint in dates}
    for hint in dates:
        for one, two, year in _NUMERIC.findall(hint.value):
            by_day, by_month = f"{year}-{two:0>2}-{one:0>2}", f"{year}-{one:0>2}-{two:0>2}"
            if int(one) > 12 or (by_day in iso and by_month not in iso):
                return True
            if int(two) > 12 or (by_month in iso and by_day not in iso):
                return False
    return None


def _order_by_host(language: str | None, addresses: Sequence[Hint]) -> bool | None:
    """True for English under a British, Irish, Indian … address; None leaves it to the language."""
    hosts = [hint.value.partition("://")[2].partition("/")[0] for hint in addresses]
    return True if language == "en" and any(map(_DAY_FIRST_HOST.search, hosts)) else None


def _has_two_readings(hint: Hint) -> bool:
    numbers = [(int(one), int(two)) for one, two, _ in _NUMERIC.findall(hint.value)]
    return any(one <= 12 >= two and one != two for one, two in numbers)


def _order_guessed(hint: Hint) -> Doubt:
    message = f"{hint.value[:60]!r} may have the day or the month first; the language decided"
    return Doubt("date-order-guessed", message, hint)


def choose(hints: Sequence[Hint], language: str | None, day_first: bool | None = None) -> FoundDate | None:
    """The first hint that is a date; one with a day is preferred to a month or year."""
    vague: FoundDate | None = None
    for hint in hints:
        iso = read(hint.value, language, day_first)
        if iso is None:
            continue
        if len(iso) >= 10:
            return FoundDate(iso, hint)
        if vague is None and hint.origin != "nearby text":
            vague = FoundDate(iso, hint)
    return vague


def read(value: str, language: str | None, day_first: bool | None = None) -> str | None:
    """ISO 8601 from the value of a property or a byline, such as ``20240305`` or seconds since 1970."""
    value = " ".join(value.split())
    if _YEAR.fullmatch(value):
        return value
    iso = parse_date(value, language, day_first)
    if iso is None and value[:1].isdigit():
        iso = _from_digits(value)
    if iso is None:
        iso = find_date(value, language, day_first)
    plausible = iso is not None and iso >= EARLIEST and not iso.startswith("1970-01-01")
    return iso if plausible else None


def from_addresses(addresses: Iterable[Hint]) -> FoundDate | None:
    """The date in a path (``/2024/03/05/slug``), at least its month."""
    for hint in addresses:
        path = hint.value.partition("://")[2].partition("?")[0].partition("/")[2]
        match = _IN_ADDRESS.search("/" + path)
        if match:
            iso = parse_date("-".join(match.group(1, 2, 3))) if match[3] else f"{match[1]}-{match[2]}"
            if iso:
                return FoundDate(iso, Hint(hint.value, "url", hint.where))
    return None


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
