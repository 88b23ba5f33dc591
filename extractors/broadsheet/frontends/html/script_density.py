"""How much a text says, whatever its script: in letters and words as of a text in an alphabet.

The judge was trained on pages in alphabets. A Japanese sentence has half as many characters as its
translation and no spaces: counted by these, a paragraph would be as short as a menu entry, and one word.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Measure(NamedTuple):
    """``density`` is how many letters of an alphabet one character stands for; ``words`` are counted."""

    density: int
    words: int


# Han, kana and Hangul: two letters a character, two characters a word.
_DENSE = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]")
# Thai, Lao, Burmese and Khmer: letters, but no spaces between words.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_LETTERS_OF_WORD = 5


def measure(text: str) -> Measure:
    """The density and the words of a text, by the script of most of its characters.

    >>> measure("The harbour council met.")
    Measure(density=1, words=4)
    >>> measure("港の会議が開かれた。")
    Measure(density=2, words=5)
    """
    words = text.count(" ") + 1
    # Three bytes a character, which no alphabet of Europe or the Middle East has; quick to find out.
    if len(text.encode(errors="replace")) > 2 * len(text):
        half = len(text) / 2
        if len(_DENSE.findall(text)) >= half:
            return Measure(2, max(words, len(text) // 2))
        if len(_UNSPACED.findall(text)) >= half:
            return Measure(1, max(words, len(text) // _LETTERS_OF_WORD))
    return Measure(1, words)
