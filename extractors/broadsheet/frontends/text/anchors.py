"""Anchors: the sign that a page's template sets next to headings to link to them (``§Examples``, ``Usage¶``).

Readers see it when they point at the heading; extraction tools print it, run together with the title. One
such line proves nothing (``#harbour`` is a tag): the sign must recur, and precede titles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

SIGNS = "§#¶"
TAILS = ("¶", "#", "§", "🔗", "[edit]", "[edit source]", "[bearbeiten]", "[modifier]", "[editar]", "[ред.]")
LAST = frozenset(tail[-1] for tail in TAILS)
LONGEST = 100
"""Characters of a heading with its sign."""
FEWEST = 3
"""Lines with the same sign."""


def split(text: str) -> tuple[str, str] | None:
    """The sign and the title, or None. A sign before it has a ``+``.

    >>> split("§Examples"), split("Usage¶"), split("§5 of the Act"), split("Harbour dues")
    (('§+', 'Examples'), ('¶', 'Usage'), None, None)
    """
    if len(text) > LONGEST:
        return None
    if text[0] in SIGNS:
        title = text[1:]
        is_title = title[:1].isalpha() or (title[:1].isdigit() and text[0] == "#")
        return (f"{text[0]}+", title) if is_title and " #" not in title and title[-1] not in ".,;>{" else None
    if text[-1] in LAST:
        for tail in TAILS:
            title = text.removesuffix(tail)
            if title != text and title[:1].isalnum() and title[-1].isalnum() | (title[-1] in ')?!’"”'):
                return tail, title
    return None


def recurring(texts: Iterable[str]) -> frozenset[str]:
    """The signs that are next to headings in a text: on three lines or more, and not before tags alone."""
    signs: Counter[str] = Counter()
    phrases: Counter[str] = Counter()
    for text in texts:
        if text and (text[0] in SIGNS or text[-1] in LAST):
            if text.startswith("##"):
                return frozenset()  # a text whose headings are marked by rank
            if found := split(text):
                signs[found[0]] += 1
                phrases[found[0]] += " " in found[1]
    return frozenset(
        sign
        for sign, count in signs.items()
        if count >= FEWEST and (sign != "#+" or phrases[sign] * 2 > count)
    )
