"""Numbers as cells write them: signs, brackets, marks, measures and magnitudes of many countries.

A cell is read in steps, because one cell alone does not show what its marks mean: :func:`read_number` finds
the digits and what surrounds them, :func:`decimal_evidence` says what the marks in the digits prove, and once
the whole column has been read, :func:`value` makes the number.

>>> number = read_number("(US$ 1,234.5m)")
>>> number.digits, number.negative, number.currency, number.scale, decimal_evidence(number.digits)
('1,234.5', True, 'us$', 1, '.')
>>> number.weak_scale, value(number, ".")  # metres or millions: the column decides
(1000000, -1234.5)
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from msgspec import Struct

from broadsheet.digits import ASCII_DIGITS
from broadsheet.tabular.measures import Measure, read_measure
from broadsheet.tabular.vocabulary import APPROXIMATELY, ISO_4217

LONGEST = 60
"""Characters of a cell that may be a number with its measure."""
SHORTEST_TELEPHONE = 9
"""Digits after the plus of an international number."""
MOST_DIGITS = 18
"""More do not fit into 64 bits, and nobody counts so far: account numbers, keys, hashes."""

# Digits of other scripts, full-width forms, and typographic variants, to ASCII; marks of direction go.
_PLAIN = ASCII_DIGITS | str.maketrans("，．％＄￥￡（）＋－", ",.%$¥£()+-")
_PLAIN |= dict.fromkeys(map(ord, "−‒–‐‑﹣"), "-") | dict.fromkeys(
    map(ord, "\u00a0\u202f\u2009\u2007\u2008\u200a"), " "
)
_PLAIN |= dict.fromkeys(map(ord, "’‘ʼ＇٬´"), "'") | dict.fromkeys(
    map(ord, "\u200b\u200e\u200f\u2060\u061c\ufeff"), None
)
ARABIC_DECIMAL = "٫"

COMMON = re.compile(r"([$€£]?)(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(%?)", re.ASCII)
_NUMBER = re.compile(r"([^\d]{0,14}?)(\d+(?:[.,' ٫]\d+)*|[.,٫]\d+)(.{0,30})", re.ASCII)
_NO_FRACTION = (",-", ".-", ":-")
"""What many countries write in the place of a fraction: ``12,- €``, in Sweden ``12:-``."""
_EXPONENT = re.compile(r"(?:[eE]|\s?[×x·]\s?10\^?)([+-]?\d{1,2})")
_BY_THREES = re.compile(r"\d{1,3}(?:([,.' ])\d{3})(?:\1\d{3})*")
_NO_MARKS = str.maketrans("", "", ".,' ")
_INDIAN = re.compile(r"\d{1,2}(?:,\d{2})*,\d{3}")


class Number(Struct, gc=False):
    """A cell that is a number and nothing else: its digits as written, and what surrounds them."""

    digits: str
    negative: bool = False
    bracketed: bool = False
    """Negative by the accountants' brackets, which may as well number a list: ``(1)``."""
    currency: str = ""
    """The sign or name as written, folded; see :func:`broadsheet.tabular.measures.currency_code`."""
    percent: bool = False
    unit: str = ""
    scale: int = 1
    weak_scale: int = 1
    """The scale that ``unit`` means among money or other scales: ``m`` is metres or millions."""
    exponent: int = 0
    evidence: str = ""
    """The result of :func:`decimal_evidence` for the digits."""


def plain(text: str) -> str:
    """The text with ASCII digits, signs and spaces, trimmed."""
    return text.strip() if text.isascii() else text.translate(_PLAIN).strip()


def read_number(text: str) -> Number | None:
    """The number that a cell is, None when it is something else or something more (a range, a bound)."""
    common = COMMON.fullmatch(text)
    if common:
        return _read_common(common)
    text = plain(text)
    return read_any_number(text) if len(text) <= LONGEST else None


def _read_common(match: re.Match[str]) -> Number:
    """What most cells of large tables are, in a quarter of the time that :func:`_read_any` takes."""
    sign, minus, whole, fraction, percent = match.groups()
    leading_zero = whole[0] == "0"
    if fraction is None:
        marks = whole.count(",")
        evidence = "" if not marks else "." if marks > 1 else "," if leading_zero else "?"
        return Number(whole, bool(minus), currency=sign, percent=bool(percent), evidence=evidence)
    unclear = len(fraction) == 3 and len(whole) <= 3 and not leading_zero
    evidence = "?" if unclear else "."
    return Number(f"{whole}.{fraction}", bool(minus), currency=sign, percent=bool(percent), evidence=evidence)


def read_any_number(text: str) -> Number | None:
    """:func:`read_number` without its short cut for :data:`COMMON` numbers."""
    if text.isdecimal():
        return Number(text)
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    lead, digits, tail = match.groups()
    evidence = decimal_evidence(digits)
    if evidence is None:
        return None
    number = Number(digits, evidence=evidence)
    if (lead and not _read_lead(lead, number)) or (tail and not _read_tail(tail, number)):
        return None
    # A telephone number begins with a plus and has spaced groups, or many digits and no marks.
    if lead == "+" and (" " in digits or (len(digits) >= SHORTEST_TELEPHONE and digits.isdigit())):
        return None
    return number


