"""Pages: their numbers and running heads, in text that was printed page by page; each is a warning.

A number alone on a line proves nothing. It is a page's if it says so (``Page 12``, ``- 12 -``) and another
such line counts on from it; a bare one needs a form feed or a running head beside it as well. A running head
is a line that stands beside the numbers, or at the form feeds, time and again.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from broadsheet.document import Where
from broadsheet.frontends.text.lines import Line
from broadsheet.frontends.text.units import Unit
from broadsheet.frontends.text.wrapping import ends_sentence
from broadsheet.notes import Notes

LONGEST = 30
"""Characters of a line that holds a page's number."""
LONGEST_HEAD = 100
FEWEST_HEADS = 3

_NUMBER = re.compile(
    r"(?P<dash>[-–—~]) ?(?P<in_dashes>\d{1,4}) ?(?P=dash)"
    r"|\[(?P<in_brackets>\d{1,4})\]"
    r"|(?P<word>page|seite|página|pagina|pag\.|p\.|s\.|strana|strona|side|sida|стр\.?|страница|σελίδα|עמוד|صفحة|पृष्ठ)"
    r" (?P<named>\d{1,4})(?: ?(?:of|/|von|de|di|sur|из|από|מתוך|من) ?\d{1,4})?"
    r"|第 ?(?P<han>\d{1,4}) ?[页頁]|(?P<bare>\d{1,4})",
    re.IGNORECASE,
)
_LAST = frozenset("0123456789-–—~]页頁")
_DIGITS = re.compile(r"\d+")


def leave_out_pages(lines: list[Line], raws: Sequence[str], notes: Notes) -> list[Unit]:
    """Take page numbers and running heads out of ``lines``, and the gap where a sentence goes on."""
    numbers = _numbers(lines)
    feeds = [at for at, raw in enumerate(raws) if "\f" in raw]  # lines and raws are still one to one
    if not numbers and not feeds:
        return []
    said = [at for at, line in enumerate(lines) if line.shape != "blank"]
    edges = {each for at in feeds for each in _beside(at, said)}
    heads = _heads(lines, said, numbers, edges)
    numbers = {
        at: form
        for at, form in numbers.items()
        if form != "bare" or at in edges or any(each in heads for each in _beside(at, said))
    }
    dropped = [_drop(lines[at], at in numbers, notes) for at in sorted({*numbers, *heads})]
    if dropped:
        lines[:] = _closed(lines, {*numbers, *heads})
    return dropped


def _numbers(lines: Sequence[Line]) -> dict[int, str]:
    """The places of the lines that could be page numbers, as others of their form count on."""
    by_form: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        text = line.text
        if len(text) <= LONGEST and text[-1:] in _LAST and (found := _NUMBER.fullmatch(text)):
            form = found.lastgroup or ""
            number = next(int(value) for value in found.groups() if value and value.isdecimal())
            by_form.setdefault(form, []).append((at, number))
    return {
        at: form
        for form, each in by_form.items()
        for place, (at, number) in enumerate(each)
        if (place and each[place - 1][1] + 1 == number)
        or (place + 1 < len(each) and each[place + 1][1] == number + 1)
    }


def _heads(lines: Sequence[Line], said: Sequence[int], numbers: dict[int, str], edges: set[int]) -> set[int]:
    """The places of running heads: the same words beside a number or a form feed, on several pages."""
    places = edges.union(*(_beside(at, said) for at in numbers)).difference(numbers)
    near = {at: _DIGITS.sub("#", lines[at].text) for at in places if len(lines[at].text) <= LONGEST_HEAD}
    times = Counter(near.values())
    return {at for at, text in near.items() if times[text] >= FEWEST_HEADS}


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
