"""Labels: words such as *written by* and *updated*, and the names and dates next to them."""

from __future__ import annotations

import re

from broadsheet.byline_words import BY_SENTENCE, LEAD_INS, STARTER
from broadsheet.frontends.html.cues import CHANGED, PUBLISHED, class_flags
from broadsheet.frontends.html.landmarks import ABOUT, PROPERTY
from broadsheet.frontends.html.tree import Element
from broadsheet.frontends.html.visible_text import visible_text

LONGEST_DATE = 120
"""Characters around a date; longer texts are prose."""

LONGEST_NAME = 100
"""Characters after *by*: a few names and a job."""

BY = re.compile(rf"\s*(?:{LEAD_INS})(?:\s*[:：/]|\s+(?=\S)|\s*$)", re.IGNORECASE)
# Any of these, or the sign of a Far-Eastern reporter, which follows the name.
SIGNED = re.compile(rf"{BY.pattern}|\s*\S{{2,8}}\s?(?:記者|记者|기자)\s*\Z", re.IGNORECASE)
# What forums print next to the name of the thread's author.
STARTED = re.compile(rf"\s*{STARTER}\s*:?\s*\Z", re.IGNORECASE)
DATED = re.compile(r"[12]\d{3}(?!\d)|\d[./]\d\d?[./]\d\d")
# Before the name of somebody who did not write: "Medically reviewed by".
HELPED = re.compile(
    r"(?:review|edit|check|test|verif|approv|photo|illustrat|translat|updat)\w*(?: and \w+)?(?: by)?:?\s*\Z",
    re.IGNORECASE,
)
_CHANGE_WORDS = (
    r"(?:last |zuletzt )?(?:updat|modified|revised|edited|reviewed|chang|aktualisiert|geändert)|mis à jour"
    r"|modifié|actualizad|aggiornat|atualizad|bijgewerkt|zaktualizowan|обновлен|оновлен|ενημερώθηκε|تحديث|עודכן"
    r"|अपडेट|更新|수정|업데이트"
)
_REVISED = re.compile(_CHANGE_WORDS, re.IGNORECASE)
# Where a text turns from one date to the other.
LABELLED = re.compile(
    rf"{_CHANGE_WORDS}|publish|posted|created|veröffentlicht|erschienen|publié|publicad|pubblicat|gepubliceerd"
    r"|opublikowan|опубликован|опубліковано|δημοσιεύθηκε|نشر|פורסם|प्रकाशित|公開|掲載|发布|發布|입력|게시",
    re.IGNORECASE,
)
_TO_LAST_NUMBER = re.compile(r".*\d", re.DOTALL)
_BOLD = frozenset(["h2", "h3", "h4", "h5", "h6", "strong", "b"])
_WRITTEN = re.compile(rf"\s*(?:{BY_SENTENCE})\s+([^,.\n]{{3,40}})", re.IGNORECASE)
# What the alternative text of a portrait says besides the name: "Photo of Ada Byron", "Ada Byron's avatar".
_PORTRAIT = (
    r"(?:(?:profile|author|avatar|gravatar|photo|picture|pic|portrait|headshot|image|img|icon|logo|foto|bild"
    r"|autor|auteur|imagen|immagine|фото|аватар)\b[\s_-]*|头像|頭像|アバター|アイコン|写真|프로필\s*)"
)
_PORTRAIT_BEFORE = re.compile(
    rf"\A(?:the\s+)?{_PORTRAIT}+(?:(?:of|for|by|von|de|du|di)\s+(?:the\s+author\Z)?)?", re.IGNORECASE
)
_PORTRAIT_AFTER = re.compile(rf"(?:['’]s)?(?:\s+|\Z){_PORTRAIT}+\Z", re.IGNORECASE)
_ABOUT_WHOM = re.compile(r"about|über|à propos|sobre|informazioni|author|written|meet", re.IGNORECASE)


