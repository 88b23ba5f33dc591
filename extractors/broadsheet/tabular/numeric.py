"""Columns of numbers: what they measure, what their marks mean, whether they count or only name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from broadsheet.document import ColumnType
from broadsheet.tabular.footnotes import without_marks
from broadsheet.tabular.measures import Measure, currency_code, header_measure
from broadsheet.tabular.numbers import Number, decimal_evidence, is_code, read_number, value
from broadsheet.tabular.vocabulary import (
    CODE_HEADERS,
    CODE_TITLES,
    DECIMAL_COMMA,
    DECIMAL_COMMA_REGIONS,
    DECIMAL_POINT_REGIONS,
    TYPED_NULLS,
    YEAR_HEADERS,
)

if TYPE_CHECKING:
    from broadsheet.tabular.columns import Source

ID_LENGTH = 8
"""Digits: plain numbers all of one length, from here on, name things (article numbers, ISBN, telephones)."""

# Other money has no thousandths, so that three digits after a mark are a group.
_THREE_DECIMALS = frozenset(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"))

_YEAR = re.compile(r"(?:1[5-9]|20|21)\d\d", re.ASCII)
_WORDS = re.compile(r"[^\W_]+")

Values = dict[str, int | float | None]


class Figures:
    """A column's cells read as numbers."""

    def __init__(self, source: Source, counts: Mapping[str, int], language: str | None) -> None:
        self._source = source
        self._language = language
        self._numbers: dict[str, Number] = {}
        self.evidence: set[str] = set()
        """What the cells' marks prove, as :func:`decimal_evidence` says it."""
        self._unclear: list[str] = []
        """Digits whose one mark may be either."""
        read = seen = 0
        for cell, count in counts.items():
            number = read_number(without_marks(cell))
            said = decimal_evidence(number.digits) if number else None
            if number and said is not None:
                self._numbers[cell] = number
                self.evidence.add(said)
                if said == "?":
                    self._unclear.append(number.digits)
                read += count
            elif cell.lower() in TYPED_NULLS:
                continue
            seen += count
        self.fit = read / seen if seen else 0.0
        """Share of the column's cells that are numbers of one measure."""
        self._header = header_measure(source.name)
        self._measure = self._agree(counts)
        if self._measure is None:
            self.fit = 0.0

    @staticmethod
    def are_likely(sample: Sequence[str]) -> bool:
        """Whether at least half of the cells are numbers."""
        found = 0
        for cell in sample:
            number = read_number(without_marks(cell))
            found += number is not None and decimal_evidence(number.digits) is not None
        return bool(sample) and found * 2 >= len(sample)

    # --- what is measured ---------------------------------------------------------------------------------

    def _agree(self, counts: Mapping[str, int]) -> Measure | None:
        """The one measure of all numbers; those of another are dropped, None if no measure prevails."""
        self._resolve_weak_scales()
        tally: dict[tuple[str, bool, str], int] = {}
        for cell, number in self._numbers.items():
            key = (number.currency, number.percent, number.unit)
            tally[key] = tally.get(key, 0) + counts[cell]
        if not tally:
            return None
        bare = tally.pop(("", False, ""), 0)
        if not tally:
            return Measure(
                currency=self._header.currency, percent=self._header.percent, unit=self._header.unit
            )
        (currency, percent, unit), most = max(tally.items(), key=lambda item: item[1])
        strange = sum(tally.values()) - most
        # Sums of money often have their sign in the first row and the last only; zero needs no measure.
        if strange or (bare and not currency and not self._bare_are_zero()) or (currency and bare > 3 * most):
            self._drop_others(currency, percent, unit)
            read = sum(counts[cell] for cell in self._numbers)
            self.fit *= read / (strange + bare + most)
        return Measure(currency=currency, percent=percent, unit=unit)

    def _resolve_weak_scales(self) -> None:
        """``m`` beside money, or beside ``k`` and ``bn`` in the same column, is a million and not a metre."""
        numbers = self._numbers.values()
        magnitudes = any(number.scale != 1 for number in numbers)
        for number in numbers:
            if number.weak_scale != 1 and (number.currency or magnitudes or self._header.currency):
                number.scale, number.unit, number.weak_scale = number.weak_scale, "", 1

    def _bare_are_zero(self) -> bool:
        return all(
            set(number.digits) <= set("0.,")
            for number in self._numbers.values()
            if not (number.currency or number.percent or number.unit)
        )

    def _drop_others(self, currency: str, percent: bool, unit: str) -> None:
        self._numbers = {
            cell: number
            for cell, number in self._numbers.items()
            if (number.currency, number.percent, number.unit) == (currency, percent, unit)
        }

    # --- names made of digits -----------------------------------------------------------------------------

    def are_codes(self) -> bool:
        """Whether these digits name things: telephones, post codes, article numbers, years that head rows."""
        if any(is_code(number.digits) for number in self._numbers.values()):
            return True
        measure = self._measure
        if measure is None or measure.currency or measure.percent or measure.unit:
            return False
        if any(number.scale != 1 or number.negative for number in self._numbers.values()):
            # All in brackets and nothing else: the numbers of a list.
            return all(number.bracketed and number.digits.isdigit() for number in self._numbers.values())
        digits = [number.digits for number in self._numbers.values()]
        words = _WORDS.findall(self._source.name.lower())
        named = not CODE_HEADERS.isdisjoint(words) or (len(words) == 1 and words[0] in CODE_TITLES)
        if named and not any("," in d or "'" in d for d in digits):
            return True
        return self._are_years(digits, words) or _are_long_ids(digits)

    def _are_years(self, digits: list[str], words: list[str]) -> bool:
        """Years that say which row it is: first in the row, or under a header that says so."""
        if not all(_YEAR.fullmatch(d) for d in digits):
            return False
        return self._source.first or not YEAR_HEADERS.isdisjoint(words)

    # --- what the marks mean ------------------------------------------------------------------------------

    @property
    def mark(self) -> str | None:
        """The decimal mark that this column proves."""
        proven = self.evidence & {".", ","}
        return next(iter(proven)) if len(proven) == 1 else None

    def decide(self, others: str | None) -> tuple[str | None, str]:
        """The decimal mark (None if the cells contradict each other) and what was guessed, if it was."""
        proven = self.evidence & {".", ","}
        if len(proven) == 2:
            return None, ""
        if proven or "?" not in self.evidence:
            return self.mark or ".", ""
        unclear = self._unclear
        used = {"," if "," in digits else "." for digits in unclear}
        if len(used) == 2:
            return None, ""
        sign = used.pop()
        grouping = "," if sign == "." else "."
        if len(unclear) < len(self._numbers):  # 899 beside 1,099: a fraction would have its digits everywhere
            return grouping, ""
        if self._measure and self._measure.currency and self.unit not in _THREE_DECIMALS:
            return grouping, ""
        if others:
            return others, ""
        own = decimal_mark(self._language)
        if own:
            return own, ""
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
        if measure.currency and currency_code(measure.currency, self._language):
            return "money"
        whole = all(isinstance(found, int) for found in values.values() if found is not None)
        return "integer" if whole else "number"

    @property
    def unit(self) -> str | None:
        """The ISO 4217 code of money, the sign of another unit."""
        measure = self._measure or Measure()
        if measure.currency:
            return currency_code(measure.currency, self._language) or measure.currency
        return measure.unit or None

    @property
    def header_scale(self) -> int | None:
        """What the header says every value is to be multiplied by: 1,000,000 for ``Cost (USD m)``."""
        if any(number.scale != 1 for number in self._numbers.values()):
            return None
        scale = self._header.scale
        if self._header.weak_scale != 1 and self._header.currency:
            scale = self._header.weak_scale
        return scale if scale != 1 else None


def _are_long_ids(digits: list[str]) -> bool:
    length = len(digits[0])
    return length >= ID_LENGTH and len(digits) > 1 and all(len(d) == length and d.isdigit() for d in digits)


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
