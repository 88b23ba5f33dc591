"""Decoding: bytes to text that every later step can rely on.

The first rule that applies wins:

1. a byte-order mark (UTF-8, UTF-16, UTF-32);
2. the label that the caller gives;
3. UTF-16 without a mark, by its NUL bytes;
4. UTF-8, if all of it is valid: text in another encoding is so by accident once in millions;
5. ISO-2022-JP, by its escape sequences;
6. UTF-8 with broken bytes among it, which are read by a guess of their own;
7. the encoding that its envelope declares (HTTP, MIME), or the source itself (HTML ``meta``, XML declaration,
   CSS ``@charset``), if it fits;
8. a guess over the lines that hold non-ASCII bytes.

The text has no byte-order mark, and is cleaned (:mod:`broadsheet.decoding.cleaning`).
"""

from __future__ import annotations

import re

from broadsheet.decoding.cleaning import (
    clean,
    line_of,
    with_plain_lines,
    with_plain_newlines,
    without_nuls,
)
from broadsheet.decoding.labels import Encoding, declared_encoding, envelope_encoding, labelled_encoding
from broadsheet.errors import BroadsheetError
from broadsheet.notes import Notes, counted
from broadsheet.signatures import NOT_TEXT, BinaryKind, binary_kind

# UTF-32 comes before UTF-16: its little-endian mark begins with that of UTF-16.
MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32le"),
    (b"\x00\x00\xfe\xff", "utf-32be"),
    (b"\xff\xfe", "utf-16le"),
    (b"\xfe\xff", "utf-16be"),
)

SAMPLE = 64 * 1024
"""Bytes that decide whether a source is binary or UTF-16."""

MOST_CONTROLS = 0.04
"""Share of control bytes in text. Random bytes have 0.1; damaged text has far fewer."""

MOST_BROKEN = 0.1
"""Undecodable places per non-ASCII character up to which an encoding still explains the bytes."""

# Tab, line feed, form feed, carriage return and the shifts and escape of ISO-2022 occur in text.
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\f\r\x0e\x0f\x1b")) + b"\x7f"
SURROGATE_FREE = frozenset(("utf-8", "cp1252", "iso8859-1", "gbk", "big5", "shift_jis", "euc_jp", "euc_kr"))
_ISO_2022_JP = re.compile(rb"\x1b(?:\$[@B]|\([IJ])")


def decode(source: bytes, label: str | None, notes: Notes, declared: str | None = None) -> tuple[str, str]:
    """The text, and the WHATWG name of its encoding (``utf-8``, ``windows-1252``, ``shift_jis``).

    ``label`` is the encoding that the caller gives, or None. ``declared`` is the one that an envelope gives
    (HTTP, MIME); it counts like the source's own declaration, but is tried first. Raises ``binary-input`` for
    data that is not text and ``unknown-encoding`` for an unknown label. A guess, a wrong declaration and
    undecodable bytes (which become U+FFFD) are warnings.
    """
    given = labelled_encoding(label) if label is not None else None
    kind = binary_kind(source)
    if kind:
        raise _binary(kind)
    for mark, name in MARKS:
        if source.startswith(mark):
            if given and given.name[:6] != name[:6]:  # utf-16 leaves the order of bytes open
                notes.warn("encoding-mislabelled", f"read as {name} by its byte-order mark, not as {label}")
            return _text(source[len(mark) :], Encoding(name, name), notes), name
    if given and not given.name.startswith(("utf-16", "utf-32")) and _has_too_many_controls(source):
        raise _binary(BinaryKind("binary data", NOT_TEXT))
    if given is None:
        return _unlabelled(source, envelope_encoding(declared), notes)
    return _text(source, given, notes), given.name


def _unlabelled(source: bytes, declared: Encoding | None, notes: Notes) -> tuple[str, str]:
    """Text and name of the encoding of a source that has no mark and no given label."""
    wide = _utf16_by_nuls(source)
    if wide:
        notes.warn("encoding-guessed", f"read as {wide} by its NUL bytes; it has no byte-order mark")
        return _text(source, Encoding(wide, wide), notes), wide
    if _has_too_many_controls(source):
        raise _binary(BinaryKind("binary data", NOT_TEXT))
    text = _valid_utf8(source, notes)
    if text is None:
        found = _find(source, declared, notes)
        is_mixed = found.codec == "utf-8"
        return _mixed(source, notes) if is_mixed else _text(source, found, notes), found.name
    if not source.isascii():
        _check_declaration(declared or declared_encoding(source), notes)
    return text, "utf-8"


def _valid_utf8(source: bytes, notes: Notes) -> str | None:
    """The cleaned text of a source that is UTF-8 throughout, as nearly every one is; None for others."""
    if b"\x1b" in source and _ISO_2022_JP.search(source):
        return None
    # Bytes are searched many times as fast as characters.
    has_returns, has_nuls = b"\r" in source, b"\0" in source
    try:
        text = (source.replace(b"\r\n", b"\n") if has_returns else source).decode("utf-8")
    except UnicodeDecodeError:
        return None
    if has_returns:
        text = with_plain_newlines(text)
    return without_nuls(text, notes) if has_nuls else text


