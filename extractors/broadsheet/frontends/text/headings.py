"""Headings: which of the bare lines and numbered items are headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from broadsheet.frontends.text import noise_words
from broadsheet.frontends.text.bylines import Teaser
from broadsheet.frontends.text.chapters import counted, outlined
from broadsheet.frontends.text.features import LONGEST
from broadsheet.frontends.text.judge import Candidates
from broadsheet.frontends.text.lines import WIDE_GAP
from broadsheet.frontends.text.sentences import ends_sentence
from broadsheet.frontends.text.speech import QUESTIONS, speaker, turns
from broadsheet.frontends.text.units import Unit
from broadsheet.punctuation import COLONS

CALLS = frozenset(noise_words.CALLS.split("|"))
"""``Learn more``, ``Get started``: what a link or a button says."""
NO_ENDS = ";；؛"
"""No heading ends so, but items and lines of code do. In Greek ``;`` asks a question."""
_AFTER_NUMBER = re.compile(r"^((?:\d{1,3}\.)*\d{1,3}\.?)\s{2,}")
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
OVER = 1.5
"""Times that prose is longer than what titles it, at least, where only a bullet tells."""
RECURRING = 4
"""Lines with a label, at least, for it to be one of a recurring record."""
MOST_OF_LABEL = 0.5
"""Share of a label's lines that are headings, below which none is."""
MARKED = 3
"""Different headings marked so from which on a text is taken to mark all of them."""
SECTION_SIGNS = "■◆▼●◎□◇"
"""Bullets that also are before a heading, most of all in Japanese and Chinese."""


def find_headings(units: Sequence[Unit], candidates: Candidates, teasers: Sequence[Teaser] = ()) -> None:
    """Turn the units that are headings into headings, in place; titles of teasers are some.

    Where the text underlines its headings, or sets its body in under them, those are all after the first.
    """
    end = _first_marked(units)
    for at, score in candidates.headings().items():
        if score > 0 and at < end and not units[at].under_title and not _is_ruled_out(units, at):
            units[at].kind, units[at].guessed = "heading", True
    for unit in (*_fields(units), *_asked(units)):
        unit.kind, unit.guessed = "prose", False
    for title, byline in teasers:
        byline.kind, byline.guessed = "prose", False
        if title.kind == "prose":
            title.kind, title.guessed = "heading", True
    titles = [unit for unit, following in pairwise(units) if _is_section(unit, following)]
    titles += _titles_of_items(units) + counted(units) + outlined(units)
    for unit in titles:
        unit.kind, unit.guessed, unit.mark = "heading", True, ""
    for unit in units:
        if unit.kind == "heading" and "  " in unit.text:
            unit.text = _AFTER_NUMBER.sub(r"\1 ", unit.text)


def _first_marked(units: Sequence[Unit]) -> int:
    """The place of the first heading of a text that marks all its headings in one way that nothing else uses.

    It underlines them, puts them outside the margin, or writes ``##`` before some and a blank line above
    each: ``#`` alone may be a comment, and ``# 1`` a place in a ranking.
    """
    headings = [(at, unit) for at, unit in enumerate(units) if unit.kind == "heading"]
    drawn = [(at, unit.text) for at, unit in headings if unit.outside or unit.rule]
    hashed = [(at, unit) for at, unit in headings if unit.level and not unit.guessed and not unit.rule]
    ways = [drawn]
    if all(unit.gap for at, unit in hashed if at) and any(unit.level > 1 for _, unit in hashed):
        ways.append([(at, unit.text) for at, unit in hashed])
    return min((way[0][0] for way in ways if len({text for _, text in way}) >= MARKED), default=len(units))


def _is_ruled_out(units: Sequence[Unit], at: int) -> bool:
    """Whether something shows that the line is no heading, however much it looks like one."""
    if units[at].text[-1] in NO_ENDS and not _GREEK.search(units[at].text):
        return True
    if len(WIDE_GAP.findall(units[at].text)) > 1:
        return True
    return _is_call(units, at) or _is_of_a_list(units, at) or _introduces_a_quote(units, at)


def _is_call(units: Sequence[Unit], at: int) -> bool:
    """The words of a button that were cut off the line that they had run into."""
    beside = [units[near].line for near in (at - 1, at + 1) if 0 <= near < len(units)]
    return units[at].line in beside and units[at].text.casefold() in CALLS


