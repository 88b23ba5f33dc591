"""The forms in which dates and times of day are written, as patterns over folded text.

Their groups: ``year`` or ``short`` (its last two digits), ``month`` (a name) or ``number``, ``day``; ``one``
and ``two`` where either may be the day; ``hour``, ``minute``, ``second``, ``zone``, ``offset``; ``early`` and
``late``, the half of the day before and after the hour.
"""

from __future__ import annotations

import re
from functools import cache

from broadsheet.dates.words import AFTER_NOON, BEFORE_NOON, UNREAD_ZONES, ZONES

ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
ISO = re.compile(
    r"(?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)"
    r"(?:[Tt ](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?"
    r"\s?(?P<zone>[Zz])?(?P<offset>[+-]\d\d(?::?\d\d)?)?)?",
    re.ASCII,
)
# The scripts of India write vowels as marks, which are no letters to a pattern; their digits are left out.
_INDIC = "".join(f"{chr(block)}-{chr(block + 0x63)}" for block in range(0x900, 0xD80, 0x80))
_LETTER = rf"(?:[^\W\d_]|[{_INDIC}])"
LEAD = re.compile(rf"(?P<word>(?:{_LETTER}|-){{2,20}})[.,،]{{0,2}}\s")
"""A word before a date that may be one of :data:`~broadsheet.dates.words.WEEKDAYS` or an article."""
TAIL = re.compile(rf"(?:\s?\([^)]*\)|\s[гр](?:\.|ода|оку)?|\sd\.|[,،]?\s?(?P<word>{_LETTER}{{2,20}}))?\.?")
"""What may follow a date that is the whole of a text."""

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
AFTER_NOON_WORDS = frozenset(AFTER_NOON.split())
_NOON = "|".join(map(re.escape, f"{BEFORE_NOON} {AFTER_NOON}".split()))
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
def forms() -> list[re.Pattern[str]]:
    """The forms of a date, in the order in which they are tried."""
    return [re.compile(rf"(?<![\w./:$€£–-]){form}") for form in _FORMS]


@cache
def clock_after() -> re.Pattern[str]:
    """A time of day right after a date, with what joins them (``at``, a comma)."""
    return re.compile(_BRIDGE + _CLOCK)


@cache
def clock_first() -> re.Pattern[str]:
    """A time of day before a date."""
    return re.compile(_CLOCK + r"[\s,|·•–—-]{1,3}(?:on\s)?")
