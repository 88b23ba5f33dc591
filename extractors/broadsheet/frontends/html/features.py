"""Features: what the judge looks at in a segment, its element, its boxes and its page.

All are language-neutral: lengths, shares of links and prose, places, repetition, and the words that a page's
own author put into classes, ids and roles. They come in four groups by how often they change, so that what
the judge works out for a page, a box or an element is worked out once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from broadsheet.frontends.html.segments import HEADINGS, SENTENCE_ENDS, Box, Segment
from broadsheet.frontends.html.tree import Element

PAGE = ("page_chars", "page_segments", "page_prose", "page_prose_segments")
BOX = (
    "share",
    "average",
    "prose",
    "headings",
    "links",
    "twins",
    "share_2",
    "average_2",
    "prose_2",
    "size_2",
    "links_2",
    "twins_2",
    "share_3",
    "size_3",
    "links_3",
    "headings_3",
    "twins_3",
    "segments_4",
    "headings_4",
    "steps_to_main",
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
    "words_max",
    "words_own",
    "in_footer",
    "in_nav",
    "in_main",
    "in_article",
    "hidden",
    "same_kind",
    "steps",
    "way_to_main",
)
OWN = (
    "length",
    "link_share",
    "ends_sentence",
    "control",
    "copies",
    "since_h1",
    "since_heading",
    "since_first_prose",
    "since_last_prose",
    "place",
    "place_in_text",
    "before_length",
    "after_length",
)
NAMES = (*PAGE, *BOX, *ELEMENT, *OWN)

MAIN_SHARE = 0.4
"""The main box is the narrowest around a segment that holds this share of the page's prose."""

