"""Cues: what the attributes of an element give away about it: an author's name, a date, a headline, an aside.

A page has some hundred distinct class values and as many links, nearly all of them irrelevant. They are
searched as one string, at C speed, for the stems that matter (40 µs per page); only those with one are
matched against patterns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import accumulate

AUTHOR, NAMED, BOX, DATE, CHANGED, PUBLISHED, HEADLINE, ASIDE, REPLIES = (1 << bit for bit in range(9))
"""What a class may say about its element: a byline, an author's name in it, a box about the author, a date,
a date of change, of publication, a headline; something outside the article, or a reply to it."""

READ = 400
"""Characters: longer class values are a framework's, not an author's."""

STEMS = (
    *("author", "byline", "writer", "written", "posted", "contributor", "autor", "auteur", "verfasser"),
    *("redakteur", "username", "user-name", "user_name", "postername", "poster-name", "poster_name"),
    *("postuser", "fn", "date", "time", "datum", "fecha", "publish", "modif", "revis", "edited", "created"),
    *("title", "headline"),
)
"""What a class holds at least if it has a flag that :class:`~.landmarks.Landmarks` asks for."""

_PATTERNS = {
    AUTHOR: re.compile(
        r"author(?!i[sz])|byline|writer|written-?_?by|(?<![a-z])posted(?![a-z]|[-_]?in)|contributor|autor(?![a-z])"
        r"|auteur|verfasser|redakteur|(?:user|poster)[-_]?name|postuser"
    ),
    NAMED: re.compile(
        r"(?:author|byline|writer|contributor)s?[-_\w]{0,20}name|name[-_]*author|\b(?:authors?|byline|fn)\b(?![-_])"
        r"|(?:post|entry|p)-author\b(?![-_])"
    ),
    DATE: re.compile(r"date(?!picker)|(?<![a-z])time(?!line|r|out)|datum|fecha"),
    CHANGED: re.compile(r"modif|updated|last-?_?update|revis|edited"),
    PUBLISHED: re.compile(r"publish|posted|created"),
    HEADLINE: re.compile(
        r"(?:entry|post|article|page|story|news)[-_]*(?:title|headline)|(?<![-_\w])headline"
    ),
    ASIDE: re.compile(
        r"related|recommend|(?<!with)(?<!with[-_])(?<!has[-_])(?<!no[-_])(?<!post[-_])sidebar"
        r"|(?<!post[-_])(?<!entry[-_])footer|(?<![a-z])nav(?:bar|igation)?(?![a-z])|menu|teaser|promo(?!te)"
        r"|popular|trending|carousel|latest"
        r"|read-?_?(?:more|next)|also-?like|more-?(?:from|stories|posts)|newsletter|cookie|modal"
    ),
    REPLIES: re.compile(r"comment|disqus|replies|(?<![a-z])repl(?:y|ies)"),
}
_NO_NAME = re.compile(
    r"bio|avatar|image|img|photo|pic|desc|social|follow|icon|count|list|role|job|position|email|twitter|share"
    r"|divider|separator|label|hidden|popup|tooltip|box|card"
)
_BOX = re.compile(r"bio|box|card|desc")


@lru_cache(maxsize=4096)
def class_flags(css: str) -> int:
    """The flags of a ``class`` value, of which the first :data:`READ` characters are read."""
    css = css[:READ].lower()
    flags = 0
    for flag, pattern in _PATTERNS.items():
        if pattern.search(css):
            flags |= flag
    if flags & AUTHOR and not flags & NAMED and _NO_NAME.search(css):
        flags = flags & ~AUTHOR | (BOX if _BOX.search(css) else 0)
    return flags


def indices_holding(texts: Sequence[str], stems: Collection[str]) -> list[int]:
    """The indices of the texts that hold one of the stems, in order, case aside."""
    joined = "\n".join(texts).lower()
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    if len(joined) + 1 != starts[-1]:  # a letter whose lower case is longer shifts the numbers
        return [at for at, text in enumerate(texts) if any(stem in text.lower() for stem in stems)]
    found: set[int] = set()
    for stem in stems:
        at = joined.find(stem)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            found.add(number)
            at = joined.find(stem, starts[number + 1])
    return sorted(found)
