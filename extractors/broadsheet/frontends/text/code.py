"""Code: between fences, indented after a blank line, at a prompt, or by the look of several lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from broadsheet.blocks import Code
from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.lines import Line
from broadsheet.frontends.text.stanzas import is_verse
from broadsheet.frontends.text.tabular import is_over_table
from broadsheet.frontends.text.widths import WIDEST

LONGEST_STATEMENT = 60
"""Lines of SQL."""

_INDENT = 4
_PROMPT = ">>> "
_SENTENCE_WORDS = 4
_LETTERS = 0.9
"""Share of letters and spaces in a sentence that is no output of a program, and in a line of verse."""
_OPENING = re.compile(
    r"[}\])][^.!?]{0,60}$|(?:import|from|def|return|const|let|var|function|public|class|if|for|while|SELECT|#include)\b.*[({=;:]"
    r"|[\w.\[\]\"']+\s*(?:=|:=|\+=)\s*\S|[\w.]+\(.*\);?$|(?:\$(?! ?\d)|>>>|#!)\s?\S"
    r"|<[/!]?\w[^>]*>(?! \w|[,.])|//|/\*|\* @"
)
_RULES_OF_COLUMNS = re.compile(r"(?:[-=_]{3,} {2,})+[-=_]{3,}")
_OPENS_BLOCK = re.compile(r"^(?:if|elif|while|for|switch|with|except) ?\(.*\)\s*:$|\w\(.*\)\s*:$")
"""``def moor(boat):``, but not ``Thursday. An easy run (one hour):``."""
_SQL = re.compile(r"(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE (?:TABLE|VIEW|INDEX)|ALTER TABLE) ")

_FIRST = "}])$<#/*>"
_LAST = "{};)>:\"'"
"""A statement ends or begins with one of these, or has an equals sign; most prose does not."""


def fenced(cursor: Cursor) -> bool:
    """From a fence to the next like it, or to the end of the text."""
    opening = cursor.line.text
    fence = opening[: len(opening) - len(opening.lstrip(opening[0]))]
    language, _, more = opening[len(fence) :].strip().partition(" ")
    if "`" in language or "`" in more:
        return False
    if more:
        cursor.notes.warn(
            "fence-note-dropped",
            f"what follows the language of a code block is left out: {more}",
            cursor.where(),
        )
    taken = 1
    while (line := cursor.ahead(taken)) is not None:
        taken += 1
        if line.shape in ("fence", "ruler") and line.text.startswith(fence) and not line.text.strip(fence[0]):
            break
    else:
        cursor.notes.warn("fence-open", "a code fence is never closed; it runs to the end", cursor.where())
    closed = line is not None
    last = cursor.lines[cursor.at + taken - 1].number
    body = cursor.raws[cursor.line.number : last - closed]
    _emit(cursor, dedent(list(body)), taken, language.strip("{.}") or None)
    return True


def indented(cursor: Cursor) -> bool:
    """Lines indented by four columns after a blank line, in a text that is not indented as a whole."""
    line = cursor.line
    if line.indent and cursor.after_gap and _is_announced(cursor):
        return _announced(cursor)
    if (
        line.indent < _INDENT
        or cursor.at < cursor.prose_until
        or not cursor.after_gap
        or _belongs_to_item(cursor)
    ):
        return False
    if line.indent in cursor.first_line_indents and _is_alone_set_in(cursor):
        cursor.prose_until = cursor.at + 1
        return False
    end = cursor.count_set_in(_INDENT)
    if is_over_table(cursor, 0, end):
        cursor.prose_until = cursor.at + end
        return False
    lines = cursor.lines[cursor.at : cursor.at + end]
    if not cursor.after_colon and not _looks_literal(lines):
        cursor.prose_until = cursor.at + end
        return False
    _emit_lines(cursor, end)
    return True


def _is_alone_set_in(cursor: Cursor) -> bool:
    """Whether the next line is blank or further left: only the first line of a paragraph is indented."""
    following = cursor.ahead()
    return following is None or following.shape == "blank" or following.indent < _INDENT


def _is_announced(cursor: Cursor) -> bool:
    """Whether the paragraph before ends with two colons, which announce a listing in RST."""
    before = cursor.units[-1] if cursor.units else None
    return before is not None and before.kind == "prose" and before.text.endswith("::")


def _announced(cursor: Cursor) -> bool:
    before = cursor.units[-1]
    if cursor.line.indent <= before.indent:
        return False
    before.text = before.text[:-1] if before.text != "::" else ""
    if not before.text:
        before.kind = "ruler"
    _emit_lines(cursor, cursor.count_set_in(before.indent + 1))
    return True


def prompt(cursor: Cursor) -> bool:
    """A session at Python's prompt, to the next blank line or to where the text goes on."""
    if not cursor.line.text.startswith(_PROMPT):
        return False
    taken = 1
    while (line := cursor.ahead(taken)) is not None and line.shape != "blank":
        if _resumes_text(cursor, taken):
            taken -= _is_title_above(cursor, taken)
            break
        taken += 1
    _emit_lines(cursor, taken)
    return True


def root_prompt(cursor: Cursor) -> bool:
    """``# apt-get update``: commands for the superuser, in a text whose headings are outside its margin."""
    taken = 0
    while (line := cursor.ahead(taken)) is not None and line.shape == "hash" and line.text[:2] == "# ":
        taken += 1
    if not taken or not cursor.outside:
        return False
    _emit_lines(cursor, taken)
    return True


