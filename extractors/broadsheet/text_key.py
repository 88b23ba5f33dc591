"""How titles and names are compared: by what is left of them without case, spaces and punctuation."""

from __future__ import annotations


def text_key(text: str) -> str:
    """The letters and digits of a text, case folded.

    >>> text_key("The Quay – News") == text_key("the quay: NEWS!")
    True
    """
    return "".join(filter(str.isalnum, text.casefold()))