def name_in(element: Element, kind: int) -> str:
    """The name in an author's element: a property, or the bold words of a box about the author."""
    if kind == ABOUT:
        return _name_in_box(element)
    if kind == PROPERTY:
        for inner in element.descendants():
            if "name" in inner.get("itemprop").lower():
                return inner.get("content") or visible_text(inner)
        return element.get("content") or visible_text(element)
    return visible_text(element)


def _name_in_box(box: Element) -> str:
    """The name in a box about the author: in bold, after *written by*, or the name of the portrait."""
    inside = list(box.descendants())
    bold = (visible_text(inner) for inner in inside if inner.tag in _BOLD)
    name = next((text for text in bold if 0 < len(text) < 40 and not _ABOUT_WHOM.match(text)), "")
    if not name and (signed := _WRITTEN.search(visible_text(box))):
        name = signed[1].strip()
    return name or next(
        filter(None, (_portrayed(inner.get("alt")) for inner in inside if inner.tag == "img")), ""
    )


def _portrayed(alternative: str) -> str:
    """The name in the alternative text of a portrait, in which there may be none.

    >>> [_portrayed(text) for text in ("Ada Byron", "Photo of Ada Byron", "Ada's avatar", "Profile picture")]
    ['Ada Byron', 'Ada Byron', 'Ada', '']
    """
    return _PORTRAIT_AFTER.sub("", _PORTRAIT_BEFORE.sub("", alternative.strip()))


def announced(element: Element, at: int) -> str:
    """The words from *by* on: in its element, or if that has nothing else, in one of the three around it."""
    text = visible_text(element, at)
    holder = element
    for _ in range(3):
        if not BY.fullmatch(text) or holder.parent is None:
            break
        holder, label = holder.parent, holder
        text = visible_text(holder, holder.children.index(label))
    if len(text) < LONGEST_NAME:
        return text
    first, _, rest = text.partition("\n")
    return f"{first}\n{rest.partition(chr(10))[0]}" if BY.fullmatch(first) else first


def moment(element: Element) -> str:
    """A date's machine-readable value, or the words that show it."""
    written = element.get("datetime") or element.get("content")
    if written and written[:1].isdigit():
        return written
    text = visible_text(element)
    if len(text) >= LONGEST_DATE:
        text = text.partition("\n")[0]
    return text if len(text) < LONGEST_DATE and any(map(str.isdigit, text)) else ""


def sorted_out(element: Element, text: str) -> list[tuple[str, str]]:
    """The parts of a text that date the article's publication and its change: ``[("published", …), …]``."""
    field = _declared_field(element)
    if field:
        return [(field, text)]
    cuts = [match.start() for match in LABELLED.finditer(text)]
    parts = [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    dated = [part for part in parts if any(map(str.isdigit, part))]
    if not cuts and _REVISED.search(before(element)):
        return [("modified", text)]
    return [("modified" if _REVISED.match(part) else "published", part) for part in dated]


def _declared_field(element: Element) -> str:
    """Which date an element is, by its own or its parent's property or class; empty if they name none."""
    prop, css = element.get("itemprop").lower(), element.get("class")
    if prop.startswith("date"):
        return "modified" if "modified" in prop else "published"
    if class_flags(css) & PUBLISHED:
        return "published"
    changed = class_flags(css) & CHANGED or (
        element.parent is not None and class_flags(element.parent.get("class")) & CHANGED
    )
    return "modified" if changed else ""


def before(element: Element) -> str:
    """The words right before an element, in its parent or right before that, from the last number on."""
    for _ in range(2):
        parent = element.parent
        if parent is None:
            return ""
        at = parent.children.index(element)
        for sibling in reversed(parent.children[max(at - 3, 0) : at]):
            text = visible_text(sibling) if isinstance(sibling, Element) else str(sibling).strip()
            if text:
                return _TO_LAST_NUMBER.sub("", text[-30:])
        element = parent
    return ""
