"""Durations as cells write them, to ISO 8601: ``2 h 30 min``, ``1:23:45``, ``3 Wochen``."""

from __future__ import annotations

import re

from broadsheet.tabular.numbers import plain
from broadsheet.tabular.vocabulary import DURATION_UNITS, WEAK_DURATIONS

LONGEST = 40

_PART = re.compile(
    r"(\d+(?:[.,]\d+)?)\s?([^\W\d_]+)\.?\s?(?:(?:and|und|et|y|e|en|i|и|och|og|ja|,|&)\s)?", re.IGNORECASE
)
_CLOCK = re.compile(r"(\d{1,4}):([0-5]\d):([0-5]\d)(?:[.,](\d{1,6}))?")
_HOURS = re.compile(r"(\d{1,3})\s?h\s?([0-5]\d)")  # "1h30" is a time of day as well
_ISO = re.compile(
    r"P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?"
)
_ORDER = "YMWDHmS"


def read_duration(text: str, certain: bool = False) -> str | None:
    """The duration as ISO 8601, or None if the text is not a duration.

    ``1:23:45`` and ``8h`` may be times of day, ``5 m`` may be metres: these are durations only if ``certain``
    rules out everything else, or if there are more hours than in a day.

    >>> [read_duration(cell) for cell in ("2 h 30 min", "1,5 Stunden", "26:00:09", "5 m")]
    ['PT2H30M', 'PT1.5H', 'PT26H9S', None]
    """
    text = plain(text)
    if not text or len(text) > LONGEST or (text[0] not in "0123456789P"):
        return None
    if text[0] == "P":
        return text if _ISO.fullmatch(text) else None
    match = _CLOCK.fullmatch(text)
    if match:
        return _of_clock(match) if certain or int(match[1]) > 23 else None
    match = _HOURS.fullmatch(text)
    if match:
        return f"PT{int(match[1])}H{int(match[2])}M" if certain or int(match[1]) > 23 else None
    return _of_words(text.lower(), certain)


def _of_clock(match: re.Match[str]) -> str:
    hours, minutes, seconds = (int(match[n]) for n in (1, 2, 3))
    fraction = f".{match[4]}" if match[4] else ""
    parts = [f"{hours}H" if hours else "", f"{minutes}M" if minutes else ""]
    parts.append(f"{seconds}{fraction}S" if seconds or fraction else "")
    return "PT" + ("".join(parts) or "0S")


def _of_words(text: str, certain: bool) -> str | None:
    parts: list[tuple[str, str]] = []
    at, weak = 0, True
    while at < len(text):
        match = _PART.match(text, at)
        unit = DURATION_UNITS.get(match[2]) if match else None
        if match is None or unit is None:
            return None
        if parts and _ORDER.index(unit) <= _ORDER.index(parts[-1][1]):
            return None
        weak = weak and match[2] in WEAK_DURATIONS
        parts.append((match[1].replace(",", "."), unit))
        at = match.end()
    if (
        not parts
        or (weak and not certain and len(parts) < 2)
        or any("." in number for number, _ in parts[:-1])
    ):
        return None
    days = "".join(number + unit for number, unit in parts if unit in "YMWD")
    times = "".join(number + unit.upper() for number, unit in parts if unit in "HmS")
    return "P" + days + ("T" + times if times else "")
