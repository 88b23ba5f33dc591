"""Widths: whether a text was broken into lines of one width, and which breaks that width forced.

A line was broken by a width, not by its author, if the first word of the next line would not have fitted.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from broadsheet.frontends.scripts import is_cjk, is_hangul
from broadsheet.frontends.text.lines import Line
from broadsheet.frontends.text.sentences import breaks_inside, ends_sentence

WIDEST = 120
"""Characters. Hard wraps are made for a page or a terminal; longer lines are whole paragraphs."""
NARROWEST = 30
"""Characters. A shorter line may be whole, be the next one in lower case or not."""
SHORTEST_RUN = 3
"""Lines. In a shorter run too few breaks are evidence."""

INSIDE = 0.1
"""Share of the lines of a wrapped text that begin inside a sentence, at least; in prose most do."""

FEWEST_INSIDE = 8
"""Lines that break inside a sentence, from which on they prove a width."""
FORCED_INSIDE = 0.8
"""Their share that was broken where the next word did not fit, at least."""
SHORT_LINE = 0.8
"""Share of the width below which a line that ends a sentence ends a paragraph."""
SLACK = 0.1
"""Share of the width that the writer may have left free."""


class Wrap(NamedTuple):
    """The width at which a text was wrapped, or 0 if it was not.

    ``is_tight`` means that no blank lines separate its paragraphs, as in most texts that were made of PDFs.
    """

    width: int
    is_tight: bool = False

    def broke(self, line: Line, following: Line) -> bool:
        """Whether the width broke the line off before the following one, which goes on with it."""
        if not self.width or not was_forced(line, following, self.width):
            return False
        if not ends_sentence(line.text) or following.text[0].islower():
            return True
        if 4 * columns(following) < 3 * self.width and not ends_sentence(following.text):
            return False  # a heading: the last line of a paragraph ends a sentence
        return not self.is_tight or was_forced(line, following, self.width, slack=0)


def wrap_of(lines: Sequence[Line]) -> Wrap:
    """How a text was wrapped."""
    width = _width_of_runs(lines)
    if width is None:
        width = _width_inside(lines)
    return Wrap(width, width > 0 and _is_tight(lines, width))


def _width_of_runs(lines: Sequence[Line]) -> int | None:
    """The width at which paragraphs were wrapped, or 0; None where runs of lines hold other things, too.

    They were if most lines that are in runs of three or more were broken where the next word did not fit,
    and some of them inside a sentence: the rows of a table and the items of a list may be of one length, too.
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
    if wrapped <= loose:
        return None
    return width if inside > INSIDE * wrapped else 0


def _is_tight(lines: Sequence[Line], width: int) -> bool:
    """Whether most paragraphs end without a blank line: in a sentence's end well before the width."""
    ends = [
        following.shape == "blank"
        for line, following in itertools.pairwise(lines)
        if line.text and ends_sentence(line.text) and columns(line) < SHORT_LINE * width
    ]
    return sum(ends) < len(ends) / 2


def _width_inside(lines: Sequence[Line]) -> int:
    """The width of a text whose runs of lines hold several paragraphs, headings and items; 0 if it has none.

    Lines that break inside a sentence are the evidence: where a width broke them, nearly all are
    about as long.
    """
    broken = [
        (line, following)
        for line, following in itertools.pairwise(lines)
        if line.shape != "blank" and following.shape == "plain" and breaks_inside(line.text, following.text)
    ]
    if len(broken) < FEWEST_INSIDE or len(broken) < INSIDE * sum(line.shape != "blank" for line in lines):
        return 0
    lengths = sorted(columns(line) for line, _ in broken)
    width = lengths[int(len(lengths) * 0.95)]
    if not NARROWEST <= width <= WIDEST:
        return 0
    forced = sum(was_forced(line, following, width) for line, following in broken)
    return width if forced >= FORCED_INSIDE * len(broken) else 0


def _begins_inside(text: str) -> bool:
    """Whether a sentence hardly begins with the line's first letter, if script and case can show it."""
    return text[0].isalpha() and (not text[0].isupper() or text.isupper())


def _runs(lines: Sequence[Line]) -> list[list[Line]]:
    """Plain lines one under the other; what is indented further, as a meaning under its term, begins anew."""
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


def was_forced(line: Line, following: Line, width: int, slack: float = SLACK) -> bool:
    """The next line's first word would not have fitted behind this one."""
    text = following.text
    space = text.find(" ")
    word = len(text) if space < 0 else space
    if is_cjk(text[0]):
        word = 1
    elif is_hangul(text[0]):
        word *= 2
    return columns(line) + 1 + word > width * (1 - slack)


def columns(line: Line) -> int:
    """The width of a line; characters of Chinese, Japanese and Korean take two columns."""
    text = line.text
    if text[0] < "\u2e80":  # no script that is wide
        return line.indent + len(text)
    if is_cjk(text[0]):
        return line.indent + 2 * len(text)
    return line.indent + len(text) + (len(text) - text.count(" ") if is_hangul(text[0]) else 0)
