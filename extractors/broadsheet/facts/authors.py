"""Authors: the names in a byline, one string a person.

A byline is a name among other things: *By*, a second name, a job, a degree, a newspaper, a date, the time that
reading takes. Pieces are told apart by separators, and kept if they look like a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from html import unescape

from broadsheet.blocks import Hint
from broadsheet.calendar_words import WEEKDAYS
from broadsheet.dates import fold, month_numbers
from broadsheet.facts.titles import folded

MOST_WORDS = 6
"""In a name ("Maria del Carmen de la Vega"); more words are a sentence."""

LEAD_INS = re.compile(
    r"(?:(?:(?:article|story|words?|text|originally posted|posted|written|reported|published|created|authored|guest post|reviewed"
    r"|edited|compiled|medically reviewed|fact[- ]checked|contributed)\s)?by|authors?|contributors?|from the desk of|von|autor(?:in|e|a|en)?"
    r"|par|por|escrito por|publicado por|rédigé par|publié par|di|a cura di|scritto da|door|geschreven door|av|af|skrevet af"
    r"|auteur|автор|текст|συντάκτης|του|بقلم|كتب|מאת|लेखक|作者|文|記者|记者|著者|執筆|筆者|글|기자)(?=\W|\Z)\s*[:：/]?\s*",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"\s*(?:記者|记者|기자|著|さん|先生)\Z")
_LINES = re.compile(r"\s*(?:[;；|•·\n]|\s[–—-]\s)\s*")
_COMMAS = re.compile(r"\s*[,、،/](?!\s*(?:jr|sr|ii|iii|iv)\b)\s*", re.IGNORECASE)
_AND = re.compile(r"\s+(?:&|\+|and|und|et|y|e|и|och|og|en|ja|oraz|i|ve|και|و|with)\s+|\s+ו(?=\w)", re.IGNORECASE)
# What a body has in its name and a person has not: such a name is not split at "and".
_BODY = re.compile(r"\b(?:for|of|the|für|der|des|pour|de la|para)\b", re.IGNORECASE)
_STOP = re.compile(
    r"\s+(?:in|on|at|for|from|updated|published|posted|last|about|view|follow|is|was|has|to|of the|um|am)\b.*\Z",
    re.IGNORECASE | re.DOTALL,
)
_CREDENTIAL = re.compile(
    r"(?:[A-Z]{2,7}|[A-Z][a-z]?\.?(?:\s?[A-Z][a-z]?\.?){1,4}|M\.?Sc|B\.?Sc|Ph\.?\s?D\.?|Esq\.?|[A-Z][A-Za-z]{1,5}®)[\s\d]*\Z"
)
_JUNK = re.compile(r"https?:|www\.|@|[<>{}\[\]=#%$€£!?:]|\.html?\b|(?<![a-z\d])\d{3}", re.IGNORECASE)
_NOBODY = frozenset(
    "admin administrator webmaster root user guest author authors anonymous unknown none null undefined superuser "
    "sysadmin moderator mod system test default by администратор админ 관리자 wordpress sitemanager webadmin siteadmin "
    "comment comments share follow more menu home news blog subscribe staff contact us get app sponsored".split()
)
_ROLES = frozenset(
    "editor editors reporter writer writers correspondent journalist contributor contributors contributing columnist "
    "staff senior junior director manager producer photographer specialist analyst founder cofounder co-founder ceo "
    "cto coo cmo president head chief lead author marketing content digital strategist consultant engineer developer "
    "researcher professor lecturer expert coach owner partner fellow intern assistant associate freelance freelancer "
    "guest executive officer team desk newsroom editorial redaktion redacción redazione rédaction редакция 編集部 "
    "redakteur redakteurin journalistin reporterin autor autorin korrespondent rédacteur rédactrice journaliste "
    "redactor redactora periodista giornalista redattore jornalista repórter редактор корреспондент журналист".split()
)
_TEAMS = frozenset(["team", "desk", "newsroom", "editorial", "editors", "redaktion", "redazione", "redacción", "編集部"])
_UNITS = frozenset("min mins minute minutes read reading minuten lesezeit lecture views view comments comment".split())
_PARTICLES = frozenset(
    "de da do dos das di del della der den van von vom zu zur la le les el al bin bint ibn ben ter ten te y e i und "
    "af av the of".split()
)
SHOWN = frozenset(["byline", "nearby text", "author link"])
"""Origins whose answers are text for readers: only what is written like a name is taken for one."""


def choose(hints: Sequence[Hint], sites: Iterable[str]) -> tuple[list[str], Hint | None]:
    """The authors, and the answer that named them first; ``([], None)`` if nobody is named.

    ``sites`` are the names of the site, its publisher and its host: they are authors only where the page names
    nobody else.
    """
    names = set(map(folded, sites))
    last: tuple[list[str], Hint | None] = ([], None)
    for origin in dict.fromkeys(hint.origin for hint in hints):
        answers = [hint for hint in hints if hint.origin == origin]
        found = {folded(name): name for hint in answers for name in people(hint.value, origin in SHOWN)}
        others = [name for key, name in found.items() if key not in names]
        if others:
            return others, answers[0]
        if found and not last[0]:
            last = list(found.values()), answers[0]
    return last


def is_site_alone(authors: Sequence[str], sites: Iterable[str]) -> bool:
    """Whether all that is named as author is the site itself."""
    return bool(authors) and {folded(name) for name in authors} <= set(map(folded, sites))


def people(byline: str, shown: bool = True) -> list[str]:
    """The names in a byline, in order, each once.

    ``shown`` says that the text is one for readers, in which a name must look like one; a machine-readable
    property may hold a nickname.

    >>> people("By Ada Byron, Senior Editor and Mary Somerville, PhD | March 5, 2024")
    ['Ada Byron', 'Mary Somerville']
    """
    text = unescape(byline) if "&" in byline else byline
    if text.startswith("http"):
        return []
    text = re.sub(r"\s*\n\s*", "\n", re.sub(r"[^\S\n]+", " ", text.strip()))
    text = re.sub(r"\n(?=[,;&])|(?<=[,&])\n", " ", text)
    found: dict[str, str] = {}
    for line in _LINES.split(text):
        for piece in _pieces(line):
            name = _name(piece, shown)
            if name:
                found.setdefault(folded(name), name)
    names = list(found.values())
    persons = [name for name in names if not _is_job(name) and not _CREDENTIAL.fullmatch(name)]
    return persons or names[:1]


def _pieces(line: str) -> list[str]:
    parts = [part for part in _COMMAS.split(line) if part]
    if len(parts) > 1 and all(part.isupper() and len(part) < 8 for part in parts[1:]):
        parts = parts[:1]
    pieces: list[str] = []
    for part in parts:
        pieces += [part] if _BODY.search(_without_lead(part)) else _AND.split(part)
    return pieces


def _name(piece: str, shown: bool) -> str:
    """The name that a piece of a byline is; empty if it is something else."""
    piece = _without_lead(piece.strip(" \t\n,.;:-–—|*\"'“”‘’()"))
    piece = _CLOSING.sub("", piece)
    if shown:
        piece = _STOP.sub("", piece)
    piece = piece.strip(" ,;:-–—|")
    words = piece.split()
    if not words or len(words) > MOST_WORDS or len(piece) > 60 or _JUNK.search(piece):
        return ""
    if _says_nothing(words, piece) or (shown and not _is_written_as_name(words)):
        return ""
    return piece


def _without_lead(piece: str) -> str:
    while (lead := LEAD_INS.match(piece)) and lead.end() > 0:
        piece = piece[lead.end() :]
    return piece


def _says_nothing(words: list[str], piece: str) -> bool:
    """Whether words are nobody's name: a degree, a date, a time to read, a job without a team."""
    plain = [fold(word.strip(".,()'’")) for word in words]
    if not any(map(str.isalpha, piece)) or len(piece) < 2:
        return True
    if all(word in _NOBODY or word in _ROLES for word in plain) and plain[-1] not in _TEAMS:
        return True
    if any(word in _UNITS for word in plain):
        return True
    months = month_numbers(None)
    dated = any(word in months for word in plain) and any(map(str.isdigit, piece))
    return dated or (len(plain) == 1 and plain[0] in _day_names())


def _is_written_as_name(words: list[str]) -> bool:
    """Whether every word but particles (*de*, *van*) begins with a capital, where the script has capitals."""
    return all(not word[0].islower() or word in _PARTICLES or word in _ROLES for word in words) and (
        not words[0][0].islower() and not words[0][0].isdigit()
    )


def _is_job(name: str) -> bool:
    plain = [word.strip(".,()").casefold() for word in name.split()]
    return any(word in _ROLES for word in plain)


@cache
def _day_names() -> frozenset[str]:
    return frozenset(map(fold, WEEKDAYS.split()))
