"""Bylines: title, authors and dates as the page shows them, found by markup first and by wording second.

One pass over the elements keeps those whose attributes speak of an author, a date or a headline; class names
repeat, so each distinct one is judged once. What stands nearest to the headline wins; what stands inside
comments, related stories, menus and footers is not the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from broadsheet.blocks import Hints
from broadsheet.frontends.html.tree import Element, Tree

BEFORE, AFTER = 60, 300
"""How many elements before and after the headline a byline may stand: beyond lie menus and teasers."""

WORDED = 60
"""How many elements after the headline are read for a byline that only its words give away."""

MOST_AUTHORS = 8
"""More names of one kind side by side are a list of articles or of users."""

AUTHOR_ORIGINS = ("microdata", "rel=author", "author link", "byline", "byline")
"""Where an author's name was found in markup, the surest first: a property, a link's role, a link to an author's
page, a class that says *author's name*, a class that says *byline*."""

LONGEST = 250
"""Characters of a byline; longer texts are biographies."""

AUTHOR, NAMED, DATE, CHANGED, PUBLISHED, HEADLINE, ASIDE, REPLIES = 1, 2, 4, 8, 16, 32, 64, 128
"""What a class name may say of its element."""

_WORDS = {
    AUTHOR: r"author(?!i[sz])|byline|writer|written-?_?by|(?<![a-z])posted(?![a-z])|contributor|autor(?![a-z])|auteur"
    r"|verfasser|redakteur|(?:user|poster)-?_?name|postuser",
    NAMED: r"(?:author|byline|writer|contributor)s?[-_]*name|name[-_]*author|\bauthors?\b(?![-_])|\bbyline\b(?![-_])"
    r"|(?:post|entry|p)-author\b(?![-_])|\bfn\b",
    DATE: r"date(?!picker)|(?<![a-z])time(?!line|r|out)|datum|fecha",
    CHANGED: r"modif|updated|last-?_?update|revis|edited",
    PUBLISHED: r"publish|posted|created",
    HEADLINE: r"(?:entry|post|article|page|story|news)[-_]*(?:title|headline)|(?<![-_\w])headline",
    ASIDE: r"related|recommend|sidebar|footer|(?<![a-z])nav(?:bar|igation)?(?![a-z])|menu|teaser|promo|popular"
    r"|trending|carousel|latest|read-?_?(?:more|next)|also-?like|more-?(?:from|stories|posts)|newsletter|cookie|modal",
    REPLIES: r"comment|disqus|replies|(?<![a-z])repl(?:y|ies)",
}
_PATTERNS = {flag: re.compile(words) for flag, words in _WORDS.items()}
_NOT_A_NAME = re.compile(
    r"bio|avatar|image|img|photo|pic|desc|social|follow|icon|count|list|role|job|position|email|twitter|share|divider"
    r"|separator|label|hidden|popup|tooltip|box|card"
)
_AUTHOR_PAGE = re.compile(r"/(?:authors?|by|writers?|contributors?|byline|autor(?:es|en)?|auteurs?|redaktion)/[^/]")
_BY = re.compile(
    r"\s*(?:(?:(?:article|story|words?|text|posted|written|reported|published|created|authored|guest post)\s)?by"
    r"|(?:author|contributor)s?(?=:)|from the desk of|von|par|por|escrito por|di|a cura di|door|av|af|autor(?:in|e|a)?|auteur|автор|текст"
    r"|συντάκτης|بقلم|מאת|लेखक|作者|文|記者|记者|著者|執筆|筆者|글|기자)(?:\s*[:：]|\s+(?=\S)|\s*$)",
    re.IGNORECASE,
)
_DATED = re.compile(r"\b[12]\d{3}\b|[12]\d{3}[年년]|\d[./]\d\d?[./]\d\d")
_REVISED = re.compile(
    r"updat|modified|revised|last (?:edit|review|chang)|aktualisiert|geändert|mis à jour|modifié|actualizad|aggiornat"
    r"|atualizad|bijgewerkt|zaktualizowan|обновлен|оновлен|ενημερώθηκε|تحديث|עודכן|अपडेट|更新|수정|업데이트",
    re.IGNORECASE,
)
_SILENT = frozenset(["button", "img", "style", "noscript", "picture", "input", "select"])


