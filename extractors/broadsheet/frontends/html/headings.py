"""Headings: which of them are content, judged by what is below and around them.

A heading is short, and by itself "Shipping" over a paragraph of the article and "Shipping" over a column of
links look the same. So headings are judged after everything else, by a small forest of their own over what
was kept of the section below, of the page before, and of the other headings, and over how much of the heading
itself is a link. On sites left out of training the F1 of the headings is 0.884 with it; keeping every heading
right before kept text gave 0.873. Tried and left out, since with the links each lot added at most 0.001: how
headings of the same names were judged, how often a heading is repeated, how long and how linked its section
is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from broadsheet.frontends.html.features import Values
from broadsheet.frontends.html.segments import HEADINGS, Segment

HEADING = (
    "margin",
    "level",
    "heading_length",
    "section_kept",
    "next_score",
    "next_heading_score",
    "before_mean",
    "kept_before",
    "page_kept",
    "headings_kept",
    "headings",
    "links",
)
BEFORE = 10
"""Segments before a heading of which ``before_mean`` is the mean score."""
MOST_NEEDED = 0.55
"""Probability from which a heading is kept on a page of prose. Where headings are much of what is kept, as in
a listing of cards, they are content themselves: by their share of the kept words less is needed."""
LEAST_NEEDED = 0.25
"""The same where nearly all that is kept are headings."""
NONE = -1.0
"""The score of a neighbour that there is not, and the share of nothing."""


class Headings:
    """The headings of a page whose segments were judged, with the verdicts as running totals, by words.

    Before the rules, the segments were kept whose score reaches the ``threshold``.
    """

    def __init__(self, segments: Sequence[Segment], threshold: float) -> None:
        self.segments = segments
        self.threshold = threshold
        self.headings = [segment for segment in segments if segment.parent.tag in HEADINGS]
        if not self.headings:
            return
        words = [segment.words for segment in segments]
        self.words = [0, *accumulate(words)]
        self.kept = [0, *accumulate([w if s.keep else 0 for w, s in zip(words, segments, strict=True)])]
        self.scores = [0.0, *accumulate([w * s.score for w, s in zip(words, segments, strict=True)])]
        self.kept_headings = [heading for heading in self.headings if heading.keep]

    def rows(self) -> list[tuple[Segment, Values]]:
        """The headings to be judged, each with its features in the order of ``HEADING``.

        What a rule decided stays, and an ``h1`` is the title, which heads the page and no section.
        """
        return [
            (heading, self.values(number))
            for number, heading in enumerate(self.headings)
            if heading.parent.tag != "h1" and heading.keep == (heading.score >= self.threshold)
        ]

    def needed(self) -> float:
        """The probability from which a heading of the page is kept."""
        if not self.headings:
            return MOST_NEEDED
        of_headings = sum(self.words[each.order + 1] - self.words[each.order] for each in self.kept_headings)
        return max(LEAST_NEEDED, MOST_NEEDED - of_headings / (self.kept[-1] or 1))

    def values(self, number: int) -> Values:
        """The features of a heading, by its number on the page."""
        heading = self.headings[number]
        at = heading.order
        segments, words, kept = self.segments, self.words, self.kept
        last = number + 1 == len(self.headings)
        return (
            heading.score - self.threshold,
            int(heading.parent.tag[1]),
            words[at + 1] - words[at],
            self._share(kept, at + 1, self._section_end(number)),
            segments[at + 1].score if at + 1 < len(segments) else NONE,
            NONE if last else self.headings[number + 1].score,
            self._share(self.scores, max(0, at - BEFORE), at),
            kept[at] / (kept[-1] or 1),
            kept[-1] / words[-1],
            len(self.kept_headings) / len(self.headings),
            len(self.headings),
            heading.link_chars / (len(heading.text) or 1),
        )

    def _section_end(self, number: int) -> int:
        """The place of the next heading of the same or a higher level, or the end of the page."""
        level = self.headings[number].parent.tag
        for later in range(number + 1, len(self.headings)):
            if self.headings[later].parent.tag <= level:
                return self.headings[later].order
        return len(self.segments)

    def _share(self, totals: Sequence[float], start: int, end: int) -> float:
        words = self.words[end] - self.words[start]
        return (totals[end] - totals[start]) / words if words else NONE
