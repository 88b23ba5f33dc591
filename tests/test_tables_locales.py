"""Numbers, money and dates of many countries, written by babel from Unicode's CLDR, are read back."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from typing import Any

import pytest

from broadsheet.tabular.column_data import RawColumn, TypedColumn
from broadsheet.tabular.columns import type_columns

pytest.importorskip("babel", reason="writes what is read")
from babel import dates, numbers

LOCALES = {
    "en_US": "USD",
    "en_GB": "GBP",
    "en_CA": "CAD",
    "en_AU": "AUD",
    "en_IN": "INR",
    "en_ZA": "ZAR",
    "de_DE": "EUR",
    "de_AT": "EUR",
    "de_CH": "CHF",
    "fr_FR": "EUR",
    "fr_CA": "CAD",
    "fr_CH": "CHF",
    "es_ES": "EUR",
    "es_MX": "MXN",
    "es_AR": "ARS",
    "es_CO": "COP",
    "pt_BR": "BRL",
    "pt_PT": "EUR",
    "it_IT": "EUR",
    "nl_NL": "EUR",
    "sv_SE": "SEK",
    "da_DK": "DKK",
    "nb_NO": "NOK",
    "fi_FI": "EUR",
    "pl_PL": "PLN",
    "cs_CZ": "CZK",
    "sk_SK": "EUR",
    "hu_HU": "HUF",
    "ro_RO": "RON",
    "bg_BG": "BGN",
    "ru_RU": "RUB",
    "uk_UA": "UAH",
    "el_GR": "EUR",
    "tr_TR": "TRY",
    "he_IL": "ILS",
    "ar_EG": "EGP",
    "ar_SA": "SAR",
    "ar_MA": "MAD",
    "hi_IN": "INR",
    "bn_BD": "BDT",
    "ta_IN": "INR",
    "vi_VN": "VND",
    "id_ID": "IDR",
    "ms_MY": "MYR",
    "ja_JP": "JPY",
    "zh_CN": "CNY",
    "zh_TW": "TWD",
    "ko_KR": "KRW",
    "hr_HR": "EUR",
    "sr_RS": "RSD",
    "sl_SI": "EUR",
    "lt_LT": "EUR",
    "lv_LV": "EUR",
    "et_EE": "EUR",
    "ca_ES": "EUR",
    "gl_ES": "EUR",
    "is_IS": "ISK",
    "ur_PK": "PKR",
    "sw_KE": "KES",
    "fil_PH": "PHP",
    "ka_GE": "GEL",
    "kk_KZ": "KZT",
    "az_AZ": "AZN",
}
"""Each with its currency."""

CHANCE = random.Random(7)
INTEGERS = [CHANCE.randint(1000, 9_999_999) for _ in range(6)]
FRACTIONS = [round(CHANCE.uniform(1, 99_999), 2) + 0.001 for _ in range(6)]
DAYS = [dt.date(CHANCE.randint(1990, 2024), month, 28 - month) for month in range(1, 13)]


def _percent(value: float, locale: str) -> str:
    return numbers.format_percent(round(value / 100, 5), locale=locale, decimal_quantization=False)


WRITTEN = {
    "integer": (INTEGERS, numbers.format_decimal),
    "number": (FRACTIONS, numbers.format_decimal),
    "percent": (
        [value / 10 for value in range(113, 993, 160)],
        lambda value, locale: _percent(value, locale),
    ),
}
DATES: dict[str, Callable[[dt.date, str], str]] = {
    "medium": lambda day, locale: dates.format_date(day, "medium", locale=locale),
    "long": lambda day, locale: dates.format_date(day, "long", locale=locale),
    "abbreviated": lambda day, locale: dates.format_skeleton("yMMMd", day, locale=locale),
    "month": lambda day, locale: dates.format_skeleton("yMMMM", day, locale=locale),
}


def typed(cells: list[str], locale: str) -> TypedColumn:
    return type_columns([RawColumn("X", cells)], locale.replace("_", "-"), lambda *_: None)[0]


@pytest.mark.parametrize("kind", WRITTEN)
@pytest.mark.parametrize("sign", [1, -1])
def test_numbers_are_read_as_each_country_writes_them(kind: str, sign: int) -> None:
    values, write = WRITTEN[kind]
    wanted = [sign * value for value in values]
    wrong: dict[str, Any] = {}
    for locale in LOCALES:
        cells = [write(value, locale=locale) for value in wanted]
        column = typed(cells, locale)
        if (column.type, column.values) != (kind, [pytest.approx(value, abs=0.0006) for value in wanted]):
            wrong[locale] = cells[0], column
    assert wrong == {}


def test_money_is_read_with_its_currency() -> None:
    wrong: dict[str, Any] = {}
    for locale, currency in LOCALES.items():
        cells = [numbers.format_currency(value, currency, locale=locale) for value in INTEGERS]
        column = typed(cells, locale)
        if (column.type, column.unit, column.values) != ("money", currency, INTEGERS):
            wrong[locale] = cells[0], column
    assert wrong == {}


@pytest.mark.parametrize("style", DATES)
def test_dates_are_read_in_the_documents_language(style: str) -> None:
    wanted = [day.isoformat()[: 7 if style == "month" else 10] for day in DAYS]
    wrong: dict[str, Any] = {}
    for locale in LOCALES:
        cells = [DATES[style](day, locale) for day in DAYS]
        column = typed(cells, locale)
        if (column.type, column.values) != ("date", wanted):
            wrong[locale] = cells[:2], column.values[:2]
    assert wrong == {}
