"""JSON as pages hold it: strict first, and when that fails, read for what it plainly means.

Seen in ``application/ld+json`` of real pages, a few of which are broken: HTML comments and CDATA marks
around the object, several objects in one script, trailing or missing commas, line breaks and bare quotes in
strings, escapes that JSON does not know, quotes written as ``&quot;``, a text cut off in the middle.
"""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import msgspec

MAX_DEPTH = 60
"""Deeper objects and arrays are read as null; those of real pages do not come near it."""

_WRAPPING_BEFORE = re.compile(r"\A(?:\s*(?:<!--|(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?))+")
_WRAPPING_AFTER = re.compile(r"(?:-->|(?://|/\*)?\s*\]\]>(?:\s*\*/)?)\s*\Z")
# A quote closes a string only where a separator, a line's end or the text's end follows.
_TOKEN = re.compile(
    r'"((?:[^"\\]|\\.|"(?!\s*[,:}\]]|\s*\Z|[ \t]*\n))*)(?:"|\Z)|([{}\[\]:])|([^\s",:{}\[\]]+)', re.DOTALL
)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_PLAIN = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "\f"}
_WORDS: dict[str, Any] = {"true": True, "false": False, "null": None}


def parse(text: str) -> tuple[list[Any], bool]:
    """The values in a JSON text, and whether it had to be repaired. Never raises; junk gives no values."""
    if not text or text.isspace():
        return [], False
    try:
        return [msgspec.json.decode(text)], False
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        pass
    text = _WRAPPING_AFTER.sub("", _WRAPPING_BEFORE.sub("", text, count=1), count=1)
    if '"' not in text and "&quot;" in text:
        text = unescape(text)
    return _Reader(text).values(), True


class _Reader:
    """Builds values from tokens: containers close what they can, and a key without a value has none."""

    def __init__(self, text: str) -> None:
        self.tokens = _TOKEN.finditer(text)

    def values(self) -> list[Any]:
        found = []
        for match in self.tokens:
            if match[2] in ("{", "["):
                found.append(self._container(match[2], 0))
        return found

    def _container(self, opening: str, depth: int) -> Any:
        if depth > MAX_DEPTH:
            return self._skip()
        pairs: dict[str, Any] = {}
        items: list[Any] = []
        key: str | None = None
        for match in self.tokens:
            mark = match[2]
            if mark in ("}", "]"):
                break
            if mark == ":":
                if items:
                    key = items.pop()
                continue
            value = self._container(mark, depth + 1) if mark else _scalar(match)
            if opening == "{" and isinstance(key, str):
                pairs[key], key = value, None
            else:
                items.append(value)
        return items if opening == "[" else pairs

    def _skip(self) -> None:
        """Step over a container without entering it."""
        open_marks = 1
        for match in self.tokens:
            if match[2]:
                open_marks += 1 if match[2] in "{[" else -1 if match[2] in "}]" else 0
                if not open_marks:
                    return


def _scalar(match: re.Match[str]) -> Any:
    if match[3] is None:
        return _ESCAPE.sub(_unescaped, match[1] or "")
    word = match[3]
    if word in _WORDS:
        return _WORDS[word]
    try:
        return float(word) if "." in word else int(word)
    except ValueError:
        return word


def _unescaped(match: re.Match[str]) -> str:
    code = match[1]
    if code[0] == "u" and len(code) == 5:
        return chr(int(code[1:], 16))
    return _PLAIN.get(code, code)
