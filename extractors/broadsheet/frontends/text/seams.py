"""Seams: the places in a text where two pieces of a page may have been run together.

A seam is a case break inside a word, or a stop or a number with no space after it. Comparing all seams of a
text separates names from pieces: a name has the same seam everywhere, while a piece has other neighbours each
time, or occurs alone elsewhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

LOWER = "a-zà-öø-ÿąćęłńœśźżčďěňřšťůžğışőűа-яёα-ωά-ώ"
UPPER = "A-ZÀ-ÖØ-ÞĄĆĘŁŃŒŚŹŻČĎĚŇŘŠŤŮŽĞİŞŐŰА-ЯЁΑ-ΩΆ-Ώ"

# Found from the first character behind the join, as few places have a capital or a digit there.
_SEAM = re.compile(
    rf"[{UPPER}0-9](?<=\S.)(?:"
    rf"(?:(?<=[{LOWER}][{UPPER}])"  # RelationsTo, ReviewA detour
    rf"|(?<=[{LOWER}]{{3}}[.!?:…)][{UPPER}]))"  # the end.What comes next
    rf"(?:[{LOWER}]|(?<=[AI]) [{LOWER}])"
    rf"|(?:(?<=[0-9][{UPPER}])"  # January 2025Key takeaways
    rf"|(?<=[{UPPER}]{{3}})"  # CORN PLANTDracaena is
    rf"|(?<=\w\w\)[{UPPER}])"  # (Up)How it began
    rf"|(?<=[\])]\.[{UPPER}]))[{LOWER}]{{2}}"  # as before [1].What comes next
    rf"|(?<=[{LOWER}.!?)][0-9])\d?[.)] [{UPPER}])"  # Keepyourhomeip3. Start small
)
_NUMBER = re.compile(r"\d{1,3}[.)]\s+")
_WORD_AFTER = re.compile(rf"[{LOWER}{UPPER}’']*")

WINDOW = 400
"""Characters on either side of a seam that are looked at: a long line costs no more than short ones."""
MOST_SEAMS = 1000
"""In one line; text with more is not prose."""
LONGEST_AFFIX = 50
"""Characters of a phrase that recurs in several lines, run together with what differs."""
FEWEST = 3
"""Neighbours that such a phrase has, or lines that a page ran together all in one way."""
SHORTEST_BODY = 25
"""Characters of what is behind a title in such lines."""
LONGEST_PARTICLE = 3
"""Letters of a word that may be without a capital in a title whose others have one."""
SHORTEST_CAPITALS = 5
"""Letters of a title that is one word in capitals; shorter ones begin names (``HTMLElement``)."""

_NAMES = """
LinkedIn YouTube JavaScript TypeScript WordPress GitHub GitLab TikTok PayPal WhatsApp PlayStation FaceTime
PowerPoint PowerShell MacBook AirPods HomePod AppleCare QuickBooks TurboTax HubSpot MailChimp FedEx LaTeX
OpenAI DeepMind CloudFlare DigitalOcean BigQuery TensorFlow PyTorch DevOps StartUp ClickUp LastPass
SoundCloud BuzzFeed AstraZeneca MasterCard UnitedHealth BlackBerry StackOverflow VisiCalc AutoCAD
"""
NAMES = frozenset(_NAMES.split())
"""Names whose two halves are ordinary words, which no vocabulary can tell from words run together."""

_CODE = re.compile(r"""[={}<>\[\];_"\\/|]|\S\(""")


class Seam(NamedTuple):
    """A seam: what is before it and behind, and the words, perhaps parts of a name, that meet there."""

    left: str
    right: str
    first: str
    second: str

    @property
    def joined(self) -> str:
        """The words as they are in the text."""
        return self.first + self.second

    @property
    def is_camel(self) -> bool:
        """Whether it is inside a name by its look: McDonald, iPhone, LaTeX, ``ErrorKind()``."""
        if len(self.first) < 3 or (self.second[1:] and not self.second[1:].islower()):
            return True
        if self.first.isupper() and not _is_in_capitals(self.left):
            return True
        return self.right[len(self.second) : len(self.second) + 1] in ("(", "_", "=", "<", "/", "\\")

    @property
    def is_in_code(self) -> bool:
        """Whether signs of code are around it."""
        return _CODE.search(self.left) is not None or _CODE.search(self.right) is not None


def may_be_glued(text: str) -> bool:
    """A cheap check: whether there is any seam at all."""
    return _SEAM.search(text) is not None


def places(text: str) -> Iterator[int]:
    """Where the seams of a line are."""
    for found in islice(_SEAM.finditer(text), MOST_SEAMS):
        at = found.start()
        if not text[at - 1].isspace():
            yield at


def seam_at(text: str, start: int, at: int) -> Seam:
    """The seam at that place; what is before ``start`` was cut off already."""
    left, right = text[max(start, at - WINDOW) : at], text[at : at + WINDOW]
    first = len(left)
    while first and (left[first - 1].isalpha() or left[first - 1] in "’'"):
        first -= 1
    if first == len(left):  # a number or a stop
        first = max(left.rfind(" "), left.rfind("\xa0")) + 1
    second = _WORD_AFTER.match(right)
    return Seam(left, right, left[first:], second[0] if second else "")


