"""Scripts: which characters are side by side without spaces between words."""

from __future__ import annotations


def is_cjk(char: str) -> bool:
    """Whether a character is of Chinese or Japanese, or a full-width form: wide, no spaces between words.

    >>> [is_cjk(char) for char in "港が、Ａ𠮷한ㅋﻡﬁ"]
    [True, True, True, True, True, False, False, False, False]
    """
    return char >= "\u2e80" and (
        (char <= "\ua4cf" and not "\u3130" <= char <= "\u318f")  # single letters of Hangul
        or "\uf900" <= char <= "\ufaff"
        or "\ufe30" <= char <= "\ufe4f"
        or "\uff00" <= char <= "\uffef"
        or "\U00020000" <= char <= "\U0003ffff"
    )


def is_hangul(char: str) -> bool:
    """Whether a character is a Korean syllable: as wide as a Chinese one, but with spaces between words."""
    return "가" <= char <= "힣"
