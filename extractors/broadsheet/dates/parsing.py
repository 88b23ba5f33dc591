"""The reader of dates: tries each form (:mod:`.forms`) and checks the day, the month and the time of day."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from broadsheet.dates.forms import AFTER_NOON_WORDS, ISO, ISO_DAY, LEAD, TAIL, clock_after, clock_first, forms
from broadsheet.dates.words import ARTICLES, LOCAL_MONTHS, MONTHS, WEEKDAYS, ZONES
from broadsheet.digits import ASCII_DIGITS

LONGEST = 100
"""Characters. JavaScript's ``Date.toString`` with a spelt-out zone has 70."""

BYLINE = 300
"""Characters that :func:`find_date` reads."""

# What every date has, so that most cells of a table cost 1 µs.
_YEARLIKE = re.compile(r"\d{4}|[-/]\d\d|\.\d\d\.\d\d")
_TWO_WAYS = re.compile(r"(?<!\d)\d\d?([/.-])\s?\d\d?\1\s?\d\d", re.ASCII)
_HAN = "〇一二三四五六七八九"
_HAN_NUMBER = re.compile(rf"(?:[{_HAN}]{{1,4}}|[二三]?十[一二三四五六七八九]?)(?=[年月日])")
_DIGITS = ASCII_DIGITS | dict.fromkeys(map(ord, "\u200e\u200f\u061c"))  # and no marks of direction


def parse_date(text: str, language: str | None = None, day_first: bool | None = None) -> str | None:
    """The date that ``text`` is, as ISO 8601, or None if the whole of it is not one date.

    ``language`` is a BCP 47 tag: it decides between month names that languages share, and the order of an
    all-numeric date with slashes or dashes, unless ``day_first`` does. Without either, a date that could be
    read both ways (``03/05/2024``) gives None. With dots the day always comes first.
    """
    text = text.strip()
    if not 6 <= len(text) <= LONGEST:
        return None
    day = ISO_DAY.fullmatch(text)
    if day:  # what most columns of dates hold
        year, month, number = map(int, day.groups())
        return text if 1 <= month <= 12 and year >= 1000 and 1 <= number <= _days(year, month) else None
    iso = ISO.fullmatch(text)
    if iso:
        return _date(iso, language, day_first)
    text = _with_digits(text)
    if not _YEARLIKE.search(text):
        return None
    text = fold(text)
    early = clock_first().match(text)
    start = early.end() if early else 0
    starts = [start]
    # "mar" is March and the French Tuesday: a word is stepped over only if the date does not begin with it.
    while len(starts) < 3 and (lead := LEAD.match(text, starts[-1])) and lead["word"] in _leads():
        starts.append(lead.end())
    for match in (form.match(text, at) for at in starts for form in forms()):
        found = match and _read(match, language, day_first)
        if found and _ends_here(text, found[1]):
            return _joined(found[0], _clock_of(early)) if early and "T" not in found[0] else found[0]
    return None


def _ends_here(text: str, at: int) -> bool:
    """Whether nothing follows but a full stop, a word in brackets, the word for year or a day of the week."""
    tail = TAIL.fullmatch(text, at)
    return tail is not None and (tail["word"] is None or tail["word"] in _leads())


def find_date(text: str, language: str | None = None, day_first: bool | None = None) -> str | None:
    """The first date inside a short text (``Updated: March 5, 2024 · 4 min read``), or None.

    A date with a day is preferred to a bare month. Only the first :data:`BYLINE` characters are read: this is
    for bylines, not for prose.
    """
    text = _with_digits(text[:BYLINE])
    if not _YEARLIKE.search(text):
        return None
    text = fold(text)
    found: list[tuple[bool, int, str]] = []
    for form in forms():
        for match in form.finditer(text):
            read = _read(match, language, day_first)
            if read:
                found.append((len(read[0]) < 10, match.start(), read[0]))
                break
    return min(found)[2] if found else None


def is_ambiguous(text: str) -> bool:
    """Whether an all-numeric date is one date with the day first and another with the month first."""
    if not _TWO_WAYS.search(_with_digits(text)):
        return False
    by_day, by_month = parse_date(text, day_first=True), parse_date(text, day_first=False)
    return by_day is not None and by_month is not None and by_day != by_month