# Tags in rising order of how often their segments are content on the measured pages.
TAGS = (
    "select option button label legend body a span form nav div section article summary details dt li figcaption th "
    "td h6 h5 h4 h3 h1 h2 dd address blockquote p pre"
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
    text = f"{attributes.get('class') or ''} {attributes.get('id') or ''} {attributes.get('role') or ''}"
    return set(WORD.findall(CAMEL.sub(" ", text).lower()))


class Traits:
    """What an element's own and inherited names, tags and attributes tell; the same for all its segments."""

    __slots__ = ("around", "count", "depth", "hidden", "highest", "lowest", "own", "total")

    def __init__(self, box: Box, outer: Traits | None, weights: Mapping[str, float], cache: dict[object, Values]) -> None:
        element = box.element
        attributes = element.attributes
        own: Values = ()
        if attributes:
            key = (attributes.get("class"), attributes.get("id"), attributes.get("role"))
            if key != (None, None, None):
                known = cache.get(key)
                if known is None:
                    known = cache[key] = tuple(weights[word] for word in words_of(element) if word in weights)
                own = known
        self.own = own
        if outer is None:
            self.around: frozenset[str] = frozenset((element.tag,))
            self.total, self.count, self.lowest, self.highest, self.depth, self.hidden = sum(own), len(own), 0.0, 0.0, 0, 0
        else:
            self.around = outer.around if element.tag in outer.around else outer.around | {element.tag}
            self.total, self.count = outer.total, outer.count
            self.lowest, self.highest = outer.lowest, outer.highest
            self.depth = outer.depth + 1
            self.hidden = outer.hidden or (_hidden(attributes) if attributes else 0)
        if own and outer is not None:
            self.total += sum(own)
            self.count += len(own)
            self.lowest = min(self.lowest, *own)
            self.highest = max(self.highest, *own)


def _hidden(attributes: Mapping[str, str | None]) -> int:
    if "hidden" in attributes:
        return 1
    if attributes.get("aria-hidden") == "true":
        return 2
    style = attributes.get("style")
    return 3 if style and NO_DISPLAY.search(style) else 0


class Page:
    """A cut page, ready to be asked for the features of its segments."""

    def __init__(self, segments: Sequence[Segment], weights: Mapping[str, float]) -> None:
        self.segments = segments
        self.weights = weights
        self._names: dict[object, Values] = {}
        self.chars = sum(len(segment.text) for segment in segments) or 1
        prose = [segment.order for segment in segments if segment.prose]
        self.prose_segments = len(prose)
        self.prose = sum(len(segments[order].text) for order in prose) or 1
        self.first_prose = prose[0] if prose else 0
        self.last_prose = prose[-1] if prose else 0
        self.copies = Counter(segment.text for segment in segments)
        self.same_kind = Counter(map(_kind, segments))
        self.h1 = next((s.order for s in segments if s.parent.tag == "h1" or _inside_h1(s)), -1)
        self._twins: dict[int, Counter[tuple[str, str | None]]] = {}

    def page_values(self) -> Values:
        """The features of ``PAGE``."""
        return (self.chars, len(self.segments), self.prose / self.chars, self.prose_segments)

    def traits(self, box: Box) -> Traits:
        """The traits of a box's element, worked out on first use."""
        if box.traits is None:
            outer = self.traits(box.parent) if box.parent is not None else None
            box.traits = Traits(box, outer, self.weights, self._names)
        assert isinstance(box.traits, Traits)
        return box.traits

    def element_values(self, segment: Segment) -> Values:
        """The features of ``ELEMENT``."""
        box = segment.box
        steps, _ = self.way_to_main(box)
        traits = self.traits(box)
        near = traits.own
        if box.parent is not None:
            near += self.traits(box.parent).own
            if box.parent.parent is not None:
                near += self.traits(box.parent.parent).own
        around = traits.around
        return (
            TAG_RANK.get(segment.parent.tag, UNRANKED),
            traits.total / traits.count if traits.count else 0.0,
            sum(near) / len(near) if near else 0.0,
            traits.lowest,
            min(near) if near else 0.0,
            traits.highest,
            sum(traits.own),
            "footer" in around,
            "nav" in around,
            "main" in around,
            "article" in around,
            traits.hidden,
            self.same_kind[_kind(segment)],
            steps,
            steps / self.boxes_around(box),
        )

    def box_values(self, box: Box) -> Values:
        """The features of ``BOX``: a box, the three next wider ones, and its branch of the main box."""
        second = box.wider() or box
        third = second.wider() or second
        fourth = third.wider() or third
        steps, branch = self.way_to_main(box)
        prose, chars = self.prose, self.chars
        return (
            box.prose / prose,
            box.chars / box.segments,
            box.prose / (box.chars or 1),
            box.headings / box.segments,
            box.link_chars / (box.chars or 1),
            self.twins(box),
            second.prose / prose,
            second.chars / second.segments,
            second.prose / (second.chars or 1),
            second.chars / chars,
            second.link_chars / (second.chars or 1),
            self.twins(second),
            third.prose / prose,
            third.chars / chars,
            third.link_chars / (third.chars or 1),
            third.headings / third.segments,
            self.twins(third),
            fourth.segments,
            fourth.headings / fourth.segments,
            steps,
            branch.prose / prose,
            branch.prose / (branch.chars or 1),
            branch.link_chars / (branch.chars or 1),
            branch.segments,
        )

    def way_to_main(self, box: Box) -> tuple[int, Box]:
        """How many wider boxes it takes to reach the main box, and the last one before it."""
        steps, branch = 0, box
        enough = MAIN_SHARE * self.prose
        current: Box | None = box
        while current is not None and current.prose < enough:
            branch = current
            current = current.wider()
            steps += 1
        return steps, branch

    def boxes_around(self, box: Box) -> int:
        """How many boxes, each wider than the one before, lie between the page and this one, itself included."""
        count = 0
        current: Box | None = box
        while current is not None:
            count += 1
            current = current.wider()
        return count

    def twins(self, box: Box) -> int:
        """How many siblings of the box's element have its tag and class: the cards of a grid."""
        element = box.element
        parent = element.parent
        if parent is None:
            return 1
        counts = self._twins.get(id(parent))
        if counts is None:
            counts = Counter((child.tag, child.attributes.get("class")) for child in parent.elements())
            self._twins[id(parent)] = counts
        return counts[element.tag, element.attributes.get("class")]

    def own_values(self, segment: Segment, since_heading: int, chars_before: int) -> Values:
        """The features of ``OWN``. ``since_heading`` counts the segments since the last heading."""
        text, order, segments = segment.text, segment.order, self.segments
        length = len(text)
        return (
            length,
            segment.link_chars / length if length else 0.0,
            text.endswith(SENTENCE_ENDS),
            segment.control,
            self.copies[text],
            order - self.h1 if self.h1 >= 0 else -999,
            since_heading,
            order - self.first_prose,
            order - self.last_prose,
            order / len(segments),
            chars_before / self.chars,
            len(segments[order - 1].text) if order else -1,
            len(segments[order + 1].text) if order + 1 < len(segments) else -1,
        )


def _kind(segment: Segment) -> tuple[int, str, str | None]:
    parent = segment.parent
    return (id(parent.parent), parent.tag, parent.attributes.get("class"))


def _inside_h1(segment: Segment) -> bool:
    parent = segment.parent.parent
    return parent is not None and parent.tag == "h1"


def rows(page: Page) -> list[Values]:
    """The features of every segment in the order of ``NAMES``: for training and for explanations."""
    top = page.page_values()
    table = []
    since_heading = chars_before = 0
    for segment in page.segments:
        outer = segment.box.wider() or segment.box
        own = page.own_values(segment, since_heading, chars_before)
        table.append((*top, *page.box_values(outer), *page.element_values(segment), *own))
        since_heading = 0 if segment.parent.tag in HEADINGS else since_heading + 1
        chars_before += len(segment.text)
    return table
