"""Features: what the judge looks at in a segment, its element, its boxes and its page.

All are language-neutral: lengths, shares of links and prose, places, repetition, and the words that a page's
own author put into classes, ids and roles. They come in four groups by how often they change, so that what
the judge works out for a page, a box or a row of like elements is worked out once.

Tried and left out: twelve more (the neighbours' lengths, link share, controls, steps, twins of wider
boxes) and the words of the text itself. On two fifths of the sites each lot left the F1 within 0.001.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from broadsheet.frontends.html.segments import HEADINGS, SENTENCE_ENDS, Box, Pieces, Segment
from broadsheet.frontends.html.tree import Element

PAGE = ("page_chars", "page_segments", "page_prose", "page_prose_segments")
BOX = (
    "share",
    "average",
    "prose",
    "headings",
    "alike",
    "share_2",
    "average_2",
    "prose_2",
    "size_2",
    "links_2",
    "share_3",
    "size_3",
    "links_3",
    "headings_3",
    "segments_4",
    "headings_4",
    "branch_share",
    "branch_prose",
    "branch_links",
    "branch_segments",
)
ELEMENT = (
    "tag",
    "words_mean",
    "words_mean_near",
    "words_min",
    "words_min_near",
    "words_own",
    "in_main",
    "hidden",
    "alike_own",
    "way_to_main",
)
OWN = (
    "length",
    "ends_sentence",
    "copies",
    "since_h1",
    "since_heading",
    "since_first_prose",
    "since_last_prose",
    "place",
    "place_in_text",
)
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

WORD = re.compile("[a-z]+")
CAMEL = re.compile("(?<=[a-z])(?=[A-Z])")
NO_DISPLAY = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")

Values = tuple[float, ...]


def words_of(element: Element) -> set[str]:
    """The words of an element's class, id and role: ``site-footer navLinks`` is site, footer, nav, links."""
    attributes = element.attributes
    return set(_words(attributes.get("class"), attributes.get("id"), attributes.get("role")))


def _words(*names: str | None) -> list[str]:
    text = " ".join(filter(None, names))
    return WORD.findall(text if text.islower() else CAMEL.sub(" ", text).lower())


class Names(NamedTuple):
    """The weights of the words in one element's class, id and role."""

    weights: Values
    total: float
    lowest: float


NAMELESS = Names((), 0.0, 0.0)


class Traits:
    """What an element's own and inherited names and attributes tell. Boxes that are alike share one."""

    __slots__ = ("boxes", "count", "hidden", "in_main", "lowest", "names", "near", "pair", "total")

    def __init__(self, tag: str, outer: Traits | None, names: Names, hidden: int) -> None:
        self.boxes = 0
        """How many boxes of the page share these traits: the items of its lists, the cards of its grids."""
        own = names.weights
        self.names = names
        if outer is None:
            self.pair = self.near = own
            self.total, self.count, self.lowest = names.total, len(own), names.lowest
            self.in_main, self.hidden = False, hidden
        else:
            self.pair = own + outer.names.weights
            self.near = own + outer.pair
            self.total, self.count = outer.total + names.total, outer.count + len(own)
            self.lowest = min(outer.lowest, names.lowest)
            self.in_main = outer.in_main or tag == "main"
            self.hidden = outer.hidden or hidden


def _names(names: tuple[str | None, ...], weights: Mapping[str, float]) -> Names:
    own = tuple([weights[word] for word in dict.fromkeys(_words(*names)) if word in weights])
    return Names(own, sum(own), min(own)) if own else NAMELESS


def _hidden(attributes: Mapping[str, str | None]) -> int:
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
        whole = pieces.boxes[0]
        self.chars = whole.chars or 1
        self.prose = whole.prose or 1
        self.main_prose = MAIN_SHARE * self.prose
        prose = [segment.order for segment in segments if segment.prose]
        self.prose_segments = len(prose)
        self.first_prose = prose[0] if prose else 0
        self.last_prose = prose[-1] if prose else 0
        self.copies = Counter([segment.text for segment in segments])
        self.h1 = next((s.order for s in segments if s.parent.tag == "h1" or _inside_h1(s)), -1)
        self._describe(weights)

    def _describe(self, weights: Mapping[str, float]) -> None:
        """Give every box its traits."""
        known_names: dict[tuple[str | None, ...], Names] = {}
        known: dict[object, Traits] = {}
        for box in self.boxes:
            element = box.element
            attributes = element.attributes
            outer = None if box.parent is None else box.parent.traits
            names = NAMELESS
            hidden = 0
            if attributes:
                get = attributes.get
                own = (get("class"), get("id"), get("role"))
                found = known_names.get(own)
                if found is None:
                    found = known_names[own] = _names(own, weights)
                names = found
                if "style" in attributes or "hidden" in attributes or "aria-hidden" in attributes:
                    hidden = _hidden(attributes)
            key = (outer, element.tag, names, hidden)
            traits = known.get(key)
            if traits is None:
                traits = known[key] = Traits(element.tag, outer, names, hidden)
            traits.boxes += 1
            box.traits = traits

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
            traits.lowest,
            min(near) if near else 0.0,
            traits.names.total,
            traits.in_main,
            traits.hidden,
            traits.boxes,
            steps / box.level,
        )

    def box_values(self, box: Box) -> Values:
        """The features of ``BOX``: a box, the three next wider ones, and its branch of the main box."""
        second = box.wider
        third = second.wider
        fourth = third.wider
        _, branch = self.way_to_main(box)
        prose, chars = self.prose, self.chars
        return (
            box.prose / prose,
            box.chars / box.segments,
            box.prose / (box.chars or 1),
            box.headings / box.segments,
            box.traits.boxes,
            second.prose / prose,
            second.chars / second.segments,
            second.prose / (second.chars or 1),
            second.chars / chars,
            second.link_chars / (second.chars or 1),
            third.prose / prose,
            third.chars / chars,
            third.link_chars / (third.chars or 1),
            third.headings / third.segments,
            fourth.segments,
            fourth.headings / fourth.segments,
            branch.prose / prose,
            branch.prose / (branch.chars or 1),
            branch.link_chars / (branch.chars or 1),
            branch.segments,
        )

    def way_to_main(self, box: Box) -> tuple[int, Box]:
        """How many wider boxes it takes to reach the main box, and the last one before it."""
        steps, branch = 0, box
        while box.prose < self.main_prose:
            branch = box
            steps += 1
            if box.wider is box:
                break
            box = box.wider
        return steps, branch

    def own_values(self, segment: Segment, since_heading: int, chars_before: int) -> Values:
        """The features of ``OWN``. ``since_heading`` counts the segments since the last heading."""
        text, order = segment.text, segment.order
        return (
            len(text),
            text.endswith(SENTENCE_ENDS),
            self.copies[text],
            order - self.h1 if self.h1 >= 0 else -999,
            since_heading,
            order - self.first_prose,
            order - self.last_prose,
            order / len(self.segments),
            chars_before / self.chars,
        )


def _inside_h1(segment: Segment) -> bool:
    parent = segment.parent.parent
    return parent is not None and parent.tag == "h1"


def rows(page: Page) -> list[Values]:
    """The features of every segment in the order of ``NAMES``: for training and for explanations."""
    top = page.page_values()
    table = []
    since_heading = chars_before = 0
    for segment in page.segments:
        box = segment.box
        own = page.own_values(segment, since_heading, chars_before)
        table.append((*top, *page.box_values(box.wider), *page.element_values(box), *own))
        since_heading = 0 if segment.parent.tag in HEADINGS else since_heading + 1
        chars_before += len(segment.text)
    return table
