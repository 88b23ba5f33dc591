"""Wrapped lines: which of them go on with the one before, and how they are joined again."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import cached_property

from broadsheet.frontends.scripts import is_cjk
from broadsheet.frontends.text.lines import Line
from broadsheet.frontends.text.sentences import begins_with_stop, ends_sentence
from broadsheet.frontends.text.widths import NARROWEST, Wrap, columns

SHORTEST_ITEM = 12
"""Characters of an item that may go on, its mark included."""
_AND = frozenset("and or und oder bis sowie och eller og of en et ou y e o и или και ή".split())
"""What joins two words of which the first leaves out what they share."""
_ARTICLES = """
the a an and or der die das den dem des ein eine einen einem und oder le les une et ou el los las il gli
de het een en os и
"""
_PREPOSITIONS = """
of to with for from by in is are as that than into using via von zu mit für aus bei du à avec dans por con
para del al di da per van voor met в на с для
"""
DANGLING = frozenset(_ARTICLES.split())
"""Small words that no line ends with unless something was put on a line of its own behind them."""
DANGLING_OFTEN = frozenset(_PREPOSITIONS.split())
"""Small words that a title may end with, too."""
LONGEST_TITLE = 60
"""Characters; what ends with such a word and is longer is not a title."""
LONGEST_INSET = 40
"""Characters of what a page sets off inside a sentence: a link, or a word of code."""
FEWEST_GAPS = 2
"""Gaps inside the sentences of a paragraph from which on its lines were made equally long by them."""
_JUSTIFIED = re.compile(r"(?<=[\w,;]) {2}(?=\w)")
_GAPS = re.compile(r"(?<! ) {2,3}(?! )")
_HYPHENATED = re.compile(r"\w+-\w+")


def goes_on(line: Line, following: Line, wrap: Wrap) -> bool:
    """The following plain line continues the sentence of this one."""
    first = following.text[0]
    if not wrap.width and not first.islower() and first not in ",;)":
        return False
    if following.number == line.number or following.indent > line.indent + 1:
        return False  # it was cut apart from it, or begins a paragraph with its indent
    if wrap.broke(line, following):
        return True
    if not (first.islower() or first in ",;)") or ends_sentence(line.text):
        return False
    if wrap.width and 2 * columns(following) > wrap.width:
        return True  # in a wrapped text no title comes above a line that begins inside a sentence
    return len(line.text) >= NARROWEST or _is_begun(line, following)


def _is_begun(line: Line, following: Line) -> bool:
    """An item so short that it could be whole, but words in lower case come next: ``- If you pass it as``."""
    return line.marker is not None and len(line.text) >= SHORTEST_ITEM and " " in following.text


def dangles(line: Line, following: Line) -> bool:
    """The line ends inside a sentence, as what comes next was set off there with a break around it.

    Extractors do so with links and words of code: ``We then use the``, ``route()``, ``decorator to tell``.
    """
    text = line.text
    if not text[-1].islower() or following.number == line.number or following.indent > line.indent + 1:
        return False
    space = text.rfind(" ")
    word = text[space + 1 :]
    if space < (line.marker.width if line.marker else 0):
        return len(word) > 1 and word.lower() in DANGLING  # ``The`` alone; a letter alone is a name
    if word in DANGLING:
        return space > 0 and text[space - 1] != ";"  # the last but one item of a list
    return word in DANGLING_OFTEN and len(text) > LONGEST_TITLE and len(following.text) <= LONGEST_INSET


def resumes(line: Line, following: Line) -> bool:
    """Behind what was set off the sentence goes on."""
    first = following.text[0]
    return (first.islower() or first in ",.;:)") and line.text[-1] not in ".!?…"


class HyphenatedWords:
    """The words of a text that have a hyphen inside, in lower case; the text is read when first asked."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word.lower() for line in self._lines for word in _HYPHENATED.findall(line))

    def __contains__(self, word: object) -> bool:
        return word in self._words


def join(texts: Sequence[str], known: Container[str] = ()) -> str:
    """The lines of one paragraph as one line; a word that was hyphenated at a line's end is made whole.

    A hyphen stays where the second half does not go on in lower case (``Nord-`` ``Süd``, ``10-`` ``12``), or
    where it belongs to the word: when another line writes the word with it (``known`` holds the text's
    hyphenated words). Where it waits for a second half (``Hafen-`` ``und``) a space follows. Spaces that were
    put in to make the lines equally long are one again.

    >>> join(["the har-", "bour of a well-", "known port"], ["well-known"])
    'the harbour of a well-known port'
    >>> join(["港の新しい", "防波堤"])
    '港の新しい防波堤'
    """
    whole = texts[0]
    for text in texts[1:]:
        if whole.endswith("\u00ad"):
            whole = whole[:-1] + text
        elif whole.endswith(("-", "‐")) and whole[-2:-1].isalnum():
            whole = _rejoined(whole, text, known)
        elif begins_with_stop(text) or (is_cjk(whole[-1]) and is_cjk(text[0])):
            whole += text
        else:
            whole += " " + text
    return _less_justified(whole) if "  " in whole else whole


def _less_justified(text: str) -> str:
    """A paragraph without the spaces that made its lines equally long, if its sentences have such gaps."""
    return _GAPS.sub(" ", text) if len(_JUSTIFIED.findall(text)) >= FEWEST_GAPS else text


def _rejoined(whole: str, text: str, known: Container[str]) -> str:
    word = text.split(None, 1)[0]
    if word in _AND:
        return f"{whole} {text}"
    if not (whole[-2].isalpha() and text[0].islower()):
        return whole + text
    left = whole[whole.rfind(" ") + 1 :].lower()
    right = word.rstrip('.,;:!?)”"').lower()
    if left + right in known or left.count("-") > 1:
        return whole + text
    return whole[:-1] + text
