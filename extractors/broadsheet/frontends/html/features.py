"""Features: what the judge looks at in a segment, its element, its boxes and its page.

All are language-neutral: lengths, shares of links and prose, places, repetition, and the words that a page's
own author put into classes, ids and roles. They come in four groups by how often they change, so that what
the judge works out for a page, a box or a row of like elements is worked out once.

Tried and left out: twelve more (the neighbours' lengths, link share, controls, steps, twins of wider
boxes) and the words of the text itself: on two fifths of the sites each lot left the F1 within 0.001. Sixteen
former ones (sums over third and fourth boxes, copies, the place among the segments) were removed: over five
folds of sites the F1 was 0.871 with them and 120 trees, and is 0.871 without them and 64.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import accumulate

from broadsheet.frontends.html.names import NAMELESS, Names, labels_of, weighed
from broadsheet.frontends.html.segments import HEADINGS, SENTENCE_ENDS, Box, Pieces, Segment

PAGE = ("page_chars", "page_segments", "page_prose", "page_prose_segments")
BOX = (
    "share",
    "average",
    "alike",
    "share_2",
    "average_2",
    "links_2",
    "branch_share",
    "branch_links",
    "branch_segments",
)
ELEMENT = (
    "tag",
    "words_mean",
    "words_mean_near",
    "words_min_near",
    "words_own",
    "hidden",
    "alike_own",
    "way_to_main",
)
OWN = ("length", "ends_sentence", "since_h1", "since_heading", "since_first_prose", "place_in_text")
NAMES = (*PAGE, *BOX, *ELEMENT, *OWN)

MAIN_SHARE = 0.4
"""The main box is the narrowest around a segment that holds this share of the page's prose."""

# Tags in rising order of how often their segments are content on the measured pages.
TAGS = (
    "select option button label legend body a span form nav div section article summary details dt li "
    "figcaption th td h6 h5 h4 h3 h1 h2 dd address blockquote p pre"
).split()
TAG_RANK = {tag: rank for rank, tag in enumerate(TAGS)}
UNRANKED = TAG_RANK["div"]

NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")

Values = tuple[float, ...]


class Traits:
    """What an element's own and inherited names and attributes tell. Equal boxes share one instance.

    ``names`` are the element's own; ``total`` and ``count`` those of all elements down to it, ``near`` the
    weights of the nearest three, ``pair`` of the nearest two. ``hidden`` is the way in which the outermost
    hidden element is hidden.
    """

    __slots__ = ("boxes", "count", "hidden", "names", "near", "pair", "total")

    def __init__(self, outer: Traits | None, names: Names, hidden: int) -> None:
        self.boxes = 0
        """How many boxes of the page share these traits: the items of its lists, the cards of its grids."""
        own = names.weights
        self.names = names
        if outer is None:
            self.pair = self.near = own
            self.total, self.count, self.hidden = names.total, len(own), hidden
        else:
            self.pair = own + outer.names.weights
            self.near = own + outer.pair
            self.total, self.count = outer.total + names.total, outer.count + len(own)
            self.hidden = outer.hidden or hidden


def _hidden(attributes: Mapping[str, str | None]) -> int:
    """The way in which an element is hidden; 0 if it is not."""
    if "hidden" in attributes:
        return 1
    if attributes.get("aria-hidden") == "true":
        return 2
    style = attributes.get("style")
    return 3 if style and NO_DISPLAY.search(style) else 0


