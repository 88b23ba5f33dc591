"""Directives: what RST and AsciiDoc say to their programs, and the listings and pictures under it."""

from __future__ import annotations

import re

from broadsheet.blocks import Code, Figure
from broadsheet.document import Where
from broadsheet.frontends.text.code import dedent
from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.definitions import MARKER as DEFINITION
from broadsheet.frontends.text.items import hang
from broadsheet.frontends.text.wrapping import join

LONGEST_LISTING = 2000
"""Lines that an end is looked for in."""

_RST = re.compile(r"\.\.(?: (?:(?P<name>[\w:+.-]+)::|\[(?P<note>#?\w+)\])(?: +(?P<rest>\S.*))?| .*)?")
_OPTION = re.compile(r":[\w -]+:.*")
_ALT = re.compile(r":alt: *(\S.*)")
_LISTINGS = frozenset(
    (
        "code", "code-block", "sourcecode", "parsed-literal", "literalinclude",
        "doctest", "testcode", "testoutput", "productionlist",
    )
)  # fmt: skip
# Of docutils and Sphinx those that print nothing where they are, or what the text says elsewhere.
_SILENT = frozenset(
    (
        "codeauthor", "contents", "currentmodule", "default-role", "highlight", "index", "meta",
        "moduleauthor", "py:currentmodule", "role", "sectionauthor", "tabularcolumns", "testcleanup",
        "testsetup", "toctree",
    )
)  # fmt: skip
_PICTURES = frozenset(("image", "figure"))
_ASCIIDOC = re.compile(r"\[(?:source|listing)(?:, ?(?P<language>[\w+#-]+))?[^\]]*\]")


def rst(cursor: Cursor) -> bool:
    """``.. name:: argument``: a listing, a picture, a footnote; of others the mark goes, with a warning."""
    found = _RST.fullmatch(cursor.line.text)
    after_code = bool(cursor.units) and cursor.units[-1].kind == "code"
    if found is None or not (cursor.after_gap or after_code):
        return False
    if found["note"]:
        cursor.replace(1, [f"[{found['note'].lstrip('#')}] {found['rest'] or ''}"])
        return True
    if found["name"] in _LISTINGS:
        return _listing(cursor, found["rest"])
    if found["name"] in _PICTURES:
        return _picture(cursor, found["rest"])
    if found["name"] is None or found["name"] in _SILENT:
        what = "a comment or a target" if found["name"] is None else f"what {found['name']} says"
        cursor.drop("directive-dropped", f"{what} is left out", 1 + _hanging(cursor, 1))
    elif found["rest"] is None:
        cursor.drop("directive-dropped", "the mark of an RST directive is left out")
    else:
        message = f"the mark of an RST directive is left out: .. {found['name']}::"
        cursor.notes.warn("directive-dropped", message, cursor.where())
        if cursor.is_inside or not _described(cursor, found["rest"]):
            cursor.replace(1, [found["rest"]])
    return True


def _described(cursor: Cursor, what: str) -> bool:
    """``.. function:: moor(boat)`` over what is said of it, indented: a term and its meaning."""
    body = 1
    while (line := cursor.ahead(body)) is not None and line.shape == "blank":
        body += 1
    if line is None or line.indent <= cursor.line.indent or line.shape != "plain":
        return False
    column = line.indent
    taken = body
    while (line := cursor.ahead(taken)) is not None and line.shape == "plain" and line.indent >= column:
        taken += 1
    texts = [each.text for each in cursor.lines[cursor.at + body : cursor.at + taken]]
    unit = cursor.emit("item", join(texts, cursor.hyphenated), taken, marker=DEFINITION)
    unit.term = what
    hang(cursor, unit, column)
    return True


def asciidoc(cursor: Cursor) -> bool:
    """``[source,python]`` over a listing between rulers."""
    found = _ASCIIDOC.fullmatch(cursor.line.text)
    fence = cursor.ahead()
    if found is None or fence is None or fence.shape != "ruler":
        return False
    taken = 2
    while (line := cursor.ahead(taken)) is not None and line.text != fence.text and taken < LONGEST_LISTING:
        taken += 1
    if line is None or line.text != fence.text:
        return False
    text = dedent(cursor.raws[fence.number : line.number - 1])
    cursor.emit("code", text, taken + 1, blocks=[Code(text, cursor.where(taken + 1), found["language"])])
    return True


def _listing(cursor: Cursor, language: str | None) -> bool:
    options = _options(cursor)
    taken = _hanging(cursor, 1 + options)
    if not taken:
        return False
    for at in range(1, 1 + options):
        line = cursor.lines[cursor.at + at]
        where = Where(line=line.number, end_line=line.number)
        cursor.notes.warn("directive-dropped", f"an option of a listing is left out: {line.text}", where)
    body = cursor.lines[cursor.at + 1 + options : cursor.at + 1 + options + taken]
    text = dedent(cursor.raws[body[0].number - 1 : body[-1].number])
    taken += 1 + options
    cursor.emit("code", text, taken, blocks=[Code(text, cursor.where(taken), language)])
    return True


def _picture(cursor: Cursor, src: str | None) -> bool:
    options = [cursor.lines[cursor.at + at].text for at in range(1, 1 + _options(cursor))]
    alt = next((found[1] for option in options if (found := _ALT.fullmatch(option))), None)
    where = cursor.where(1 + len(options))
    others = [option for option in options if not _ALT.fullmatch(option)]
    if others:
        message = f"options of a picture are left out: {' / '.join(others)}"
        cursor.notes.warn("directive-dropped", message, where)
    cursor.emit("picture", "", 1 + len(options), blocks=[Figure(where, src, alt)])
    return True


def _options(cursor: Cursor) -> int:
    """How many lines right under the directive are its options."""
    count = 0
    while (line := cursor.ahead(1 + count)) is not None and line.indent and _OPTION.fullmatch(line.text):
        count += 1
    return count


def _hanging(cursor: Cursor, start: int) -> int:
    """How many lines from there on are indented under the cursor's."""
    return cursor.count_set_in(cursor.line.indent + 1, start)
