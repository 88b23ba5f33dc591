"""Signs of records: whether a text may be what a news database exported, by how it begins.

It is quick, as every text is asked; what the answer is worth, :mod:`broadsheet.frontends.text.records` says.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

HEAD = 50
"""Lines that show whether a text may hold records."""

COUNT_OF_WORDS = re.compile(
    r"\d[\d.,\u00a0 ]{0,8}(?:words?|wörter|mots|palabras|parole|palavras|woorden|ord|слов[оа]?)",
    re.IGNORECASE,
)

_BEGINNINGS = frozenset(("SN ", "SN\t", "SN", "Ful", "FUL", "Art", "Pub", "Rep", "Job"))
"""The first three characters of labels that are near the beginning of a record, or of the page before it:
``SN``, ``Full text:``, ``Article Text:``, ``Publication info:``, ``Report Information``, ``Job Number:``."""
_ENDINGS = frozenset(("words", "WORDS", "örter", "ÖRTER", " mots", "\u00a0mots", "abras", "arole", "orden"))
"""The last five characters of a count of words."""

_SHOWS = re.compile(
    r"SN(?:\s.*)?|(?:full text|article text|publication info|publication title|job number):.*"
    r"|report information from .*|(?:[^:]{0,20}:\s*)?" + COUNT_OF_WORDS.pattern,
    re.IGNORECASE,
)


def may_hold_records(lines: Sequence[str]) -> bool:
    """A quick check of a text's lines, false for nearly all that are no records."""
    head = lines[:HEAD]
    if _ENDINGS.isdisjoint([line[-5:] for line in head]) and _BEGINNINGS.isdisjoint(
        [line[:3] for line in head]
    ):
        return False
    return any(map(_SHOWS.fullmatch, head))