def _fields(units: Sequence[Unit]) -> list[Unit]:
    """``Website: Ferry House`` right over a heading, or most often no heading, where the label comes back."""
    labels = [_label(unit.text) for unit in units]
    guessed = [
        at
        for at, unit in enumerate(units)
        if labels[at] and unit.guessed and unit.kind == "heading" and unit.marker is None
    ]
    if not guessed:
        return []
    times, headings = Counter(labels), Counter(labels[at] for at in guessed)
    return [
        units[at]
        for at in guessed
        if times[labels[at]] >= RECURRING
        and (_is_over_heading(units, at) or headings[labels[at]] < MOST_OF_LABEL * times[labels[at]])
    ]


def _is_over_heading(units: Sequence[Unit], at: int) -> bool:
    return at + 1 < len(units) and units[at + 1].kind == "heading"


def _asked(units: Sequence[Unit]) -> list[Unit]:
    """What somebody asks in an interview."""
    asked = [unit for unit in units if unit.guessed and unit.text[-1] in QUESTIONS and speaker(unit.text)]
    spoken = {id(unit) for unit in turns(units)} if asked else ()
    return [unit for unit in asked if id(unit) in spoken]


def _label(text: str) -> str:
    """The label: what precedes a colon with a value after it."""
    label, colon, value = text[:LONGEST].replace("：", ": ").replace("\u00a0", " ").partition(": ")
    return label if colon and value else ""


def _is_section(unit: Unit, following: Unit) -> bool:
    """A bullet that is alone between blank lines, over prose that is longer."""
    if unit.kind != "item" or unit.marker is None or unit.marker.style not in SECTION_SIGNS:
        return False
    return unit.gap and following.gap and _is_over_prose(unit, following)


def _titles_of_items(units: Sequence[Unit]) -> list[Unit]:
    """The first lines of items that have their marks on lines of their own and paragraphs below.

    They come in a row: from one to the next there is nothing but prose.
    """
    places = [at for at in range(1, len(units) - 1) if _could_be_title(units, at)]
    in_a_row: set[int] = set()
    for one, two in pairwise(places):
        if all(unit.kind == "prose" and unit.text[-1] not in COLONS for unit in units[one + 1 : two]):
            in_a_row |= {one, two}
    return [units[at] for at in sorted(in_a_row)]


def _could_be_title(units: Sequence[Unit], at: int) -> bool:
    """Right after another item it would go on with a list; and it neither begins nor ends like a sentence."""
    unit, text = units[at], units[at].text
    if unit.kind != "item" or not unit.mark_apart or units[at - 1].kind == "item":
        return False
    if len(text) > LONGEST or text[0].islower() or text[-1] in COLONS or ends_sentence(text):
        return False
    return _is_over_prose(unit, units[at + 1])


def _is_over_prose(unit: Unit, following: Unit) -> bool:
    return following.kind == "prose" and len(following.text) > OVER * len(unit.text)


def _introduces_a_quote(units: Sequence[Unit], at: int) -> bool:
    return units[at].text[-1] == ":" and at + 1 < len(units) and units[at + 1].kind == "quote"


def _is_of_a_list(units: Sequence[Unit], at: int) -> bool:
    """A numbered item next to a sibling, or set in under an item, or with numbered ones set in under it.

    Items that are set in may be between siblings. A next one that is far shorter proves nothing.
    """
    unit = units[at]
    if unit.marker is None:
        return False
    above = at - 1
    while above >= 0 and _hangs(units[above], unit):
        above -= 1
    before = units[above] if above >= 0 and units[above].kind == "item" else None
    if before and (_counts_on(before, unit) or (_hangs(unit, before) and not unit.gap)):
        return True
    below = at + 1
    while below < len(units) and _hangs(units[below], unit):
        below += 1
    if below > at + 1 and not units[at + 1].gap and _is_first(units[at + 1]):
        return True
    if below == len(units) or not _counts_on(unit, units[below]):
        return False
    return below > at + 1 or len(unit.text) <= 2 * len(units[below].text)


def _hangs(unit: Unit, over: Unit) -> bool:
    return unit.kind == "item" and unit.indent > over.indent + 1


def _is_first(unit: Unit) -> bool:
    return unit.marker is not None and unit.marker.number == 1


def _counts_on(unit: Unit, following: Unit) -> bool:
    """Whether the second has the number after that of the first, or right below it the one before.

    Both are written the same way. What counts down has headings, too, but there is text below these.
    """
    one, two = unit.marker, following.marker
    if one is None or two is None or one.number is None:
        return False
    if two.style != one.style or two.number is None:
        return False
    return two.number == one.number + 1 or (two.number == one.number - 1 and not following.gap)