def fold(text: str) -> str:
    """Lower case, single spaces, ASCII digits, no accents; the vowel signs of Indic scripts stay."""
    text = " ".join(text.split())
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFD", text.casefold().translate(_DIGITS))
    kept = "".join(c for c in parts if c < "\u0300" or c > "\u0700" or unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", kept)


def _with_digits(text: str) -> str:
    """``二〇二六年三月十二日`` as ``2026年3月12日``."""
    return _HAN_NUMBER.sub(_digits_of, text) if "年" in text else text


def _digits_of(match: re.Match[str]) -> str:
    tens, ten, ones = match[0].rpartition("十")
    if not ten:
        return "".join(str(_HAN.index(sign)) for sign in ones)
    return f"{_HAN.index(tens) if tens else 1}{_HAN.index(ones) if ones else 0}"


@lru_cache(maxsize=64)
def month_numbers(language: str | None) -> dict[str, int]:
    """Folded month names to 1–12: those of ``language`` before all others."""
    own = (language or "").lower().partition("-")[0]
    numbers: dict[str, int] = {}
    for months in (LOCAL_MONTHS.get(own, ()), MONTHS.get(own, ()), *MONTHS.values()):
        for number, variants in enumerate(months, 1):
            for word in variants.split():
                numbers.setdefault(fold(word).replace("-", " "), number)
    return numbers


def writes_day_first(language: str | None) -> bool | None:
    """Whether a language tag puts the day before the month (None without a tag). English does outside the US.

    Plain ``en`` is read as American: CLDR's default region for English.
    """
    if not language:
        return None
    return language.lower().replace("_", "-") not in ("en", "en-us", "en-ph", "es-us", "es-pr")


@cache
def _leads() -> frozenset[str]:
    return frozenset(fold(word) for word in [*WEEKDAYS.split(), *ARTICLES.split()])


def _read(match: re.Match[str], language: str | None, day_first: bool | None) -> tuple[str, int] | None:
    """ISO 8601 from a match of any form, with the time that follows it, and where it ends."""
    date = _date(match, language, day_first)
    if date is None or len(date) != 10:
        return (date, match.end()) if date else None
    after = clock_after().match(match.string, match.end())
    clock = _clock_of(after) if after else ""
    return (_joined(date, clock), after.end()) if after and clock else (date, match.end())


def _date(match: re.Match[str], language: str | None, day_first: bool | None) -> str | None:
    part = match.groupdict()
    year, day = int(part["year"] or part["short"]), part.get("day")
    if part.get("month"):
        month = month_numbers(language).get(part["month"], 0)
    elif part.get("one"):
        month, day = _ordered(part, writes_day_first(language) if day_first is None else day_first)
    else:
        month = int(part["number"])
    if year < 100:  # the century of POSIX strptime's %y
        year += 1900 if year > 68 else 2000
    if year < 1000 or not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04d}-{month:02d}"
    if not 1 <= int(day) <= _days(year, month):
        return None
    date = f"{year:04d}-{month:02d}-{int(day):02d}"
    return _joined(date, _clock_of(match)) if part.get("hour") else date


def _days(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def _ordered(part: dict[str, str | None], day_first: bool | None) -> tuple[int, str | None]:
    """Month (0 if the order is unknown) and day of an all-numeric date."""
    one, two = part["one"] or "", part["two"] or ""
    if int(one) <= 12 < int(two):
        return int(one), two
    if (part["sign"] or "").startswith(".") or int(one) > 12 or int(one) == int(two):
        return int(two), one
    if day_first is None:
        return 0, None
    return (int(two), one) if day_first else (int(one), two)


def _clock_of(match: re.Match[str]) -> str:
    """``10:30:00+01:00`` from a match, as precise as it is; empty if there is no such hour."""
    part = match.groupdict()
    hour, minute, second = int(part["hour"]), part["minute"], part["second"]
    half = part.get("early") or part.get("late")
    if half:
        hour = hour % 12 + (12 if half in AFTER_NOON_WORDS else 0)
    if hour > 23 or int(minute or 0) > 59 or int(second or 0) > 60:
        return ""
    value = f"{hour:02d}:{minute or '00'}" + (f":{second}" if second else "")
    return value + _zone((part["zone"] or "").strip().lower(), part.get("offset"))


def _zone(name: str, offset: str | None) -> str:
    if not offset:
        return ZONES.get(name, "")
    digits = offset[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    return f"{offset[0]}{int(hours):02d}:{minutes}"


def _joined(date: str, clock: str) -> str:
    return f"{date}T{clock}" if clock else date
