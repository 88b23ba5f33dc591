"""Bold headings: a line that is bold from end to end heads what follows it, in whatever way it is marked."""

from __future__ import annotations

GUESSED_LEVEL = 7
"""A heading that only its look makes one ranks below every declared one (``h6``), so it nests under those."""
LONGEST = 100
"""Characters. A bold line above that is an emphasised paragraph."""
SENTENCE_ENDS = (".", "!", ",", ";", "。", "！", "，", "；", "،", "؛")
"""What no heading ends with: a stop, or a mark after which the sentence goes on."""


def could_head(text: str) -> bool:
    """Whether a bold text could be a heading: short, on one line, and no sentence."""
    return (
        2 < len(text) <= LONGEST
        and "\n" not in text
        and not text.endswith(SENTENCE_ENDS)
        and any(map(str.isalpha, text))
    )
