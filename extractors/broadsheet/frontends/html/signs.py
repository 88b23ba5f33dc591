"""Signs: links without words, such as the ``¶`` after a heading."""

from __future__ import annotations

from broadsheet.frontends.html.tree import Element

BACK = ("↩", "↑", "⤴", "↵", "^", "⏎")
"""From a footnote back to its mark."""
SIGNS = (*BACK, "#", "§", "¶", "🔗")
ICONS = range(0xE000, 0xF900)
"""Private-use code points, which icon fonts draw as a chain or an anchor."""


def leads_to_itself(link: Element) -> bool:
    """Whether a link leads to a place on the page."""
    return "#" in link.get("href")


def is_sign(text: str) -> bool:
    """Whether the text of a link is only a sign; the second link back from a note to its mark has a number,
    too.

    >>> [is_sign(text) for text in ("¶", "[#]", "↩ 2", "\\uf0c1", "2")]
    [True, True, True, True, False]
    """
    text = text.replace("\ufe0e", "").strip().strip("[]").strip()
    if text in SIGNS or (len(text) == 1 and ord(text) in ICONS):
        return True
    return text[:1] in BACK and text[1:].strip("^ []").isdecimal()
