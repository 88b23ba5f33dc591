"""Mail: which part is the article, what its headers say, and what is left out."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

import broadsheet
from broadsheet import Document, Entity
from broadsheet.sniffing import is_mail

PLAIN = "The plan has two parts:\n\n- dredging\n- cranes\n"
HTML = "<h2>The plan</h2><ul><li>dredging<li>cranes</ul>"


def mail(text: str = PLAIN, html: str | None = None, **headers: str) -> EmailMessage:
    """A message with the usual headers."""
    message = EmailMessage()
    message["From"] = headers.pop("sender", '"Ada Quill" <ada@quay.example>')
    message["To"] = "readers@quay.example"
    message["Subject"] = headers.pop("subject", "Harbour dues rise again")
    message["Date"] = "Mon, 2 Mar 2026 09:00:00 +0100"
    message["Message-ID"] = "<1@quay.example>"
    for name, value in headers.items():
        message[name] = value
    message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message


def convert(message: EmailMessage | bytes) -> Document:
    """The document of a message as a mail program would save it."""
    return broadsheet.convert(message if isinstance(message, bytes) else message.as_bytes(), name="a.eml")


def codes(document: Document) -> list[str]:
    """The codes of a document's warnings about the mail."""
    return [warning.code for warning in document.warnings if warning.extractor == "mail"]


def test_the_headers_are_the_metadata_and_say_so() -> None:
    document = convert(mail())
    found = document.metadata
    assert (found.title, found.authors) == ("Harbour dues rise again", ["Ada Quill"])
    assert found.published == "2026-03-02T09:00:00+01:00"
    assert isinstance(found.origins, dict)
    assert {key: found.origins[key] for key in ("title", "authors", "published")} == {
        "title": "mail subject",
        "authors": "mail from",
        "published": "mail date",
    }


def test_the_html_part_is_read_and_the_plain_one_says_the_same() -> None:
    document = convert(mail(html=HTML))
    assert document.source.media_type == "text/html"
    assert document.source.envelope == "message/rfc822"
    assert [section.heading for section in document.sections] == ["The plan"]
    assert codes(document) == []


def test_an_html_part_without_words_gives_way_to_the_plain_one() -> None:
    document = convert(mail(html="<style>p {color: red}</style><img src=x>&nbsp;"))
    assert document.source.media_type == "text/plain"
    assert [item.text for item in document.lists[0].items] == ["dredging", "cranes"]


def test_attachments_are_left_out_and_named() -> None:
    message = mail()
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="dues.pdf")
    message.add_attachment("notes", filename="notes.txt")
    document = convert(message)
    said = [w.message for w in document.warnings if w.code == "mail-part-dropped"]
    assert said == [
        "not part of the article: application/pdf 'dues.pdf'",
        "not part of the article: text/plain 'notes.txt'",
    ]


def test_words_of_another_encoding_are_read_in_headers_and_text() -> None:
    message = mail("Größe und Maß der Häfen, ein Überblick.\n", subject="Größe und Maß")
    assert convert(message).metadata.title == "Größe und Maß"
    raw = (
        b"From: =?iso-8859-2?q?Ale=B9_Nov=E1k?= <a@x.example>\nSubject: x\n"
        b"Content-Type: text/plain; charset=iso-8859-2\n\nP\xf8\xedstav v \xc8esku.\n"
    )
    document = convert(raw)
    assert document.metadata.authors == ["Aleš Novák"]
    assert document.sections[0].blocks[0].text == "Přístav v Česku."  # type: ignore[union-attr]


def test_an_answer_s_mark_is_no_part_of_the_title() -> None:
    document = convert(mail(subject="AW: Fwd: Harbour dues"))
    assert document.metadata.title == "Harbour dues"
    assert "title-cut" in codes(document)


def test_soft_line_breaks_of_flowed_text_are_taken_back() -> None:
    head = b"From: a@x.example\nContent-Type: text/plain; format=flowed; delsp=yes\n\n"
    raw = head + b"Har \nbour dues  \nrise.\n"
    assert convert(raw).sections[0].blocks[0].text == "Harbour dues rise."  # type: ignore[union-attr]


def test_a_mail_is_recognised_by_its_headers_and_a_text_with_labels_is_not_one() -> None:
    assert broadsheet.convert(mail().as_bytes()).metadata.title == "Harbour dues rise again"
    for text in (
        b"From: London\nTo: Paris\nDate: 2 May\n\nA journey.",
        b"Subject: none\n\nText.",
        PLAIN.encode(),
    ):
        assert not is_mail(text)


def test_a_mail_that_was_saved_with_only_the_headers_that_are_shown_is_one() -> None:
    head = "From: Ada Byron <ada@example.org>\nTo: all@example.org\nSubject: Dues\nDate: 5 March 2024\n"
    metadata = broadsheet.convert(f"{head}\nThey rise.\n").metadata
    assert (metadata.title, metadata.authors, metadata.published) == ("Dues", ["Ada Byron"], "2024-03-05")


@pytest.mark.parametrize("codec", ["utf-8", "cp1252"])
def test_headers_beyond_ascii_are_read_in_spite_of_the_rules(codec: str) -> None:
    metadata = convert("From: Jörg Weiß\nSubject: Gebühren für Äpfel\n\nMehr.\n".encode(codec)).metadata
    assert (metadata.title, metadata.authors) == ("Gebühren für Äpfel", ["Jörg Weiß"])


def test_a_mail_without_text_is_refused_as_empty() -> None:
    raw = b"From: a@x.example\nSubject: x\nContent-Type: image/png\n\nabc"
    with pytest.raises(broadsheet.BroadsheetError) as refused:
        convert(raw)
    assert refused.value.code == "empty-input"


def test_what_a_protocol_says_goes_before_what_the_page_declares_but_not_before_its_bytes() -> None:
    page = '<meta charset="iso-8859-1"><p>Příliš žluťoučký kůň.'
    for raw, charset in ((page.encode("iso-8859-2"), "iso-8859-2"), (page.encode(), "windows-1250")):
        document = broadsheet.convert(
            Entity(raw, "text/html", charset, uri="https://x.example/kun", offset=7)
        )
        assert document.sections[0].blocks[0].text == "Příliš žluťoučký kůň."  # type: ignore[union-attr]
        assert (document.source.uri, document.source.offset) == ("https://x.example/kun", 7)
        assert document.metadata.url == "https://x.example/kun"


HEADER = st.sampled_from(
    [
        b"Subject: =?utf-8?b?x?=\n",
        b"From: <<,\n",
        b"Date: 99 Foo\n",
        b"Content-Type: multipart/mixed; boundary=b\n",
        b"Content-Type: text/html; charset=\xff\n",
        b"Content-Transfer-Encoding: base64\n",
        b"Content-Type: multipart/alternative; boundary*0*=utf-8''b\n",
        b"MIME-Version: 1.0\n",
        b" folded\n",
        b"\n--b\n",
        b"\n--b--\n",
        b"<p>words\n",
        b"words\n",
    ]
)


@given(st.lists(HEADER | st.binary(max_size=6), max_size=14))
def test_any_message_converts_or_raises_the_documented_error(pieces: list[bytes]) -> None:
    try:
        broadsheet.convert(b"".join(pieces), media_type="message/rfc822").to_dict()
    except broadsheet.BroadsheetError as error:
        assert error.code in ("empty-input", "binary-input")  # noqa: PT017 - which one is the matter here
