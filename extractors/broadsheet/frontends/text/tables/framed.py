"""Tables in a drawn frame: MySQL's, reStructuredText's grid tables, box drawing.

::

    +------+--------+      ┌──────┬────────┐
    | Port | Berths |      │ Port │ Berths │
    +======+========+      ├──────┼────────┤
    | Aden | 12     |      │ Aden │ 12     │
    +------+--------+      └──────┴────────┘

In a grid table a rule is after every row, a row may take several lines and a cell may span; in MySQL's
output each line is a row. The rules show which of the two it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from broadsheet.blocks import Cell, Table
from broadsheet.document import Where
from broadsheet.frontends.text.tables.found import FoundTable, with_footer
from broadsheet.frontends.text.tables.screen import screen, words
from broadsheet.frontends.text.tables.spans import spanned
from broadsheet.notes import Notes

_VERTICAL, _LIGHT, _DOUBLE = "│┃┆┇┊┋║╎╏", "─━┄┅┈┉╌╍", "═"
_CROSSINGS = "┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋┡┩┢┪╇╈┠┨┯┷┿╂┝┥┰┸╀╁╃╄╅╆╉╊╒╓╕╖╘╙╛╜╞╟╡╢╤╥╧╨╪╫╔╗╚╝╠╣╦╩╬╭╮╯╰"
_ASCII = str.maketrans(
    _VERTICAL + _LIGHT + _DOUBLE + _CROSSINGS,
    "|" * len(_VERTICAL) + "-" * len(_LIGHT) + "=" + "+" * len(_CROSSINGS),
)
_RULE = re.compile(r"\+(?:[-=:]+\+)+\Z")

OPENINGS = frozenset("+┌┏╔╒╓╭├╞")
"""The first character of the first line of such a table."""


def find_framed(lines: Sequence[str], at: int, notes: Notes) -> FoundTable | None:
    """The framed table that begins at ``lines[at]``, or None."""
    if not is_frame(lines[at]) or at + 1 == len(lines) or lines[at + 1].strip()[:1] not in _VERTICAL + "|":
        return None
    drawn = _drawn(lines, at)
    end = at + len(drawn)
    rules = [n for n, line in enumerate(drawn) if _RULE.match(line)]
    if len(drawn) < 3 or len(rules) == len(drawn) or drawn[0].count("+") < 3:
        return None
    where = Where(line=at + 1, end_line=end)
    if not _is_regular(drawn, rules):
        table = spanned(drawn, where) if _may_span(drawn, rules) else None
        if table is not None and _says_all(table, drawn):
            return with_footer(FoundTable([table], end), lines)
        notes.warn(
            "table-frame-broken",
            "its lines do not fit the frame around them; each is read as a row",
            where,
        )
    boxed = not lines[at].isascii()
    rows, head = _rows(drawn, rules, boxed)
    table = Table([[Cell(text) for text in row] for row in rows], where, head_rows=head)
    return with_footer(FoundTable([table], end), lines)


def is_frame(line: str) -> bool:
    """Whether a line is the upper edge of a frame: ``+----+----+``."""
    line = line.strip()
    return line[:1] in OPENINGS and _RULE.match(line.translate(_ASCII)) is not None


def _drawn(lines: Sequence[str], at: int) -> list[str]:
    """The lines of the frame in ASCII, an index a column."""
    drawn: list[str] = []
    margin = len(lines[at]) - len(lines[at].lstrip())
    for n in range(at, len(lines)):
        line = screen(lines[n][margin:])
        if not line.isascii():
            line = line.translate(_ASCII)
        if line[:1] not in ("|", "+"):
            break
        drawn.append(line)
    return drawn


def _is_regular(drawn: Sequence[str], rules: Sequence[int]) -> bool:
    """Whether every line has all the edges: no cell spans and none holds a ``|`` of its own."""
    edges = drawn[0].count("+")
    ruled = set(rules)
    return all(line.count("+" if n in ruled else "|") == edges for n, line in enumerate(drawn))


def _may_span(drawn: Sequence[str], rules: Sequence[int]) -> bool:
    """Whether it is a grid, in which cells may span: a rule parts every row, or crosses part of the table."""
    partial = sum(1 for line in drawn if "+-" in line or "+=" in line) > len(rules)
    return partial or len(rules) > 3 or _header_rule(drawn, rules) is not None


def _says_all(table: Table, drawn: Sequence[str]) -> bool:
    """Whether every letter and digit that was drawn is in a cell; text that ran into a rule would not."""
    said = sum(sum(map(str.isalnum, cell.text)) for row in table.rows for cell in row)
    return said == sum(sum(map(str.isalnum, line)) for line in drawn)


def _rows(drawn: Sequence[str], rules: Sequence[int], boxed: bool) -> tuple[list[list[str]], int | None]:
    """Rows of a regular frame, and how many are above its header rule."""
    bands = _bands(drawn, rules)
    double = _header_rule(drawn, rules)
    by_line = double is None and (len(bands) <= 2 or any(_is_list(band) for _, band in bands))
    rows: list[list[str]] = []
    head: int | None = None
    for number, (rule, band) in enumerate(bands):
        if rule == double and double is not None:
            head = len(rows) or None
        rows.extend(_lines_as_rows(band, boxed) if by_line else [_band_as_row(band)])
        if number == 0 and by_line and len(bands) == 2:
            head = len(rows)
    return rows, head


def _bands(drawn: Sequence[str], rules: Sequence[int]) -> list[tuple[int, list[list[str]]]]:
    """What is between two rules: the rule above and the cells of each line."""
    bands = []
    for rule, following in zip(rules, [*rules[1:], len(drawn)], strict=True):
        cells = [
            [words(part) for part in line[1:].rstrip("|").split("|")] for line in drawn[rule + 1 : following]
        ]
        if cells:
            bands.append((rule, cells))
    return bands


def _header_rule(drawn: Sequence[str], rules: Sequence[int]) -> int | None:
    """The rule drawn with ``=`` where the others are not."""
    doubled = [n for n in rules if "=" in drawn[n]]
    return doubled[0] if 0 < len(doubled) < len(rules) and doubled[0] > 0 else None


def _is_list(band: Sequence[list[str]]) -> bool:
    """Whether the lines of a band are rows of their own: three or more, each with all its cells."""
    return len(band) >= 3 and all(all(cells) for cells in band)


def _lines_as_rows(band: Sequence[list[str]], boxed: bool) -> list[list[str]]:
    rows: list[list[str]] = []
    for cells in band:
        if boxed and rows and not cells[0] and any(cells):
            both = zip_longest(rows[-1], cells, fillvalue="")
            rows[-1] = [f"{above} {below}".strip() for above, below in both]
        else:
            rows.append(cells)
    return rows


def _band_as_row(band: Sequence[list[str]]) -> list[str]:
    return [" ".join(filter(None, parts)) for parts in zip_longest(*band, fillvalue="")]
