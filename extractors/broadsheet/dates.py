"""Dates as people and machines write them, in many languages, to ISO 8601.

Strict: a text is a date only if the whole of it reads as one, so that prose, numbers, ranges (``5–7 March
2024``), versions (``1.2.3``) and year spans (``2010-11``) are none. The answer is as precise as the text:
``2024-03`` for ``March 2024``, ``2024-03-05``, ``2024-03-05T10:30``, with a zone only where one is written.

>>> parse_date("Tuesday, March 5th, 2024 at 10:30 am EST")
'2024-03-05T10:30-05:00'
>>> parse_date("5 de marzo de 2024"), parse_date("2024年3月5日"), parse_date("05.03.2024")
('2024-03-05', '2024-03-05', '2024-03-05')
>>> parse_date("03/05/2024") is None, parse_date("03/05/2024", "en-US"), parse_date("03/05/2024", "fr")
(True, '2024-03-05', '2024-05-03')
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from broadsheet.calendar_words import (
    AFTER_NOON,
    ARTICLES,
    BEFORE_NOON,
    LOCAL_MONTHS,
    MONTHS,
    UNREAD_ZONES,
    WEEKDAYS,
    ZONES,
)

LONGEST = 100
"""Characters. JavaScript's ``Date.toString`` with a spelt-out zone has 70."""

BYLINE = 300
"""Characters that :func:`find_date` reads."""


def parse_date(text: str, language: str | None = None, day_first: bool | None = None) -> str | None:
    """The date that ``text`` is, as ISO 8601, or None if the whole of it is not one date.

    ``language`` is a BCP 47 tag: it decides between month names that languages share, and the order of an
    all-numeric date with slashes or dashes, unless ``day_first`` does. Without either, a date that could be
    read both ways (``03/05/2024``) is none. With dots the day comes first everywhere.
    """
    text = text.strip()
    if not 6 <= len(text) <= LONGEST:
        return None
    day = _ISO_DAY.fullmatch(text)
    if day:  # what most columns of dates hold
        year, month, number = map(int, day.groups())
        return text if 1 <= month <= 12 and year >= 1000 and 1 <= number <= _days(year, month) else None
    iso = _ISO.fullmatch(text)
    if iso:
        return _date(iso, language, day_first)
    text = _with_digits(text)
    if not _YEARLIKE.search(text):
        return None
    text = fold(text)
    early = _clock_first().match(text)
    start = early.end() if early else 0
    starts = [start]
    # "mar" is March and the French Tuesday: a word is stepped over only if the date does not begin with it.
    while len(starts) < 3 and (lead := _LEAD.match(text, starts[-1])) and lead["word"] in _leads():
        starts.append(lead.end())
    for match in (form.match(text, at) for at in starts for form in _forms()):
        found = match and _read(match, language, day_first)
        if found and _ends_here(text, found[1]):
            return _joined(found[0], _clock_of(early)) if early and "T" not in found[0] else found[0]
    return None


def _ends_here(text: str, at: int) -> bool:
    """Whether nothing follows but a full stop, a word in brackets, the word for year or a day of the week."""
    tail = _TAIL.fullmatch(text, at)
    return tail is not None and (tail["word"] is None or tail["word"] in _leads())


def find_date(text: str, language: str | None = None, day_first: bool | None = None) -> str | None:
    """The first date inside a short text (``Updated: March 5, 2024 · 4 min read``), or None.

    A date with a day goes before a bare month. Only the first :data:`BYLINE` characters are read: this is for
    bylines, not for prose.
    """
    text = _with_digits(text[:BYLINE])
    if not _YEARLIKE.search(text):
        return None
    text = fold(text)
    found: list[tuple[bool, int, str]] = []
    for form in _forms():
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
    by_day, by_month = parse_date(text, None, True), parse_date(text, None, False)
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


# What every date has, so that most cells of a table cost 1 µs.
_YEARLIKE = re.compile(r"\d{4}|[-/]\d\d|\.\d\d\.\d\d")
_TWO_WAYS = re.compile(r"(?<!\d)\d\d?([/.-])\s?\d\d?\1\s?\d\d", re.ASCII)
_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)"
    r"(?:[Tt ](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?"
    r"\s?(?P<zone>[Zz])?(?P<offset>[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)
# The scripts of India write vowels as marks, which are no letters to a pattern; their digits are left out.
_INDIC = "".join(f"{chr(block)}-{chr(block + 0x63)}" for block in range(0x900, 0xD80, 0x80))
_LETTER = rf"(?:[^\W\d_]|[{_INDIC}])"
_LEAD = re.compile(rf"(?P<word>(?:{_LETTER}|-){{2,20}})[.,،]{{0,2}}\s")
_TAIL = re.compile(rf"(?:\s?\([^)]*\)|\s[гр](?:\.|ода|оку)?|\sd\.|[,،]?\s?(?P<word>{_LETTER}{{2,20}}))?\.?")
_HAN = "〇一二三四五六七八九"
_HAN_NUMBER = re.compile(rf"(?:[{_HAN}]{{1,4}}|[二三]?十[一二三四五六七八九]?)(?=[年月日])")
_DIGITS: dict[int, str | None] = {ord(zero) + n: str(n) for zero in "٠۰०০๐０" for n in range(10)}
_DIGITS |= dict.fromkeys(map(ord, "\u200e\u200f\u061c"))  # marks of direction

