"""Cleaning of decoded text, with a warning where that loses something.

Afterwards only ``\\n`` ends lines, and there are no NULs and no lone surrogates, which some writers reject.
"""

from __future__ import annotations

from broadsheet.document import Where
from broadsheet.notes import Notes, counted


def clean(text: str, notes: Notes) -> str:
    """Decoded text without a byte-order mark, NULs and lone surrogates, and with plain line ends."""
    return _without_surrogates(with_plain_lines(text.removeprefix("\ufeff"), notes), notes)


def with_plain_lines(text: str, notes: Notes) -> str:
    """Text without NULs, whose lines end in ``\\n``: :func:`clean` for what can hold no surrogates."""
    return without_nuls(with_plain_newlines(text), notes)


def without_nuls(text: str, notes: Notes) -> str:
    """NULs as spaces, with the warning ``nul-character``."""
    if "\0" in text:
        where = line_of(text, text.index("\0"))
        notes.warn("nul-character", f"{counted(text.count(chr(0)), 'NUL character')} read as a space", where)
        text = text.replace("\0", " ")
    return text


def _without_surrogates(text: str, notes: Notes) -> str:
    """Surrogate pairs as characters, lone ones as U+FFFD, with the warning ``lone-surrogate``."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        paired = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        lone = counted(paired.count("\ufffd") - text.count("\ufffd"), "lone surrogate")
        message = f"surrogate pairs were joined to characters; {lone} became � (U+FFFD)"
        notes.warn("lone-surrogate", message, line_of(text, error.start))
        return paired
    return text


def with_plain_newlines(text: str) -> str:
    """Every line end as ``\\n``. ``\\r\\r\\n``, the trace of a transfer that converted twice, is one."""
    while "\r" in text:
        halved = text.replace("\r\n", "\n")
        if len(halved) == len(text):
            return text.replace("\r", "\n")
        text = halved
    return text


def line_of(text: str, at: int | None) -> Where:
    """The 1-based line of a character; of the end of the text for None."""
    return Where(line=text.count("\n", 0, len(text) if at is None else at) + 1)
