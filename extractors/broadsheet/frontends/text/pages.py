"""Pages: their numbers and running heads, in text that was printed page by page; each is a warning.

A number alone on a line proves nothing. It is a page's if it says so (``Page 12``, ``- 12 -``) and another
such line counts on from it; a bare one must be at a form feed, or next to the same words on three pages or
more and count on there, in their line or next to it. Those words are a running head, and so is a line that
recurs at the form feeds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from broadsheet.document import Where
from broadsheet.frontends.text.lines import Line
from broadsheet.frontends.text.sentences import ends_sentence
from broadsheet.frontends.text.units import Unit
from broadsheet.notes import Notes

LONGEST = 30
"""Characters of a line that holds a page's number."""
LONGEST_HEAD = 100
FEWEST_HEADS = 3
FEWEST_LINES = 8
"""Lines of a page, at least: the rows of a table are closer to each other."""

_NUMBER = re.compile(
    r"(?P<dash>[-–—~]) ?(?P<in_dashes>\d{1,4}) ?(?P=dash)"
    r"|(?:page|seite|página|pagina|pag\.|strana|strona|side|sida|стр\.?|страница|σελίδα|עמוד|صفحة|पृष्ठ)"
    r" (?P<named>\d{1,4})(?: ?(?:of|/|von|de|di|sur|из|από|מתוך|من) ?\d{1,4})?"
    r"|第 ?(?P<han>\d{1,4}) ?[页頁]|(?P<bare>\d{1,4})",
    re.IGNORECASE,
)
_LAST = frozenset("0123456789-–—~页頁")
_WITH_WORDS = re.compile(
    r"(?P<words>\S.*?)\s{3,}\D{0,6}(?P<last>\d{1,4})\W?|\W?(?P<first>\d{1,4})\s{3,}(?P<behind>\S.*)"
)
_LAST_OF_FOOT = frozenset("0123456789])")
_DIGITS = re.compile(r"\d+")
_WORDS = re.compile(r"[^\W\d_]{3,}[\W\d]+[^\W\d_]{3,}|[\u3040-\u9fff]{3,}")


def leave_out_pages(lines: list[Line], raws: Sequence[str], notes: Notes) -> list[Unit]:
    """Take page numbers and running heads out of ``lines``, and the gap where a sentence goes on."""
    numbers = _numbers(lines)
    feeds = [at for at, raw in enumerate(raws) if "\f" in raw]  # lines and raws are still one to one
    feet = _feet(lines)
    if not numbers and not feeds and not feet:
        return []
    said = [at for at, line in enumerate(lines) if line.shape != "blank"]
    edges = {each for at in feeds for each in _beside(at, said)}
    found = _counting(numbers, ("in_dashes", "named", "han"))
    found |= _counting(numbers, ("bare",)) & edges
    heads = feet | _heads(lines, edges.union(*(_beside(at, said) for at in found | feet)) - found - feet)
    for numbered, beside in _heads_with_numbers(lines, said, numbers):
        found |= numbered
        heads |= beside
    dropped = [_drop(lines[at], at in found, notes) for at in sorted(found | heads)]
    if dropped:
        lines[:] = _closed(lines, found | heads)
    return dropped


def _numbers(lines: Sequence[Line]) -> dict[int, tuple[str, int]]:
    """The places of the lines that could be page numbers: in which form, and the number."""
    numbers = {}
    for at, line in enumerate(lines):
        text = line.text
        if len(text) <= LONGEST and text[-1:] in _LAST and (found := _NUMBER.fullmatch(text)):
            form = next(name for name in ("in_dashes", "named", "han", "bare") if found[name])
            numbers[at] = (form, int(found[form]))
    return numbers


def _counting(numbers: dict[int, tuple[str, int]], forms: Iterable[str]) -> set[int]:
    """The places of those that count on from the one before in their form, or are counted on from."""
    found: set[int] = set()
    for form in forms:
        places = [(at, number) for at, (own, number) in numbers.items() if own == form]
        for (one, number), (two, following) in pairwise(places):
            if following == number + 1:
                found |= {one, two}
    return found


