"""The metadata extractor: which of several values it chooses, and how it cleans them."""

from __future__ import annotations

import pytest

from broadsheet.article import Article
from broadsheet.blocks import Block, Heading, Hints, Paragraph
from broadsheet.document import Metadata, Source, Where
from broadsheet.extractors.metadata import extract
from broadsheet.facts import datelines, dates, languages
from broadsheet.facts.authors import people
from broadsheet.notes import Notes

HERE = Where(line=1)


def weigh(*answers: tuple[str, str, str], blocks: list[Block] | None = None) -> tuple[Metadata, list[str]]:
    """Metadata from ``(field, origin, value)`` answers, and the codes of the warnings."""
    hints, notes = Hints(), Notes()
    for field, origin, value in answers:
        hints.add(field, value, origin, HERE)
    source = Source(None, "text/html", "utf-8", 0, "")
    return extract(Article(blocks or [], hints, source, notes)), [w.code for w in notes.warnings]


@pytest.mark.parametrize(
    ("answers", "title"),
    [
        ([("meta og:title", "Harbour dues rise again | The Quay"), ("h1", "Harbour dues rise again")], "h1"),
        ([("meta og:title", "Why port fees rise in 2026"), ("h1", "Port fees rise again in 2026")], "h1"),
        ([("meta og:title", "Harbour dues rise again"), ("h1", "The Quay")], "meta og:title"),
        ([("meta og:title", "Harbour dues rise again"), ("h1", "Set sail with us today")], "meta og:title"),
        ([("title", "Ownership - The Tide Handbook"), ("h1", "The Tide Handbook")], "title"),
    ],
)
def test_the_visible_headline_wins_if_it_speaks_of_the_same_thing(
    answers: list[tuple[str, str]], title: str
) -> None:
    found, _ = weigh(*(("title", origin, value) for origin, value in answers), ("site", "meta", "The Quay"))
    assert found.origins
    assert found.origins["title"] == title


@pytest.mark.parametrize(
    "declared",
    ["Dues rise | The Quay", "The Quay: Dues rise", "Dues rise - quay.example", "Dues rise &#8211; The Quay"],
)
def test_the_site_is_cut_from_either_end_of_a_title(declared: str) -> None:
    site = [
        ("site", "meta og:site_name", "The Quay"),
        ("url", "link canonical", "https://www.quay.example/dues"),
    ]
    found, _ = weigh(("title", "title", declared), *site)
    assert found.title == "Dues rise"


def test_what_follows_the_last_bar_of_a_declared_title_is_cut_with_a_warning() -> None:
    found, codes = weigh(("title", "title", "Harbour dues rise | Ports and Tides"))
    assert (found.title, codes) == ("Harbour dues rise", ["title-cut"])


@pytest.mark.parametrize(
    ("declared", "title"),
    [
        ("dues_2024-v2", "Why dues rise"),
        ("Dues.docx", "Why dues rise"),
        ("Microsoft Word - The new dues.doc", "Why dues rise"),
        ("Untitled document", "Why dues rise"),
        ("On berths", "On berths"),
    ],
)
def test_a_program_s_name_for_a_file_is_no_title_where_the_page_shows_one(declared: str, title: str) -> None:
    found, _ = weigh(("title", "title", declared), ("title", "h1", "Why dues rise"))
    assert found.title == title
    found, _ = weigh(("title", "title", declared))
    assert found.title == declared


def test_a_board_s_path_is_cut_from_a_title_with_a_warning() -> None:
    found, codes = weigh(("title", "title", "Dues rise / Harbour talk / Quay boards"))
    assert (found.title, codes) == ("Dues rise", ["title-cut"])


def test_a_long_headline_is_no_site_s_name_though_it_ends_a_declared_title() -> None:
    long = "Why the harbour dues rise again in spring"
    found, _ = weigh(
        ("title", "title", f"TQ | {long}"),
        ("title", "meta og:title", f"The Quay | {long}"),
        ("title", "h1", long),
    )
    assert found.title == long


def test_a_dash_inside_a_headline_is_left_alone() -> None:
    found, _ = weigh(("title", "title", "Dues - a short history"), ("site", "meta og:site_name", "The Quay"))
    assert found.title == "Dues - a short history"


def test_the_only_top_heading_is_the_title_of_a_source_that_names_none() -> None:
    blocks = [Heading("Dues rise", 1, HERE), Paragraph("Text.", HERE), Heading("Why", 2, HERE)]
    assert weigh(blocks=blocks)[0].title == "Dues rise"
    assert weigh(blocks=[*blocks, Heading("Another", 1, HERE)])[0].title is None


