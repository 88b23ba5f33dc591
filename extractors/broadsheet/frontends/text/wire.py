"""Wire copy: the lines that an agency writes around a story for its editors; warnings, not prose."""

from __future__ import annotations

import re

from broadsheet.frontends.text.cursor import Cursor

LONGEST = 100
"""Characters of a notice, and fewer than a paragraph of the story has."""
DEEP = 30
"""Lines from the top that may be notices."""

_END = re.compile(
    r"[-–—(\[\s]*(?:more|to come|ends?|end it|30|mtc|mf|fin|schluss|ende|suite|конец)[-–—)\]\s]*"
    r"|[xX]{3,}|# ?# ?#",
    re.IGNORECASE,
)
_EMBARGO = re.compile(
    r"(?:embargo(?:ed)?|not for (?:publication|release|broadcast)|for (?:immediate )?release|hold for release"
    r"|sperrfrist|sous embargo|embargado|эмбарго)\b",
    re.IGNORECASE,
)
_CORRECTION = re.compile(
    r"\(?(?:corrects?|corrected|correction|clarifi(?:es|cation)|updates?|recasts?|adds?|removes?|eds"
    r"|editors?'? note|refiles?|repeats?|berichtigung|rectificatif|corrección|исправление)\b(?=[:\s])",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"(?:eds|editors?'? note|note to editors|attention editors|correction|clarification|berichtigung"
    r"|rectificatif|corrección|исправление)\b.{0,20}:",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"\((?:additional |with )?(?:reporting|writing|editing|edited|compiled|written|produced)\b.*\)",
    re.IGNORECASE,
)
_JUMP = re.compile(
    r"[(\[]?(?:continued (?:on|from) (?:page|p\.)|see [A-Z]+, page|fortsetzung (?:auf|von) (?:seite|s\.)"
    r"|suite (?:en |de la |à la )?page|continúa en (?:la )?p[áa]g(?:ina|\.)|viene de (?:la )?p[áa]g(?:ina|\.)"
    r"|(?:continua|segue) a pag(?:ina|\.)|continua na p[áa]g(?:ina|\.)"
    r"|(?:продолжение|окончание|начало) на (?:стр\.|странице)) ?[A-Z]?-?\d{1,3}(?:\b.{0,20})?",
    re.IGNORECASE,
)
_LAST_WORDS = frozenset(("ENDS", "END", "ENDE", "MORE", "NNNN"))
_SLUG = re.compile(r"(?=.*[-/_])[A-Z][A-Za-z]{0,14}(?:[-/_]{1,2}[A-Za-z0-9.&']+)+(?:[ ,(].{0,40})?")
_MARK = "-–—([#xX"


def mark(cursor: Cursor) -> bool:
    """``-30-``, ``(MORE)``, ``-- more --``, ``ENDS``: the end of a take or of the story."""
    text = cursor.line.text
    if len(text) > 20 or not (text in _LAST_WORDS or (text[0] in _MARK and _END.fullmatch(text))):
        return False
    if text[-1].islower() and text[-1] != "x":  # "- end" is an item, or code
        return False
    cursor.drop("wire-mark-dropped", "a mark for editors is left out")
    return True


def jump(cursor: Cursor) -> bool:
    """``Continued on Page 6, Column 2``: where a newspaper goes on with a story."""
    if len(cursor.line.text) > LONGEST or not _JUMP.fullmatch(cursor.line.text):
        return False
    cursor.drop("wire-jump-dropped", "where the story goes on in print is left out")
    return True


def credit(cursor: Cursor) -> bool:
    """``(Reporting by Ada Byron; Editing by Grace Hopper)``"""
    text = cursor.line.text
    if len(text) > 2 * LONGEST or not _CREDIT.fullmatch(text):
        return False
    cursor.drop("wire-credit-dropped", "who worked on the report is left out")
    return True


def notice(cursor: Cursor) -> bool:
    """Slug, embargo and correction lines above the story."""
    text = cursor.line.text
    if len(text) > LONGEST:
        return False
    if cursor.slug and text.startswith(cursor.slug):
        cursor.drop("wire-slug-dropped", "the slug of a further take is left out")
        return True
    if not stands_above(cursor):
        return False
    if _is_slug(cursor, text):
        cursor.slug = text
        cursor.drop("wire-slug-dropped", "the slug of wire copy is left out")
    elif _EMBARGO.match(text):
        cursor.drop("wire-embargo-dropped", "a notice about the time of release is left out")
    elif (text[0] == "(" and text[-1] == ")" and _CORRECTION.match(text)) or _NOTE.match(text):
        cursor.drop("wire-correction-dropped", "a notice about a correction is left out")
    else:
        return False
    return True


def stands_above(cursor: Cursor) -> bool:
    """Whether the story has not begun: no paragraph of it is before the cursor."""
    if cursor.at > DEEP or cursor.story_begun:
        return False
    cursor.story_begun = any(len(unit.text) > LONGEST for unit in cursor.units)
    return not cursor.story_begun


def _is_slug(cursor: Cursor, text: str) -> bool:
    """``BC-EU--Storm, 3rd Ld-Writethru``, ``HARBOUR/DUES (UPDATE 1)``: first lines, hyphens for spaces."""
    if cursor.line.number > 4 or not _SLUG.fullmatch(text):
        return False
    word = re.split(r"[ ,(]", text, maxsplit=1)[0]
    return word.isupper() or "--" in word or text.startswith(("AM-", "PM-", "BC-"))
