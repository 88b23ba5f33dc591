"""Encoding labels: what a caller, an envelope (HTTP, MIME) or the source itself calls its encoding.

Labels mean what they mean to a browser (WHATWG Encoding Standard: ``gb2312`` is gbk, ``latin-1`` is
windows-1252).
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

import webencodings
from webencodings.labels import LABELS

from broadsheet.errors import BroadsheetError


class Encoding(NamedTuple):
    """An encoding: its WHATWG name and Python's codec for it."""

    name: str
    codec: str


PRESCAN = 16 * 1024
"""Bytes searched for a declaration. Browsers look at 1,024 first, but honour one that comes later."""

_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_DECLARATION = re.compile(
    rb"""^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:+-]+)"""
    rb"""|^@charset\s+"([\w.:+-]+)";"""
    rb"""|<meta\b[^>]{0,500}?\bcharset\s*=\s*["']?\s*([\w.:+-]+)""",
    re.IGNORECASE,
)
_NOT_FOR_TEXT = frozenset(("idna", "punycode", "unicode-escape", "raw-unicode-escape"))


def labelled_encoding(label: str) -> Encoding:
    """The encoding of a caller's label; under Python's name one that the standard lacks (cp437).

    Raises ``unknown-encoding`` for a label that means nothing.
    """
    label = label.strip()
    known = _standard(label) or _standard(_python_name(label) or "")
    if known is not None:
        return known
    name = _python_name(label)
    if name:
        return Encoding(name, name)
    from difflib import get_close_matches  # a right label needs none

    near = get_close_matches(label.lower(), LABELS, n=1)
    advice = f"did you mean {near[0]}?" if near else "use a label such as utf-8, windows-1252 or shift_jis"
    raise BroadsheetError("unknown-encoding", f"no encoding is called {label!r}; {advice}")


def _python_name(label: str) -> str | None:
    try:
        info = codecs.lookup(label)
        b"abc".decode(info.name)  # a LookupError for what turns bytes into bytes, such as base64
    except (LookupError, UnicodeError, ValueError):
        return None
    return None if info.name in _NOT_FOR_TEXT else info.name


def envelope_encoding(label: str | None) -> Encoding | None:
    """The encoding of an envelope's label, or None: envelopes are written by machines and often wrong."""
    return _standard(label or "")


def _standard(label: str) -> Encoding | None:
    """The encoding that the standard knows by this label, if it is one of text."""
    known = webencodings.lookup(label)
    if known is None or known.name in ("replacement", "x-user-defined"):
        return None
    return Encoding(known.name, known.codec_info.name)


def declared_encoding(source: bytes) -> Encoding | None:
    """The encoding that the source's own text declares. UTF-16 cannot be: its declaration was readable."""
    match = _DECLARATION.search(_COMMENT.sub(b"", source[:PRESCAN]))
    label = match[match.lastindex or 0] if match else b""
    known = webencodings.lookup(label.decode("ascii", "replace"))
    if known is None or known.name == "replacement":
        return None
    if known.name.startswith("utf-16"):
        return Encoding("utf-8", "utf-8")
    if known.name == "x-user-defined":
        return Encoding("windows-1252", "cp1252")
    return Encoding(known.name, known.codec_info.name)