def _heads(lines: Sequence[Line], places: set[int]) -> set[int]:
    """Those of the places that hold a running head: the same words, whatever their digits, at several."""
    heads = {at: _head(lines[at]) for at in places}
    times = Counter(heads.values())
    return {at for at, text in heads.items() if text and times[text] >= FEWEST_HEADS}


def _heads_with_numbers(
    lines: Sequence[Line], said: Sequence[int], numbers: dict[int, tuple[str, int]]
) -> Iterable[tuple[set[int], set[int]]]:
    """Bare numbers that count on next to the same words, and the places of these."""
    beside: dict[str, list[tuple[int, int]]] = {}
    for at, (form, _) in numbers.items():
        if form == "bare":
            for other in _beside(at, said):
                if text := _head(lines[other]):
                    beside.setdefault(text, []).append((at, other))
    for pairs in beside.values():
        counts = [numbers[at][1] for at, _ in pairs]
        if len(pairs) >= FEWEST_HEADS and all(two == one + 1 for one, two in pairwise(counts)):
            yield {at for at, _ in pairs}, {other for _, other in pairs}


def _feet(lines: Sequence[Line]) -> set[int]:
    """The places of lines with the same words and, far from them, a number that counts on by the page."""
    found: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        text = line.text
        if "   " not in text or not (text[-1] in _LAST_OF_FOOT or text[0].isdecimal()):
            continue
        if len(text) <= LONGEST_HEAD and (foot := _WITH_WORDS.fullmatch(text)):
            words = foot["words"] or foot["behind"]
            found.setdefault(words, []).append((at, int(foot["last"] or foot["first"])))
    return {at for pages in found.values() if _are_feet(pages) for at, _ in pages}


def _are_feet(pages: Sequence[tuple[int, int]]) -> bool:
    """Left and right pages may have words of their own, and so every other number."""
    counts_on = all(two[1] - one[1] in (1, 2) for one, two in pairwise(pages))
    lines = pages[-1][0] - pages[0][0]
    return len(pages) >= FEWEST_HEADS and counts_on and lines >= FEWEST_LINES * (len(pages) - 1)


def _head(line: Line) -> str:
    """The line as a running head, its digits left open; empty if it could be none."""
    text = line.text
    return _DIGITS.sub("#", text) if len(text) <= LONGEST_HEAD and _WORDS.search(text) else ""


def _beside(at: int, said: Sequence[int]) -> list[int]:
    """The places of the line there, if it is not blank, and of those next to it."""
    order = bisect_left(said, at)
    return list(said[max(order - 1, 0) : order + 2])


def _drop(line: Line, is_number: bool, notes: Notes) -> Unit:
    what, code = ("number", "page-number-dropped") if is_number else ("running head", "running-head-dropped")
    where = Where(line=line.number, end_line=line.number)
    notes.warn(code, f"the {what} of a page is left out: {line.text}", where)
    return Unit("dropped", line.text, line.number, line.number)


def _closed(lines: Sequence[Line], gone: set[int]) -> list[Line]:
    """The lines without those, and without the blank ones around them where a sentence goes on."""
    kept: list[Line] = []
    at = 0
    while at < len(lines):
        if at not in gone:
            kept.append(lines[at])
            at += 1
            continue
        gap = lines[at]
        while at < len(lines) and (at in gone or lines[at].shape == "blank"):
            at += 1
        while kept and kept[-1].shape == "blank":
            kept.pop()
        if not (kept and at < len(lines) and _goes_on(kept[-1], lines[at])):
            kept.append(Line("", gap.number, 0, "blank"))
    return kept


def _goes_on(line: Line, following: Line) -> bool:
    both_prose = line.shape == following.shape == "plain"
    return both_prose and not ends_sentence(line.text) and following.text[0].islower()
