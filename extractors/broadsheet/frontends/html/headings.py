"""Headings: which of them are content, judged by what stands below and around them.

A heading is short, and by itself "Shipping" over a paragraph of the article and "Shipping" over a column of
links look the same. So headings are judged after everything else, by a small forest of their own over what
was kept of the section below, of the page before, and of the other headings. On sites left out of training
the F1 of the headings is 0.882 with it; keeping every heading right before kept text gave 0.873.
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


def heading_rows(segments: Sequence[Segment], threshold: float) -> tuple[list[Segment], list[Values]]:
    """The headings to be judged, and the features of each in the order of ``HEADING``.

    Before the rules, the segments were kept whose score reaches the ``threshold``. What a rule decided stays,
    and an ``h1`` is the title, which heads the page and no section.
    """
    headings = [segment for segment in segments if segment.parent.tag in HEADINGS]
    if not headings:
        return [], []
    verdicts = _Verdicts(segments, threshold, headings)
    judged = [
        at
        for at, each in enumerate(headings)
        if each.parent.tag != "h1" and each.keep == (each.score >= threshold)
    ]
    return [headings[at] for at in judged], [verdicts.values(at) for at in judged]


def needed(segments: Sequence[Segment]) -> float:
    """The probability from which a heading of the page is kept."""
    kept = of_headings = 0
    for segment in segments:
        if segment.keep:
            words = segment.text.count(" ") + 1
            kept += words
            if segment.parent.tag in HEADINGS:
                of_headings += words
    return max(LEAST_NEEDED, MOST_NEEDED - of_headings / (kept or 1))


class _Verdicts:
    """The verdicts on a page's segments as running totals, by words."""

    def __init__(self, segments: Sequence[Segment], threshold: float, headings: Sequence[Segment]) -> None:
        self.segments = segments
        self.threshold = threshold
        self.headings = headings
        words = [segment.text.count(" ") + 1 for segment in segments]
        self.words = [0, *accumulate(words)]
        self.kept = [0, *accumulate([w if s.keep else 0 for w, s in zip(words, segments, strict=True)])]
        self.scores = [0.0, *accumulate([w * s.score for w, s in zip(words, segments, strict=True)])]
        self.places = [heading.order for heading in headings]
        self.headings_kept = sum(heading.keep for heading in headings) / len(headings)

    def values(self, number: int) -> Values:
        """The features of a heading, by its number on the page."""
        heading, at = self.headings[number], self.places[number]
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
            self.headings_kept,
            len(self.headings),
        )

    def _section_end(self, number: int) -> int:
        """Where the next heading of the same or a higher level stands, or the page ends."""
        level = self.headings[number].parent.tag
        for later in range(number + 1, len(self.headings)):
            if self.headings[later].parent.tag <= level:
                return self.places[later]
        return len(self.segments)

    def _share(self, totals: Sequence[float], start: int, end: int) -> float:
        words = self.words[end] - self.words[start]
        return (totals[end] - totals[start]) / words if words else NONE
