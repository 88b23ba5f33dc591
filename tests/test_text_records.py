"""Records of news databases: fields become metadata, marks are no headings, ordinary texts are left alone."""

from __future__ import annotations

import random
from typing import Any

import pytest

import broadsheet
from test_text_keeps import lost

STORY = """\
The boats of the night line stayed at the quay on Tuesday, because nobody had come to steer them.

The line said that it would talk. No date has been set."""

NEXIS = f"""\
No boat before five
The Sennet Courier
March 4, 2026 Wednesday
Late Edition

Copyright 2026 The Sennet Courier Company

Section: NEWS; Pg. 3
Length: 214 words
Byline: By Ada Quill

Body

{STORY}

Load-Date: March 5, 2026

End of Document
"""

OLD_NEXIS = f"""\
                               1 of 2 DOCUMENTS

                              The Sennet Courier

                           March 4, 2026 Wednesday

No boat before five

BYLINE: By Ada Quill

SECTION: NEWS; Pg. 3

LENGTH: 214 words

BODY:
   {STORY}

LOAD-DATE: March 5, 2026

LANGUAGE: ENGLISH

SUBJECT: STRIKES (91%); FERRIES (90%)

                   Copyright 2026 The Sennet Courier Company
                              All Rights Reserved
"""

GERMAN_NEXIS = """\
                              Dokument 1 von 3

                              Sennet-Kurier

                          4. März 2026 Mittwoch

Kein Boot vor fünf

AUTOR: Ada Quill

RUBRIK: Lokales; S. 3

LÄNGE: 214 Wörter

Die Boote der Nachtlinie blieben am Dienstag am Kai, weil niemand kam, um sie zu steuern.

UPDATE: 5. März 2026

SPRACHE: GERMAN; DEUTSCH
"""

CODED = f"""\
HD\tNo boat before five
BY\tBy Ada Quill
WC\t214 words
PD\t4 March 2026
SN\tThe Sennet Courier
LA\tEnglish
CY\t(c) 2026 The Sennet Courier
LP
{STORY}
IN THE END the boats sailed on Friday.
NS\tgstrik : Labor Disputes
AN\tDocument SENC000020260304em340000a
"""

UNCODED = f"""\
No boat before five

By Ada Quill
214 words
4 March 2026
10:15
The Sennet Courier
SENC
Late
B3
English
(c) 2026 The Sennet Courier

{STORY}

Document SENC000020260304em340000a
"""

PROQUEST = f"""\
No boat before five

Author: Quill, Ada

Publication info: The Sennet Courier ; Sennet [Sennet]. 04 Mar 2026: B.3.

Abstract: Nobody came to steer.

Full text: {STORY}

Subject: Strikes; Ferries

Title: No boat before five

Publication title: The Sennet Courier; Sennet

Source type: Newspapers

Language of publication: English

ProQuest document ID: 123456789
"""

NEWSBANK = f"""\
The Sennet Courier
March 4, 2026
Section: News
Page: B3

No boat before five
Author: Ada Quill
Article Text:

{STORY}

Caption: The boats on Tuesday.

Copyright (c) 2026 The Sennet Courier
Record Number: 0FF1234567890
"""

LAYOUTS = {
    "nexis": NEXIS,
    "old nexis": OLD_NEXIS,
    "factiva with codes": CODED,
    "factiva without codes": UNCODED,
    "proquest": PROQUEST,
    "newsbank": NEWSBANK,
}


def document(text: str) -> dict[str, Any]:
    return broadsheet.convert(text, media_type="text/plain").to_dict()


def said(document: dict[str, Any]) -> list[str]:
    return [block.get("text") or block.get("caption") for s in document["sections"] for block in s["blocks"]]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_fields_of_a_record_are_metadata_and_the_rest_is_the_article(layout: str) -> None:
    found = document(LAYOUTS[layout])
    metadata = found["metadata"]
    assert metadata["title"] == "No boat before five"
    assert metadata["authors"] == ["Ada Quill"]
    assert metadata["published"][:10] == "2026-03-04"
    assert metadata["site"] == "The Sennet Courier"
    assert said(found)[:2] == STORY.split("\n\n")
    assert [section["heading"] for section in found["sections"]] == [None]


@pytest.mark.parametrize("text", [*LAYOUTS.values(), GERMAN_NEXIS, NEXIS + OLD_NEXIS])
def test_nothing_of_a_record_is_lost(text: str) -> None:
    assert not lost(text)


@pytest.mark.parametrize("seed", range(100))
def test_nothing_of_a_damaged_record_is_lost(seed: int) -> None:
    chance = random.Random(seed)
    lines = "\n".join(chance.sample([*LAYOUTS.values(), GERMAN_NEXIS], 2)).split("\n")
    for _ in range(4):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        match chance.randrange(5):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[other])
            case 2:
                lines.insert(at, "")
            case 3:
                lines[at] = f"   {lines[at]}"
            case 4:
                lines[at], lines[other] = lines[other], lines[at]
    assert not lost("\n".join(lines))


