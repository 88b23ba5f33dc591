"""Bylines: title, authors and dates as the page shows them, found by markup first and by wording second.

The nearest to the headline wins. What is inside comments, related stories, menus and footers does not belong
to the article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from broadsheet.blocks import Hints
from broadsheet.frontends.html.cues import ASIDE, REPLIES, class_flags
from broadsheet.frontends.html.labels import (
    DATED,
    HELPED,
    LABELLED,
    LONGEST_DATE,
    SIGNED,
    STARTED,
    announced,
    before,
    moment,
    name_in,
    sorted_out,
)
from broadsheet.frontends.html.landmarks import BYLINE, NAME, PROPERTY, Landmarks
from broadsheet.frontends.html.layout import is_data_table
from broadsheet.frontends.html.tree import Element, Tree
from broadsheet.frontends.html.visible_text import LONGEST, SILENT, visible_text
from broadsheet.text_key import text_key

BEFORE, AFTER = 60, 300
"""How many elements before and after the headline a bare byline may be: beyond are menus and teasers."""

DATED_BEFORE = 30
"""How many elements before the headline its date may be: further up, pages show today's date."""

WORDED = 60
"""How many elements after the headline are read for a byline that only its words give away."""

SHORTEST_PART = 20
"""Letters of a headline that is known by standing inside a declared title."""

LABELLED_WITHIN = 5000
"""How many elements of a page are searched for a labelled date: a long table has many times more."""

MOST_AUTHORS = 8
"""More names of one kind side by side are a list of articles or of users."""

MOST_TRIED = 60
"""Elements of one kind, the nearest to the headline, that are looked at."""

MOST_DATES = 6
"""Dates of one kind, the nearest to the headline, that are passed on."""

# In the order of the kinds in :mod:`~.landmarks`.
AUTHOR_ORIGINS = ("microdata", "rel=author", "author link", "byline", "byline", "author box")
DATE_ORIGINS = ("microdata", "time", "byline")

_WHOLE = frozenset(["html", "body", "main", "article"])  # their classes speak of the page, not of a part


