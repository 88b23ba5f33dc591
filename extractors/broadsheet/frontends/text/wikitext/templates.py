"""Templates: what ``{{name|value}}`` shows is up to the wiki. A few show their values everywhere.

A warning quotes each of them. The rest of a sentence stands without what is left out of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from broadsheet.document import Where
from broadsheet.frontends.text.units import Unit
from broadsheet.frontends.text.wikitext.masking import VOID, Masks
from broadsheet.notes import Notes

LONGEST = 2000
"""Characters of a template that may show its values."""

_BRACES = re.compile(r"\{\{|\}\}")
_PARAMETER = re.compile(r"\{\{\{([^{}|]{1,80})(?:\|([^{}]{0,400}))?\}\}\}")
_BAR = re.compile(r"\|(?![^\[\]]*\]\])")
_NAMED = re.compile(r"\s*[\w -]{1,40}=")
_NUMBER = re.compile(r"\s*[-−+]?\d[\d.,/]*\s*|\s*(?:to|-|–|and|by|x|×|or|\+)\s*")
_SIGNS = {
    "!": "|",
    "=": "=",
    "-": "-",
    "ndash": "–",
    "mdash": "—",
    "spaced ndash": " – ",
    "nbsp": " ",
    "'": "'",
}
_MEASURES = frozenset(("convert", "cvt"))
_SECOND = re.compile(r"lang|transl(?:iteration)?|transl?it|script|color|font ?color|tooltip-lang")
_FIRST = frozenset(("abbr", "tooltip", "sort-shown", "nowrap", "val", "ill", "w"))
_BEFORE = " }\n\t|([\"'“„«‘>–—-/:="
_TITLE = re.compile(r"DISPLAYTITLE\s*:\s*(.*)", re.DOTALL)


def without_templates(text: str, masks: Masks, notes: Notes, units: list[Unit], line: int = 1) -> str:
    """The text, which begins at that line, with what its templates show. A title goes to ``units``."""
    if "{{" not in text:
        return text
    if "{{{" in text:
        text = _without_parameters(text, notes, line)
    pieces: list[str] = []
    done = 0
    for start, end, shown in _outermost(text, shown_by):
        line += text.count("\n", done, start)
        source = text[start:end]
        if not shown and _fills_cell(text, start, end):
            shown = source[2:-2].strip()
        elif shown and not _is_known(source) and not _is_in_sentence(text, start, end):
            shown = ""
        lines = source.count("\n")
        where = Where(line=line, end_line=line + lines)
        if found := _TITLE.fullmatch(source[2:-2].strip()):
            units.append(Unit("field", found[1].strip(), line, line + lines, mark="title"))
        elif shown not in _SIGNS.values():
            _warn(masks.restored(source), shown, where, notes)
        pieces += [text[done:start], shown or VOID, f"\n{VOID}" * lines]
        line += lines
        done = end
    return "".join([*pieces, text[done:]])


def _fills_cell(text: str, start: int, end: int) -> bool:
    """Whether ``{{yes}}`` is all that a cell of a table says."""
    if "|" in text[start:end] or "\n" in text[start:end]:
        return False
    before, after = text[max(start - 3, 0) : start].rstrip(" "), text[end : end + 3].lstrip(" ")
    return before.endswith("|") and (not after or after[0] == "\n" or after.startswith("||"))


def _is_in_sentence(text: str, start: int, end: int) -> bool:
    """Whether a template is neither a note right behind a word nor a line of its own."""
    before, after = text[start - 1 : start] if start else "\n", text[end : end + 1] or "\n"
    return before in _BEFORE and not (before in "\n}" and after in "\n{")


def _is_known(source: str) -> bool:
    name = source[2:].partition("|")[0].strip().lower()
    return (
        name in _MEASURES or name in _FIRST or _SECOND.fullmatch(name) is not None or source[2:-2] in _SIGNS
    )


def _without_parameters(text: str, notes: Notes, line: int) -> str:
    """``{{{name|value}}}``, of a page that is a template itself, shows its value, or else its name."""
    pieces: list[str] = []
    done = 0
    for found in _PARAMETER.finditer(text):
        line += text.count("\n", done, found.start())
        lines = found[0].count("\n")
        shown = " ".join((found[2] or found[1]).split())
        if found[2] is not None:
            _warn(found[0], shown, Where(line=line, end_line=line + lines), notes)
        pieces += [text[done : found.start()], shown or VOID, f"\n{VOID}" * lines]
        line += lines
        done = found.end()
    return "".join([*pieces, text[done:]])


def _warn(source: str, shown: str, where: Where, notes: Notes) -> None:
    quoted = " ".join(source.split())
    if shown:
        notes.warn("template-flattened", f"of a template only its values are read: {quoted}", where)
    else:
        notes.warn("template-dropped", f"a template is left out: {quoted}", where)


DEEPEST = 40
"""Templates in each other that are read; what is deeper stays as it is written."""


def _outermost(text: str, shows: Callable[[str], str]) -> list[tuple[int, int, str]]:
    """The start, the end and what is shown of each template that is in no other one."""
    found: list[tuple[int, int, str]] = []
    open_: list[tuple[int, list[str]]] = []
    done = 0
    for brace in _BRACES.finditer(text):
        if brace[0] == "{{":
            if open_:
                open_[-1][1].append(text[done : brace.start()])
            open_.append((brace.start(), []))
        elif open_:
            start, pieces = open_.pop()
            inside = "".join([*pieces, text[done : brace.start()]])
            shown = shows(inside) if len(open_) < DEEPEST else text[start : brace.end()]
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, brace.end(), shown))
            if open_:
                open_[-1][1].append(shown)
        done = brace.end()
    return found


def shown_by(inside: str) -> str:
    """What a template shows; nothing if that is up to the wiki.

    >>> shown_by("convert|12|km"), shown_by("lang|fr|quai"), shown_by("nowrap|12 berths"), shown_by("stub")
    ('12 km', 'quai', '12 berths', '')
    """
    if len(inside) > LONGEST:
        return ""
    name, *values = (part.strip() for part in _BAR.split(inside))
    if inside in _SIGNS:
        return _SIGNS[inside]
    said = [value for value in values if value and not _NAMED.match(value)]
    name = name.lower()
    if not said or "\n" in inside.strip():
        return ""
    if name in _MEASURES:
        return _measure(said)
    if _SECOND.fullmatch(name) and len(said) > 1:
        return said[1]
    return said[0] if len(said) == 1 or name in _FIRST else ""


def _measure(values: Sequence[str]) -> str:
    """Numbers, words between them, and the first unit."""
    numbers = next((at for at, value in enumerate(values) if not _NUMBER.fullmatch(value)), len(values))
    return " ".join(values[: numbers + 1])


def values_of(text: str) -> str:
    """A footnote with the values of its templates, one after the other: a citation without its layout.

    >>> values_of("{{cite book|last=Quill|title=Harbours|year=2024}}, p. 3")
    'Quill, Harbours, 2024, p. 3'
    """
    pieces, done = [], 0
    for start, end, shown in _outermost(text, _all_values):
        pieces += [text[done:start], shown]
        done = end
    return "".join([*pieces, text[done:]])


def _all_values(inside: str) -> str:
    _, *values = _BAR.split(inside) if len(inside) <= LONGEST else inside.split("|")
    return ", ".join(filter(None, (_NAMED.sub("", value, count=1).strip() for value in values)))