def test_a_record_may_have_labels_in_another_language() -> None:
    metadata = document(GERMAN_NEXIS)["metadata"]
    assert metadata["title"] == "Kein Boot vor fünf"
    assert metadata["published"] == "2026-03-04"
    assert (metadata["section"], metadata["language"]) == ("Lokales", "de")


def test_subjects_are_tags_without_relevance_and_codes() -> None:
    assert document(OLD_NEXIS)["metadata"]["tags"] == ["STRIKES", "FERRIES"]
    assert document(CODED)["metadata"]["tags"] == ["Labor Disputes"]


def test_spaces_may_be_those_that_do_not_break() -> None:
    text = NEXIS.replace(": ", ":\u00a0").replace("4, 2026", "4,\u00a02026").replace(" words", "\u00a0words")
    metadata = document(text)["metadata"]
    assert (metadata["authors"], metadata["published"]) == (["Ada Quill"], "2026-03-04")


def test_the_time_of_day_belongs_to_the_date() -> None:
    dated = NEXIS.replace("Wednesday", "Wednesday 10:15 AM GMT")
    coded = CODED.replace("SN\t", "ET\t10:15 AM\nSN\t")
    found = [document(text)["metadata"]["published"] for text in (dated, coded, UNCODED)]
    assert found == ["2026-03-04T10:15Z", "2026-03-04T10:15", "2026-03-04T10:15"]


def test_a_text_right_below_the_copyright_is_no_part_of_it() -> None:
    assert said(document(UNCODED.replace("Courier\n\nThe boats", "Courier\nThe boats"))) == STORY.split(
        "\n\n"
    )


def test_two_capitals_before_prose_are_no_code() -> None:
    assert said(document(CODED))[-1] == "IN THE END the boats sailed on Friday."


def test_what_no_metadata_field_holds_is_quoted() -> None:
    warnings = {w["code"]: w["message"] for w in document(NEXIS)["warnings"]}
    assert "Length: 214 words" in warnings["record-fields-unused"]
    assert "Load-Date: March 5, 2026" in warnings["record-fields-unused"]
    assert "End of Document" in warnings["record-guessed"]


def test_captions_are_figures_and_copyright_is_none() -> None:
    blocks = document(NEWSBANK)["sections"][0]["blocks"]
    assert [b["caption"] for b in blocks if b["type"] == "figure"] == ["The boats on Tuesday."]


@pytest.mark.parametrize("layout", ["factiva with codes", "factiva without codes"])
def test_the_foot_of_a_page_is_left_out(layout: str) -> None:
    foot = "Page 1 of 2 © 2026 Factiva, Inc. All rights reserved."
    text = LAYOUTS[layout].replace("\n\nThe line said", f"\n\n{foot}\n\nThe line said")
    assert said(document(text))[:2] == STORY.split("\n\n")
    assert not lost(text)


def test_a_code_may_be_on_a_line_of_its_own() -> None:
    text = CODED.replace("\t", "\n")
    assert document(text)["metadata"]["authors"] == ["Ada Quill"]
    assert said(document(text)) == said(document(CODED))


def test_a_sentence_goes_on_over_the_number_of_a_page_and_its_title() -> None:
    text = NEXIS.replace("would talk.", "would\n\nPage 2 of 2\nNo boat before five\n\ntalk.")
    assert said(document(text)) == STORY.split("\n\n")


def test_the_text_ends_where_only_fields_follow() -> None:
    text = NEXIS.replace("\n\nThe line said", "\n\nLanguage: that is what they should mind.\n\nThe line said")
    assert said(document(text))[1] == "Language: that is what they should mind."


def test_many_paragraphs_below_a_caption_are_text() -> None:
    text = NEWSBANK.replace("\nCopyright", "\n" + "It was a long day.\n\n" * 50 + "Copyright")
    assert said(document(text)).count("It was a long day.") == 50
    assert "It was a long day." in said(document(text))[-1]


def test_several_records_in_one_text_are_articles_under_their_titles() -> None:
    found = document(NEXIS + NEXIS.replace("No boat", "One boat"))
    assert [s["heading"] for s in found["sections"]] == ["No boat before five", "One boat before five"]
    assert found["metadata"]["title"] is None
    assert "several-articles" in {w["code"] for w in found["warnings"]}


ORDINARY = [
    f"How to write\n\nLength: 214 words\n\nBody\n\n{STORY}\n",
    f"A letter\n\nSubject: boats\nLanguage: English\n\n{STORY}\n\nEnd of Document\n",
    f"No boat before five\nBy Ada Quill\n214 words\n4 March 2026\n\n{STORY}\n",
    f"HD  is high density\nSN  is a serial number\nPD  is a potential difference\n\n{STORY}\n",
    f"Title: Boats\n\nAbstract: None.\n\nFull text: {STORY}\n",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_texts_that_share_a_sign_or_two_are_read_as_ever(text: str) -> None:
    assert not {"record-guessed", "several-articles"} & {w["code"] for w in document(text)["warnings"]}
