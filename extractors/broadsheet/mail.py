"""Mail: the article in a message (RFC 5322, MIME), and the metadata in its headers.

Of alternatives the HTML part is read, because it marks headings, lists and tables, or the plain one if the
HTML has no words. Consecutive texts are read as one. Attachments and pictures are left out, each with a
warning. ``Subject``, ``From``, ``Date``, ``Content-Language`` and ``Archived-At`` go to the metadata, with
the origin ``mail subject`` and so on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import getaddresses, parsedate_to_datetime
from typing import NamedTuple

from broadsheet.blocks import Hint
from broadsheet.decoding.decode import decode
from broadsheet.entity import Entity
from broadsheet.errors import BroadsheetError
from broadsheet.notes import Notes
from broadsheet.sniffing import MAIL

READABLE = ("text/html", "text/markdown", "text/plain")
"""What can be an article in a mail, the best first."""

DEEPEST = 20
"""Multiparts within multiparts that are opened."""

_TAG = re.compile(
    r"<(?:style|script|head)\b.*?</(?:style|script|head)\s*>|<[^<>]*>", re.DOTALL | re.IGNORECASE
)
# What replies and forwards put before the subject, in the languages of the common programs.
_REPLY = re.compile(
    r"\s*(?:re|fwd?|aw|wg|sv|vs|tr|rv|ref|odp|antw|enc|i)\s*(?:\[\d+\])?\s*[:：]\s*", re.IGNORECASE
)


class _Text(NamedTuple):
    """One readable part, decoded."""

    media_type: str
    charset: str
    text: str


def opened(source: bytes, notes: Notes) -> Entity:
    """The article in a message, with its headers as hints.

    Raises :class:`BroadsheetError` with ``empty-input`` if no part of it can be read.
    """
    message = BytesParser(policy=compat32).parsebytes(source)
    parts = list(_readable(message, notes, 0))
    kind = next((kind for kind in READABLE if any(part.media_type == kind for part in parts)), None)
    if kind is None:
        raise BroadsheetError("empty-input", "the mail holds no text that could be an article")
    for part in parts:
        if part.media_type != kind:
            _drop(notes, f"{part.media_type} next to the {kind}: {part.text.strip()[:60]!r}")
    read = [part for part in parts if part.media_type == kind]
    content = "\n\n".join(part.text for part in read)
    return Entity(content, kind, read[0].charset, MAIL, hints=tuple(_hints(message, notes)))


def _readable(part: Message, notes: Notes, depth: int) -> Iterator[_Text]:
    """The texts that a reader of the message sees, in order."""
    kind = part.get_content_type()
    if part.is_multipart() and kind != MAIL and depth < DEEPEST:
        inner = [each for each in part.get_payload() if isinstance(each, Message)]
        if kind == "multipart/alternative":
            yield from _best([list(_readable(each, notes, depth + 1)) for each in inner])
        else:
            for each in inner:
                yield from _readable(each, notes, depth + 1)
    elif part.is_multipart() or part.get_content_disposition() == "attachment" or kind not in READABLE:
        name = _name(part)
        _drop(notes, f"{kind} {name!r}" if name else kind)
    else:
        yield _text(part, kind, notes)


def _name(part: Message) -> str:
    """The file name that a part is to be saved under."""
    try:
        return _decoded(part.get_filename() or "")
    except ValueError:  # an unknown encoding
        return ""


def _best(alternatives: list[list[_Text]]) -> list[_Text]:
    """The alternative that marks most of its structure and has any words; the others say the same."""
    ranked = sorted(
        alternatives, key=lambda texts: min((READABLE.index(t.media_type) for t in texts), default=9)
    )
    return next((texts for texts in ranked if any(_has_words(text) for text in texts)), [])


def _has_words(part: _Text) -> bool:
    text = _TAG.sub("", part.text) if part.media_type == "text/html" else part.text
    return any(map(str.isalnum, text.replace("&nbsp;", "")))


def _text(part: Message, kind: str, notes: Notes) -> _Text:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    if not content.strip():
        return _Text(kind, "utf-8", "")
    text, used = decode(content, None, notes.under("decoding"), declared=_parameter(part, "charset"))
    if kind == "text/plain" and _parameter(part, "format") == "flowed":
        text = _unflowed(text, _parameter(part, "delsp") == "yes")
    return _Text(kind, used, text)


def _parameter(part: Message, name: str) -> str:
    value = part.get_param(name, "")
    text = value[2] if isinstance(value, tuple) else value
    return str(text or "").strip().lower()


def _unflowed(text: str, delete_space: bool) -> str:
    """Text whose soft line breaks are taken back (RFC 3676): a line that ends in a space goes on in the next.

    Quoted lines stay as they are.
    """
    lines: list[str] = []
    open_line = False
    for line in text.split("\n"):
        quoted = line.startswith(">")
        line = line if quoted else line.removeprefix(" ")  # space-stuffing
        if open_line and not quoted:
            lines[-1] += line
        else:
            lines.append(line)
        open_line = line.endswith(" ") and line != "-- " and not quoted
        if open_line and delete_space:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def _hints(message: Message, notes: Notes) -> Iterator[tuple[str, Hint]]:
    subject = _header(message, "Subject")
    bare = subject
    while match := _REPLY.match(bare):
        bare = bare[match.end() :]
    if bare and bare != subject:
        notes.under("mail").warn(
            "title-cut", f"left out before the subject: {subject[: -len(bare)].strip()!r}"
        )
    yield "title", Hint(bare or subject, "mail subject")
    sender = _header(message, "From")
    names = [name for name, _ in getaddresses([sender])] if "@" in sender else [sender]
    for name in names:
        yield "author", Hint(name, "mail from")
    yield "published", Hint(_date(message), "mail date")
    yield "language", Hint(_header(message, "Content-Language").partition(",")[0], "mail content-language")
    yield "url", Hint(_header(message, "Archived-At").strip("<> "), "mail archived-at")


def _header(message: Message, name: str) -> str:
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return _decoded(_unescaped(str(raw)))


def _unescaped(value: str) -> str:
    """A header with the bytes beyond ASCII that it holds in spite of RFC 5322: UTF-8 (RFC 6532) or Latin."""
    if value.isascii():
        return value
    told = value.encode("utf-8", "surrogateescape")
    try:
        return told.decode("utf-8")
    except UnicodeDecodeError:
        return told.decode("cp1252", "replace")


def _decoded(value: str) -> str:
    """A header's text: encoded words (RFC 2047) read, folded lines joined."""
    try:
        text = str(make_header(decode_header(value)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        text = value
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def _date(message: Message) -> str:
    """In ISO 8601; as written, for the reader of dates, if it is not as RFC 5322 wants it."""
    told = _header(message, "Date")
    try:
        return parsedate_to_datetime(told).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return told


def _drop(notes: Notes, what: str) -> None:
    notes.under("mail").warn("mail-part-dropped", f"not part of the article: {what}")
