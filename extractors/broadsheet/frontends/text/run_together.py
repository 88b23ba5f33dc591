"""Text that was run together: where an old extractor joined two pieces of a page, they are cut apart again.

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
"""Letters. Camel-case names are shorter; what is longer is two words run together."""

LONGEST_ECHO = 4
"""Words."""

_YEAR = re.compile(r"(?:[^\W\d_]{3}\.?|\d,) (?:19|20)\d\d$")
"""How a date ends."""
_NUMBERED = re.compile(r"\w \w+ [^\W\d_a-z]\w* [$€£]?\d+$")
"""How a name with a number ends, behind some words of a phrase."""
_IN_NAMES = frozenset("@/\\_.:(=<[")
"""Inside a word they are signs of a name, an address or code."""

_CALLS_BEHIND = tuple(f" {call}" for call in CALLS.split("|"))
_CALLS_BEFORE = tuple(f"{call} " for call in CALLS.split("|"))
LONGEST_CALL = 40
"""Characters."""

FEW = 200
"""Words that are looked for one by one: the text is read once for each."""

_OPENERS = """
The This These There They That Then When While Where What Why Who How If It Its In As At For From With Without
After Although Because Before But By During Even Every Here His Her Many Most Not Once One Our Since So Some
To Until We You Your He She I My And An On Der Die Das Ein Eine Es Wer Wenn Wie Im Am Mit Für Nach Bei Seit
Und Le La Les Un Une Des Il Elle Ce Cette Dans Pour Avec El Los Las Una En Para Por Lo Se Si Ao Os Uma Com De
Het Een Er Dit Om Van В На И По Из Но Это Как Если Когда При Для С К О У
"""
OPENERS = frozenset(_OPENERS.split())
"""Small words that open sentences, in the languages of the seams' letters; hardly a name ends in one."""