BYLINES = {
    "By Ada Byron, Senior Editor and Mary Somerville, PhD | March 5, 2024": ["Ada Byron", "Mary Somerville"],
    "Written by\nAda Byron\nStaff Writer\n5 min read": ["Ada Byron"],
    "Ada Byron Jr., Mary Roe; Kai Wu & Jo Li": ["Ada Byron Jr", "Mary Roe", "Kai Wu", "Jo Li"],
    "Par Jean Dupont et Marie Curie": ["Jean Dupont", "Marie Curie"],
    "Von Ursula von der Aue": ["Ursula von der Aue"],
    "Ana Pérez y Juan López": ["Ana Pérez", "Juan López"],
    "José Ortega y Gasset": ["José Ortega y Gasset"],
    "Автор: Иван Петров и Мария Сидорова": ["Иван Петров", "Мария Сидорова"],
    "بقلم: أحمد علي": ["أحمد علي"],
    "מאת: דוד כהן": ["דוד כהן"],
    "文/王小明": ["王小明"],
    "山田太郎記者": ["山田太郎"],
    "Ada Byron. Medically reviewed by Dr. Mary Roe": ["Ada Byron"],
    "by quill": ["quill"],
    "The Quay Team": ["The Quay Team"],
    "Post\nby quill » Sat Feb 24, 2024 12:41 pm": ["quill"],
    "This article was written by Ada Byron, editor of The Quay": ["Ada Byron"],
    "By the Quay Team": ["the Quay Team"],
    "admin": [],
    "Site Admin": [],
    "ada@quay.example": [],
    "https://social.example/quay": [],
    "Senior Staff Writer": [],
    "Tuesday, March 5": [],
    "By following these steps, you can save": [],
}


@pytest.mark.parametrize(("byline", "names"), BYLINES.items())
def test_a_byline_yields_its_names_and_nothing_else(byline: str, names: list[str]) -> None:
    assert people(byline) == names


def test_a_property_may_hold_what_would_be_a_lead_in_elsewhere() -> None:
    assert people("Di Marco", shown=False) == ["Di Marco"]
    assert people("Center for Tides and Research", shown=False) == ["Center for Tides and Research"]


def test_a_person_goes_before_the_site_which_is_only_a_last_resort() -> None:
    site = ("site", "meta og:site_name", "The Quay")
    found, codes = weigh(("author", "json-ld", "The Quay"), ("author", "byline", "By Ada Byron"), site)
    assert (found.authors, codes) == (["Ada Byron"], [])
    found, codes = weigh(("author", "json-ld", "The Quay"), site)
    assert (found.authors, codes) == (["The Quay"], ["author-is-site"])


def test_a_site_s_name_is_not_split_into_persons() -> None:
    site = ("site", "meta og:site_name", "Byron & Byron")
    found, codes = weigh(("author", "json-ld", "Byron & Byron"), site)
    assert (found.authors, codes) == (["Byron & Byron"], ["author-is-site"])


def test_a_full_name_that_readers_see_goes_before_an_account() -> None:
    assert weigh(("author", "json-ld", "a.byron"), ("author", "byline", "Ada Byron"))[0].authors == [
        "Ada Byron"
    ]
    assert weigh(("author", "json-ld", "quill7"), ("author", "byline", "Ada Byron"))[0].authors == ["quill7"]


def test_an_answer_that_names_the_same_author_and_more_is_believed() -> None:
    found, _ = weigh(("author", "meta author", "Ada Byron"), ("author", "author link", "Ada Byron\nMary Roe"))
    assert found.authors == ["Ada Byron", "Mary Roe"]


def test_an_author_who_is_nobody_is_dropped_with_a_warning() -> None:
    assert weigh(("author", "meta author", "admin"))[1] == ["author-dropped"]


def test_a_library_writes_the_last_name_first() -> None:
    assert weigh(("author", "meta citation_author", "Byron, Ada"))[0].authors == ["Ada Byron"]


def test_published_and_modified_are_not_confused() -> None:
    found, codes = weigh(
        ("published", "json-ld", "2024-03-05T10:00:00+01:00"), ("modified", "json-ld", "2024-04-01")
    )
    assert (found.published, found.modified, codes) == ("2024-03-05T10:00:00+01:00", "2024-04-01", [])


