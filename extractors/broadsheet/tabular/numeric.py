"""Columns of numbers: what they measure, what their marks mean, whether they count or only name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from broadsheet.document import ColumnType
from broadsheet.tabular.column_data import RawColumn
from broadsheet.tabular.footnotes import without_marks
from broadsheet.tabular.measures import Measure, currency_code, header_measure
from broadsheet.tabular.numbers import Number, is_code, read_number, value
from broadsheet.tabular.vocabulary import (
    CODE_HEADERS,
    CODE_TITLES,
    DECIMAL_COMMA,
    DECIMAL_COMMA_REGIONS,
    DECIMAL_POINT_REGIONS,
    HOUR_HEADERS,
    NUMBERED,
    TYPED_NULLS,
    UNITS,
    WORDLIKE_SIGNS,
    YEAR_HEADERS,
)

ID_LENGTH = 8
"""Digits: plain numbers all of one length, from here on, name things (article numbers, ISBN, telephones)."""

# Other money has no thousandths, so that three digits after a mark are a group.
_THREE_DECIMALS = frozenset(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"))

_FEW = frozenset(map(str, range(1, 17)))
_HOUR = re.compile(r"(?:[01]?\d|2[0-4])[.,][0-5]\d", re.ASCII)  # 9.15 as half of Europe writes it
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d", re.ASCII)
_WORDS = re.compile(r"[^\W_]+")

_Kind = tuple[str, bool, str]
"""A number's currency, whether it is per cent, and its unit."""
_BARE: _Kind = ("", False, "")

Values = dict[str, int | float | None]