class Seams:
    """All seams of a text, read when first asked about."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    @cached_property
    def _noted(self) -> _Noted:
        return _Noted(self._lines)

    def leads(self, seam: Seam) -> bool:
        """Whether what is before the seam ran into other neighbours too, or is by itself elsewhere.

        A name is joined to its neighbours in other places as well.
        """
        left, noted = seam.left, self._noted
        if len(left) > LONGEST_AFFIX or seam.is_in_code or not (" " in left or left[-1] in ".!?)"):
            return False
        alone = " " in left and (left in noted.whole or left in noted.tails)
        return (alone or noted.neighbours(left) >= FEWEST) and noted.is_only_at(left, seam.joined)

    def recurs(self, seam: Seam) -> bool:
        """Whether the text shows in other lines that one of the two pieces is a phrase of its own."""
        left, right, noted = seam.left, seam.right, self._noted
        if min(len(left), len(right)) > LONGEST_AFFIX or seam.is_in_code:
            return False
        opening = _opening(right)
        if self.leads(seam) or (opening and opening == _opening(left)):
            return True
        if not left[0].isupper() or not opening:
            return False
        if noted.is_phrase(right) and noted.is_only_at(right, seam.joined):
            return True
        return noted.joined[seam.joined] == 1 and noted.neighbours(opening) >= max(FEWEST, 2 * noted.names)

    def are_habit(self, seam: Seam) -> bool:
        """Whether the text runs titles into the text below them time and again, as it does here."""
        noted = self._noted
        if not (is_titled(seam) and noted.runs_titles_in):
            return False
        return noted.joined[seam.joined] == (noted.titled[seam.joined] if seam.first.isupper() else 1)


class _Noted:
    """What is at the seams of a text: each line counts once.

    ``affixes`` have, for each phrase that begins or ends a line at a seam, the words that met there, and so
    for each two words behind a seam; ``tails`` are what ends a line, ``heads`` what begins one.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self.joined: Counter[str] = Counter()
        self.affixes: dict[str, Counter[str]] = {}
        self.heads: set[str] = set()
        self.tails: set[str] = set()
        self.titled: Counter[str] = Counter()
        self.whole = dict.fromkeys(map(str.strip, lines))
        for line in self.whole:
            for number, at in enumerate(places(line)):
                self._note(line, at, is_first=number == 0)

    def _note(self, line: str, at: int, is_first: bool) -> None:
        seam = seam_at(line, 0, at)
        self.joined[seam.joined] += 1
        head, tail = line[:at], line[at:]
        for affix in filter(None, (head, tail, _opening(seam.right))):
            if len(affix) <= LONGEST_AFFIX:
                self.affixes.setdefault(affix, Counter())[seam.joined] += 1
        self.heads.add(head[:WINDOW])
        self.tails.add(tail[:WINDOW])
        if is_first and is_titled(seam):
            self.titled[seam.joined] += 1

    def neighbours(self, affix: str) -> int:
        """How many words have met at its seams."""
        return len(self.affixes.get(affix, ()))

    def is_only_at(self, affix: str, joined: str) -> bool:
        """Whether these words meet nowhere but there."""
        return self.joined[joined] <= max(self.affixes.get(affix, Counter())[joined], 1)

    @cached_property
    def runs_titles_in(self) -> bool:
        """Whether there are several such lines, and more than names."""
        titled = sum(self.joined[each] == 1 for each in self.titled)
        return titled >= max(FEWEST, 2 * self.names)

    @cached_property
    def names(self) -> int:
        """How many names the text has that are built as seams are: manuals have many."""
        return sum(count > 1 and joined not in NAMES for joined, count in self.joined.items())

    def is_phrase(self, piece: str) -> bool:
        """Whether a piece of some words occurs by itself, or at other seams."""
        if len(piece) > LONGEST_AFFIX or " " not in piece:
            return False
        return piece in self.whole or piece in self.heads or self.neighbours(piece) >= FEWEST


def is_titled(seam: Seam) -> bool:
    """A title of a few words, and behind it a sentence: no evidence by itself."""
    left, right = _NUMBER.sub("", seam.left), seam.right
    if seam.is_camel or seam.is_in_code or not left[:1].isupper() or len(left) > LONGEST_AFFIX:
        return False
    if any(stop in left for stop in (". ", ": ", ", ")) or not _ends_title(left, seam.first):
        return False
    words = right.split(None, 4)[1:4]
    return len(right) >= SHORTEST_BODY and sum(word[:1].islower() for word in words) >= 2


def _ends_title(left: str, first: str) -> bool:
    """Whether the last word of a title is written as the others are: a name in a sentence is conspicuous."""
    if _is_in_capitals(left) or first[0].islower():
        return True
    words = left.split()
    return len(words) > 1 and not any(word[0].islower() and len(word) > LONGEST_PARTICLE for word in words)


def _is_in_capitals(left: str) -> bool:
    return left == left.upper() and (" " in left or len(left) >= SHORTEST_CAPITALS)


def _opening(right: str) -> str:
    """The first two words and ``…``; nothing if there is only one."""
    words = right.split(None, 2)[:2]
    return f"{' '.join(words)} …" if len(words) == 2 else ""
