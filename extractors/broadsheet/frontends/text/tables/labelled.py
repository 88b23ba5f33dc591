"""Labels and values one space apart, recognised by the labels that recur in other blocks of the text.

::

    Price $999 MSRP               A review lists the same facts of one product after another. What such lines
    Light Source RGB Laser        have in common with a line of another block is the label, and what differs
    Zoom Fixed                    is the value. Lines with a colon are definitions and need no guess.

    Price $849
    Light Source LED
    Zoom 1.2 to 1
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from broadsheet.frontends.text.tables.found import FoundTable
from broadsheet.frontends.text.tables.grids import Grid, Row
from broadsheet.frontends.text.tables.shape import is_value, shape
from broadsheet.notes import Notes

_FEWEST = 3
_MOST = 40
"""Lines of a block."""
_LONGEST = 160
_FAR = 160
"""Lines before and behind a block in which others are looked for."""
_SHARED = 0.6
"""Share of the lines whose label must recur."""
_PROSE = 0.34
"""Share of the lines that may end as sentences do, or have a colon early."""
_EARLY = 40
_MARKER = re.compile(r"(?:\d{1,3}|[A-Za-z])[.)]\s")
_LONGEST_LABEL = 6
"""Words."""


def may_be_labelled(lines: Sequence[str], at: int) -> bool:
    """A cheap check: whether a block of short lines begins here, each of two words or more."""
    if (at and lines[at - 1].strip()) or at + _FEWEST > len(lines):
        return False
    return all(_may_be_fact(line) for line in lines[at + 1 : at + _FEWEST])


def find_labelled(lines: Sequence[str], at: int, notes: Notes) -> FoundTable | None:
    """The table of facts that the block at ``at`` is, perhaps with a title in its first line."""
    if not may_be_labelled(lines, at):
        return None
    block = list(takewhile(str.strip, lines[at : at + _MOST + 1]))
    if len(block) > _MOST or not _may_be_facts(block):
        return None
    facts = [line.split() for line in block]
    others = _other_blocks(lines, at, at + len(block))
    labels = _labels(facts, others)
    title = 1 if _is_title(facts[0], labels[0], others) else 0
    known = sum(map(bool, labels))
    within = sum(words[size][0].islower() for size, words in zip(labels, facts, strict=True) if size)
    if known < max(_FEWEST, _SHARED * (len(block) - title)) or within > _PROSE * known:
        return None
    usual = sorted(filter(None, labels))[known // 2]
    rows = [Row([block[0].strip()], at + 1, spans=True)] if title else []
    for n in range(title, len(block)):
        size = _without_lead(facts[n], labels[n] or _guessed(facts[n], usual))
        rows.append(Row([" ".join(facts[n][:size]), " ".join(facts[n][size:])], at + n + 1))
    grid = Grid(rows, 2, None, at + len(block), guessed=True)
    message = f"labels and values, guessed from {known} that recur in other blocks"
    notes.warn("table-columns-guessed", message, grid.where())
    return FoundTable([grid.table()], grid.end_line)


def _may_be_fact(line: str) -> bool:
    line = line.strip()
    return (
        " " in line
        and len(line) <= _LONGEST
        and line[0].isalnum()
        and not _MARKER.match(line)
        and "|" not in line
        and "\t" not in line
    )


def _may_be_facts(block: Sequence[str]) -> bool:
    few = _PROSE * len(block)
    if sum(not _may_be_fact(line) for line in block) > few:
        return False
    return sum(line.rstrip()[-1] in ".!?:;," or ": " in line[:_EARLY] for line in block) <= few


def _other_blocks(lines: Sequence[str], start: int, end: int) -> list[list[list[str]]]:
    """The words of the lines of other blocks near this one, which may say the same about something else.

    They are those of which so many lines begin with the same words as lines of this one.
    """
    firsts = {line.split(None, 1)[0] for line in lines[start:end]}
    needed = max(_FEWEST, (end - start) // 2)
    blocks: list[list[list[str]]] = []
    block: list[str] = []
    for line in (*lines[max(0, start - _FAR) : start], "", *lines[end : end + _FAR], ""):
        if line and not line.isspace():
            block.append(line)
            continue
        if needed <= len(block) <= _MOST and sum(_first(one) in firsts for one in block) >= needed:
            blocks.append([one.split() for one in block])
        block = []
    return blocks


def _first(line: str) -> str:
    return line.strip().partition(" ")[0]


def _labels(facts: Sequence[list[str]], others: Sequence[Sequence[list[str]]]) -> list[int]:
    """For each line how many of its words are its label; 0 where no other block has it with another value.

    A label is longer than what the line has in common with its own neighbours, and as short as what it has in
    common with any line that says the same fact.
    """
    floors = [max(_common(line, other) for other in facts if other is not line) for line in facts]
    labels = [0] * len(facts)
    for block in others:
        found = _shared(facts, floors, block)
        if sum(map(bool, found)) >= max(_FEWEST, len(facts) // 2):
            labels = [min(filter(None, pair), default=0) for pair in zip(labels, found, strict=True)]
    return [
        0 if size == len(words) or size > _LONGEST_LABEL else size
        for size, words in zip(labels, facts, strict=True)
    ]


def _is_title(words: Sequence[str], label: int, others: Sequence[Sequence[list[str]]]) -> bool:
    """Whether a first line names what the facts are of: it is none, or ends as that of another block does."""
    if any(block[0][-1] == words[-1] and block[0][0] != words[0] for block in others):
        return True
    return not label and not any(map(_is_value, words))


def _shared(facts: Sequence[list[str]], floors: Sequence[int], block: Sequence[list[str]]) -> list[int]:
    """For each line how many words it shares with one of another block, whose lines are in this order."""
    found = []
    at = 0
    for words, floor in zip(facts, floors, strict=True):
        place, size = next(
            ((n, size) for n in range(at, len(block)) if (size := _common(words, block[n])) > floor), (at, 0)
        )
        found.append(size)
        at = place + 1 if size else at
    return found


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two lines have in common at their start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _is_value(word: str) -> bool:
    return is_value(shape(word))


def _guessed(words: Sequence[str], usual: int) -> int:
    """The label of a line whose label does not recur: up to the first value, or as long as is usual."""
    value = next((at for at, word in enumerate(words) if at and _is_value(word)), 0)
    size = value or min(usual, max(1, len(words) - 1))
    while size > 1 and words[size - 1][-1] == ",":
        size -= 1
    return size


def _without_lead(words: Sequence[str], size: int) -> int:
    """The label without words that lead to the value and so recur too (``Up to``, ``Starting from``)."""
    lead = size
    while lead > 1 and words[lead - 1].islower():
        lead -= 1
    return lead - 1 if 1 < lead < size else size
