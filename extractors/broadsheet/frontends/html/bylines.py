"""Bylines: title, authors and dates as the page shows them, found by markup first and by wording second.

What stands nearest to the headline wins; what stands inside comments, related stories, menus and footers is
not the article's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from broadsheet.blocks import Hints
from broadsheet.frontends.html.cues import ASIDE, CHANGED, PUBLISHED, REPLIES, said
from broadsheet.frontends.html.landmarks import ABOUT, BYLINE, PROPERTY, Landmarks
from broadsheet.frontends.html.speech import LONGEST, SILENT, spoken
from broadsheet.frontends.html.tree import Element, Tree

BEFORE, AFTER = 60, 300
"""How many elements before and after the headline a bare byline may stand: beyond lie menus and teasers."""

DATED_BEFORE = 30
"""How many elements before the headline its date may stand: further up pages show today's."""

WORDED = 60
"""How many elements after the headline are read for a byline that only its words give away."""

MOST_AUTHORS = 8
"""More names of one kind side by side are a list of articles or of users."""

MOST_DATES = 6
"""Dates of one kind, the nearest to the headline, that are passed on."""

LONGEST_NAME = 100
"""Characters after *by*: a few names and a job."""

AUTHOR_ORIGINS = ("microdata", "rel=author", "author link", "byline", "byline", "author box")
DATE_ORIGINS = ("microdata", "time", "byline")

_BY = re.compile(
    r"\s*(?:(?:(?:article|story|words?|text|posted|written|reported|published|created|authored|started"
    r"|guest post)\s)?by"
    r"|(?:author|contributor)s?(?=:)|from the desk of|von|par|por|escrito por|di|a cura di|door|av|af"
    r"|autor(?:in|e|a)?|auteur|автор|текст|συντάκτης|بقلم|מאת|लेखक|作者|文|記者|记者|著者|執筆|筆者|글|기자)"
    r"(?:\s*[:：]|\s+(?=\S)|\s*$)",
    re.IGNORECASE,
)
_DATED = re.compile(r"[12]\d{3}(?!\d)|\d[./]\d\d?[./]\d\d")
# Before the name of somebody who did not write: "Medically reviewed by".
_HELPED = re.compile(
    r"(?:review|edit|check|verif|approv|photo|illustrat|translat|updat)\w*(?: and \w+)?(?: by)?:?\s*\Z",
    re.IGNORECASE,
)
_REVISED = re.compile(
    r"updat|modified|revised|last (?:edit|review|chang)|aktualisiert|geändert|mis à jour|modifié|actualizad"
    r"|aggiornat|atualizad|bijgewerkt|zaktualizowan|обновлен|оновлен|ενημερώθηκε|تحديث|עודכן|अपडेट|更新|수정"
    r"|업데이트",
    re.IGNORECASE,
)
_WHOLE = frozenset(["html", "body", "main", "article"])  # their classes speak of the page, not of a part
_BOLD = frozenset(["h2", "h3", "h4", "h5", "h6", "strong", "b"])
_ABOUT_WHOM = re.compile(r"about|über|à propos|sobre|informazioni|author|written|meet", re.IGNORECASE)


