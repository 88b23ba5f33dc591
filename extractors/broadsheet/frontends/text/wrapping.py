"""Hard wraps: whether a text was broken into lines of one width, and how its lines are joined again.

A line was broken by a width, not by its author, if the first word of the next line would not have fitted.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Container, Sequence
from functools import cached_property

from broadsheet.frontends.scripts import is_cjk, is_hangul
from broadsheet.frontends.text.lines import Line

WIDEST = 120
"""Characters. Hard wraps are made for a page or a terminal; longer lines are whole paragraphs."""
NARROWEST = 30
"""Characters. A shorter line may be whole, be the next one in lower case or not."""
SHORTEST_ITEM = 12
"""Characters of an item that may go on, its mark included."""
SHORTEST_RUN = 3
"""Lines. In a shorter run too few breaks tell."""

INSIDE = 0.1
"""Share of the lines of a wrapped text that begin inside a sentence, at least; in prose most do."""

_SENTENCE_END = '.!?:;…。！？：；।؟။”"»)]'
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
"""Characters; what ends with such a word and is longer is no title."""
LONGEST_INSET = 40
"""Characters of what a page sets off inside a sentence: a link, or a word of code."""
FEWEST_GAPS = 3
"""Gaps inside the sentences of a paragraph from which on its lines were made equally long by them."""
_JUSTIFIED = re.compile(r"(?<=[\w,;]) {2,3}(?=\w)")
_GAPS = re.compile(r" {2,3}(?! )")
_STOPS = frozenset(",.;:!?")
_BEHIND_STOP = frozenset(" \u00a0\"”’'»)")
_HYPHENATED = re.compile(r"\w+-\w+")


def width_of(lines: Sequence[Line]) -> int:
    """The width at which a text was wrapped, or 0 if it was not.

    It was if most lines that stand in runs of three or more were broken where the next word did not fit, and
    some of them inside a sentence: the rows of a table and the items of a list may be of one length, too.
    """
    wrapped = loose = width = inside = 0
    for run in _runs(lines):
        has_whole_paragraph = any(len(line.text) > WIDEST for line in run)
        longest = 0 if has_whole_paragraph else max(map(columns, run))
        if NARROWEST <= longest <= WIDEST and _breaks_forced(run, longest):
            wrapped += len(run)
            inside += sum(_begins_inside(line.text) for line in run[1:])
            width = max(width, longest)
        else:
            loose += len(run)
    return width if wrapped > loose and inside > INSIDE * wrapped else 0


def _begins_inside(text: str) -> bool:
    """Whether a sentence hardly begins with the line's first letter, if script and case can tell."""
    return text[0].isalpha() and (not text[0].isupper() or text.isupper())


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Plain lines one under the other; what is set in further, as a meaning under its term, begins anew."""
    runs: list[list[Line]] = []
    run: list[Line] = []
    for line in lines:
        is_plain = line.shape == "plain"
        if run and not (is_plain and line.indent <= run[-1].indent + 1):
            if len(run) >= SHORTEST_RUN:
                runs.append(run)
            run = []
        if is_plain:
            run.append(line)
    return [*runs, run] if len(run) >= SHORTEST_RUN else runs


def _breaks_forced(run: Sequence[Line], width: int) -> bool:
    forced = sum(was_forced(a, b, width) for a, b in itertools.pairwise(run))
    return forced >= 0.8 * (len(run) - 1)


def was_forced(line: Line, following: Line, width: int) -> bool:
    """The next line's first word would not have fitted behind this one (a tenth of the width is slack)."""
    text = following.text
    space = text.find(" ")
    word = len(text) if space < 0 else space
    if is_cjk(text[0]):
        word = 1
    elif is_hangul(text[0]):
        word *= 2
    return columns(line) + 1 + word > width * 0.9


def columns(line: Line) -> int:
    """The width of a line; characters of Chinese, Japanese and Korean take two columns."""
    text = line.text
    if text[0] < "\u2e80":  # no script that is wide
        return line.indent + len(text)
    if is_cjk(text[0]):
        return line.indent + 2 * len(text)
    return line.indent + len(text) + (len(text) - text.count(" ") if is_hangul(text[0]) else 0)


def goes_on(line: Line, following: Line, width: int) -> bool:
    """The following plain line continues the sentence of this one."""
    first = following.text[0]
    if not width and not first.islower() and first not in ",;)":
        return False
    if following.number == line.number or following.indent > line.indent + 1:
        return False  # it was cut apart from it, or begins a paragraph with its indent
    if width and was_forced(line, following, width):
        return True
    if not (first.islower() or first in ",;)") or ends_sentence(line.text):
        return False
    if width and 2 * columns(following) > width:
        return True  # in a wrapped text no title stands over a line that begins inside a sentence
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


def begins_with_stop(text: str) -> bool:
    """Whether a line begins with the punctuation that belongs behind the last word of the line before."""
    return text[0] in _STOPS and (len(text) == 1 or text[1] in _BEHIND_STOP)


def ends_sentence(text: str) -> bool:
    """The line could be the last of its paragraph."""
    return text[-1] in _SENTENCE_END


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