def _find(source: bytes, declared: Encoding | None, notes: Notes) -> Encoding:
    """Name and codec of a source whose bytes are not UTF-8, or mean something else."""
    from broadsheet.decoding.mixed import is_mostly_utf8

    broken = _first_broken(source)
    if broken is None:
        return Encoding("iso-2022-jp", "iso2022_jp")
    if is_mostly_utf8(source):
        return Encoding("utf-8", "utf-8")
    return _declared_or_guessed(source, declared, notes)


def _declared_or_guessed(source: bytes, by_envelope: Encoding | None, notes: Notes) -> Encoding:
    from broadsheet.decoding.guessing import guess

    declared = None
    for each in (by_envelope, declared_encoding(source)):
        declared = declared or each
        if each and _fits(source, each.codec):
            return each
    guessed = labelled_encoding(guess(source))
    why = f"it is not {declared.name}, which it declares" if declared else "it declares none"
    notes.warn("encoding-guessed", f"read as {guessed.name}, a guess from the bytes; {why}")
    return guessed


def _check_declaration(declared: Encoding | None, notes: Notes) -> None:
    if declared and declared.name != "utf-8":
        message = f"read as utf-8, which all of it is, and not as {declared.name}, which it declares"
        notes.warn("encoding-mislabelled", message)


def _utf16_by_nuls(source: bytes) -> str | None:
    """UTF-16 without a mark: ASCII characters have a NUL byte, all at odd or all at even places."""
    sample = source[: SAMPLE - SAMPLE % 2]
    if b"\0" not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    many, few, name = (odd, even, "utf-16le") if odd > even else (even, odd, "utf-16be")
    units = len(sample) // 2
    mostly_ascii = many > 0.3 * units and few < 0.02 * units
    # Text of another script has only its spaces and line ends in ASCII; as UTF-8 it would make no sense.
    senseless = _has_too_many_controls(sample) or _first_broken(sample) is not None
    some_ascii = few == 0 and many > 0.003 * units and senseless
    if not (mostly_ascii or some_ascii):
        return None
    text = sample.decode(name, "replace")
    strange = sum(not char.isprintable() and not char.isspace() for char in text) + text.count("\ufffd")
    return name if strange <= MOST_CONTROLS * units else None


def _has_too_many_controls(source: bytes) -> bool:
    half = len(source) // 2
    sample = source if len(source) <= 2 * SAMPLE else source[:SAMPLE] + source[half : half + SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > MOST_CONTROLS * len(sample)


def _first_broken(source: bytes) -> int | None:
    """Where the bytes stop being UTF-8, or None."""
    try:
        source.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return None


def _fits(source: bytes, codec: str) -> bool:
    """True if a codec reads nearly all non-ASCII bytes."""
    text = source.decode(codec, "replace")
    broken = text.count("\ufffd")
    if not broken:
        return True
    characters = len(text) - len(text.encode("ascii", "ignore"))
    return broken <= MOST_BROKEN * characters


def _mixed(source: bytes, notes: Notes) -> str:
    """The cleaned text of a source that is UTF-8 except in some places."""
    from broadsheet.decoding.mixed import decode_mixed

    source = source.replace(b"\r\n", b"\n")
    mixed = decode_mixed(source)
    where = line_of(source[: _first_broken(source)].decode("utf-8"), None)
    if mixed.read:
        what = f"{counted(mixed.read, 'place')} with bytes that are not utf-8"
        notes.warn("encoding-mixed", f"{what} read as {mixed.encoding}, a guess from these bytes", where)
    if mixed.lost:
        what = f"{counted(mixed.lost, 'place')} with bytes that are not utf-8"
        notes.warn("undecodable-bytes", f"{what} became � (U+FFFD)", where)
    return with_plain_lines(mixed.text, notes)


def _text(source: bytes, encoding: Encoding, notes: Notes) -> str:
    """The decoded and cleaned text. What the codec cannot read becomes U+FFFD, with a warning."""
    name, codec = encoding
    if codec == "utf-8" and b"\r" in source:
        source = source.replace(b"\r\n", b"\n")  # bytes are searched several times as fast as characters
    try:
        text = source.decode(codec)
    except UnicodeError as error:
        start = error.start if isinstance(error, UnicodeDecodeError) else 0
        before = source[:start].decode(codec, "replace")
        text = source.decode(codec, "replace")
        count = text.count("\ufffd") - before.count("\ufffd")
        where = line_of(with_plain_newlines(before), None)
        places = counted(count, "place")
        notes.warn("undecodable-bytes", f"{places} with bytes that are not {name} became � (U+FFFD)", where)
    text = text.removeprefix("\ufeff")
    # What strict decoders yield has no surrogates; looking for them would cost as much as decoding.
    return with_plain_lines(text, notes) if codec in SURROGATE_FREE else clean(text, notes)


def _binary(kind: BinaryKind) -> BroadsheetError:
    return BroadsheetError("binary-input", f"the input seems to be {kind.name}, not text; {kind.advice}")