def _resumes_text(cursor: Cursor, at: int) -> bool:
    """Whether the line so far ahead is not part of the session: an anchor's heading, or words of a sentence.

    What is right below a call of ``print`` was printed, whatever it says.
    """
    line, above = cursor.lines[cursor.at + at], cursor.lines[cursor.at + at - 1].text
    if line.text[-1] in cursor.anchors:
        return True
    return _is_sentence(line.text) and not (above.startswith(_PROMPT) and "print" in above)


def _is_sentence(text: str) -> bool:
    """Words and hardly anything else, a capital first; ``ValueError: …`` is what an exception says."""
    words = text.split(None, _SENTENCE_WORDS)
    if len(words) < _SENTENCE_WORDS or not text[0].isupper() or words[0][-1] == ":" or is_code(text):
        return False
    return _is_wordy(text)


def _is_title_above(cursor: Cursor, at: int) -> bool:
    """Whether the line before that is the title of what comes, and not what the session answered last."""
    text = cursor.lines[cursor.at + at - 1].text
    return at > 1 and " " in text and text[0].isupper() and text.replace(" ", "").isalpha()


def may_be_listed(text: str, ahead: Line | None) -> bool:
    """Whether a listing could begin with the line: it is a statement, or a brace opens below it."""
    return is_code(text) or (ahead is not None and ahead.text == "{")


def listing(cursor: Cursor) -> bool:
    """Two lines or more that look like statements, one under the other, with the lines between them."""
    if not may_be_listed(cursor.line.text, cursor.ahead()):
        return False
    taken = end = misses = evidence = 0
    while (line := cursor.ahead(taken)) is not None and line.shape != "blank" and misses < 2:
        taken += 1
        if is_code(line.text) or line.indent > cursor.line.indent:
            end, misses, evidence = taken, 0, evidence + 1
        else:
            misses += 1
        if taken > 8 and evidence * 3 < taken * 2:
            break
    if evidence < 2 or evidence * 3 < end * 2:
        return False
    _emit_lines(cursor, end)
    return True


def sql(cursor: Cursor) -> bool:
    """A statement of SQL, up to its semicolon; no line of it ends in a full stop."""
    if not _SQL.match(cursor.line.text):
        return False
    for at in range(LONGEST_STATEMENT):
        line = cursor.ahead(at)
        if line is None or line.shape == "blank" or line.text[-1] == ".":
            break
        if line.text.endswith(";"):
            _emit_lines(cursor, at + 1)
            return True
    return False


def traceback(cursor: Cursor) -> bool:
    """What Python prints of an exception, to the line that names it."""
    if not cursor.line.text.startswith("Traceback (most recent call last"):
        return False
    taken = 1
    while (line := cursor.ahead(taken)) is not None and line.indent > cursor.line.indent:
        taken += 1
    _emit_lines(cursor, taken + (line is not None and line.shape != "blank"))
    return True


def is_code(text: str) -> bool:
    """A line that looks like a statement of a programming language or a command."""
    if not text or (text[-1] not in _LAST and text[0] not in _FIRST and "=" not in text):
        return False
    if text.endswith("::"):  # a term, or a paragraph before its listing
        return False
    if text[-1] in "{};" or "=>" in text or (text[-1] == ":" and _OPENS_BLOCK.search(text)):
        return True
    return _OPENING.match(text) is not None


def _belongs_to_item(cursor: Cursor) -> bool:
    before = cursor.units[-1] if cursor.units else None
    return before is not None and before.kind == "item" and cursor.line.indent <= before.indent + 8


def _looks_literal(lines: list[Line]) -> bool:
    """Code in a line, or lines at several columns; those of verse are neither, though they end in ``;``."""
    if _are_items(lines) or _are_whole_paragraphs(lines):
        return False
    first = list(takewhile(lambda line: line.text, lines))
    if any(_RULES_OF_COLUMNS.fullmatch(line.text) for line in first):
        return False
    if is_verse(first) and all(_is_wordy(line.text) for line in first):
        return False
    return any(is_code(line.text) for line in lines) or any(
        line.indent != lines[0].indent for line in lines if line.text
    )


def _are_whole_paragraphs(lines: Sequence[Line]) -> bool:
    """Whether most of what is said is in lines of words that are longer than any program's."""
    whole = sum(len(line.text) for line in lines if len(line.text) > WIDEST and _is_wordy(line.text))
    return 2 * whole > sum(len(line.text) for line in lines)


def _are_items(lines: Sequence[Line]) -> bool:
    """Items and what is indented under them: a list that is indented as a whole, as PDFs are laid out."""
    first = lines[0]
    return (
        first.marker is not None
        and all(line.shape != "plain" or line.indent > first.indent + 1 for line in lines)
        and not any(is_code(line.text) for line in lines)
    )


def _is_wordy(text: str) -> bool:
    """Letters and spaces, and little else."""
    return sum(char.isalpha() or char == " " for char in text) >= _LETTERS * len(text)


def _emit_lines(cursor: Cursor, taken: int) -> None:
    first, last = cursor.line.number, cursor.lines[cursor.at + taken - 1].number
    _emit(cursor, dedent(list(cursor.raws[first - 1 : last])), taken, None)


def _emit(cursor: Cursor, text: str, taken: int, language: str | None) -> None:
    cursor.emit("code", text, taken, blocks=[Code(text, cursor.where(taken), language)])


def dedent(raws: Sequence[str]) -> str:
    """The lines without the indentation that all of them share."""
    margins = [len(raw) - len(raw.lstrip()) for raw in raws if raw.strip()]
    margin = min(margins, default=0)
    return "\n".join(raw[margin:].rstrip() for raw in raws).strip("\n")
