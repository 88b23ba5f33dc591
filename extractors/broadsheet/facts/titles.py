"""The title: which of the page's names for itself is the article's headline, and where the site's begins.

A page declares a title for machines (JSON-LD, Open Graph, ``title``) and shows one to readers (``h1``). Most
pages show what they declare. Where the two differ, the visible one is the headline if it speaks of the same
thing (the declared one is then a rewording for search engines); if it shares few words with the declared one,
it is the name of the site, a slogan or a menu. ``benchmarks/quality.py`` measures how often that is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import unescape

from broadsheet.blocks import Hint
from broadsheet.text_key import text_key

SHARED = 0.5
"""How alike (Dice's coefficient over words) a visible and a declared title must be to be one headline."""

LONGEST = 1000
"""Characters of a title that are read."""

LONGEST_SITE = 5
"""Words in a site's name; anything longer is a headline."""

SHOWN = ("h1", "headline", "text")
"""Origins of titles that readers see."""

DECLARED = ("json-ld", "meta citation_title", "meta og:title", "meta twitter:title", "title")
"""Origins of titles for machines, the most trusted first."""

_KNOWN = frozenset([*SHOWN, *DECLARED, "json-ld page", "masthead"]) | {
    f"meta {name}" for name in ("title", "headline")
}
_SEPARATOR = re.compile(r"\s+[|\-–—·•»«:~/]\s+|\s*[|｜»]\s*|:\s+")
_WORD = re.compile(r"\w+")
# What a program declares that knows no title: "report_v2", "index.html", "Microsoft Word - dues.doc".
_NO_TITLE = re.compile(
    r"[a-z0-9]+(?:[-_][A-Za-z0-9]+)*"
    r"|(?:Microsoft Word - .+|\S+)\.(?:x?html?|docx?|odt|rtf|epub|ipynb|md|pdf|txt)"
    r"|(?i:unknown|untitled(?: document| page)?|new page(?: \d+)?)"
)
_FILLER_WORDS = """
the a an of to in for and or your you how is are with on by what from at this that it its our we be do does
why best top
"""
_FILLERS = frozenset(_FILLER_WORDS.split())


def choose(titles: Sequence[Hint], sites: Iterable[str]) -> Hint | None:
    """The best hint, cleaned, with its own origin; None if there is none.

    ``sites`` are names of the site, its publisher and its host.
    """
    names = {key for key in map(text_key, sites) if len(key) > 2}
    shown = [hint for hint in map(_clean, titles) if hint.origin in SHOWN and text_key(hint.value)]
    full = [_clean(hint) for hint in _declared(titles)]
    if len(shown) == 1:
        full = [hint for hint in full if not _NO_TITLE.fullmatch(hint.value)]
    agreed = _agreed(shown, full)
    if agreed and (text_key(agreed.value) not in names or len(shown) == 1):
        return agreed
    names |= {text_key(hint.value) for hint in shown if _names_site(hint.value, full, names)}
    shown = [hint for hint in shown if text_key(hint.value) not in names]
    declared = [Hint(cut(hint.value, names, shown), hint.origin, hint.where) for hint in full]
    declared = [hint for hint in declared if text_key(hint.value) not in names] or full
    best = _agreed(shown, declared) or (_most_alike(shown, declared) if declared else None)
    for rest in (declared, shown, [_clean(hint) for hint in titles]):
        best = best or (rest[0] if rest else None)
    return best


def _declared(titles: Sequence[Hint]) -> list[Hint]:
    """The titles that the source declares, the most trusted first; unknown origins come before known ones."""
    known = [hint for origin in DECLARED for hint in titles if hint.origin == origin]
    return [hint for hint in titles if hint.origin not in _KNOWN] + known


def _agreed(shown: Sequence[Hint], declared: Sequence[Hint]) -> Hint | None:
    """The visible headline that is word for word a declared title."""
    keys = {text_key(hint.value) for hint in declared}
    return next((hint for hint in shown if text_key(hint.value) in keys), None)


def cut(title: str, names: set[str], shown: Sequence[Hint] = ()) -> str:
    """A title without the site's name before or after it.

    The name is one of ``names`` (folded), or the part next to one that a headline on the page repeats.
    """
    marks = list(_SEPARATOR.finditer(title))
    for mark in marks:
        for part in (title[: mark.start()], title[mark.end() :]):
            if any(text_key(part) == text_key(hint.value) for hint in shown):
                return part.strip()
    for mark in reversed(marks):
        if is_site(title[mark.end() :], names) and text_key(title[: mark.start()]):
            return cut(title[: mark.start()].strip(), names)
    for mark in marks:
        if is_site(title[: mark.start()], names) and text_key(title[mark.end() :]):
            return title[mark.end() :].strip()
    return title


def without_tail(title: str) -> tuple[str, str]:
    """A declared title and what follows its last bar, which usually is the site or the section."""
    head, _, tail = title.rpartition("|")
    if len(head.split()) > 1 and tail:
        return head.strip(), tail.strip()
    parts = title.split(" / ")
    return (parts[0], " / ".join(parts[1:])) if len(parts) > 2 else (title, "")


def is_site(part: str, names: set[str]) -> bool:
    """Whether a piece of a title is the site's name, or all but a word of it (Example for Example.com)."""
    key = text_key(part)
    if not key:
        return False
    return key in names or any(
        (name in key or key in name) and min(len(key), len(name)) > 0.6 * max(len(key), len(name))
        for name in names
        if len(name) > 3
    )


def _clean(hint: Hint) -> Hint:
    value = hint.value[:LONGEST]
    if "&" in value:
        value = unescape(unescape(value))
    return Hint(" ".join(value.replace("\u00ad", "").split()), hint.origin, hint.where)


def _names_site(shown: str, declared: Sequence[Hint], names: set[str]) -> bool:
    """Whether a headline is only the site's name: what precedes or follows the title in a declared one."""
    key, whole = text_key(shown), {text_key(hint.value) for hint in declared}
    if len(shown.split()) > LONGEST_SITE:
        return False
    for hint in declared:
        for mark in _SEPARATOR.finditer(hint.value):
            before, after = hint.value[: mark.start()], hint.value[mark.end() :]
            if text_key(before) == key and text_key(after) in whole:
                return True
            if text_key(after) == key and ":" not in mark.group() and not is_site(before, names):
                return True
    return False


def _most_alike(shown: Sequence[Hint], declared: Sequence[Hint]) -> Hint | None:
    """The visible headline that shares the most words with the declared titles, if they are alike enough."""
    best, most = None, 0.0
    for hint in shown:
        own = _stems(hint.value)
        for other in declared:
            stems = _stems(other.value)
            share = 2 * len(own & stems) / (len(own) + len(stems) or 1)
            if share >= SHARED and share > most:
                best, most = hint, share
    return best


def _stems(text: str) -> set[str]:
    """The words that carry meaning, cut to five letters so that ``class`` is ``classes``."""
    return {word[:5] for word in _WORD.findall(text.casefold()) if len(word) > 1 and word not in _FILLERS}
