"""The cursor: the grammar's place in the lines, and the units that it has made so far."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial

from broadsheet.document import Where
from broadsheet.frontends.text import anchors, noise_words, wrapping
from broadsheet.frontends.text.chapters import lone_numbers
from broadsheet.frontends.text.layout import Centring, centring_of, first_line_indents
from broadsheet.frontends.text.lines import Line, shape_line, shape_lines
from broadsheet.frontends.text.pages import leave_out_pages
from broadsheet.frontends.text.run_on import part_items
from broadsheet.frontends.text.run_together import Vocabulary
from broadsheet.frontends.text.siblings import settle
from broadsheet.frontends.text.splinters import rejoin
from broadsheet.frontends.text.units import Kind, Unit
from broadsheet.frontends.text.widths import wrap_of
from broadsheet.notes import Notes

_LONGEST_ADVERT = max(map(len, noise_words.ADVERT_LABELS)) + 8
"""Characters, those around the label included."""

_LEADS_ON = re.compile(
    rf"(?:{noise_words.READ_MORE})\s*(?:[»›→>]+\s*)?(?:{noise_words.ADDRESS})?", re.IGNORECASE
)

STOPS = (".", "!", "?", ";", ",")
"""What a sentence ends in or goes on after, and no heading of an outline."""
FEWEST_STARRED = 3
"""Lines with stars in an outline."""


class Cursor:
    """``lines`` are shaped, ``raws`` are as the source has them; ``at`` is the 0-based place in ``lines``.

    A line that was cut apart is in ``lines`` once for each piece, with the same number. ``outside`` has
    the numbers of the lines that head a body which is indented, with their ranks.
    """

    def __init__(self, raws: Sequence[str], notes: Notes, outside: Mapping[int, int] | None = None) -> None:
        self.raws = raws
        self.notes = notes
        self.lines: list[Line] = part_items(shape_lines(raws), notes)
        self.units: list[Unit] = [*leave_out_pages(self.lines, raws, notes)]
        settle(self.lines)
        self.going_on = rejoin(self.lines, notes)
        """The numbers of the lines that go on with the one before, as the text was splintered."""
        self.outside = outside or {}
        if outside:
            for line in self.lines:
                if line.number in outside:
                    line.shape, line.marker = "outside", None
        self.words = Vocabulary(raws)
        self.hyphenated = wrapping.HyphenatedWords(raws)
        self.at = 0
        self.is_titled = False
        """Whether a title was centred at the top; what is outside the margin is below it."""
        self.under_title = 0
        """How many units there were when the last line was read that is centred at the top."""
        self.slug = ""
        """The slug of the wire copy, once it was found; further takes begin with it again."""
        self.is_inside = False
        """These are the lines under an item; what could be items among them goes on with its list."""
        self.after_colon = False
        """These are the lines under an item that announces them."""
        self.story_begun = False
        """Whether a paragraph of the story was seen; what agencies write above it was then read."""
        self.prose_until = 0
        """Up to this place in ``lines`` indented lines were looked at already and are prose."""
        self.wrap = wrap_of(self.lines)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The signs of anchors that are next to the text's headings."""
        return anchors.recurring(line.text for line in self.lines)

    @cached_property
    def page_width(self) -> int:
        """The column that nine of ten lines do not pass."""
        ends = sorted(line.indent + len(line.text) for line in self.lines if line.text)
        return ends[len(ends) * 9 // 10]

    @cached_property
    def centring(self) -> Centring:
        """Where the text has its middle, and the headings that are centred there."""
        return centring_of(self.lines, self.page_width, self.first_line_indents)

    @cached_property
    def first_line_indents(self) -> frozenset[int]:
        """The indents that open a paragraph here."""
        return first_line_indents(self.lines, self.page_width)

    @cached_property
    def chapters(self) -> frozenset[int]:
        """The numbers of the lines that hold only the number of a chapter."""
        return lone_numbers(self.lines)

    @cached_property
    def is_outline(self) -> bool:
        """Whether lines with stars before them are headings, as in Emacs, where they are alone."""
        starred = [
            at for at, line in enumerate(self.lines) if line.text[:1] == "*" and self.heads_outline(at)
        ]
        ranks = {self.lines[at].text.partition(" ")[0] for at in starred}
        return len(ranks) > 1 and len(starred) >= FEWEST_STARRED

    def heads_outline(self, at: int) -> bool:
        """Whether a line with stars is alone between blank lines, and is not a sentence."""
        line = self.lines[at]
        if line.shape != "item" or line.indent or line.text.endswith(STOPS):
            return False
        above, below = self.lines[at - 1 : at], self.lines[at + 1 : at + 2]
        return all(beside.shape == "blank" for beside in (*above, *below))

    @property
    def line(self) -> Line:
        """The line at the cursor."""
        return self.lines[self.at]

    def ahead(self, by: int = 1) -> Line | None:
        """The line that many further on, or None after the last."""
        at = self.at + by
        return self.lines[at] if at < len(self.lines) else None

    @property
    def after_gap(self) -> bool:
        """Whether the cursor is after a blank line or at the beginning."""
        return self.at == 0 or self.lines[self.at - 1].shape == "blank"

    def broken(self, hangs: Callable[[Line, Line], bool] | None = None) -> int:
        """How many lines the paragraph or item at the cursor was broken into.

        ``hangs`` takes a line and the next, and returns whether the one goes on in the other; what a page
        set off inside a sentence, and what follows that, goes on whatever it says.
        """
        goes_on = hangs or partial(wrapping.goes_on, wrap=self.wrap)
        lines, end = self.lines, self.at + 1
        is_inset = False
        while end < len(lines) and lines[end].shape == "plain":
            line, following = lines[end - 1], lines[end]
            if following.number in self.going_on and following.number != line.number:
                end += 1
                continue
            if wrapping.dangles(line, following):
                is_inset = True
            elif not (goes_on(line, following) or (is_inset and wrapping.resumes(line, following))):
                break
            if _is_advert(following.text) or _leads_on(following.text):
                break
            end += 1
        return end - self.at

    def count_set_in(self, column: int, start: int = 0) -> int:
        """How many lines from ``start`` on are at ``column`` or behind it, with blank ones between."""
        taken = end = start
        while (line := self.ahead(taken)) is not None and (line.shape == "blank" or line.indent >= column):
            taken += 1
            if line.shape != "blank":
                end = taken
        return end - start

    def where(self, taken: int = 1) -> Where:
        """The lines at the cursor, as a place."""
        return Where(line=self.line.number, end_line=self.lines[self.at + taken - 1].number)

    def joined(self, taken: int) -> str:
        """The lines at the cursor as one paragraph."""
        if taken == 1:
            return self.lines[self.at].text
        return wrapping.join([line.text for line in self.lines[self.at : self.at + taken]], self.hyphenated)

    def emit(self, kind: Kind, text: str, taken: int = 1, **more: object) -> Unit:
        """Make a unit of the ``taken`` lines at the cursor, and go past them."""
        first, last = self.lines[self.at], self.lines[self.at + taken - 1]
        unit = Unit(kind, text, first.number, last.number, first.indent, self.after_gap, **more)  # type: ignore[arg-type]
        self.units.append(unit)
        self.at += taken
        return unit

    def drop(self, code: str, why: str, taken: int = 1) -> None:
        """Leave the lines at the cursor out of the document; the warning quotes them."""
        quoted = " / ".join(line.text for line in self.lines[self.at : self.at + taken] if line.text)
        self.notes.warn(code, f"{why}: {quoted}", self.where(taken))
        self.emit("dropped", quoted, taken)

    def replace(self, taken: int, texts: Sequence[str], ahead: int = 0) -> None:
        """Replace the ``taken`` lines so far ahead by these texts, each as a separate line."""
        at = self.at + ahead
        number = self.lines[at + taken - 1].number
        self.lines[at : at + taken] = [shape_line(text, number) for text in texts]


def _is_advert(text: str) -> bool:
    """The label of an advertisement, printed between two lines of a paragraph."""
    return (
        len(text) <= _LONGEST_ADVERT and text.casefold().strip(noise_words.EDGES) in noise_words.ADVERT_LABELS
    )


def _leads_on(text: str) -> bool:
    """``Read more » (https://…)``, below the lines of a paragraph."""
    return text[-1] in "»›→)>" and _LEADS_ON.fullmatch(text) is not None
