"""Sentences, by the characters with which lines begin and end: no word of any language."""

from __future__ import annotations

_SENTENCE_END = '.!?:;…。！？：；।؟။”"»)]'
_STOPS = frozenset(",.;:!?")
_BEHIND_STOP = frozenset(" \u00a0\"”’'»)")


def begins_with_stop(text: str) -> bool:
    """Whether a line begins with the punctuation that belongs behind the last word of the line before."""
    return text[0] in _STOPS and (len(text) == 1 or text[1] in _BEHIND_STOP)


def ends_sentence(text: str) -> bool:
    """The line could be the last of its paragraph."""
    return text[-1] in _SENTENCE_END


def breaks_inside(text: str, following: str) -> bool:
    """A line ends inside a sentence, as the next begins with a small letter."""
    return following[0].islower() and not ends_sentence(text)