_OF = r"(?:(?:of|de|del|di|den|the)\s|d['’])?"
_MONTH = rf"(?P<month>{_LETTER}{{2,12}}(?:\sال{_LETTER}{{3,6}})?)[.׳॰]?"
_DAY = r"(?P<day>\d\d?)(?:st|nd|rd|th|er|re|e|º|°|ª|-?го)?"
_YEAR = r"(?P<year>[12]\d{3})(?!\d)"
# Which number is the day, the month, the year: one form a line, the surer first.
_FORMS = (
    r"(?P<year>[12]\d{3})(?P<sign>[-/.]\s?)(?P<number>\d\d?)(?P=sign)(?P<day>\d\d?)(?!\d)(?:\.(?!\d))?",
    r"(?P<year>[12]\d{3})\s?[年년]\s?(?P<number>\d\d?)\s?[月월](?:\s?(?P<day>\d\d?)\s?[日일])?",
    rf"(?P<one>\d\d?)(?P<sign>[-/.]\s?)(?P<two>\d\d?)(?P=sign){_YEAR}",
    r"(?P<one>\d\d?)(?P<sign>[-/])(?P<two>\d\d?)(?P=sign)(?P<year>\d\d)(?!\d)",
    r"(?P<one>\d\d)(?P<sign>\.)(?P<two>\d\d)\.(?P<year>\d\d)(?!\d)",  # 1.2.24 may be a version
    rf"{_DAY}\.?[\s,/-]{{0,2}}{_OF}{_MONTH}(?:[\s,،/-]{{1,2}}{_OF}{_YEAR}(?:\sг(?:\.|ода)?)?|[/-](?P<short>\d\d)(?!\d))",
    rf"{_MONTH}[\s/-]{{0,2}}{_DAY}[.,]?[\s/-]{{0,2}}{_OF}{_YEAR}",
    rf"{_MONTH}\s(?P<day>\d\d?)\s(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)\s(?P<zone>[a-z]{{3}}\s)?{_YEAR}",
    rf"{_YEAR}\.?(?:\sm\.)?[\s-]{_MONTH}[\s-](?P<day>\d\d?)\.?",
    rf"{_YEAR}\.?\s(?:gada|g\.|ж\.)\s(?P<day>\d\d?)\.?\s{_MONTH}",
    rf"{_YEAR}(?:\.|\.?\s(?:m|g|ж)\.)\s{_MONTH}",
    rf"(?:{_DAY}\s)?(?:thang|thg)\s(?P<number>\d\d?),?\s(?:nam\s)?{_YEAR}",
    rf"{_MONTH},?\s{_OF}{_YEAR}",
)
_AFTER_NOON = frozenset(AFTER_NOON.split())
_NOON = "|".join(map(re.escape, [*BEFORE_NOON.split(), *_AFTER_NOON]))
_CLOCK = (
    rf"(?:(?P<early>{_NOON})\s?)?(?P<hour>\d\d?)"
    r"(?:\s?[:.h時点시]\s?(?P<minute>\d\d)(?!\d)(?::(?P<second>\d\d)(?:\.\d+)?)?\s?[分분h]?"
    rf"|\s?[時点시]|(?=\s?(?:{_NOON})))"
    rf"(?:\s?(?P<late>{_NOON})(?!\w))?(?:\s?(?:uhr|hrs|h)\b)?"
    rf"\s?\(?(?P<zone>(?:{'|'.join([*ZONES, *UNREAD_ZONES.split()])})(?!\w))?"
    r"\s?(?P<offset>[+-]\d\d?(?::?\d\d)?(?!\d))?\)?"
)
_BRIDGE = r"(?:\s?\(\w+\))?(?:\s?[,|·•@–—-])?\s?(?:(?:t|at|a las|as|um|a|den|kl\.?|o|в)(?=[\s\d]))?\s?"


# Compiled on first use: 8 ms that a run over ISO dates does not need.
@cache
def _forms() -> list[re.Pattern[str]]:
    return [re.compile(rf"(?<![\w./:$€£–-]){form}") for form in _FORMS]


@cache
def _clock_after() -> re.Pattern[str]:
    return re.compile(_BRIDGE + _CLOCK)


@cache
def _clock_first() -> re.Pattern[str]:
    return re.compile(_CLOCK + r"[\s,|·•–—-]{1,3}(?:on\s)?")


@cache
def _leads() -> frozenset[str]:
    return frozenset(fold(word) for word in [*WEEKDAYS.split(), *ARTICLES.split()])


def _read(match: re.Match[str], language: str | None, day_first: bool | None) -> tuple[str, int] | None:
    """ISO 8601 from a match of any form, with the time that follows it, and where it ends."""
    date = _date(match, language, day_first)
    if date is None or len(date) != 10:
        return (date, match.end()) if date else None
    after = _clock_after().match(match.string, match.end())
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
    """Month (0 if the order cannot be told) and day of an all-numeric date."""
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
        hour = hour % 12 + (12 if half in _AFTER_NOON else 0)
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
