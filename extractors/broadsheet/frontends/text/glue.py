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

LONGEST_AFFIX = 50
"""Characters of a phrase that recurs in several lines, run together with what differs."""
FEWEST_AFFIXED = 3
"""Neighbours that it has."""

_CODE = frozenset('=(){}<>[];_"\\/|')

FEW = 200
"""Words that are looked for one by one: the text is read once for each."""

_NAMES = """
LinkedIn YouTube JavaScript TypeScript WordPress GitHub GitLab TikTok PayPal WhatsApp PlayStation FaceTime
PowerPoint PowerShell MacBook AirPods HomePod AppleCare QuickBooks TurboTax HubSpot MailChimp FedEx LaTeX
OpenAI DeepMind CloudFlare DigitalOcean BigQuery TensorFlow PyTorch DevOps StartUp ClickUp LastPass
SoundCloud BuzzFeed AstraZeneca MasterCard UnitedHealth BlackBerry StackOverflow VisiCalc AutoCAD
"""
_OPENERS = """
The This These There They That Then When While Where What Why Who How If It Its In As At For From With Without
After Although Because Before But By During Even Every Here His Her Many Most Not Once One Our Since So Some
To Until We You Your He She My And An On Der Die Das Ein Eine Es Wer Wenn Wie Im Am Mit Für Nach Bei Seit Und
Le La Les Un Une Des Il Elle Ce Cette Dans Pour Avec El Los Las Una En Para Por Lo Se Si Ao Os Uma Com De
Het Een Er Dit Om Van В На И По Из Но Это Как Если Когда При Для С К О У
"""
OPENERS = frozenset(_OPENERS.split())
"""Small words that open sentences, in the languages of the seams' letters; hardly a name ends in one."""
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

    @cached_property
    def _partners(self) -> dict[str, set[str]]:
        """For each piece of a line before or behind a seam the words that were joined there."""
        partners: dict[str, set[str]] = {}
        for line in map(str.strip, self._lines):
            for seam in islice(_SEAM.finditer(line), MOST_SEAMS):
                at = seam.start()
                joined = "".join(_seam_words(line[max(0, at - WINDOW) : at], line[at : at + WINDOW]))
                for piece in (line[:at].strip(), line[at:]):
                    if len(piece) <= LONGEST_AFFIX:
                        partners.setdefault(piece, set()).add(joined)
        return partners

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset(map(str.strip, self._lines))

    def recurs(self, piece: str) -> bool:
        """Whether a phrase ran into different neighbours (``See all reviews``), or stands alone in a line."""
        if len(piece) > LONGEST_AFFIX or " " not in piece:
            return False
        return piece in self._whole or len(self._partners.get(piece, ())) >= FEWEST_AFFIXED

    def occurs(self, words: str) -> int:
        """How often the letters occur, be it inside of words."""
        return self._text.count(words)

    def count(self, word: str) -> int:
        """How often the word occurs between spaces, just as it is written here."""
        self._asked += 1
        return self._counts[word] if self._asked > FEW else self._text.count(f" {word} ")


def _is_seam(left: str, right: str, known: Vocabulary | None) -> bool:
    if left[-1] == "?" and len(left) <= LONGEST_TITLE and _is_title(left, 8) and _begins_prose(right):
        return True
    if left[-1] in ".!?:…)" or right[0].isdigit():
        return _ends_prose(left) and _begins_title(right)
    first, second = _seam_words(left, right)
    if _is_camel(first, second, right):
        return False
    if known is not None and _recurs(left, right, first, second, known):
        return True
    if len(left) > LONGEST_TITLE or (known is not None and known.count(first + second) > 1):
        return False
    if len(first) + len(second) >= LONGEST_NAME and _is_known(first, known) and _is_known(second, known):
        return " " in right
    small = second in OPENERS and right.startswith(f"{second} ")
    if not _is_title(left, least=5 if small and _is_known(first, known) else 8):
        return False
    return _begins_prose(right) and (small or _opens_sentences(second, right, known))


def _seam_words(left: str, right: str) -> tuple[str, str]:
    """The word that ends at the seam, which may be empty, and the one that begins there."""
    first, second = _WORD_BEFORE.search(left), _WORD_AFTER.match(right)
    return (first[0] if first else ""), (second[0] if second else "")


def _is_camel(first: str, second: str, right: str) -> bool:
    """McDonald, iPhone, LaTeX, ``ErrorKind()``, a name that is listed."""
    if len(first) < 3 or first + second in NAMES or (second[1:] and not second[1:].islower()):
        return True
    return right[len(second) : len(second) + 1] in ("(", "_", "=", "<", "/", "\\")


def _recurs(left: str, right: str, first: str, second: str, known: Vocabulary) -> bool:
    """A phrase that begins or ends the line recurs with other neighbours, or stands alone elsewhere.

    A name is joined to its neighbours in other places as well.
    """
    if not _CODE.isdisjoint(left) or not _CODE.isdisjoint(right):
        return False
    if known.recurs(left):
        return known.occurs(first + second) == known.occurs(left + second)
    return known.recurs(right) and known.occurs(first + second) == 1 and left[0].isupper()


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
