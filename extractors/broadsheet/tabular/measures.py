"""Measures: what a number counts. Currencies, per cent, units, and the magnitudes that multiply.

They are next to the number (``€ 3,5 Mrd.``) or in the header of its column (``Cost (USD m)``).
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from broadsheet.tabular.vocabulary import (
    CURRENCIES,
    DURATION_UNITS,
    ISO_4217,
    PERCENT,
    PLAIN_UNITS,
    SCALES,
    SHARED_SIGNS,
    UNIT_PHRASES,
    UNITS,
    WEAK_SCALES,
    WORDLIKE_SIGNS,
)

LONGEST = 24
"""Characters of a measure. ``millions of US dollars`` has 22."""

_WORDLIKE_CODES = frozenset(("ALL", "TOP"))  # of Albania and Tonga: rather the words
_FILLERS = frozenset(("of", "in", "en", "de", "à", "di", "von", "w", "в", "i"))
_PREPOSITION = re.compile(r"(?:,|\s(?:in|en|em|i|w|в|на)\s)\s?([^,]+)$")
_COMMA = re.compile(r",(?!\d)")
_ZEROS = re.compile(r"['’,.]?000s?|1[,.' ]?000")  # ('000), (in 1000)


class Measure(Struct, frozen=True, gc=False):
    """``currency`` is as written, folded. ``weak_scale`` is the meaning of ``unit`` among money or scales."""

    currency: str = ""
    percent: bool = False
    unit: str = ""
    scale: int = 1
    weak_scale: int = 1


@lru_cache(maxsize=4096)
def read_measure(text: str) -> Measure | None:
    """What the words next to a number say it counts; None if they mean something else.

    A leading space matters: ``5M`` are millions, ``5 M`` may be anything.

    >>> read_measure("Mrd. €").scale, read_measure("k€").currency, read_measure(" km").unit
    (1000000000, '€', 'km')
    >>> read_measure(" movers") is None
    True
    """
    attached = text[:1] not in (" ", "")
    text = text.strip()
    if not text or len(text) > LONGEST:
        return None
    whole = _word(text, attached)
    if whole is not None:
        return whole
    found = Measure()
    for word in text.replace("\u00a0", " ").split():
        if word.lower() in _FILLERS:
            continue
        one = _word(word, attached)
        joined = None if one is None else _join(found, one)
        if joined is None:
            return None
        found, attached = joined, False
    return None if found == Measure() else found


def _word(word: str, attached: bool) -> Measure | None:
    folded = word.lower().rstrip(".")
    if folded in PERCENT:
        return Measure(percent=True)
    currency = _currency(word)
    if currency:
        return Measure(currency=currency)
    if attached and word in ("K", "M", "B", "k"):
        return Measure(scale=SCALES[folded])
    if word in UNITS or folded in UNIT_PHRASES:
        return Measure(unit=word, weak_scale=SCALES.get(folded, 1) if folded in WEAK_SCALES else 1)
    if folded in SCALES:
        if folded in WEAK_SCALES:
            return Measure(unit=word, weak_scale=SCALES[folded])
        return Measure(scale=SCALES[folded])
    if _ZEROS.fullmatch(word):
        return Measure(scale=1000)
    return _compound(word)


def _compound(word: str) -> Measure | None:
    """A magnitude and a currency written together: ``k€``, ``£m``, ``億円``, the German ``T€``."""
    for at in range(1, len(word)):
        for scale, sign in ((word[:at], word[at:]), (word[at:], word[:at])):
            thousand = scale == "T" or _ZEROS.fullmatch(scale)
            factor = 1000 if thousand else SCALES.get(scale.lower().rstrip("."))
            currency = _currency(sign)
            if factor and currency and not sign.islower():
                return Measure(currency=currency, scale=factor)
    return None


def _currency(word: str) -> str:
    if word in ISO_4217 and word not in _WORDLIKE_CODES:
        return word
    if word in UNITS:  # "ft" are feet, "Ft" is a currency
        return ""
    folded = word.lower().removeprefix("d'").rstrip(".")
    return folded if folded in CURRENCIES else ""


def _join(one: Measure, other: Measure) -> Measure | None:
    """Both measures as one; None if they contradict each other."""
    money = one.currency or other.currency
    if one.currency and other.currency:
        return None
    if money and (one.unit or other.unit):
        weak = one if one.unit else other
        if weak.weak_scale == 1:
            return None
        return Measure(currency=money, scale=weak.weak_scale)
    if (one.scale != 1 and other.scale != 1) or (one.unit and other.unit) or (money and other.percent):
        return None
    return Measure(
        currency=money,
        percent=one.percent or other.percent,
        unit=one.unit or other.unit,
        scale=one.scale * other.scale,
        weak_scale=one.weak_scale * other.weak_scale,
    )


def currency_code(sign: str, language: str | None) -> str | None:
    """The ISO 4217 code of a sign in a document of that language; None where the sign means nothing or many.

    >>> [currency_code(sign, tag) for sign, tag in (("$", "en"), ("$", "en-AU"), ("kr", "da"), ("kr", "en"))]
    ['USD', 'AUD', 'DKK', None]
    """
    if sign in ISO_4217:
        return sign
    tag = (language or "").lower().replace("_", "-")
    base = tag.partition("-")[0]
    if sign in WORDLIKE_SIGNS and {tag, base}.isdisjoint(WORDLIKE_SIGNS[sign].split()):
        return None
    shared = SHARED_SIGNS.get(sign, {})
    return shared.get(tag) or shared.get(base) or CURRENCIES.get(sign)


_IN_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]{1,30})[)\]）]")


@lru_cache(maxsize=1024)
def header_measure(name: str) -> Measure:
    """The measure that a column's header names for its numbers; an empty one if it names none.

    >>> header_measure("Cost (USD m)").currency, header_measure("Share, %").percent
    ('USD', True)
    """
    return _measure_aside(name) or _measure_in_words(name) or Measure()


def _measure_aside(name: str) -> Measure | None:
    """What is in brackets, after a comma or a preposition, or in a row of units."""
    last_row = name.split(" / ")[1:][-1:]  # of a header of several rows: perhaps the row of units
    for inside in [*reversed(_IN_BRACKETS.findall(name)), *_PREPOSITION.findall(name), *last_row]:
        found = read_measure(" " + _COMMA.sub(" ", inside))
        if found is None and inside.split()[:1] and inside.split()[0] in PERCENT:
            found = Measure(percent=True)  # "% of GDP"
        if found is not None:
            return found
        if inside.strip().lower() in DURATION_UNITS:
            return Measure(unit=inside.strip())
    return None


def _measure_in_words(name: str) -> Measure | None:
    """The measure in a whole header (``Mio. EUR``), or in its last (``Sales USD '000``) or first words."""
    words = name.replace(",", " ").split()
    for some in (words, words[-2:]):
        found = read_measure(" " + " ".join(some))
        if found is not None and found.currency:
            return found
    for word in [*words[-1:], *words[:1]]:
        word = word.strip("()[]")
        if word in PERCENT or word in ISO_4217 or (not word.isalnum() and word.lower() in CURRENCIES):
            found = _word(word, attached=False)
            if found is not None:
                return found
    return Measure(unit=words[-1]) if len(words) > 1 and words[-1] in PLAIN_UNITS else None
