"""The judge: which segments of a page are its content.

No container is chosen: each segment is scored by itself with a small learned forest over language-neutral
features (``features.py``), among them the sums over the boxes around it, so that content which is spread over
many sections is found as well as an article in one; and then again, in view of how its like were scored
(``second_look.py``). The threshold is the page's own: that which maximises the expected F1 of the kept words,
given the scores. Headings are then judged once more, by what was kept below and around them
(``headings.py``). ``benchmarks/train_content.py`` makes the weights.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from operator import itemgetter
from pkgutil import get_data
from typing import Any

import msgspec

from broadsheet.frontends.html import second_look
from broadsheet.frontends.html.features import BOX, ELEMENT, NAMES, OWN, PAGE, Page
from broadsheet.frontends.html.forest import Forest
from broadsheet.frontends.html.headings import HEADING, Headings
from broadsheet.frontends.html.layout import is_data_table
from broadsheet.frontends.html.segments import HEADINGS, Box, Pieces, Segment

LONG_TABLE = 2000
"""Segments of a table of which only a sample is scored, the others taking its mean."""
SAMPLE = 500
"""The first so many of them."""


class Judge:
    """Judges pieces with given weights.

    They are ``{"words": {word: log-odds}, "trees": [...], "second": [...], "headings": [...]}``.
    """

    def __init__(self, weights: dict[str, Any]) -> None:
        self.words: dict[str, float] = weights["words"]
        self.forest = Forest(NAMES, weights["trees"])
        self._page, self._box, self._element, self._own = map(self.forest.group, (PAGE, BOX, ELEMENT, OWN))
        self.second = Forest(second_look.SECOND, weights["second"])
        self._of_first, self._of_page, self._of_like, self._of_wider = map(
            self.second.group, (second_look.FIRST, second_look.PAGE, second_look.LIKE, second_look.WIDER)
        )
        self.headings = Forest(HEADING, weights["headings"])
        self._of_heading = self.headings.group(HEADING)

    def judge_headings(self, segments: Sequence[Segment], threshold: float) -> None:
        """Score the headings again, and decide for each whether it is kept."""
        page = Headings(segments, threshold)
        least = page.needed()
        for heading, values in page.rows():
            bits = self._of_heading.reachable(values, self.headings.all)
            heading.score = _probability(self.headings.score(bits))
            heading.keep = heading.score >= least

    @staticmethod
    def keep(segments: Sequence[Segment]) -> float:
        """Keep each scored segment that reaches the page's threshold, and return that threshold."""
        threshold = best_threshold([(segment.score, segment.words) for segment in segments])
        for segment in segments:
            segment.keep = segment.score >= threshold
        return threshold

    def score(self, pieces: Pieces) -> None:
        """Set each segment's ``score``, the probability that it is content."""
        tails = list(_tails(pieces))
        segments = _outside(pieces.segments, tails)
        self.look(Page(pieces, self.words), segments)
        self.look_again(segments)
        for start, end in tails:
            sample = pieces.segments[start - SAMPLE : start]
            mean = sum(segment.score for segment in sample) / SAMPLE
            for segment in pieces.segments[start:end]:
                segment.score = mean

    def look(self, page: Page, segments: Sequence[Segment]) -> None:
        """Set the ``score`` of each of the page's ``segments`` to what it has by itself."""
        on_page = self._page.reachable(page.page_values(), self.forest.all)
        in_boxes: dict[Box, int] = {}
        at_elements: dict[tuple[object, Box], int] = {}  # like siblings share their traits and the box around
        scores: dict[int, float] = {}  # a quarter of the segments look like an earlier one
        own, score = self._own.reachable, self.forest.score
        since_heading = 0
        for segment in segments:
            box = segment.box
            wider = box.wider or box
            around = (box.traits, wider)
            bits = at_elements.get(around)
            if bits is None:
                bits = in_boxes.get(wider)
                if bits is None:
                    bits = in_boxes[wider] = self._box.reachable(page.box_values(wider), on_page)
                bits = at_elements[around] = self._element.reachable(page.element_values(box), bits)
            bits = own(page.own_values(segment, since_heading), bits)
            found = scores.get(bits)
            if found is None:
                found = scores[bits] = _probability(score(bits))
            segment.score = found
            since_heading = 0 if segment.parent.tag in HEADINGS else since_heading + 1

    def look_again(self, segments: Sequence[Segment]) -> None:
        """Score each segment in view of the scores of its like and of those around it."""
        around = second_look.Around(segments)
        on_page = self._of_page.reachable(around.page, self.second.all)
        of_like = {each: self._of_like.reachable(values, on_page) for each, values in around.of_like.items()}
        of_wider = {
            each: self._of_wider.reachable(values, on_page) for each, values in around.of_wider.items()
        }
        of_first: dict[float, int] = {}
        scores: dict[int, float] = {}
        for segment in segments:
            box, first = segment.box, segment.score
            if first not in of_first:
                of_first[first] = self._of_first.reachable((first,), on_page)
            bits = of_first[first] & of_like[box.traits] & of_wider[box.wider or box]
            found = scores.get(bits)
            if found is None:
                found = scores[bits] = _probability(self.second.score(bits))
            segment.score = found


def _probability(log_odds: float) -> float:
    """From 0 to 1, for log-odds."""
    return 1 / (1 + math.exp(-log_odds))


def _tails(pieces: Pieces) -> Iterator[tuple[int, int]]:
    """Start and end of what follows the sample in each long data table; it is kept as one or not at all."""
    done = 0
    for box in pieces.boxes:
        is_long_table = box.element.tag == "table" and box.end - box.start > LONG_TABLE
        if is_long_table and box.start >= done and is_data_table(box.element):
            done = box.end
            yield box.start + SAMPLE, box.end


def _outside(segments: Sequence[Segment], tails: Sequence[tuple[int, int]]) -> Sequence[Segment]:
    """The segments that are in none of the tails."""
    if not tails:
        return segments
    edges = [0, *chain.from_iterable(tails), len(segments)]
    return [each for start, end in zip(edges[::2], edges[1::2], strict=True) for each in segments[start:end]]


@cache
def trained() -> Judge:
    """The judge with the weights that come with the package."""
    # Not importlib.resources, which would load tempfile, zipfile and what they need.
    raw = get_data(__package__, "content_weights.json")
    assert raw is not None
    return Judge(msgspec.json.decode(raw))


def judge(pieces: Pieces) -> float:
    """Decide for each segment whether it is kept: the score from which on it is."""
    if pieces.segments:
        trained().score(pieces)
    return Judge.keep(pieces.segments)


def judge_headings(pieces: Pieces, threshold: float) -> None:
    """Decide for each heading whether it is kept, after the rules for everything else."""
    trained().judge_headings(pieces.segments, threshold)


def best_threshold(scored: Sequence[tuple[float, int]]) -> float:
    """The score from which on keeping pays, for segments as (probability, words).

    With the segments in falling order of probability p and w words each, keeping the first k has an expected
    F1 of about 2·Σₖpw / (Σₖw + Σpw); the result is the lowest probability among the best k.
    """
    expected = sum(p * words for p, words in scored)
    best = kept_right = kept = 0.0
    threshold = 1.0
    for p, words in sorted(scored, key=itemgetter(0), reverse=True):
        kept_right += p * words
        kept += words
        value = kept_right / (kept + expected)
        if value > best:
            best, threshold = value, p
    return threshold