class Figures:
    """A column's cells read as numbers."""

    def __init__(self, source: RawColumn, counts: Mapping[str, int], language: str | None) -> None:
        self._source = source
        self._language = language
        self._numbers: dict[str, Number] = {}
        seen = 0
        for cell, count in counts.items():
            number = read_number(without_marks(cell))
            if number:
                self._numbers[cell] = number
            elif cell.lower() in TYPED_NULLS:
                continue
            seen += count
        self._header = header_measure(source.name)
        self._leave_out_foreign_signs()
        self._measure = self._agree(counts)
        self._evidence = {number.evidence for number in self._numbers.values()}
        self.fit = sum(counts[cell] for cell in self._numbers) / seen if seen else 0.0
        """Share of the column's cells that are numbers of one measure."""

    @staticmethod
    def are_likely(sample: Sequence[str]) -> bool:
        """Whether at least half of the cells are numbers."""
        found = sum(read_number(without_marks(cell)) is not None for cell in sample)
        return bool(sample) and found * 2 >= len(sample)

    # --- what is measured ---------------------------------------------------------------------------------

    def _agree(self, counts: Mapping[str, int]) -> Measure | None:
        """The one measure of nearly all numbers; those of another no longer fit. None without numbers."""
        self._resolve_weak_scales()
        tally: dict[_Kind, int] = {}
        for cell, number in self._numbers.items():
            kind = _kind(number)
            tally[kind] = tally.get(kind, 0) + counts[cell]
        if not tally:
            return None
        header = self._header
        bare = tally.pop(_BARE, 0)
        named = Measure(currency=header.currency, percent=header.percent, unit=header.unit)
        if not tally:
            return named
        kind, most = max(tally.items(), key=lambda item: item[1])
        measure = Measure(currency=kind[0], percent=kind[1], unit=kind[2])
        if bare > most and not self._lends_to_bare(measure, named):
            self._keep(lambda number: _kind(number) == _BARE)
            return named
        lent = bare and (self._lends_to_bare(measure, named) or self._bare_are_zero())
        if len(tally) > 1 or (bare and not lent):
            kept = (kind, _BARE) if lent else (kind,)
            self._keep(lambda number: _kind(number) in kept)
        return measure

    def _lends_to_bare(self, measure: Measure, named: Measure) -> bool:
        """Whether numbers without a measure have this one too.

        They do when the header names it, and under the accountants' habit to write the currency in a column's
        first row or in its last.
        """
        if not measure.currency:
            return measure == named
        ends = [self._numbers.get(cell) for cell in (self._source.cells[0], self._source.cells[-1])]
        return any(number and number.currency == measure.currency for number in ends) or (
            self._code(measure.currency) == self._code(named.currency)
        )

    def _keep(self, wanted: Callable[[Number], bool]) -> None:
        self._numbers = {cell: number for cell, number in self._numbers.items() if wanted(number)}

    def _code(self, currency: str) -> str | None:
        return currency_code(currency, self._language) if currency else None

    def _leave_out_foreign_signs(self) -> None:
        """Letters that are money in some countries only (``R 12``) are no numbers in the others."""
        used = {number.currency for number in self._numbers.values()}
        foreign = {sign for sign in used if sign in WORDLIKE_SIGNS and not self._code(sign)}
        if foreign:
            self._keep(lambda number: number.currency not in foreign)

    def _resolve_weak_scales(self) -> None:
        """Among money, or with ``k`` and ``bn`` in the same column, ``m`` is a million and not a metre."""
        numbers = self._numbers.values()
        if {number.weak_scale for number in numbers} <= {1}:
            return
        magnitudes = any(number.scale != 1 for number in numbers)
        for number in numbers:
            if number.weak_scale != 1 and (number.currency or magnitudes or self._header.currency):
                number.scale, number.unit, number.weak_scale = number.weak_scale, "", 1
        # "3b" without such company is the number of a house.
        self._keep(lambda number: number.weak_scale == 1 or number.unit in UNITS)

    def _bare_are_zero(self) -> bool:
        return all(
            set(number.digits) <= set("0.,") for number in self._numbers.values() if _kind(number) == _BARE
        )

    # --- names made of digits -----------------------------------------------------------------------------

    def are_codes(self) -> bool:
        """Whether these digits name things: telephones, post codes, article numbers, years that head rows."""
        if any(is_code(number.digits) for number in self._numbers.values()):
            return True
        measure = self._measure
        if measure is None or measure.currency or measure.percent:
            return False
        digits = [number.digits for number in self._numbers.values()]
        if measure.unit:
            return measure.unit == "°" and _are_ranks(digits)
        if all(number.scale == 1000 and number.digits in _FEW for number in self._numbers.values()):
            return True  # 4K and 8K are resolutions, 5k and 10k are races
        if any(number.scale != 1 or number.negative for number in self._numbers.values()):
            # All in brackets and nothing else: the numbers of a list.
            return all(number.bracketed and number.digits.isdigit() for number in self._numbers.values())
        words = _WORDS.findall(self._source.name.lower())
        if names_things(self._source.name) and not any("," in d or "'" in d for d in digits):
            return True
        if not HOUR_HEADERS.isdisjoint(words) and all(map(_HOUR.fullmatch, digits)):
            return True
        return self._are_years(digits, words) or _are_long_ids(digits) or _are_outline(digits)

    def _are_years(self, digits: list[str], words: list[str]) -> bool:
        """Years that identify their rows: in the first column, or under a header that says so."""
        if not all(_YEAR.fullmatch(d) for d in digits):
            return False
        return self._source.first or not YEAR_HEADERS.isdisjoint(words)

    # --- what the marks mean ------------------------------------------------------------------------------

    @property
    def mark(self) -> str | None:
        """The decimal mark that this column proves."""
        proven = self._evidence & {".", ","}
        return next(iter(proven)) if len(proven) == 1 else None

    def decide(self, others: str | None) -> tuple[str | None, str]:
        """The decimal mark (None if the cells contradict each other) and what was guessed, if it was."""
        proven = self._evidence & {".", ","}
        if len(proven) == 2:
            return None, ""
        if proven or "?" not in self._evidence:
            return self.mark or ".", ""
        unclear = [number.digits for number in self._numbers.values() if number.evidence == "?"]
        used = {"," if "," in digits else "." for digits in unclear}
        if len(used) == 2:
            return None, ""
        sign = used.pop()
        grouping = "," if sign == "." else "."
        if self._measure and self._measure.currency and self.unit not in _THREE_DECIMALS:
            return grouping, ""
        told = others or decimal_mark(self._language)
        if len(unclear) < len(self._numbers):  # 899 and 1,099: fractions would have digits everywhere
            return (None if told == sign else grouping), ""
        if told:
            return told, ""
        return grouping, f"{unclear[0]!r} may have a fraction; {sign!r} was read as parting thousands"

    def values(self, mark: str) -> Values:
        """The number for each cell that is one."""
        return {cell: value(number, mark) for cell, number in self._numbers.items()}

    # --- the result ---------------------------------------------------------------------------------------

    def type_of(self, values: Values) -> ColumnType:
        """The type of the column whose cells have these values."""
        measure = self._measure or Measure()
        if measure.percent:
            return "percent"
        if self._code(measure.currency):
            return "money"
        whole = all(isinstance(found, int) for found in values.values() if found is not None)
        return "integer" if whole else "number"

    @property
    def unit(self) -> str | None:
        """The ISO 4217 code of money, the sign of another unit."""
        measure = self._measure or Measure()
        if measure.currency:
            return self._code(measure.currency) or measure.currency
        return measure.unit or None

    @property
    def header_scale(self) -> int | None:
        """The factor that the header gives for every value: 1,000,000 for ``Cost (USD m)``."""
        if any(number.scale != 1 for number in self._numbers.values()):
            return None
        scale = self._header.scale
        if self._header.weak_scale != 1 and self._header.currency:
            scale = self._header.weak_scale
        return scale if scale != 1 else None


