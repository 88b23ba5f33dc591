"""Authors: the names in a byline, one string per person.

A byline mixes names with other things: *By*, a job, a degree, a newspaper, a date, the time that reading
takes. It is split at separators, and the pieces that look like names are kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from html import unescape

from broadsheet.blocks import Hint
from broadsheet.byline_words import BY, LEAD_INS, NOBODY, PARTICLES, ROLES, TEAMS, UNITS
from broadsheet.dates import find_date, fold, month_numbers
from broadsheet.dates.words import WEEKDAYS
from broadsheet.facts.languages import FUNCTION_WORDS
from broadsheet.text_key import text_key

MOST_WORDS = 6
"""In a name ("Maria del Carmen de la Vega"); more words are a sentence."""

LONGEST = 2000
"""Characters of a byline that are read: fifty names."""

MOST_NAMED = 12
"""Authors in a byline that may replace a shorter answer."""

SHOWN = frozenset(["thread starter", "byline", "nearby text", "author link", "author box"])
"""Origins that are text for readers: there, only what is written like a name counts as one."""

LOOSE = frozenset(["byline", "nearby text", "author box"])
"""Origins that may hold a column's or a topic's name too."""

_LEAD = re.compile(rf"(?:{BY})(?=\W|\Z)\s*[:：/]?\s*", re.IGNORECASE)
# Text for readers may be in any language; in a property "Di" and "Von" begin a name.
_LEAD_SHOWN = re.compile(rf"(?:{LEAD_INS})(?=\W|\Z)\s*[:：/／・]?\s*", re.IGNORECASE)
# Those who read an article or made its pictures did not write it.
_OTHERS = re.compile(
    r"[\s,;|]*\b(?:(?:medically |expert |clinically |legally )?(?:reviewed|fact[- ]checked|edited|illustrated"
    r"|translated|photographed|verified|approved)(?: and \w+)?|photos?|images?|illustrations?|video) by\b.*",
    re.IGNORECASE | re.DOTALL,
)
_EDGES = " \t\n,.;:-–—|*\"'“”‘’"
_CLOSING = re.compile(r"\s*(?:記者|记者|기자|著|さん|先生)\Z")
_LINES = re.compile(r"\s*(?:[;；|•·∙»\n]|\s[–—-]\s)\s*")
_COMMAS = re.compile(r"\s*[,、،/](?!\s*(?:jr|sr|ii|iii|iv)\b)\s*", re.IGNORECASE)
_AND = re.compile(r"\s+(?:&|\+|and|und|et|och|og|en|ja|oraz|ve|και|with)\s+|\s+ו(?=\w)", re.IGNORECASE)
# One letter joins two whole names, but also occurs inside one: "José Ortega y Gasset".
_AND_LETTER = re.compile(r"(?<=\S\s\S)(\S*)\s(?:y|e|i|и|و)\s(?=\S+\s\S)", re.IGNORECASE)
# Words in the names of organisations and not of persons: such a name is not split at "and".
_BODY = re.compile(r"\b(?:for|of|the|für|der|des|pour|de la|para)\b", re.IGNORECASE)
_STOP = re.compile(
    r"\s+(?:in|on|at|for|from|updated|published|posted|last|about|view|follow|is|was|has|to|of the|um|am)\b"
    r".*\Z",
    re.IGNORECASE | re.DOTALL,
)
_CREDENTIAL = re.compile(
    r"(?:[A-Z]{2,7}|(?:[A-Z][a-z]?\.\s?){2,5}|(?:[A-Z][a-z]?){2,4}|[MB]\.?Sc|Ph\.?\s?D\.?|Esq\.?|[A-Z][A-Za-z]{1,5}®)"
    r"[\s\d]*\Z"
)
_ADDRESS = re.compile(r"\s*(?:<[^<>\s@]+@[^<>\s]+>|\([^()\s@]+@[^()\s]+\))")  # behind the name, as in a mail
_ACCOUNT = re.compile(r"[a-z\d_-]+(?:\.[a-z\d_-]+)+")
_JUNK = re.compile(r"https?:|www\.|@|[<>{}\[\]=#%$€£!?:]|\.html?\b|(?<![a-z\d])\d{3}", re.IGNORECASE)
_NOBODY, _ROLES, _TEAMS, _UNITS, _PARTICLES = (
    frozenset(words.split()) for words in (NOBODY, ROLES, TEAMS, UNITS, PARTICLES)
)
_ACCOUNTS = frozenset(["admin", "administrator", "webmaster"])  # also after other words: "Site Admin"
_SMALL_WORDS = frozenset(word for words in FUNCTION_WORDS.values() for word in words.split())


def choose(hints: Sequence[Hint], sites: Iterable[str]) -> tuple[list[str], Hint | None]:
    """The authors, and the hint that named them first; ``([], None)`` if nobody is named.

    ``sites`` are the names of the site, its publisher and its host: they are authors only where the page
    names nobody else.
    """
    site_names = set(map(text_key, sites))
    best: dict[str, str] = {}
    by: Hint | None = None
    alone = True
    for names, hint in _answers(hints, site_names):
        others = {key: name for key, name in names.items() if key not in site_names}
        if others and (
            alone or _is_handle(best, others) or (hint.origin not in LOOSE and _completes(best, others))
        ):
            best, by, alone = others, hint, False
        elif names and by is None:
            best, by = names, hint
    return list(best.values()), by


def _answers(hints: Sequence[Hint], site_names: Collection[str]) -> Iterator[tuple[dict[str, str], Hint]]:
    """The names that each origin gives, by folded name, in the order of trust."""
    for origin in dict.fromkeys(hint.origin for hint in hints):
        answers = [_unturned(hint) for hint in hints if hint.origin == origin]
        # Readers see one byline, the nearest to the headline; properties may be repeated, once an author.
        for group in [[hint] for hint in answers] if origin in SHOWN else [answers]:
            found = {text_key(name): name for hint in group for name in _named(hint, site_names)}
            if found:
                yield found, group[0]
                break


def _named(hint: Hint, site_names: Collection[str]) -> list[str]:
    """The names in a hint; that of the site itself (*Morgan & Morgan*) is never split."""
    whole = " ".join(unescape(hint.value).split())
    return [whole] if text_key(whole) in site_names else people(hint.value, hint.origin in SHOWN)


def _is_handle(names: Mapping[str, str], shown: Mapping[str, str]) -> bool:
    """Whether one author is named by what looks like an account (``j.doe``), and readers see a full name."""
    return (
        len(names) == len(shown) == 1
        and all(map(_ACCOUNT.fullmatch, names.values()))
        and (all(" " in name for name in shown.values()))
    )


def _completes(fewer: Mapping[str, str], more: Mapping[str, str]) -> bool:
    """Whether an answer names the same authors and more, all with full names."""
    added = [name for key, name in more.items() if key not in fewer]
    return fewer.keys() < more.keys() and len(more) <= MOST_NAMED and all(" " in name for name in added)


def _unturned(hint: Hint) -> Hint:
    """A library's ``Byron, Ada`` as ``Ada Byron``."""
    last, comma, first = hint.value.partition(",")
    if "citation" in hint.origin and comma and "," not in first:
        return Hint(f"{first.strip()} {last.strip()}", hint.origin, hint.where)
    return hint