class Page:
    """A cut page, ready to be asked for the features of its segments."""

    def __init__(self, pieces: Pieces, weights: Mapping[str, float]) -> None:
        self.segments = segments = pieces.segments
        self.boxes = pieces.boxes
        # Running totals, as those of the pieces: what a box holds is the difference between two of them.
        self._chars = pieces.chars
        links = [each.link_chars and each.link_chars * each.size // len(each.text) for each in segments]
        self._link_chars = [0, *accumulate(links)]
        self._prose = [0, *accumulate([segment.size if segment.prose else 0 for segment in segments])]
        self.chars = self._chars[-1] or 1
        self.prose = self._prose[-1] or 1
        self.main_prose = MAIN_SHARE * self.prose
        prose = [segment.order for segment in segments if segment.prose]
        self.prose_segments = len(prose)
        self.first_prose = prose[0] if prose else 0
        self.h1 = next((s.order for s in segments if s.parent.tag == "h1" or _inside_h1(s)), None)
        self._describe(weights)

    def _describe(self, weights: Mapping[str, float]) -> None:
        """Give every box its traits."""
        labels = labels_of(self.boxes)
        names_of = weighed(dict.fromkeys(labels).keys(), weights)
        known: dict[object, Traits] = {}
        for box, label in zip(self.boxes, labels, strict=True):
            outer = None if box.parent is None else box.parent.traits
            names = names_of[label]
            if names is not NAMELESS and box.element.tag == "dl" and self._holds_prose(box):
                names = NAMELESS  # of a list of descriptions, which say what is described
            attributes = box.element.attributes
            hidden = _hidden(attributes) if attributes else 0
            key = (outer, box.element.tag, names, hidden)
            traits = known.get(key)
            if traits is None:
                traits = known[key] = Traits(outer, names, hidden)
            traits.boxes += 1
            box.traits = traits

    def _holds_prose(self, box: Box) -> bool:
        return self._prose[box.end] > self._prose[box.start]

    def page_values(self) -> Values:
        """The features of ``PAGE``."""
        return (self.chars, len(self.segments), self.prose / self.chars, self.prose_segments)

    def element_values(self, box: Box) -> Values:
        """The features of ``ELEMENT``, for the box of a segment."""
        traits: Traits = box.traits
        near = traits.near
        steps, _ = self.way_to_main(box)
        return (
            TAG_RANK.get(box.element.tag, UNRANKED),
            traits.total / traits.count if traits.count else 0.0,
            sum(near) / len(near) if near else 0.0,
            min(near) if near else 0.0,
            traits.names.total,
            traits.hidden,
            traits.boxes,
            steps / box.level,
        )

    def box_values(self, box: Box) -> Values:
        """The features of ``BOX``: a box, the next wider one, and its branch of the main box."""
        second = box.wider or box
        _, branch = self.way_to_main(box)
        chars, links, prose = self._chars, self._link_chars, self._prose
        start, end, all_prose = box.start, box.end, self.prose
        second_chars = chars[second.end] - chars[second.start]
        branch_chars = chars[branch.end] - chars[branch.start]
        return (
            (prose[end] - prose[start]) / all_prose,
            (chars[end] - chars[start]) / (end - start),
            box.traits.boxes,
            (prose[second.end] - prose[second.start]) / all_prose,
            second_chars / (second.end - second.start),
            (links[second.end] - links[second.start]) / (second_chars or 1),
            (prose[branch.end] - prose[branch.start]) / all_prose,
            (links[branch.end] - links[branch.start]) / (branch_chars or 1),
            branch.end - branch.start,
        )

    def way_to_main(self, box: Box) -> tuple[int, Box]:
        """How many wider boxes it takes to reach the main box, and the last one before it."""
        steps, branch, prose = 0, box, self._prose
        while prose[box.end] - prose[box.start] < self.main_prose:
            branch = box
            steps += 1
            if box.wider is None:
                break
            box = box.wider
        return steps, branch

    def own_values(self, segment: Segment, since_heading: int) -> Values:
        """The features of ``OWN``. ``since_heading`` counts the segments since the last heading."""
        text, order = segment.text, segment.order
        return (
            segment.size,
            text.endswith(SENTENCE_ENDS),
            -999 if self.h1 is None else order - self.h1,
            since_heading,
            order - self.first_prose,
            self._chars[order] / self.chars,
        )


def _inside_h1(segment: Segment) -> bool:
    parent = segment.parent.parent
    return parent is not None and parent.tag == "h1"


def rows(page: Page) -> list[Values]:
    """The features of every segment in the order of ``NAMES``: for training and for explanations."""
    top = page.page_values()
    table = []
    since_heading = 0
    for segment in page.segments:
        box = segment.box
        own = page.own_values(segment, since_heading)
        table.append((*top, *page.box_values(box.wider or box), *page.element_values(box), *own))
        since_heading = 0 if segment.parent.tag in HEADINGS else since_heading + 1
    return table