def names_things(header: str) -> bool:
    """Whether a header says that the cells below it name things: ``Zip code``, ``Room``, ``Order number``."""
    words = _WORDS.findall(header.lower())
    return (
        not CODE_HEADERS.isdisjoint(words)
        or (len(words) == 1 and (words[0] in CODE_TITLES or words[0] in NUMBERED))
        or (len(words) == 2 and words[0] in NUMBERED and words[1] in ("no", "number", "nr"))
    )


def _kind(number: Number) -> _Kind:
    return number.currency, number.percent, number.unit


def _are_ranks(digits: list[str]) -> bool:
    """Whether these count places from the first on: ``1°, 2°, 2°, 3°``."""
    if not all(d in _FEW for d in digits) or digits[0] != "1":
        return False
    return all(0 <= int(after) - int(before) <= 1 for before, after in pairwise(digits))


def _are_long_ids(digits: list[str]) -> bool:
    length = len(digits[0])
    return length >= ID_LENGTH and len(digits) > 1 and all(len(d) == length and d.isdigit() for d in digits)


def _are_outline(digits: list[str]) -> bool:
    """Whether these are versions or section numbers: ``3.9, 3.10, 3.11`` or ``1.1, 1.2, 2.1``."""
    parts = [digit.split(".") for digit in digits]
    if len(parts) < 3 or not all(len(each) == 2 and all(map(str.isdecimal, each)) for each in parts):
        return False
    pairs = [(int(whole), int(part)) for whole, part in parts]
    steps = [
        (after[0] == before[0] and after[1] == before[1] + 1) or (after[0] == before[0] + 1 and after[1] < 2)
        for before, after in pairwise(pairs)
    ]
    return all(steps)


def decimal_mark(language: str | None) -> str | None:
    """The decimal mark of a language tag, None without one.

    >>> decimal_mark("de"), decimal_mark("de-CH"), decimal_mark("es-MX"), decimal_mark("en")
    (',', '.', '.', '.')
    """
    if not language:
        return None
    tag = language.lower().replace("_", "-")
    if tag in DECIMAL_POINT_REGIONS:
        return "."
    return "," if tag in DECIMAL_COMMA_REGIONS or tag.partition("-")[0] in DECIMAL_COMMA else "."