def test_a_page_that_shows_only_its_last_change_is_dated_by_it_with_a_warning() -> None:
    found, codes = weigh(("modified", "byline", "Updated March 5, 2024"))
    assert (found.published, codes) == ("2024-03-05", ["published-from-modified"])
    assert weigh(("modified", "meta article:modified_time", "2024-03-05"))[0].published is None


@pytest.mark.parametrize(
    ("declared", "modified", "shown", "published"),
    [
        ("2025-11-05", "2025-11-05", "January 31, 2024", "2024-01-31"),
        ("2025-11-05", "2026-01-01", "January 31, 2024", "2024-01-31"),
        ("2024-01-31T01:00Z", "2024-02-01", "January 30, 2024", "2024-01-31T01:00Z"),  # the zone's difference
        ("2024-01-31", "2024-02-01", "November 5, 2025", "2024-01-31"),
    ],
)
def test_the_day_of_a_site_s_rebuild_is_not_the_day_of_publication(
    declared: str, modified: str, shown: str, published: str
) -> None:
    found, codes = weigh(
        ("published", "json-ld", declared),
        ("modified", "json-ld", modified),
        ("published", "nearby text", shown),
    )
    assert found.published == published
    assert codes == ([] if published == declared else ["published-as-shown"])


def test_of_two_declared_dates_the_one_that_readers_see_is_believed() -> None:
    found, _ = weigh(
        ("published", "json-ld", "2025-11-05"),
        ("published", "meta article:published_time", "2024-01-31T10:00Z"),
        ("published", "time", "2024-01-31"),
    )
    assert found.published == "2024-01-31T10:00Z"


def test_a_table_of_dates_near_the_headline_dates_nothing() -> None:
    days = [("published", "nearby text", f"March {day}, 2013") for day in range(1, 8)]
    assert weigh(("published", "json-ld", "2025-11-05"), *days)[0].published == "2025-11-05"


def test_the_address_dates_an_article_that_nothing_else_does() -> None:
    found, codes = weigh(("url", "link canonical", "https://quay.example/2024/03/05/dues"))
    assert (found.published, codes) == ("2024-03-05", ["date-from-url"])
    assert weigh(("url", "link canonical", "https://quay.example/2024/13/05/dues"))[0].published is None


def test_an_ambiguous_date_is_read_by_the_language_and_said_to_be() -> None:
    answer = ("published", "byline", "03/05/2024")
    assert weigh(answer, ("language", "html lang", "en-US"))[0].published == "2024-03-05"
    found, codes = weigh(answer, ("language", "html lang", "en-GB"))
    assert (found.published, codes) == ("2024-05-03", ["date-order-guessed"])


def test_the_context_decides_the_order_of_a_date_before_the_language_does() -> None:
    english = ("language", "html lang", "en")
    shown = ("published", "byline", "03/05/2024")
    other = ("modified", "byline", "Updated 25/06/2024")
    assert weigh(shown, english)[0].published == "2024-03-05"
    assert weigh(shown, other, english)[0].published == "2024-05-03"
    assert weigh(shown, ("modified", "json-ld", "2024-05-03"), english)[0].published == "2024-05-03"
    british = ("url", "link canonical", "https://quay.example.uk/dues")
    assert weigh(shown, british, english)[0].published == "2024-05-03"


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("20240305", "2024-03-05"),
        ("1709633400", "2024-03-05T10:10:00Z"),
        ("1970-01-01", None),
        ("2024", "2024"),
    ],
)
def test_machines_write_dates_in_ways_of_their_own(value: str, iso: str | None) -> None:
    assert dates.read(value, "en") == iso


def test_a_date_that_cannot_be_read_is_a_warning() -> None:
    assert weigh(("published", "meta date", "sometime in spring"))[1] == ["date-unreadable"]


def test_tags_are_split_only_when_one_value_lists_them() -> None:
    assert weigh(("tags", "meta keywords", "ports, dues; tolls, ports"))[0].tags == ["ports", "dues", "tolls"]
    found, _ = weigh(("tags", "json-ld", "Ports, docks & quays"), ("tags", "json-ld", "Dues"))
    assert found.tags == ["Ports, docks & quays", "Dues"]


def test_tags_beyond_what_anybody_reads_are_left_out_with_a_warning() -> None:
    found, codes = weigh(("tags", "meta keywords", ",".join(f"port {n}" for n in range(51))))
    assert (len(found.tags), found.tags[-1], codes) == (50, "port 49", ["tags-cut"])