def is_site_alone(authors: Sequence[str], sites: Iterable[str]) -> bool:
    """Whether all that is named as author is the site itself."""
    return bool(authors) and {text_key(name) for name in authors} <= set(map(text_key, sites))


def people(byline: str, shown: bool = True) -> list[str]:
    """The names in a byline, in order, each once.

    ``shown`` is true for text that readers see, in which a name must look like one; a machine-readable
    property may contain a nickname.

    >>> people("By Ada Byron, Senior Editor and Mary Somerville, PhD | March 5, 2024")
    ['Ada Byron', 'Mary Somerville']
    >>> people("Ada Byron <ada@example.org>")
    ['Ada Byron']
    """
    text = _ADDRESS.sub("", unescape(byline[:LONGEST]))
    if text.startswith("http"):
        return []
    text = re.sub(r"\s*\n\s*", "\n", re.sub(r"[^\S\n]+", " ", text.strip()))
    text = _OTHERS.sub("", re.sub(r"\n(?=[,;&])|(?<=[,&])\n", " ", text))
    strict = shown and not _is_nickname(text)
    found: dict[str, str] = {}
    for line in _LINES.split(text):
        if found and strict and find_date(line):
            break  # what follows the date is about reading, sharing, the blog
        signed = shown and _LEAD_SHOWN.match(line) and _is_nickname(line)
        for piece in _pieces(line):
            if name := _name(piece, shown, strict and not signed):
                found.setdefault(text_key(name), name)
    names = list(found.values())
    persons = [name for name in names if not _is_job(name) and not _CREDENTIAL.fullmatch(name)]
    full = [name for name in persons if " " in name]
    if shown and full:
        return full  # next to full names, a single word is a place or an agency
    return persons or names[:1]