class Bylines:
    """What a page shows around its headline. ``titles`` are the page's own, which tell the headline."""

    def __init__(self, tree: Tree, titles: Iterable[str] = ()) -> None:
        self.elements = tree.elements
        self.marks = Landmarks(tree)
        self._around: set[int] = set()
        """The elements that hold the headline, by ``id()``: their names say nothing of what they hold."""
        self.headline = self._headline({_key(title) for title in titles})
        if self.headline is not None:
            self._around = {id(above) for above in _above(self.elements[self.headline])}

    def _headline(self, titles: set[str]) -> int | None:
        """The element after which bylines are looked for: the headline that repeats the declared title.

        Without one it is the first ``h1`` that is not aside, else the first that its class calls a headline.
        """
        marks = self.marks
        for at in sorted({*marks.headings, *marks.titled, *marks.subheadings}):
            if _key(spoken(self.elements[at])) in titles:
                return at
        shown = [at for at in marks.headings if spoken(self.elements[at])]
        if shown:
            return next((at for at in shown if not self._is_aside(self.elements[at])), shown[0])
        return min((at for at in marks.titled if self.elements[at].tag not in ("a", "meta")), default=None)

    def headlines(self) -> list[str]:
        """The texts of the first headlines, folded."""
        return [" ".join(spoken(self.elements[at]).split()) for at in self.marks.headings[:3]]

    def gather(self, hints: Hints) -> None:
        """Add the visible title, authors and dates."""
        for at in self.marks.headings[:3]:
            hints.add("title", spoken(self.elements[at]), "h1", self.elements[at].where)
        if self.headline is not None and not self.marks.headings:
            element = self.elements[self.headline]
            hints.add("title", spoken(element), "headline", element.where)
        self._gather_authors(hints)
        self._gather_dates(hints)
        self._gather_worded(hints)

    def _gather_authors(self, hints: Hints) -> None:
        for kind, origin in enumerate(AUTHOR_ORIGINS):
            together = self._together([at for found, at in self.marks.authors if found == kind], kind)
            if together:
                names = "\n".join(_name(element, kind) for element in together)
                hints.add("author", names, origin, together[0].where)

    def _together(self, numbers: Iterable[int], kind: int) -> list[Element]:
        """The nearest of these elements and those of its kind that share its parent or grandparent."""
        found: list[Element] = []
        above = False
        for at in sorted(numbers, key=self._distance):
            element = self.elements[at]
            if kind == BYLINE and not self._is_near(at):
                break
            if found and (self._is_above(at) != above or not _kin(found[0], element)):
                continue
            if self._is_aside(element, replies=kind == PROPERTY) or not _name(element, kind):
                continue
            if not any(_holds(each, element) for each in found) and not _HELPED.search(_before(element)):
                found.append(element)
                above = self._is_above(at)
        return found if len(found) <= MOST_AUTHORS else []

    def _gather_dates(self, hints: Hints) -> None:
        bylines = [at for kind, at in self.marks.authors if kind in (BYLINE, BYLINE - 1)]
        for kind, origin in enumerate(DATE_ORIGINS):
            places = [at for found, at in self.marks.dates if found == kind]
            if origin == "byline":
                places += bylines
            added = 0
            near = [at for at in places if not self._is_far_above(at)]
            for at in sorted(near, key=self._distance):
                element = self.elements[at]
                value = _moment(element)
                if value and not self._is_aside(element):
                    hints.add(_which(element), value, origin, element.where)
                    added += 1
                    if added == MOST_DATES:
                        break

    def _gather_worded(self, hints: Hints) -> None:
        """Bylines that nothing but their words give away, right after the headline."""
        for element, at in self._worded(_BY.match):
            hints.add("author", _announced(element, at), "nearby text", element.where)
        for element, _ in self._worded(_DATED.search):
            text = spoken(element)
            if len(text) < 120:
                hints.add(_which(element), text, "nearby text", element.where)

    def _worded(self, fits: Callable[[str], object]) -> Iterator[tuple[Element, int]]:
        """Elements right after the headline that have a fitting text, and which child the text is."""
        if self.headline is None:
            return
        start = max(self.headline - 10, 0)
        for element in self.elements[start : self.headline + WORDED]:
            if element.tag in SILENT:
                continue
            for at, child in enumerate(element.children):
                if isinstance(child, str) and len(child) < LONGEST and fits(child):
                    if not self._is_aside(element):
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
        """Whether an element stands where a page shows today's date."""
        return self.headline is not None and self.headline - at > DATED_BEFORE

    def _is_aside(self, element: Element, replies: bool = False) -> bool:
        """Whether an element stands in related stories, a menu, a footer, or (unless told) in comments."""
        unwanted = ASIDE if replies else ASIDE | REPLIES
        footer = False
        for above in _above(element):
            if id(above) in self._around:
                # An article's own footer tells of it.
                return footer and not any(around.tag == "article" for around in _above(above))
            css = None if above.tag in _WHOLE else above.get("class")
            if above.tag == "nav" or (css and said(css) & unwanted):
                return True
            footer = footer or above.tag == "footer"
        return footer


def _above(element: Element) -> Iterator[Element]:
    above: Element | None = element
    while above is not None:
        yield above
        above = above.parent


def _name(element: Element, kind: int) -> str:
    """The name in an author's element: a property of its own, or what a box about the author has in bold."""
    if kind == ABOUT:
        bold = (spoken(inner) for inner in element.descendants() if inner.tag in _BOLD)
        return next((text for text in bold if 0 < len(text) < 40 and not _ABOUT_WHOM.match(text)), "")
    if kind == PROPERTY:
        for inner in element.descendants():
            if "name" in inner.get("itemprop").lower():
                return inner.get("content") or spoken(inner)
        return element.get("content") or spoken(element)
    return spoken(element)


def _announced(element: Element, at: int) -> str:
    """The words from a *by* on: in its element, or if it stands alone, in one of the three around it."""
    text = spoken(element, at)
    holder = element
    for _ in range(3):
        if not _BY.fullmatch(text) or holder.parent is None:
            break
        holder, label = holder.parent, holder
        text = spoken(holder, holder.children.index(label))
    return text if len(text) < LONGEST_NAME else text.partition("\n")[0]


def _moment(element: Element) -> str:
    """A date's machine-readable value, or the words that show it."""
    written = element.get("datetime") or element.get("content")
    if written and written[:1].isdigit():
        return written
    text = spoken(element)
    return text if len(text) < 120 and any(map(str.isdigit, text)) else ""


def _which(element: Element) -> str:
    """``modified`` if the markup or the words of or before an element say so, else ``published``."""
    prop, css = element.get("itemprop").lower(), element.get("class")
    if prop.startswith("date"):
        return "modified" if "modified" in prop else "published"
    if said(css) & PUBLISHED:
        return "published"
    if said(css) & CHANGED or (element.parent is not None and said(element.parent.get("class")) & CHANGED):
        return "modified"
    revised = _REVISED.search(spoken(element)[:30]) or _REVISED.search(_before(element))
    return "modified" if revised else "published"


def _before(element: Element) -> str:
    """The words right before an element, in its parent or right before that."""
    for _ in range(2):
        parent = element.parent
        if parent is None:
            return ""
        at = parent.children.index(element)
        for sibling in reversed(parent.children[max(at - 3, 0) : at]):
            text = spoken(sibling) if isinstance(sibling, Element) else str(sibling).strip()
            if text:
                return text[-30:]
        element = parent
    return ""


def _key(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _kin(one: Element, other: Element) -> bool:
    """Whether two elements share their parent, or their parents theirs."""
    above, beside = one.parent, other.parent
    return above is beside or (above is not None and beside is not None and above.parent is beside.parent)


def _holds(outer: Element, inner: Element) -> bool:
    above = inner.parent
    while above is not None and above is not outer:
        above = above.parent
    return above is outer
