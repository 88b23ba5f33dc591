"""Decoding: which encoding is believed, and what the text then promises."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from broadsheet.decoding.cleaning import clean
from broadsheet.decoding.decode import decode
from broadsheet.decoding.guessing import guess
from broadsheet.errors import BroadsheetError
from broadsheet.notes import Notes

RUSSIAN = "Мэр заявил, что мост откроют весной. Цены на билеты не изменятся.\n"
JAPANESE = "市長は来春に橋を開通させると述べた。切符の値段は変わらない。\n"
CHINESE = "市长表示,大桥将于明年春天开通,票价不会改变。\n"


def read(source: bytes, label: str | None = None) -> tuple[str, str, list[str]]:
    notes = Notes()
    text, name = decode(source, label, notes)
    return text, name, [w.code for w in notes.warnings]


@pytest.mark.parametrize(
    ("codec", "mark", "name"),
    [
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("utf-16-le", b"\xff\xfe", "utf-16le"),
        ("utf-16-be", b"\xfe\xff", "utf-16be"),
        ("utf-32-le", b"\xff\xfe\x00\x00", "utf-32le"),
        ("utf-32-be", b"\x00\x00\xfe\xff", "utf-32be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(codec: str, mark: bytes, name: str) -> None:
    assert read(mark + "Öl läuft.\n".encode(codec)) == ("Öl läuft.\n", name, [])


def test_a_byte_order_mark_beats_a_given_label_with_a_warning() -> None:
    assert read(b"\xef\xbb\xbf\xc3\xa9", "windows-1251") == ("é", "utf-8", ["encoding-mislabelled"])


def test_a_label_that_leaves_the_byte_order_open_agrees_with_either_mark() -> None:
    assert read(b"\xfe\xff\0h\0i", "utf-16") == ("hi", "utf-16be", [])


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("gb2312", "gbk"),
        ("latin-1", "windows-1252"),
        ("ISO-8859-1", "windows-1252"),
        (" UTF8 ", "utf-8"),
        ("sjis", "shift_jis"),
        ("utf_8", "utf-8"),
        ("cp437", "cp437"),
    ],
)
def test_labels_mean_what_browsers_take_them_for(label: str, name: str) -> None:
    assert read(b"plain", label)[1] == name


def test_a_given_label_beats_valid_utf8() -> None:
    assert read("é".encode(), "windows-1252") == ("Ã©", "windows-1252", [])


def test_an_unknown_label_is_an_error_that_suggests_a_known_one() -> None:
    with pytest.raises(BroadsheetError, match="did you mean shift_jis") as caught:
        read(b"x", "shift_jsi")
    assert caught.value.code == "unknown-encoding"


@pytest.mark.parametrize("label", ["", "idna", "rot13", "base64", "unicode_escape", "a\0b", "é"])
def test_a_label_that_decodes_no_text_is_unknown(label: str) -> None:
    with pytest.raises(BroadsheetError, match="no encoding is called"):
        read(b"x", label)


def test_valid_utf8_beats_what_the_source_declares() -> None:
    source = '<meta charset="windows-1251"><p>Ölpreis</p>'.encode()
    assert read(source)[1:] == ("utf-8", ["encoding-mislabelled"])


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="{}">',
        "<meta charset={}>",
        '<!-- <meta charset=koi8-r> --><META http-equiv=Content-Type content="text/html; charset={}">',
        "<?xml version='1.0' encoding='{}'?>",
        '@charset "{}";',
    ],
)
def test_a_declaration_is_believed_where_it_fits(head: str) -> None:
    text, name, codes = read((head.format("windows-1251") + RUSSIAN).encode("windows-1251"))
    assert (name, codes) == ("windows-1251", [])
    assert text.endswith(RUSSIAN)


def test_a_declaration_that_does_not_fit_gives_way_to_a_guess() -> None:
    source = ("<meta charset=utf-8>" + RUSSIAN).encode("windows-1251")
    assert read(source)[1:] == ("windows-1251", ["encoding-guessed"])


def test_a_declared_utf16_is_not_believed_because_it_could_be_read() -> None:
    assert read(b"<meta charset=utf-16><p>caf\xe9")[1] == "windows-1252"


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["Plain words.\n", RUSSIAN * 9, JAPANESE * 9])
def test_utf16_without_a_mark_is_seen_by_its_nul_bytes(codec: str, text: str) -> None:
    assert read(text.encode(codec)) == (text, codec.replace("16-", "16"), ["encoding-guessed"])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The café’s price was £3 – not €4.", "windows-1252"),
        ("Le maire a déclaré que le pont rouvrira après l’été, à moitié prix.", "windows-1252"),
        ("El niño comió una manzana mañana.", "windows-1252"),
        ("A polgármester szerint jövő tavasszal nyílik meg a fűtött híd.", "windows-1250"),
        ("Żródła mówią, że łatwo nie będzie.", "iso-8859-2"),
        ("Šéf úřadu řekl, že most otevřou příští týden.", "windows-1250"),
        ("Belediye başkanı köprünün ilkbaharda açılacağını söyledi.", "windows-1254"),
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc-jp"),
        (CHINESE, "gb18030"),
        ("市長表示,大橋將於明年春天開通,票價不會改變。", "big5"),
        ("시장은 내년 봄에 다리가 열린다고 말했다. 표 값은 바뀌지 않는다.", "euc-kr"),
        ("Ο δήμαρχος είπε ότι η γέφυρα ανοίγει την άνοιξη.", "windows-1253"),
        ("قال رئيس البلدية إن الجسر سيفتح في الربيع القادم.", "windows-1256"),
    ],
)
def test_a_guess_reads_what_people_write(text: str, name: str) -> None:
    source = text.encode(name)
    assert (guess(source), read(source)[0]) == (name, text)


def test_a_guess_sees_letters_far_into_a_file() -> None:
    text, name, _ = read(b"plain line\n" * 50_000 + RUSSIAN.encode("koi8-r"))
    assert name == "koi8-r"
    assert text.endswith(RUSSIAN)


def test_iso_2022_jp_is_seen_by_its_escapes() -> None:
    assert read(JAPANESE.encode("iso2022_jp")) == (JAPANESE, "iso-2022-jp", [])


def test_undecodable_places_are_counted_and_the_first_is_named() -> None:
    notes = Notes()
    text, name = decode("Größe – über alles.\n".encode() * 9 + b"one \x81, two \x81.\n", None, notes)
    (warning,) = notes.warnings
    assert (name, text.splitlines()[-1]) == ("utf-8", "one \ufffd, two \ufffd.")
    assert (warning.code, warning.where.line) == ("undecodable-bytes", 10)
    assert warning.message.startswith("2 places")


def test_a_file_cut_within_a_character_stays_utf8() -> None:
    assert read("prix élevé".encode()[:-1])[1:] == ("utf-8", ["undecodable-bytes"])


@pytest.mark.parametrize(
    ("pasted", "codec"),
    [
        ("für “drei” Jahre – l’été", "windows-1252"),
        (RUSSIAN, "windows-1251"),
        ("źródła mówią", "windows-1250"),
    ],
)
def test_text_of_another_encoding_among_utf8_is_read_as_what_it_is(pasted: str, codec: str) -> None:
    whole = "Größe – über alles, “élevé” und größer.\n"
    expected = whole * 9 + pasted + "\n" + whole
    source = (whole * 9).encode() + pasted.encode(codec) + b"\n" + whole.encode()
    assert read(source) == (expected, "utf-8", ["encoding-mixed"])


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
        (b"PK\x03\x04\x14\0" + b"\0" * 20 + b"[Content_Types].xml", "Office document"),
        (b"PK\x03\x04\x14\0", "ZIP"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (b"\x7fELF\x02\x01", "ELF"),
        (b"{\\rtf1\\ansi Hello}", "RTF"),
        (bytes(range(256)) * 9, "binary data"),
        (b"\0" * 100, "binary data"),
    ],
)
def test_what_is_no_text_is_an_error_that_names_its_kind(source: bytes, kind: str) -> None:
    with pytest.raises(BroadsheetError, match=kind) as caught:
        read(source)
    assert caught.value.code == "binary-input"
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("source", [b"%PDF-1.7", bytes(range(256)) * 9])
def test_a_binary_file_stays_one_under_a_given_label(source: bytes) -> None:
    with pytest.raises(BroadsheetError, match="not text"):
        read(source, "windows-1252")


def test_every_line_end_is_a_line_feed_and_nothing_else_is() -> None:
    text = clean("a\r\nb\rc\nd\r\r\ne\x0cf\x85g\u2028h", Notes())
    assert text == "a\nb\nc\nd\ne\x0cf\x85g\u2028h"


def test_a_stray_nul_becomes_a_space_with_a_warning() -> None:
    notes = Notes()
    assert clean("line\nleft\0right", notes) == "line\nleft right"
    assert [(w.code, w.where.line) for w in notes.warnings] == [("nul-character", 2)]


def test_surrogates_become_characters_or_the_replacement_character() -> None:
    notes = Notes()
    assert clean("pair \ud83d\ude00, lone \ud83d.", notes) == "pair 😀, lone \ufffd."
    assert [w.code for w in notes.warnings] == ["lone-surrogate"]


@given(st.binary(max_size=300), st.sampled_from([None, "utf-16", "gb18030", "iso-2022-jp", "utf-7", "cp437"]))
def test_any_bytes_decode_to_clean_text_or_are_refused(source: bytes, label: str | None) -> None:
    try:
        text, _, _ = read(source, label)
    except BroadsheetError:
        return
    assert "\0" not in text
    assert "\r" not in text
    assert json.loads(json.dumps(text).encode()) == yaml.safe_load(yaml.safe_dump(text)) == text


@given(st.text())
def test_any_text_is_cleaned_once_and_for_all(text: str) -> None:
    once = clean(text, Notes())
    notes = Notes()
    assert clean(once, notes) == once or once.startswith("\ufeff")
    assert notes.warnings == []