def _is_nickname(text: str) -> bool:
    """Whether a byline is but one or two words ("by quill"), which need no capitals, and no small words."""
    words = _without_lead(text, shown=True).split()
    return len(words) <= 2 and not _SMALL_WORDS.intersection(words)


def _pieces(line: str) -> list[str]:
    """A line of a byline cut at commas and at *and*."""
    parts = [part for part in _COMMAS.split(line) if part]
    if all(part.isupper() and len(part) < 8 for part in parts[1:]):  # degrees
        parts = parts[:1]
    pieces: list[str] = []
    for part in parts:
        if _BODY.search(_without_lead(part, shown=True)):
            pieces.append(part)
        else:
            pieces += _AND.split(_AND_LETTER.sub(r"\1 & ", part))
    return pieces


def _name(piece: str, shown: bool, strict: bool) -> str:
    """The name that a piece of a byline is; empty if it is something else."""
    piece = _CLOSING.sub("", _without_lead(piece.strip(_EDGES), shown))
    if strict:
        piece = _STOP.sub("", piece)
    piece = piece.strip(" ,;:-–—|")
    words = piece.split()
    if not words or len(words) > MOST_WORDS or len(piece) > 60 or _JUNK.search(piece):
        return ""
    if _says_nothing(words, piece) or (strict and not _is_written_as_name(words)):
        return ""
    return piece


def _without_lead(piece: str, shown: bool) -> str:
    pattern = _LEAD_SHOWN if shown else _LEAD
    while (lead := pattern.match(piece)) and lead.end() > 0:
        piece = piece[lead.end() :]
    return piece


def _says_nothing(words: list[str], piece: str) -> bool:
    """Whether words are nobody's name: a degree, a date, a time to read, a job without a team."""
    plain = [fold(word.strip(".,()'’")) for word in words]
    if not any(map(str.isalpha, piece)) or len(piece) < 2:
        return True
    empty = (word in _NOBODY or word in _ROLES or (word in _PARTICLES and plain[1:]) for word in plain)
    if (all(empty) and plain[-1] not in _TEAMS) or plain[-1] in _ACCOUNTS:
        return True
    if any(word in _UNITS for word in plain):
        return True
    months = month_numbers(None)
    dated = any(word in months for word in plain) and any(map(str.isdigit, piece))
    return dated or (len(plain) == 1 and plain[0] in _day_names())


def _is_written_as_name(words: list[str]) -> bool:
    """Whether every word but particles (*de*, *van*) begins with a capital, where the script has capitals."""
    first = words[1] if words[0] == "the" and words[1:] else words[0]
    return all(not word[0].islower() or word in _PARTICLES or word in _ROLES for word in words) and (
        not first[0].islower() and not first[0].isdigit()
    )


def _is_job(name: str) -> bool:
    plain = [word.strip(".,()").casefold() for word in name.split()]
    return any(word in _ROLES for word in plain)


@cache
def _day_names() -> frozenset[str]:
    return frozenset(map(fold, WEEKDAYS.split()))