@lru_cache(maxsize=4096)
def said(css: str) -> int:
    """The flags of a ``class`` value."""
    css = css.lower()
    flags = 0
    for flag, pattern in _PATTERNS.items():
        if pattern.search(css):
            flags |= flag
    if flags & AUTHOR and not flags & NAMED and _NOT_A_NAME.search(css):
        flags &= ~AUTHOR
    return flags


class Bylines:
    """The elements of a page that may name its title, authors and dates."""

    def __init__(self, tree: Tree, titles: Iterable[str] = ()) -> None:
        self.elements = tree.elements
        self.headings: list[int] = []
        self.subheadings: list[int] = []
        self.authors: list[tuple[int, int]] = []
        """Rank (as in :data:`AUTHOR_ORIGINS`) and number of the element."""
        self.dates: list[tuple[int, int]] = []
        """Rank (0 microdata, 1 ``time``, 2 a date's class) and number of the element."""
        self.titled: list[int] = []
        self._around: set[int] = set()
        """The elements that hold the headline, by ``id()``: what they are called says nothing of what they hold."""
        self._find()
        self.headline = self._headline({_key(title) for title in titles})
        if self.headline is not None:
            self._around = {id(above) for above in _above(self.elements[self.headline])}

    def _find(self) -> None:
        for at, element in enumerate(self.elements):
            attributes = element.attributes
            if element.tag == "h1":
                self.headings.append(at)
            elif element.tag == "h2":
                self.subheadings.append(at)
            elif element.tag == "time":
                self.dates.append((1, at))
            if not attributes:
                continue
            if "itemprop" in attributes:
                self._microdata(at, (attributes["itemprop"] or "").lower())
            if element.tag == "a":
                if "author" in (attributes.get("rel") or ""):
                    self.authors.append((1, at))
                    continue
                if _AUTHOR_PAGE.search(attributes.get("href") or ""):
                    self.authors.append((2, at))
                    continue
            css = attributes.get("class")
            flags = said(css) if css else 0
            if flags:
                if flags & (AUTHOR | NAMED):
                    self.authors.append((3 if flags & NAMED else 4, at))
                if flags & (DATE | CHANGED | PUBLISHED) and element.tag != "time":
                    self.dates.append((2, at))
                if flags & HEADLINE:
                    self.titled.append(at)

    def _microdata(self, at: int, prop: str) -> None:
        if "author" in prop or "creator" in prop:
            self.authors.append((0, at))
        elif "datepublished" in prop or "datemodified" in prop or "datecreated" in prop:
            self.dates.append((0, at))
        elif "headline" in prop:
            self.titled.append(at)

    def _headline(self, titles: set[str]) -> int | None:
        """The element after which bylines are looked for: the headline that repeats the declared title.

        Without one it is the first ``h1`` that is not aside, else the first element that its class calls one.
        """
        candidates = sorted({*self.headings, *self.titled, *self.subheadings})
        for at in candidates:
            if _key(spoken(self.elements[at])) in titles:
                return at
        for at in self.headings:
            if spoken(self.elements[at]) and not self._is_aside(self.elements[at]):
                return at
        titled = [at for at in self.titled if self.elements[at].tag in ("h2", "h3", "div", "span")]
        return titled[0] if titled else None

    def headlines(self) -> list[str]:
        """The texts of the first headlines, folded."""
        return [" ".join(spoken(self.elements[at]).split()) for at in self.headings[:3]]

    def gather(self, hints: Hints) -> None:
        """Add the visible title, authors and dates."""
        for at in self.headings[:3]:
            hints.add("title", spoken(self.elements[at]), "h1", self.elements[at].where)
        if self.headline is not None and not self.headings:
            hints.add("title", spoken(self.elements[self.headline]), "headline", self.elements[self.headline].where)
        self._gather_authors(hints)
        self._gather_dates(hints)

    def _gather_authors(self, hints: Hints) -> None:
        for rank, origin in enumerate(AUTHOR_ORIGINS):
            for element in self._together([at for found, at in self.authors if found == rank], rank):
                hints.add("author", _name(element, rank), origin, element.where)
        for element in self._worded(_BY):
            hints.add("author", spoken(element), "nearby text", element.where)

    def _together(self, numbers: Iterable[int], rank: int) -> list[Element]:
        """The nearest of these elements and those of its kind that share its parent or grandparent."""
        found: list[Element] = []
        for _, at in sorted((self._distance(at), at) for at in numbers):
            element = self.elements[at]
            if rank > 3 and not self._is_near(at):
                break
            if self._is_aside(element, replies=rank == 0) or not spoken(element):
                continue
            if not found or (_kin(found[0], element) and not any(_holds(each, element) for each in found)):
                found.append(element)
        return found if len(found) <= MOST_AUTHORS else []

    def _gather_dates(self, hints: Hints) -> None:
        origins = ("microdata", "time", "byline")
        dates = [*self.dates, *((2, at) for rank, at in self.authors if rank > 2)]
        ranked = sorted((rank, self._distance(at), at) for rank, at in dates)
        for rank, _, at in ranked[:40]:
            element = self.elements[at]
            value = _moment(element)
            if value and not self._is_aside(element):
                hints.add(_which(element), value, origins[rank], element.where)
        for element in self._worded(_DATED):
            text = spoken(element)
            if len(text) < 120:
                hints.add(_which(element), text, "nearby text", element.where)

    def _worded(self, pattern: re.Pattern[str]) -> Iterator[Element]:
        """Elements right after the headline in which a text begins with the pattern's words."""
        if self.headline is None:
            return
        start = max(self.headline - 10, 0)
        for at in range(start, min(self.headline + WORDED, len(self.elements))):
            element = self.elements[at]
            match = pattern.match if pattern is _BY else pattern.search
            for child in element.children:
                if isinstance(child, str) and len(child) < LONGEST and match(child) and element.tag not in _SILENT:
                    alone = pattern is _BY and not child[match(child).end() :].strip()
                    holder = element.parent if alone and element.parent and len(element.children) == 1 else element
                    if not self._is_aside(holder):
                        yield holder
                    break

    def _distance(self, at: int) -> int:
        if self.headline is None:
            return at
        return at - self.headline if at >= self.headline else 3 * (self.headline - at)

    def _is_aside(self, element: Element, replies: bool = False) -> bool:
        """Whether an element stands in related stories, a menu, a footer, or (``replies`` apart) in comments."""
        unwanted = ASIDE if replies else ASIDE | REPLIES
        for above in _above(element):
            if id(above) in self._around:
                return False
            css = above.get("class")
            if above.tag in ("nav", "footer", "aside") or (css and said(css) & unwanted):
                return True
        return False

    def _is_near(self, at: int) -> bool:
        return self.headline is None or -BEFORE <= at - self.headline <= AFTER


