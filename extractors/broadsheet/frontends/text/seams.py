"""Seams: the places in a text where two pieces of a page may have been run together.

A seam is a case break inside a word, or a stop with no space after it. What stands at all seams of a text
tells names from pieces: a name has the same seam wherever it stands, a piece meets new neighbours each time.
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
    rf"[{UPPER}0-9](?:"
    rf"(?:(?<=[{LOWER}][{UPPER}])"  # RelationsTo, ReviewA detour
    rf"|(?<=[{LOWER}]{{3}}[.!?:…)][{UPPER}]))"  # the end.What comes next
    rf"(?:[{LOWER}]|(?<=[AI]) [{LOWER}])"
    rf"|(?<=[{LOWER}.!?)][0-9])\d?[.)] [{UPPER}])"  # Keepyourhomeip3. Start small
)
_WORD_AFTER = re.compile(rf"[{LOWER}{UPPER}’']*")

WINDOW = 400
"""Characters on either side of a seam that are looked at: a long line costs no more than short ones."""
MOST_SEAMS = 1000
"""In one line; text with more is no prose."""
LONGEST_AFFIX = 50
"""Characters of a phrase that recurs in several lines, run together with what differs."""
FEWEST = 3
"""Neighbours that such a phrase has, or lines that a page ran together all in one way."""
SHORTEST_BODY = 25
"""Characters of what stands behind a title in such lines."""

_NAMES = """
LinkedIn YouTube JavaScript TypeScript WordPress GitHub GitLab TikTok PayPal WhatsApp PlayStation FaceTime
PowerPoint PowerShell MacBook AirPods HomePod AppleCare QuickBooks TurboTax HubSpot MailChimp FedEx LaTeX
OpenAI DeepMind CloudFlare DigitalOcean BigQuery TensorFlow PyTorch DevOps StartUp ClickUp LastPass
SoundCloud BuzzFeed AstraZeneca MasterCard UnitedHealth BlackBerry StackOverflow VisiCalc AutoCAD
"""
NAMES = frozenset(_NAMES.split())
"""Names whose two halves are ordinary words, which no vocabulary can tell from two words run together."""

_CODE = frozenset('=(){}<>[];_"\\/|')


class Seam(NamedTuple):
    """A seam: what stands before it and behind, and the words, perhaps parts of a name, that meet there."""

    left: str
    right: str
    first: str
    second: str

    @property
    def joined(self) -> str:
        """The words as they stand in the text."""
        return self.first + self.second

    @property
    def is_camel(self) -> bool:
        """Whether it is inside a name by its look: McDonald, iPhone, LaTeX, ``ErrorKind()``."""
        if len(self.first) < 3 or (self.second[1:] and not self.second[1:].islower()):
            return True
        return self.right[len(self.second) : len(self.second) + 1] in ("(", "_", "=", "<", "/", "\\")

    @property
    def is_in_code(self) -> bool:
        """Whether signs of code stand around it."""
        return not (_CODE.isdisjoint(self.left) and _CODE.isdisjoint(self.right))


def may_be_glued(text: str) -> bool:
    """A cheap look: whether there is any seam at all."""
    return _SEAM.search(text) is not None


def places(text: str) -> Iterator[int]:
    """Where the seams of a line are."""
    for found in islice(_SEAM.finditer(text), MOST_SEAMS):
        at = found.start()
        if not text[at - 1].isspace():
            yield at


def seam_at(text: str, start: int, at: int) -> Seam:
    """The seam at that place; what stands before ``start`` was cut off already."""
    left, right = text[max(start, at - WINDOW) : at], text[at : at + WINDOW]
    first = len(left)
    while first and (left[first - 1].isalpha() or left[first - 1] in "’'"):
        first -= 1
    second = _WORD_AFTER.match(right)
    return Seam(left, right, left[first:], second[0] if second else "")


class Seams:
    """All seams of a text, read when first asked about."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._joined: Counter[str] = Counter()
        self._affixes: dict[str, Counter[str]] = {}
        self._titled: list[str] = []

    @cached_property
    def _whole(self) -> dict[str, None]:
        """The lines, each once; when they are there, what stands at their seams is noted."""
        whole = dict.fromkeys(map(str.strip, self._lines))
        for line in whole:
            for number, at in enumerate(places(line)):
                seam = seam_at(line, 0, at)
                self._joined[seam.joined] += 1
                for affix in (line[:at], line[at:], _opening(seam.right)):
                    if len(affix) <= LONGEST_AFFIX:
                        self._affixes.setdefault(affix, Counter())[seam.joined] += 1
                if number == 0 and is_titled(seam):
                    self._titled.append(seam.joined)
        return whole

    @cached_property
    def _runs_titles_in(self) -> bool:
        """Whether there are several such lines, and more than names."""
        titled = sum(self._joined[each] == 1 for each in self._titled) if self._whole else 0
        return titled >= max(FEWEST, 2 * self._names)

    @cached_property
    def _names(self) -> int:
        """How many names the text has that are built as seams are: manuals have many."""
        return sum(count > 1 and joined not in NAMES for joined, count in self._joined.items())

    def recurs(self, seam: Seam) -> bool:
        """Whether a phrase that begins or ends the line ran into other neighbours, or stands alone elsewhere.

        A name is joined to its neighbours in other places as well.
        """
        if min(len(seam.left), len(seam.right)) > LONGEST_AFFIX or seam.is_in_code:
            return False
        if self._is_affix(seam.left):
            return self._joined[seam.joined] == self._affixes.get(seam.left, Counter())[seam.joined]
        if self._joined[seam.joined] != 1 or not seam.left[0].isupper():
            return False
        opened = len(self._affixes.get(_opening(seam.right), ()))
        return self._is_affix(seam.right) or opened >= max(FEWEST, 2 * self._names)

    def _is_affix(self, piece: str) -> bool:
        if len(piece) > LONGEST_AFFIX or " " not in piece:
            return False
        return piece in self._whole or len(self._affixes.get(piece, ())) >= FEWEST

    def are_habit(self, seam: Seam) -> bool:
        """Whether the text runs titles into what they stand over time and again, as it does here."""
        return is_titled(seam) and self._runs_titles_in and self._joined[seam.joined] == 1


def is_titled(seam: Seam) -> bool:
    """A title of a few words, and behind it a sentence: no evidence by itself."""
    left, right = seam.left, seam.right
    if seam.is_camel or seam.is_in_code or not left[0].isupper() or len(left) > LONGEST_AFFIX:
        return False
    words = right.split(None, 4)[1:4]
    return (
        not any(stop in left for stop in (". ", ": ", ", "))
        and len(right) >= SHORTEST_BODY
        and sum(word[:1].islower() for word in words) >= 2
    )


def _opening(right: str) -> str:
    """The first two words, and what tells that they are no more than that; nothing if there is but one."""
    words = right.split(None, 2)[:2]
    return f"{' '.join(words)} …" if len(words) == 2 else ""
