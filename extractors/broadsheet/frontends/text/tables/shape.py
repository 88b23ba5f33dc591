"""The shape of a cell: what kind of value it looks like, from its first characters and its length.

Shapes let a damaged table be read without understanding it: the cells of a column resemble each other, so a
shape that recurs with a period shows the width, and a shape out of place shows a lost cell.
"""

from __future__ import annotations

import re

EMPTY, COUNT, NUMBER, PERCENT, MONEY, DATE, QUANTITY, MARK, LINK, LABEL = range(10)
TEXT = 10
"""Text has five shapes by its length, from ``TEXT`` (a word or two) to ``TEXT + 4`` (a paragraph)."""
SHAPES = TEXT + 5

_TEXT_LIMITS = (16, 34, 70, 140)
"""Characters up to which a text is of the first, second, … shape: a name, a title, a phrase, a sentence."""

_SIGN = "+-−–±~≈<>≤≥"
_CURRENCY = "$€£¥₹₽₩₺₪₫₴₦฿"
_MARKS = frozenset("✓✔✅☑✗✘✖❌☐✕×●○•■□★☆⭐–—-−?/*")
_MARK_WORDS = frozenset(
    ("yes", "no", "n/a", "na", "nein", "ja", "oui", "non", "sí", "да", "нет", "tbd", "n.a.")
)
_NUMBER = re.compile(r"[\d][\d.,'’   ]*")
_DATE = re.compile(
    r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4}\b"  # 2026-03-02, 3/2/26, 2.3.2026
    r"|(?:\d{1,2}\.? )?[^\W\d_]{3,9}\.? (?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:19|20)\d\d\Z"  # 2 March 2026
    r"|(?:19|20)\d\d\Z"
    r"|\d{1,2}:\d\d"
)


def shape(text: str) -> int:
    """The shape of a cell, one of the numbers above; looks at no more than its first 40 characters.

    >>> [shape(t) for t in ("", "12", "1,099.50", "4.5%", "$3 a day", "2026-03-02", "35 feet", "✓", "Aden")]
    [0, 1, 2, 3, 4, 5, 6, 7, 10]
    """
    size = len(text)
    if size == 0:
        return EMPTY
    first = text[0]
    if size <= 4 and (first in _MARKS or text.lower() in _MARK_WORDS) and not text[-1].isdigit():
        return MARK
    if first.isdigit() or first in _SIGN or first in _CURRENCY or first in "#(≈":
        return _numeric(text[:40], size)
    if size <= 20 and text[-1].isdigit() and _DATE.match(text):
        return DATE
    if first in "hw" and text.startswith(("http://", "https://", "www.")):
        return LINK
    if size <= 14 and any(c in _CURRENCY for c in text):
        return MONEY
    return LABEL if text[-1] in ":：" else text_shape(size)


def text_shape(size: int) -> int:
    """The shape of a text of so many characters."""
    for at, limit in enumerate(_TEXT_LIMITS):
        if size <= limit:
            return TEXT + at
    return TEXT + 4


def is_value(code: int) -> bool:
    """Whether a shape is that of a value: a number, a date, a mark; a header rarely is one."""
    return EMPTY < code < LINK


def _numeric(head: str, size: int) -> int:
    bare = head.lstrip(_SIGN + "#( ")
    if not bare:
        return MARK if size <= 4 else text_shape(size)
    if bare[0] in _CURRENCY:
        return MONEY
    if not bare[0].isdigit():
        return text_shape(size)
    if _DATE.match(bare):
        return DATE
    number = _NUMBER.match(bare)
    end = number.end() if number else 0
    rest = bare[end:].strip(" )")
    if not rest or rest in ".*+":
        return COUNT if len(bare) <= 4 and "," not in bare else NUMBER
    if rest[0] == "%":
        return PERCENT
    if rest[0] in _CURRENCY:
        return MONEY
    return QUANTITY if size <= 24 else text_shape(size)
