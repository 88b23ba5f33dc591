"""YAML: a document as a person would write it down, which any YAML 1.1 or 1.2 reader reads back unchanged.

Long prose is folded, code is a block, a table's row is one line. Every string that a parser might read as
something else (``no``, ``1.10``, ``2026-03-02``) is quoted, and so is every string that does not begin with a
letter. Several documents are a stream, separated by ``---``.

PyYAML reads what this writes (the tests have it read back every kind of string), but does not write it: its
C dumper escapes emoji, its Python one takes 15 to 20 ms for a document of 25 KB, and neither folds prose,
nor keeps a row on its line, nor writes a value that occurs twice without an alias.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from broadsheet.document import Document
from broadsheet.writers.plain import compact

_WIDTH = 100

# YAML gives up on a key without a question mark after 1,024 characters.
_LONGEST_KEY = 1000

# Words that YAML 1.1 or 1.2 reads as a boolean or as null.
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "y", "n", "null"})

# A plain scalar begins with a letter, which no number, date or sign of YAML does, and ends with no space. In
# brackets a comma ends it too. A colon or a number sign inside it would need a look at its neighbours.
_LETTERS = r"A-Za-z\u00c0-\u024f\u0370-\u052f\u0590-\u05ff\u0620-\u064a\u3040-\u30ff\u4e00-\u9fff"
_ADDRESS = "https?://[A-Za-z0-9_./?=&%+~-]*[A-Za-z0-9_/]"
_IN_BRACKETS = re.compile(rf"[{_LETTERS}](?:[{_LETTERS}0-9_ .()/%&'’“”–—+$€£-]*[{_LETTERS}0-9_.)%’”])?")
_ON_ITS_OWN = re.compile(
    rf"{_ADDRESS}|[{_LETTERS}](?:[{_LETTERS}0-9_ .,;!?()/%&'\"’“”–—+$€£-]*[{_LETTERS}0-9_.,;!?)%’”])?"
)

# What no block scalar can carry: control characters, separators that a reader takes for line breaks, and
# what is no character. The byte-order mark and half characters are among them.
_UNPRINTABLE = re.compile(
    r"[^\n\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_TO_ESCAPE = re.compile(rf'["\\\n]|{_UNPRINTABLE.pattern}')


def write(document: Document) -> bytes:
    """The document as YAML in UTF-8. Raises ``unwritable-result`` if a plugin's result is no plain data."""
    return dump(msgspec.json.decode(compact(document))).encode()


def dump(plain: dict[str, Any]) -> str:
    """A mapping of plain data as YAML, without a final line break."""
    lines: list[str] = []
    _mapping(plain, "", "", lines)
    return "\n".join(lines)


def _mapping(value: dict[str, Any], indent: str, first: str, lines: list[str]) -> None:
    """The entries of a mapping, each on its own lines; ``first`` is what the first line begins with."""
    lead = first
    for key, entry in value.items():
        name = _scalar(key, _IN_BRACKETS)
        if len(name) > _LONGEST_KEY:
            lines.append(f"{lead}? {name}")
            name = ""
            lead = indent
        _value(entry, f"{lead}{name}:", indent, lines)
        lead = indent


def _value(value: Any, lead: str, indent: str, lines: list[str]) -> None:
    """A value after ``lead`` (a key, or the dash of an item), on the same line where it fits there."""
    if isinstance(value, str):
        _text(value, lead, indent, lines)
    elif not isinstance(value, dict | list):
        lines.append(f"{lead} {_other(value)}")
    elif (short := _on_a_line(value, _WIDTH - len(lead))) is not None:
        lines.append(f"{lead} {short}")
    elif isinstance(value, dict):
        _nested(value, lead, indent, lines)
    else:
        _sequence(value, lead, indent, lines)


def _nested(value: dict[str, Any], lead: str, indent: str, lines: list[str]) -> None:
    inner = indent + "  "
    if lead.endswith("-"):
        _mapping(value, inner, lead + " ", lines)
    else:
        lines.append(lead)
        _mapping(value, inner, inner, lines)


def _sequence(value: list[Any], lead: str, indent: str, lines: list[str]) -> None:
    lines.append(lead)
    inner = indent + "  "
    for entry in value:
        _value(entry, inner + "-", inner, lines)


def _on_a_line(value: dict[str, Any] | list[Any], room: int) -> str | None:
    """A collection in brackets, if it is empty, or has only scalars that fit on the line."""
    if not value:
        return "{}" if isinstance(value, dict) else "[]"
    parts: list[str] = []
    entries = value.items() if isinstance(value, dict) else ((None, entry) for entry in value)
    for key, entry in entries:
        if isinstance(entry, dict | list) or room < 0:
            return None
        written = _scalar(entry, _IN_BRACKETS) if isinstance(entry, str) else _other(entry)
        parts.append(written if key is None else f"{_scalar(key, _IN_BRACKETS)}: {written}")
        room -= len(parts[-1]) + 2
    if room < 0:
        return None
    joined = ", ".join(parts)
    return f"{{{joined}}}" if isinstance(value, dict) else f"[{joined}]"


def _text(text: str, lead: str, indent: str, lines: list[str]) -> None:
    """A string after ``lead``: a block if it has several lines, folded if it is long, else a scalar."""
    if "\n" in text and _fits_a_block(text):
        keep = "|" if text.endswith("\n") else "|-"
        inner = indent + "  "
        lines.append(f"{lead} {keep}")
        lines.extend(inner + line if line else "" for line in text.removesuffix("\n").split("\n"))
    elif text and len(lead) + len(text) >= _WIDTH and _folds(text):
        lines.append(f"{lead} >-")
        _fold(text, indent + "  ", lines)
    else:
        lines.append(f"{lead} {_scalar(text, _ON_ITS_OWN)}")


def _fits_a_block(text: str) -> bool:
    """Whether the text can be a literal block: its first line, which sets the indentation, has no spaces."""
    return not (text[0] in " \t\n" or text.endswith("\n\n") or _UNPRINTABLE.search(text.replace("\t", " ")))


def _folds(text: str) -> bool:
    """Does the text come back from folding? Lines are joined by one space, and none may begin with one."""
    return text == text.strip(" ") and not ("\n" in text or "  " in text or _UNPRINTABLE.search(text))


def _fold(text: str, indent: str, lines: list[str]) -> None:
    room = max(_WIDTH - len(indent), 40)
    start = 0
    while len(text) - start > room:
        cut = text.rfind(" ", start, start + room + 1)
        if cut < 0:
            cut = text.find(" ", start)
        if cut < 0:
            break
        lines.append(indent + text[start:cut])
        start = cut + 1
    lines.append(indent + text[start:])


def _scalar(text: str, plain: re.Pattern[str]) -> str:
    if plain.fullmatch(text) and text.lower() not in _WORDS:
        return text
    return f'"{_TO_ESCAPE.sub(_escaped, text)}"'


def _escaped(match: re.Match[str]) -> str:
    char = match[0]
    if char in _ESCAPES:
        return _ESCAPES[char]
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def _other(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _number(value) if isinstance(value, float) else str(value)


def _number(value: float) -> str:
    """A float that YAML 1.1 reads as one: with a point before the exponent, and a sign after it."""
    text = repr(value)
    mantissa, mark, exponent = text.partition("e")
    if not mark:
        return text
    return f"{mantissa if '.' in mantissa else mantissa + '.0'}e{exponent}"
