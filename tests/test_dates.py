"""Dates in many languages and orders; what is no date."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.dates import find_date, is_ambiguous, parse_date
from broadsheet.dates.words import LOCAL_MONTHS, MONTHS

READ = {
    "2024-03-05": "2024-03-05",
    "2024-03-05T10:30:00Z": "2024-03-05T10:30:00Z",
    "2024-03-05T10:30:00.123+0100": "2024-03-05T10:30:00+01:00",
    "2024-03-05 10:30 PM": "2024-03-05T22:30",
    "Tue, 05 Mar 2024 10:00:00 +0100": "2024-03-05T10:00:00+01:00",
    "Tue Mar  5 10:00:00 2024": "2024-03-05T10:00:00",
    "Tue Mar 05 2024 10:00:00 GMT+0100 (Central European Standard Time)": "2024-03-05T10:00:00+01:00",
    "10:30 AM EST, Tue March 5, 2024": "2024-03-05T10:30-05:00",
    "Mar. 5, 2024": "2024-03-05",
    "March 5, 2024 | 12:15 a.m. ET": "2024-03-05T00:15",
    "05-Mar-24": "2024-03-05",
    "March 2024": "2024-03",
    "Dienstag, 5. März 2024, 10:30 Uhr": "2024-03-05T10:30",
    "mar. 5 mars 2024 à 10h30": "2024-03-05T10:30",
    "1er août 2024": "2024-08-01",
    "5 de março de 2024": "2024-03-05",
    "5 марта 2024 г.": "2024-03-05",
    "5 Μαΐου 2024": "2024-05-05",
    "٥ مارس ٢٠٢٤": "2024-03-05",
    "5 كانون الثاني 2024": "2024-01-05",
    "5 במרץ 2024": "2024-03-05",
    "5 जून 2024": "2024-06-05",
    "2024年3月5日(火) 10:30": "2024-03-05T10:30",
    "2024년 3월 5일 오후 3시": "2024-03-05T15:00",
    "2024. március 5.": "2024-03-05",
    "2024. 3. 5.": "2024-03-05",
    "05.03.2024": "2024-03-05",
    "25/03/2024": "2024-03-25",
    "03/25/2024": "2024-03-25",
}

NO_DATES = [
    *("1.2.3", "1.2.34", "192.168.1.1", "555-1234-2024", "10,000", "2024", "2010-11", "12/2024", "20240305"),
    *("31 February 2024", "0000-00-00", "2024-13-01", "5–7 March 2024", "May 5", "John 5, 2024"),
    *("may 2024 be good", "version 5 March 2024", "March of the penguins 2"),
]


@pytest.mark.parametrize(("text", "iso"), READ.items())
def test_a_date_is_read_as_it_is_written(text: str, iso: str) -> None:
    assert parse_date(text) == iso


@pytest.mark.parametrize("text", NO_DATES)
def test_text_that_resembles_a_date_is_not_one(text: str) -> None:
    assert parse_date(text) is None


def test_language_and_flag_decide_the_order_of_an_ambiguous_date() -> None:
    assert is_ambiguous("03/05/2024")
    assert parse_date("03/05/2024") is None
    assert parse_date("03/05/2024", "en-US") == "2024-03-05"
    assert parse_date("03/05/2024", "en-GB") == parse_date("03/05/2024", "fr") == "2024-05-03"
    assert parse_date("03/05/2024", "en-US", day_first=True) == "2024-05-03"


def test_a_byline_holds_a_date_among_other_words() -> None:
    assert find_date("Updated: March 5, 2024 · 4 min read") == "2024-03-05"
    assert find_date("By Jo Fields, March 2024 (corrected 5 April 2024 10:30)") == "2024-04-05T10:30"
    assert find_date("costs $5/3/2024, or v1.2.2024") is None


def test_the_language_goes_first_where_month_names_clash() -> None:
    assert parse_date("3 mag 2024", "it") == "2024-05-03"
    assert parse_date("3 листопада 2024", "uk") == "2024-11-03"


def test_every_language_names_twelve_months() -> None:
    entries = [*MONTHS.items(), *LOCAL_MONTHS.items()]
    assert [language for language, names in entries if len(names) != 12] == []


@given(st.datetimes(min_value=datetime.datetime(1000, 1, 1), max_value=datetime.datetime(2999, 12, 31)))
def test_what_datetime_writes_is_read_back(moment: datetime.datetime) -> None:
    moment = moment.replace(microsecond=0)
    assert parse_date(moment.isoformat()) == moment.isoformat()
    assert parse_date(f"{moment:%d %B %Y %H:%M:%S}") == moment.isoformat()
    assert parse_date(f"{moment:%a, %b} {moment.day}, {moment.year}") == moment.date().isoformat()


@given(st.text(alphabet="0123456789/-.: ,年月日marchMay", max_size=40))
def test_no_text_raises_and_every_answer_is_a_real_day(text: str) -> None:
    for answer in (parse_date(text, "en"), find_date(text, "en")):
        if answer and len(answer) >= 10:
            datetime.date.fromisoformat(answer[:10])
