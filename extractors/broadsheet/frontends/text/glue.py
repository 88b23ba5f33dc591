"""Glue: where an old extractor ran two pieces of a page together, cut them apart again.

A heading in a page ends without a full stop, and an extractor that forgets the line break glues it to its
neighbour: ``Final ThoughtsAs the year ends, …``, ``… at Keepyourhomeip3. Start small``, ``… in the end.What
comes next``. The join shows as a case break inside a word, or as a stop with no space after it. Names are
built the same way (``YouTube``, ``LaTeX``, ``ErrorKind``), so a break alone proves nothing: both sides must
have the shapes of the pieces they would be, and the words at the seam must be words of this text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from broadsheet.frontends.text.noise_words import CALLS
from broadsheet.frontends.text.seams import NAMES, Seam, Seams, places, seam_at

_WORD = re.compile(r"\w+")

LONGEST_TITLE = 120
"""Characters; longer headings exist, but a guess of that length is no strong evidence."""
LONGEST_NAME = 15
"""Letters. Of 2,300 camel-case words in damaged pages the names are shorter; longer ones are two words."""

_CALLS_BEHIND = tuple(f" {call}" for call in CALLS.split("|"))
_CALLS_BEFORE = tuple(f"{call} " for call in CALLS.split("|"))
LONGEST_CALL = 40
"""Characters."""

FEW = 200
"""Words that are looked for one by one: the text is read once for each."""

_OPENERS = """
The This These There They That Then When While Where What Why Who How If It Its In As At For From With Without
After Although Because Before But By During Even Every Here His Her Many Most Not Once One Our Since So Some
To Until We You Your He She My And An On Der Die Das Ein Eine Es Wer Wenn Wie Im Am Mit Für Nach Bei Seit Und
Le La Les Un Une Des Il Elle Ce Cette Dans Pour Avec El Los Las Una En Para Por Lo Se Si Ao Os Uma Com De
Het Een Er Dit Om Van В На И По Из Но Это Как Если Когда При Для С К О У
"""
OPENERS = frozenset(_OPENERS.split())
"""Small words that open sentences, in the languages of the seams' letters; hardly a name ends in one."""


def cut(text: str, known: Vocabulary | None = None) -> list[str] | None:
    """The pieces of a line that was run together, or None if there is no strong evidence of a seam.

    ``known`` counts the words of the whole text; with it the evidence is better.

    >>> cut("Final ThoughtsAs the year draws to an end, the council looks back at a season as dry as any.")
    ['Final Thoughts', 'As the year draws to an end, the council looks back at a season as dry as any.']
    >>> cut("A YouTube channel is a good place to begin.") is None
    True
    """
    pieces: list[str] = []
    start = 0
    for at in places(text):
        if at - start >= 2 and _is_seam(seam_at(text, start, at), known):
            pieces.append(text[start:at].strip())
            start = at
    if not pieces:
        return None
    return [*pieces, text[start:].strip()]


class Vocabulary:
    """How often words stand in a text: looked for in place, or counted all at once if many are asked for."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._asked = 0
        self.seams = Seams(lines)

    @cached_property
    def _text(self) -> str:
        return f" {' '.join(self._lines)} "

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(_WORD.findall(self._text))

    def count(self, word: str) -> int:
        """How often the word occurs between spaces, just as it is written here."""
        self._asked += 1
        return self._counts[word] if self._asked > FEW else self._text.count(f" {word} ")


def _is_seam(seam: Seam, known: Vocabulary | None) -> bool:
    left, right = seam.left, seam.right
    if right[0].isdigit() or left[-1] in ".!:…)":
        return (_ends_prose(left) or _is_call(left)) and _begins_title(right)
    if left[-1] == "?":
        is_question = len(left) <= LONGEST_TITLE and _is_title(left, 8) and _begins_prose(right)
        return is_question or (_ends_prose(left) and _begins_title(right))
    if seam.is_camel or seam.joined in NAMES:
        return False
    if known is not None and (known.seams.recurs(seam) or known.seams.are_habit(seam)):
        return True
    return (
        len(left) <= LONGEST_TITLE
        and (known is None or known.count(seam.joined) <= 1)
        and (_is_call(left) or _calls(right) or _meet(seam, known))
    )


def _meet(seam: Seam, known: Vocabulary | None) -> bool:
    """A title and a sentence meet, or two words of the text too long for a name."""
    first, second, right = seam.first, seam.second, seam.right
    if len(seam.joined) >= LONGEST_NAME and _is_known(first, known) and _is_known(second, known):
        return " " in right
    small = second in OPENERS and right.startswith(f"{second} ")
    if not _is_title(seam.left, least=5 if small and _is_known(first, known) else 8):
        return False
    return _begins_prose(right) and (small or _opens_sentences(second, right, known))


def _is_call(left: str) -> bool:
    """``Learn more``, by itself or behind other words."""
    return f" {left[-LONGEST_CALL:].casefold()}".endswith(_CALLS_BEHIND)


def _calls(right: str) -> bool:
    return f"{right[:LONGEST_CALL].casefold()} ".startswith(_CALLS_BEFORE)


def _is_known(word: str, known: Vocabulary | None) -> bool:
    """The word stands somewhere by itself. Without a vocabulary a long word is taken for one."""
    if known is None:
        return len(word) >= 8
    return known.count(word) > 0 or known.count(word.lower()) > 0


def _is_title(left: str, least: int) -> bool:
    """A heading of two words or more, or of one with so many letters, with no sentence in it."""
    return left[0].isupper() and ". " not in left and (" " in left.strip() or len(left) >= least)


def _begins_prose(right: str) -> bool:
    """A sentence follows: long, going on in lower case."""
    return len(right) >= 60 and any(word[:1].islower() for word in right.split(None, 5)[1:5])


def _opens_sentences(opener: str, right: str, known: Vocabulary | None) -> bool:
    """The word is one that stands in sentences."""
    if known is not None:
        return known.count(opener.lower()) > 0 or known.count(opener) > 1
    return f" {opener.lower()} " in right or len(right) > 200


def _ends_prose(left: str) -> bool:
    return len(left) >= 20 and " " in left


def _begins_title(right: str) -> bool:
    """The rest of the line is a short title: no sentence ends in it or at its end, save with a question."""
    rest = right.rstrip()
    return 4 <= len(rest) <= 80 and rest[-1] not in ".!:;,…(" and ". " not in rest[4:]