def test_markup_and_character_references_are_taken_out_of_a_description() -> None:
    assert weigh(("description", "json-ld", "<p>Dues &amp; tolls</p>"))[0].description == "Dues & tolls"


@pytest.mark.parametrize(
    ("declared", "tag"),
    [("en_us", "en-US"), ("DE", "de"), ("zh-hant-TW", "zh-Hant-TW"), ("und", None)],
)
def test_a_declared_language_becomes_a_tag(declared: str, tag: str | None) -> None:
    assert languages.tag(declared) == tag


SENTENCES = {
    "en": "The harbour is open to all of the ships that have a pilot, and it is not far from the city.",
    "de": "Der Hafen ist für alle Schiffe offen, die einen Lotsen haben, und er ist nicht weit von hier.",
    "fr": "Le port est ouvert à tous les navires qui ont un pilote, et il n'est pas loin de la ville.",
    "es": "El puerto está abierto a todos los barcos que tienen piloto, y no está lejos de la ciudad.",
    "ru": "Порт открыт для всех судов, которые имеют лоцмана, и он находится не так далеко от города.",
    "uk": "Порт відкритий для всіх суден, які мають лоцмана, і він не так далеко від міста, але це не все.",
    "el": "Το λιμάνι είναι ανοιχτό σε όλα τα πλοία.",
    "ar": "الميناء مفتوح على مدار العام في كل من الشتاء إلى الصيف التي لا تنتهي",
    "he": "הנמל פתוח לכל הספינות שיש להן נתב.",
    "hi": "बंदरगाह सभी जहाजों के लिए खुला है।",
    "zh": "港口对所有有领航员的船只开放。",
    "ja": "港はすべての船に開かれている。",
    "ko": "항구는 모든 배에 열려 있다.",
}


@pytest.mark.parametrize(("code", "sentence"), SENTENCES.items())
def test_letters_and_small_words_tell_the_language(code: str, sentence: str) -> None:
    found, codes = weigh(blocks=[Paragraph(sentence, HERE)])
    assert (found.language, codes) == (code, ["language-guessed"])


def test_a_book_is_in_the_language_of_its_text_and_not_of_the_licence_that_it_opens_with() -> None:
    licence, story = (SENTENCES[code] + " " for code in ("en", "de"))
    assert languages.guess([licence * 10, *[story * 10] * 40]) == "de"


def test_a_template_s_language_gives_way_to_another_script() -> None:
    found, codes = weigh(("language", "html lang", "en"), blocks=[Paragraph(SENTENCES["ja"], HERE)])
    assert (found.language, codes) == ("ja", ["language-guessed"])


STORY = " said on Tuesday that the dues would rise again in spring, to the regret of all."


@pytest.mark.parametrize(
    ("opening", "dateline"),
    [
        ("ADEN (QNA) — The port", "ADEN (QNA)"),
        ("BREMEN, March 5 (QNA) - The port", "BREMEN, March 5 (QNA)"),
        ("PORT SAID, Egypt -- The port", "PORT SAID, Egypt"),
        ("Paris, le 5 mars 2024 (QNA) – Le port", "Paris, le 5 mars 2024 (QNA)"),
        ("Aden – Port officials", "Aden"),
        ("The port of Aden – an old one – officials", None),
        ("A port", None),
    ],
)
def test_wire_copy_opens_with_its_place(opening: str, dateline: str | None) -> None:
    found = datelines.find(opening + STORY)
    assert (found and found.text) == dateline


def test_a_place_alone_before_a_dash_is_a_guess() -> None:
    found, codes = weigh(
        ("language", "html lang", "en"), blocks=[Paragraph("Aden – Officials" + STORY, HERE)]
    )
    assert (found.dateline, codes) == ("Aden", ["dateline-guessed"])


def test_a_dateline_with_a_year_dates_the_article_and_the_heading_above_it_is_the_title() -> None:
    dateline = "SORREL, England, March 2, 2026 (Quay Wire)"
    story = f"{dateline} -- The lamp at the end of the quay was lit again on Monday night."
    contact, title, deck = (
        Paragraph("Nell Harrow", HERE),
        Heading("Lamp lit", 1, HERE),
        Heading("At six", 2, HERE),
    )
    others = [Heading("About us", 1, HERE), Paragraph("We have a lamp.", HERE)]
    found, _ = weigh(blocks=[contact, title, deck, Paragraph(story, HERE), *others])
    assert (found.title, found.published) == ("Lamp lit", "2026-03-02")
    assert found.dateline == dateline