def pieces_of(text: str, known: Vocabulary | None = None) -> list[str] | None:
    """The pieces of a line that was run together, or None if there is no strong evidence of a seam.

    ``known`` counts the words of the whole text; with it the evidence is better.

    >>> pieces_of("Final ThoughtsAs the year draws to an end, the council looks back at a season as dry.")
    ['Final Thoughts', 'As the year draws to an end, the council looks back at a season as dry.']
    >>> pieces_of("A YouTube channel is a good place to begin.") is None
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
    """How often words occur in a text: searched one by one, or counted all at once if there are many."""

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
    last = seam.left[-1]
    if seam.right[0].isdigit() or last in ".!:…)":
        return _parts_at_stop(seam, known)
    if last == "?":
        return _parts_at_question(seam)
    if last.isdigit():
        return _parts_at_number(seam, known)
    return _parts_word(seam, known)


def _parts_at_stop(seam: Seam, known: Vocabulary | None) -> bool:
    left, right = seam.left, seam.right
    if not right[0].isdigit() and left[-1] != ")" and (_is_dotted(seam) or _goes_on(seam)):
        return False
    if (_ends_prose(left) or _is_call(left)) and _begins_title(right):
        return True
    return known is not None and left[-1] == ")" and known.seams.leads(seam)


def _parts_at_question(seam: Seam) -> bool:
    left, right = seam.left, seam.right
    if len(left) <= LONGEST_TITLE and _is_title(left, 8) and _begins_prose(right):
        return True
    return _ends_prose(left) and _begins_title(right)


def _parts_at_number(seam: Seam, known: Vocabulary | None) -> bool:
    """The number ends a date, a name (``Quay 7``), or a phrase that occurs elsewhere, too."""
    if _YEAR.search(seam.left):
        return _begins_title(seam.right.rstrip(": ")) or _begins_prose(seam.right)
    if _NUMBERED.search(seam.left) and len(seam.right.split(None, 3)) > 3 and _begins_title(seam.right):
        return True
    return _calls(seam.right) or (known is not None and known.seams.recurs(seam))


def _parts_word(seam: Seam, known: Vocabulary | None) -> bool:
    if _is_call(seam.left) and len(seam.second) > 1:
        return True
    if seam.is_camel or seam.joined in NAMES:
        return False
    if known is not None and (known.seams.recurs(seam) or known.seams.are_habit(seam)):
        return True
    return (
        len(seam.left) <= LONGEST_TITLE
        and (known is None or known.count(seam.joined) <= 1)
        and (_calls(seam.right) or _echoes(seam) or _meet(seam, known))
    )


def _is_dotted(seam: Seam) -> bool:
    """``Twilio.Types``, ``fmt.Println()``, ``us@quay.Harbour``: the stop is in a name or an address."""
    before, behind = seam.left.split()[-1][:-1], seam.right.split(None, 1)[0].rstrip(".,;:!?)")
    return not (_IN_NAMES.isdisjoint(before) and _IN_NAMES.isdisjoint(behind))


def _goes_on(seam: Seam) -> bool:
    """``String.Index``, ``on Cursor.Directory or by name``: a name in a sentence, not the end of one."""
    words = seam.right.split(None, 2)
    return seam.left.split()[-1][0].isupper() and not (len(words) > 1 and words[1][0].isupper())


def _echoes(seam: Seam) -> bool:
    """The words that end the one piece begin the other, as a term and the title of what explains it."""
    if not seam.first[0].islower():  # TomTom
        return False
    left, right = seam.left.casefold().split(), seam.right.casefold().split()
    return any(left[-count:] == right[:count] for count in range(1, LONGEST_ECHO + 1))


def _meet(seam: Seam, known: Vocabulary | None) -> bool:
    """A title and a sentence meet; without a vocabulary, two words too long for a name are enough."""
    first, second, right = seam.first, seam.second, seam.right
    if known is None and len(seam.joined) >= LONGEST_NAME and min(len(first), len(second)) >= 8:
        return " " in right
    small = second in OPENERS and right.startswith(f"{second} ")
    if not _is_title(seam.left, least=5 if small and _is_known(first, known) else 8):
        return False
    if small:
        return _begins_prose(right)
    if not first[0].islower() or not (_is_known(first, known) or not first.isascii()):
        return False
    return (_begins_prose(right) or _is_capitalized(right)) and _opens_sentences(second, right, known)


def _is_call(left: str) -> bool:
    """``Learn more``, by itself or behind other words."""
    return f" {left[-LONGEST_CALL:].casefold()}".endswith(_CALLS_BEHIND)


def _calls(right: str) -> bool:
    return f"{right[:LONGEST_CALL].casefold()} ".startswith(_CALLS_BEFORE)


def _is_known(word: str, known: Vocabulary | None) -> bool:
    """The word occurs by itself in the text. Without a vocabulary, a long word counts as one."""
    if known is None:
        return len(word) >= 8
    return known.count(word) > 0 or known.count(word.lower()) > 0


def _is_title(left: str, least: int) -> bool:
    """A heading of two words or more, or of one with so many letters, with no sentence in it."""
    return left[0].isupper() and ". " not in left and (" " in left.strip() or len(left) >= least)


def _begins_prose(right: str) -> bool:
    """A sentence follows: long, going on in lower case."""
    return len(right) >= 60 and any(word[:1].islower() for word in right.split(None, 5)[1:5])


def _is_capitalized(right: str) -> bool:
    """A title of some words, most of them with a capital."""
    words = right.split()
    return (
        len(words) > 2
        and _begins_title(right)
        and 3 * sum(word[0].isupper() for word in words) >= 2 * len(words)
    )


def _opens_sentences(opener: str, right: str, known: Vocabulary | None) -> bool:
    """The word occurs in sentences."""
    if known is not None:
        return known.count(opener.lower()) > 0 or known.count(opener) > 1
    return f" {opener.lower()} " in right or len(right) > 200


def _ends_prose(left: str) -> bool:
    return " " in left and (len(left) >= 20 or (left[-1] in "!?" and left.count(" ") > 1))


def _begins_title(right: str) -> bool:
    """The rest of the line is a short title: no sentence ends in it or at its end, save with a question."""
    rest = right.rstrip()
    return 4 <= len(rest) <= 80 and rest[-1] not in ".!:;,…(" and ". " not in rest[4:]