class Lead(Struct, gc=False):
    """What precedes the digits."""

    negative: bool = False
    bracket: bool = False
    measure: Measure = Measure()


@lru_cache(maxsize=1024)
def _lead(text: str) -> Lead | None:
    rest, lead = text.strip(), Lead()
    for opened in (rest.removeprefix("("), rest.removesuffix("(")):  # "($ 5)" and "$ (5)"
        if opened != rest and not lead.bracket:
            lead.bracket, rest = True, opened.strip()
    for word in APPROXIMATELY:
        if rest.lower().startswith(word) and not (word[-1].isalpha() and rest[len(word) :][:1].isalpha()):
            rest = rest[len(word) :].lstrip()
            break
    signs = [sign for sign in (rest[:1], rest[-1:] if len(rest) > 1 else "") if sign in ("+", "-") and sign]
    if len(signs) > 1:
        return None
    lead.negative = "-" in signs
    if signs and text != text.rstrip() and rest == signs[0]:  # a dash, a space: the mark of an item
        return None
    rest = rest.strip("+-").strip() if signs else rest
    if rest:
        measure = read_measure(rest)
        if measure is None or not (measure.currency or measure.percent) or measure.scale != 1:
            return None
        lead.measure = measure
    return lead


def _read_lead(text: str, number: Number) -> bool:
    lead = _lead(text)
    if lead is None:
        return False
    number.negative, number.bracketed = lead.negative, lead.bracket
    number.currency, number.percent = lead.measure.currency, lead.measure.percent
    return True


def _read_tail(text: str, number: Number) -> bool:
    if number.bracketed:  # "(5)", "(5 kg)", "$(5) million"
        text = text[:-1] if text[-1] == ")" else text[1:] if text[0] == ")" else ")"
        number.negative = True
    if text.startswith(_NO_FRACTION):
        number.evidence, text = text[0].strip(":"), text[2:]
    if not text:
        return True
    exponent = _EXPONENT.fullmatch(text)
    if exponent:
        if text[0] in "eE" and text[1:].isdigit() and number.digits.isdigit():
            return False  # "12E5" is a seat, or hexadecimal
        number.exponent = int(exponent[1])
        return True
    measure = read_measure(text)
    if measure is None or (measure.currency and number.currency and measure.currency not in ISO_4217):
        return False
    number.currency = measure.currency or number.currency  # "$12 CAD": the code says which dollar
    number.percent = number.percent or measure.percent
    number.unit, number.scale, number.weak_scale = measure.unit, measure.scale, measure.weak_scale
    return True


def is_code(digits: str) -> bool:
    """Digits that name and do not count: with a leading zero, or too many to count."""
    if not digits.isdigit():
        return digits[0] == "0" and digits[1:2].isdigit()
    return (digits[0] == "0" and len(digits) > 1) or len(digits) > MOST_DIGITS


def decimal_evidence(digits: str) -> str | None:
    """The decimal mark that these digits prove.

    ``"."`` or ``","`` when proven, ``"?"`` when one mark before three digits may be either,
    ``""`` when there is no mark, None when the marks make no number (``1.2.3``, a telephone number).

    >>> [decimal_evidence(d) for d in ("1.234,5", "53,2", "12,34,567", "1,099", "1 099", "1.2.3")]
    [',', ',', '.', '?', '', None]
    """
    if digits.isdigit() or ARABIC_DECIMAL in digits:
        return ""
    mark = "." if digits.rfind(".") > digits.rfind(",") else ","
    head, found, tail = digits.rpartition(mark)
    if not tail.isdigit() or not found:  # a space or an apostrophe is the last mark
        return "" if _is_grouped(digits) else None
    if head.isdigit() or not head:
        return "?" if len(tail) == 3 and 1 <= len(head) <= 3 and head[0] != "0" else mark
    other = "," if mark == "." else "."
    if mark in head:  # twice the same: it parts groups
        return other if _is_grouped(digits) else None
    return mark if _is_grouped(head) else None


def _is_grouped(digits: str) -> bool:
    return bool(_BY_THREES.fullmatch(digits) or _INDIAN.fullmatch(digits))


def value(number: Number, mark: str) -> int | float | None:
    """The number under a decimal mark, None if its digits prove the other.

    An integer when it is written without a fraction or its magnitude makes it whole.
    """
    digits = number.digits
    if number.evidence not in ("", "?", mark):
        return None
    if ARABIC_DECIMAL in digits:
        mark = ARABIC_DECIMAL
    whole, _, fraction = digits.rpartition(mark) if mark in digits else (digits, "", "")
    text = whole if whole.isdigit() else whole.translate(_NO_MARKS) or "0"
    if number.negative:
        text = "-" + text
    if fraction:
        text = f"{text}.{fraction}"
    if number.scale == 1 and not number.exponent:
        return float(text) if fraction else int(text)
    exact = Decimal(text) * number.scale
    if number.exponent:
        return float(exact.scaleb(number.exponent))
    return int(exact) if exact == exact.to_integral_value() else float(exact)