class Bylines:
    """What a page shows around its headline. The headline is recognised by the page's own ``titles``."""

    def __init__(self, tree: Tree, titles: Iterable[str] = ()) -> None:
        self.elements = tree.elements
        self.marks = Landmarks(tree)
        self._around: set[int] = set()
        """The elements that contain the headline, by ``id()``: their names say nothing about bylines."""
        self._data: dict[int, bool] = {}
        """Which tables hold data, by ``id()``."""
        self.headline = self._headline({text_key(title) for title in titles})
        if self.headline is not None:
            self._around = {id(above) for above in _above(self.elements[self.headline])}

    def _headline(self, titles: set[str]) -> int | None:
        """The element after which bylines are looked for: the headline that repeats the declared title.

        Without one it is the first ``h1`` that is not aside, else the first that its class calls a headline.
        """
        marks = self.marks
        spelt = [(at, text_key(visible_text(self.elements[at]))) for at in self._titled()]
        for at, key in spelt:
            if key in titles:
                return at
        if not marks.headings:
            for at, key in spelt:  # the site's name is before or after it
                if len(key) >= SHORTEST_PART and any(key in title for title in titles):
                    return at
        shown = [at for at in marks.headings if visible_text(self.elements[at])]
        if shown:
            return next((at for at in shown if not self._is_aside(self.elements[at])), shown[0])
        return min((at for at in marks.titled if self.elements[at].tag not in ("a", "meta")), default=None)

    def _titled(self) -> list[int]:
        marks = self.marks
        return sorted({*marks.headings, *marks.titled, *marks.subheadings})

    def headlines(self) -> list[str]:
        """The texts of the first headlines, folded."""
        return [" ".join(visible_text(self.elements[at]).split()) for at in self.marks.headings[:3]]

    def gather(self, hints: Hints) -> None:
        """Add the visible title, authors and dates."""
        for at in self.marks.headings[:3]:
            hints.add("title", visible_text(self.elements[at]), "h1", self.elements[at].where)
        for at in self.marks.mastheads[:1]:
            element = self.elements[at]
            for field in ("site", "title"):  # what else would be the title of a front page?
                hints.add(field, visible_text(element), "masthead", element.where)
        if self.headline is not None and not self.marks.headings:
            element = self.elements[self.headline]
            hints.add("title", visible_text(element), "headline", element.where)
        for element, at in self._worded(STARTED.match):
            hints.add("author", announced(element, at), "thread starter", element.where)
        self._gather_authors(hints)
        self._gather_dates(hints)
        self._gather_worded(hints)

    def _gather_authors(self, hints: Hints) -> None:
        for kind, origin in enumerate(AUTHOR_ORIGINS):
            together = self._together([at for found, at in self.marks.authors if found == kind], kind)
            if together:
                names = "\n".join(name_in(element, kind) for element in together)
                hints.add("author", names, origin, together[0].where)

    def _together(self, numbers: Iterable[int], kind: int) -> list[Element]:
        """The nearest of these elements and those of its kind that share its parent or grandparent."""
        found: list[Element] = []
        above = False
        for at in sorted(numbers, key=self._distance)[:MOST_TRIED]:
            element = self.elements[at]
            if kind == BYLINE and not self._is_near(at):
                break
            if found and (self._is_above(at) != above or not _kin(found[0], element)):
                continue
            if self._is_aside(element, replies=kind == PROPERTY) or not name_in(element, kind):
                continue
            if HELPED.search(before(element)):
                if found and not above:
                    break  # those who helped are named after those who wrote, several in a row
                continue
            if not any(_holds(each, element) for each in found):
                found.append(element)
                above = self._is_above(at)
                if len(found) > MOST_AUTHORS:
                    return []
        return found

    def _gather_dates(self, hints: Hints) -> None:
        bylines = [at for kind, at in self.marks.authors if kind in (NAME, BYLINE)]
        for kind, origin in enumerate(DATE_ORIGINS):
            places = [at for found, at in self.marks.dates if found == kind]
            if origin == "byline":
                places += bylines
            added = 0
            near = [at for at in places if not self._is_far_above(at)]
            for at in sorted(near, key=self._distance)[:MOST_TRIED]:
                element = self.elements[at]
                value = moment(element)
                if value and not self._is_aside(element):
                    for field, part in sorted_out(element, value):
                        hints.add(field, part, origin, element.where)
                    added += 1
                    if added == MOST_DATES:
                        break

    def _gather_worded(self, hints: Hints) -> None:
        """Bylines that nothing but their words give away, right after the headline."""
        for element, at in self._worded(SIGNED.match):
            hints.add("author", announced(element, at), "nearby text", element.where)
        for element, _ in self._worded(DATED.search):
            text = visible_text(element)
            if len(text) < LONGEST_DATE:
                for field, part in sorted_out(element, text):
                    hints.add(field, part, "nearby text", element.where)
        if not hints.of("published") and not hints.of("modified"):
            self._gather_labelled(hints)

    def _gather_labelled(self, hints: Hints) -> None:
        """A labelled date anywhere (*Last updated: 5 March 2024*), if there is no other."""
        found = []
        for element, _ in self._worded_among(self.elements[:LABELLED_WITHIN], DATED.search):
            text = visible_text(element)
            if len(text) < LONGEST_DATE and LABELLED.match(text):
                found.append((element, text))
        if len(found) == 1:
            element, text = found[0]
            for field, part in sorted_out(element, text):
                hints.add(field, part, "labelled text", element.where)

    def _worded(self, fits: Callable[[str], object]) -> Iterator[tuple[Element, int]]:
        """Elements right after the headline that have a fitting text, and which child the text is."""
        if self.headline is None:
            return
        start = max(self.headline - 10, 0)
        yield from self._worded_among(self.elements[start : self.headline + WORDED], fits)

    def _worded_among(
        self, elements: Iterable[Element], fits: Callable[[str], object]
    ) -> Iterator[tuple[Element, int]]:
        for element in elements:
            if element.tag in SILENT:
                continue
            for at, child in enumerate(element.children):
                if isinstance(child, str) and len(child) < LONGEST and not child.isspace() and fits(child):
                    if not self._is_aside(element) and not self._is_in_data(element):
                        yield element, at
                    break

    def _distance(self, at: int) -> int:
        if self.headline is None:
            return at
        return at - self.headline if at >= self.headline else 3 * (self.headline - at)

    def _is_near(self, at: int) -> bool:
        return self.headline is None or -BEFORE <= at - self.headline <= AFTER

    def _is_above(self, at: int) -> bool:
        return self.headline is not None and at < self.headline

    def _is_far_above(self, at: int) -> bool:
        """Whether an element is where pages show today's date."""
        return self.headline is not None and self.headline - at > DATED_BEFORE

    def _is_aside(self, element: Element, replies: bool = False) -> bool:
        """Whether an element is inside related stories, a menu, or (by default) comments.

        Footers are no part of the tree, but those of an article, which sign it.
        """
        unwanted = ASIDE if replies else ASIDE | REPLIES
        for above in _above(element):
            if id(above) in self._around:
                return False
            css = None if above.tag in _WHOLE else above.get("class")
            if above.tag == "nav" or (css and class_flags(css) & unwanted):
                return True
        return False

    def _is_in_data(self, element: Element) -> bool:
        """Whether an element is inside a data table, whose dates and names are those of its rows."""
        tables = (above for above in _above(element) if above.tag == "table")
        return any(self._is_data(table) for table in tables)

    def _is_data(self, table: Element) -> bool:
        known = self._data.get(id(table))
        if known is None:  # asked for each date of a table, it is looked at once
            known = self._data[id(table)] = is_data_table(table)
        return known


def _above(element: Element) -> Iterator[Element]:
    """An element and those around it, the innermost first."""
    yield element
    yield from element.above()


def _kin(one: Element, other: Element) -> bool:
    """Whether two elements share their parent, or their parents theirs, which are no posts of their own."""
    above, beside = one.parent, other.parent
    if above is None or beside is None or above is beside:
        return above is beside
    return above.parent is beside.parent and above.tag != "article"


def _holds(outer: Element, inner: Element) -> bool:
    return inner is not outer and any(above is outer for above in _above(inner))