def _above(element: Element) -> Iterator[Element]:
    above: Element | None = element
    while above is not None:
        yield above
        above = above.parent


def spoken(element: Element) -> str:
    """An element's text, parts that nothing but markup divides on lines of their own; empty if it is long."""
    parts: list[str] = []
    if _speak(element, parts, LONGEST) < 0:
        return ""
    return "".join(parts).strip()


def _speak(element: Element, parts: list[str], room: int) -> int:
    after_element = False
    for child in element.children:
        if isinstance(child, Element):
            if child.tag in _SILENT:
                continue
            if child.block or child.tag == "br" or after_element:
                parts.append("\n")
            room = _speak(child, parts, room)
            if child.block:
                parts.append("\n")
            after_element = True
        else:
            text = str(child)
            parts.append(text)
            room -= len(text.strip())
            after_element = False
        if room < 0:
            break
    return room


def _name(element: Element, rank: int) -> str:
    """The name in an author's element: microdata keep it in a property of its own."""
    if rank == 0:
        for inner in element.descendants():
            if "name" in inner.get("itemprop").lower():
                return inner.get("content") or spoken(inner)
        return element.get("content") or spoken(element)
    return spoken(element)


def _moment(element: Element) -> str:
    """A date's machine-readable value, or the words that show it."""
    written = element.get("datetime") or element.get("content")
    if written and written[:1].isdigit():
        return written
    text = spoken(element)
    return text if len(text) < 120 and any(map(str.isdigit, text)) else ""


def _which(element: Element) -> str:
    """``modified`` if the markup or the words of or before an element say so, else ``published``."""
    parent = element.parent
    prop = element.get("itemprop").lower()
    if prop.startswith("date"):
        return "modified" if "modified" in prop else "published"
    marks = element.get("class") + " " + (parent.get("class") if parent is not None else "")
    if _PATTERNS[PUBLISHED].search(element.get("class").lower()):
        return "published"
    changed = _PATTERNS[CHANGED].search(marks.lower()) or _REVISED.search(spoken(element)[:30])
    return "modified" if changed or _REVISED.search(_before(element)) else "published"


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
