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
from itertools import islice

LOWER = "a-zà-öø-ÿąćęłńœśźżčďěňřšťůžğışőűа-яёα-ωά-ώ"
UPPER = "A-ZÀ-ÖØ-ÞĄĆĘŁŃŒŚŹŻČĎĚŇŘŠŤŮŽĞİŞŐŰА-ЯЁΑ-ΩΆ-Ώ"

# Found from the first character behind the join, as few places have a capital or a digit there.
_SEAM = re.compile(
    rf"[{UPPER}0-9](?:"
    rf"(?:(?<=[{LOWER}][{UPPER}])"  # RelationsTo, ReviewA detour
    rf"|(?<=[{LOWER}]{{3}}[.!?:…)][{UPPER}]))"  # the end.What comes next
    rf"(?:[{LOWER}]|(?<=[AI]) [{LOWER}])"
    rf"|(?<=[{LOWER}.!?)][0-9])\d?[.)] [{UPPER}])"  # Keepyourhomeip3. Start small
)
_WORD_BEFORE = re.compile(rf"[{LOWER}{UPPER}’']*$")
_WORD_AFTER = re.compile(rf"[{LOWER}{UPPER}’']*")
_WORD = re.compile(r"\w+")

LONGEST_TITLE = 120
"""Characters; longer headings exist, but a guess of that length is no strong evidence."""
WINDOW = 400
"""Characters on either side of a seam that are looked at: a long line costs no more than short ones."""
MOST_SEAMS = 1000
"""In one line; text with more is no prose."""
LONGEST_NAME = 15
"""Letters. Of 2,300 camel-case words in damaged pages the names are shorter; longer ones are two words."""

FEW = 200
"""Words that are looked for one by one: the text is read once for each."""

_NAMES = """
LinkedIn YouTube JavaScript TypeScript WordPress GitHub GitLab TikTok PayPal WhatsApp PlayStation FaceTime
PowerPoint PowerShell MacBook AirPods HomePod AppleCare QuickBooks TurboTax HubSpot MailChimp FedEx LaTeX
OpenAI DeepMind CloudFlare DigitalOcean BigQuery TensorFlow PyTorch DevOps StartUp ClickUp LastPass
SoundCloud BuzzFeed AstraZeneca MasterCard UnitedHealth BlackBerry StackOverflow VisiCalc AutoCAD
"""
NAMES = frozenset(_NAMES.split())
"""Names whose two halves are ordinary words, which no vocabulary can tell from two words run together."""


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
    for seam in islice(_SEAM.finditer(text), MOST_SEAMS):
        at = seam.start()
        if at - start < 2 or text[at - 1].isspace():
            continue
        if _is_seam(text[max(start, at - WINDOW) : at], text[at : at + WINDOW], known):
            pieces.append(text[start:at].strip())
            start = at
    if not pieces:
        return None
    return [*pieces, text[start:].strip()]


def may_be_glued(text: str) -> bool:
    """A cheap look: whether there is any seam at all."""
    return _SEAM.search(text) is not None


class Vocabulary:
    """How often words stand in a text: looked for in place, or counted all at once if many are asked for."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._asked = 0

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


def _is_seam(left: str, right: str, known: Vocabulary | None) -> bool:
    if left[-1] in ".!?:…)" or right[0].isdigit():
        return _ends_prose(left) and _begins_title(right)
    first = _WORD_BEFORE.search(left).group()  # type: ignore[union-attr]  # it may be empty, never None
    second = _WORD_AFTER.match(right).group()  # type: ignore[union-attr]
    if len(left) > LONGEST_TITLE or _is_name(first, second, right, known):
        return False
    if len(first) + len(second) >= LONGEST_NAME and _is_known(first, known) and _is_known(second, known):
        return " " in right
    return _is_title(left) and _begins_prose(right, second, known)


def _is_name(first: str, second: str, right: str, known: Vocabulary | None) -> bool:
    """McDonald, iPhone, LaTeX, ``ErrorKind()``; a name that is listed; one that the text uses again."""
    joined = first + second
    if len(first) < 3 or joined in NAMES or (second[1:] and not second[1:].islower()):
        return True
    if right[len(second) : len(second) + 1] in ("(", "_", "=", "<", "/", "\\"):
        return True
    return known is not None and known.count(joined) > 1


def _is_known(word: str, known: Vocabulary | None) -> bool:
    """The word stands somewhere by itself. Without a vocabulary a long word is taken for one."""
    if known is None:
        return len(word) >= 8
    return known.count(word) > 0 or known.count(word.lower()) > 0


def _is_title(left: str) -> bool:
    """A heading of two words or more, or one long word, with no sentence in it."""
    return left[0].isupper() and ". " not in left and (" " in left.strip() or len(left) >= 8)


def _begins_prose(right: str, opener: str, known: Vocabulary | None) -> bool:
    """A sentence follows: long, going on in lower case, opening with a word that stands in sentences."""
    if len(right) < 60 or not any(word[:1].islower() for word in right.split(None, 5)[1:5]):
        return False
    if known is not None:
        return known.count(opener.lower()) > 0 or known.count(opener) > 1
    return f" {opener.lower()} " in right or len(right) > 200


def _ends_prose(left: str) -> bool:
    return len(left) >= 20 and " " in left


def _begins_title(right: str) -> bool:
    """The rest of the line is a short title: no sentence ends in it or at its end, save with a question."""
    rest = right.rstrip()
    return 4 <= len(rest) <= 80 and rest[-1] not in ".!:;,…(" and ". " not in rest[4:]
