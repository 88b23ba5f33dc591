"""Mixed bytes: UTF-8 into which another encoding was pasted, a comment into a page, a file onto a file.

Bytes of another encoding are valid UTF-8 by accident now and then: in passages of seventeen encodings there
was at most one such character to two and a half places that are not UTF-8 (Japanese), in Latin scripts hardly
any. So a source with as many characters of UTF-8 as broken places is UTF-8, and what is broken in it is
something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import webencodings
from msgspec import Struct

from broadsheet.decoding.guessing import EAST_ASIAN, guess

_CHARACTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_BROKEN = re.compile("([\udc80-\udcff]+)")
"""What ``surrogateescape`` makes of bytes that are not UTF-8."""

_CUT = re.compile(rb"[\xe0-\xf4][\x80-\xbf]{1,2}")
"""A character of UTF-8 that lost its end."""

_UNREADABLE = re.compile("[\x80-\x9f\ufffd]")
"""What the Encoding Standard has for bytes that mean nothing: U+FFFD or, in a Windows page, a control."""

_CUT_AT_THE_END = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{0,2}")


class Mixed(Struct):
    """Decoded text. ``read`` places that are not UTF-8 were read as ``encoding``; ``lost`` became U+FFFD."""

    text: str
    encoding: str
    read: int = 0
    lost: int = 0


def is_mostly_utf8(source: bytes) -> bool:
    """Whether there are as many characters of UTF-8, ASCII apart, as places that are not."""
    broken = source.decode("utf-8", "replace").count("\ufffd")
    return sum(1 for _ in _CHARACTER.finditer(source)) >= broken


def decode_mixed(source: bytes) -> Mixed:
    """The text of a source that is mostly UTF-8.

    Broken parts are decoded by a guess, except for characters of UTF-8 that were cut off.

    >>> decode_mixed("Brücken, ".encode() + "für Übung".encode("latin-1") + b", \\xe2\\x80")
    Mixed(text='Brücken, für Übung, \ufffd', encoding='windows-1252', read=2, lost=1)
    """
    parts = _BROKEN.split(source.decode("utf-8", "surrogateescape"))
    broken = [part.encode("utf-8", "surrogateescape") for part in parts[1::2]]
    pieces = _without_cut_ones(broken, at_the_end=not parts[-1])
    mixed = Mixed("", guess(b" ".join(pieces)))
    gone = mixed.encoding in {each.name for each in EAST_ASIAN}  # half of such characters are valid UTF-8
    codec = webencodings.lookup(mixed.encoding).codec_info
    for at, piece in enumerate(pieces):
        text = codec.decode(piece, "replace")[0]
        if gone or not piece or _UNREADABLE.search(text):
            text = "\ufffd"
            mixed.lost += 1
        else:
            mixed.read += 1
        parts[2 * at + 1] = text
    mixed.text = "".join(parts)
    return mixed


def _without_cut_ones(pieces: Sequence[bytes], at_the_end: bool) -> list[bytes]:
    """The broken pieces, empty where a character of UTF-8 was cut; ``at_the_end`` of the last one."""
    cut = [_CUT] * len(pieces)
    if at_the_end:
        cut[-1] = _CUT_AT_THE_END
    return [b"" if by.fullmatch(piece) else piece for by, piece in zip(cut, pieces, strict=True)]
