"""Lists that the source did not mark: items by the judge; terms, or sentences alike, under a label."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from broadsheet.document import Where
from broadsheet.frontends.text.judge import Candidates
from broadsheet.frontends.text.units import Unit
from broadsheet.notes import Notes, counted
from broadsheet.punctuation import COLONS

AFTER_LABEL = 70
"""Log-odds, in hundredths, that a label above the run, or a marked item next to it, is worth."""
FEWEST = 2
"""Items in a list that nothing marks."""
FEWEST_TERMS = 3
FEWEST_UNDER_HEADING = 2
"""Terms under a heading that ends in a colon, which is evidence of its own."""
FEWEST_UNDER_TITLE = 3
LONGEST_TITLE = 60
"""Characters."""
LONGEST_TERM = 5
"""Words."""

LONGEST_SENTENCE = 200
"""Characters."""
LONGEST_PARAGRAPH = 400
"""Characters of an item of some sentences."""
MOST_MARKED = 0.4
"""Share of marked items among all from which on no line without a mark is an item."""
UNEVEN = 3
"""Times that the longest of the sentences under a label may be as long as the shortest."""

_NO_ENDS = ".,;!…" + "".join(COLONS)
_QUOTES = "\"'“„«»‘’「"
_TWO_SENTENCES = re.compile(r"[.!?]['”\"]? ")
_WORDS = r"(?![a-zß-öø-ÿа-яё])([^\s:：.!?,;|\d][^:：.!?;|]{0,38}?[^\s:：])"
_TERM = re.compile(rf"{_WORDS}(?:: +|：\s*)\S.")
_DASHED_TERM = re.compile(rf"{_WORDS} [-–—] ?\S.")
_HYPHENED_TERM = re.compile(rf"{_WORDS} - ?\S.")


def find_lists(units: Sequence[Unit], candidates: Candidates, notes: Notes) -> None:
    """Turn paragraphs that are items into items, in place; each run of them is a warning."""
    marked = sum(unit.kind == "item" for unit in units)
    runs = _runs(units, candidates.items(), marked > 0)
    guessed = sum(map(len, runs))
    if marked > MOST_MARKED * (marked + guessed):
        for unit in chain.from_iterable(runs):
            unit.kind, unit.guessed = "prose", False
        return
    for above in _titles(units, runs):
        above.kind, above.guessed = "heading", True
    for run in runs:
        where = Where(line=run[0].line, end_line=run[-1].end)
        message = f"{counted(len(run), 'line')} without a marker, read as items of a list"
        notes.warn("list-guessed", message, where)


def _runs(units: Sequence[Unit], verdicts: dict[int, int], are_marked: bool) -> list[Sequence[Unit]]:
    """The lists that nothing marks; their units become items, in place."""
    runs: list[Sequence[Unit]] = []
    at = 0
    while at < len(units):
        run = _list_at(units, verdicts, at, are_marked) if _may_begin(units, verdicts, at) else ()
        for unit in run:
            unit.kind, unit.guessed = "item", True
        if run:
            runs.append(run)
        at += len(run) or 1
    return runs


def _may_begin(units: Sequence[Unit], verdicts: dict[int, int], at: int) -> bool:
    """A cheap check: the judge does not deny it, or a label is above, or a hyphen may follow a term."""
    unit = units[at]
    if unit.kind != "prose":
        return False
    return (
        verdicts.get(at, -AFTER_LABEL) > -AFTER_LABEL
        or (at > 0 and units[at - 1].text.endswith(COLONS))
        or " -" in unit.text
    )


def _titles(units: Sequence[Unit], runs: Sequence[Sequence[Unit]]) -> Iterator[Unit]:
    """The lines alone between blank ones, each right above a list that has no blank lines between items."""
    firsts = {id(run[0]) for run in runs if len(run) >= FEWEST_UNDER_TITLE and not run[1].gap}
    if not firsts:
        return
    for above, first in pairwise(units):
        if id(first) in firsts and first.gap and above.gap and _could_be_title(above):
            yield above


def _could_be_title(unit: Unit) -> bool:
    text = unit.text
    return (
        unit.kind == "prose" and len(text) <= LONGEST_TITLE and text[0].isalpha() and text[-1] not in _NO_ENDS
    )


def _list_at(units: Sequence[Unit], verdicts: dict[int, int], at: int, are_marked: bool) -> Sequence[Unit]:
    """The items of the list that begins there, if one does: by the judge, by their terms, by their label."""
    run = _run(units, verdicts, at)
    if _is_list(units, at, run):
        return max(run, _sentences(units, at), key=len)
    found = _terms(units, at) or _sentences(units, at)
    return found if found or are_marked else _paragraphs(units, at)


def _is_list(units: Sequence[Unit], at: int, run: Sequence[Unit]) -> bool:
    """Whether the run that begins there is long enough, or is between items."""
    if len(run) >= (FEWEST if _is_announced(units, at) else FEWEST + 1):
        return True
    return len(run) > 0 and _is_item(units, at - 1) and _is_item(units, at + 1)


def _terms(units: Sequence[Unit], start: int) -> list[Unit]:
    """Paragraphs that each begin with a term of their own, if enough do: under a label, or with a hyphen."""
    if not start or units[start - 1].kind not in ("prose", "heading"):
        return []
    is_titled, is_label = units[start - 1].kind == "heading", units[start - 1].text.endswith(COLONS)
    if is_titled and not is_label:
        return []
    patterns = [_TERM, _DASHED_TERM] if is_label else [_HYPHENED_TERM]
    runs = (_run_of_terms(units, start, pattern) for pattern in patterns)
    fewest = FEWEST_UNDER_HEADING if is_titled else FEWEST_TERMS
    return next((run for run in runs if len(run) >= fewest), [])


def _sentences(units: Sequence[Unit], start: int) -> list[Unit]:
    """Under a label the paragraphs of one sentence each, as far as they are about as long and end alike."""
    if not start or not _is_label(units[start - 1]):
        return []
    run: list[Unit] = []
    shortest, longest = LONGEST_SENTENCE, 0
    for at in range(start, len(units)):
        unit = units[at]
        shortest, longest = min(shortest, len(unit.text)), max(longest, len(unit.text))
        if unit.kind != "prose" or longest > min(LONGEST_SENTENCE, UNEVEN * shortest):
            break
        if unit.text[-1] in COLONS or unit.text[0] in _QUOTES or _TWO_SENTENCES.search(unit.text):
            break
        if run and _build(unit) != _build(run[0]):
            break
        run.append(unit)
    return run if len(run) >= FEWEST_TERMS else []


def _paragraphs(units: Sequence[Unit], start: int) -> list[Unit]:
    """Under a label the paragraphs of about one length, if a heading, a table or the like ends them."""
    if not start or not _is_label(units[start - 1]):
        return []
    run: list[Unit] = []
    for at in range(start, len(units)):
        unit = units[at]
        if unit.kind != "prose":
            break
        if len(unit.text) > LONGEST_PARAGRAPH or unit.text[-1] in COLONS or unit.text[0] in _QUOTES:
            return []
        run.append(unit)
    lengths = [len(unit.text) for unit in run]
    if len(run) < FEWEST_TERMS or max(lengths) > UNEVEN * min(lengths):
        return []
    return run if len(set(map(_build, run))) == 1 else []


def _is_label(unit: Unit) -> bool:
    return unit.kind in ("prose", "heading") and unit.text.endswith(COLONS)


def _build(unit: Unit) -> tuple[bool, bool]:
    """How an item is built, that its sisters should be, too: whether a term opens it, and a stop ends it."""
    return _TERM.match(unit.text) is not None, unit.text[-1] in ".。"


def _run_of_terms(units: Sequence[Unit], start: int, pattern: re.Pattern[str]) -> list[Unit]:
    run: list[Unit] = []
    terms: set[str] = set()
    for at in range(start, len(units)):
        unit = units[at]
        found = pattern.match(unit.text) if unit.kind == "prose" else None
        if found is None or found[1] in terms or len(found[1].split()) > LONGEST_TERM:
            break
        terms.add(found[1])
        run.append(unit)
    return run


def _run(units: Sequence[Unit], verdicts: dict[int, int], start: int) -> list[Unit]:
    """The paragraphs from here on that are items, each between blank lines or none."""
    run: list[Unit] = []
    for at in range(start, len(units)):
        score = verdicts.get(at)
        if score is None or units[at].kind != "prose":
            break
        if run and units[at].gap and not (_is_alone(units, at - 1) and _is_alone(units, at)):
            break
        if start and (units[start - 1].kind == "item" or units[start - 1].text.endswith(COLONS)):
            score += AFTER_LABEL
        if score <= 0:
            break
        run.append(units[at])
    return run


def _is_alone(units: Sequence[Unit], at: int) -> bool:
    """Whether blank lines part the unit from both its neighbours."""
    return units[at].gap and (at + 1 == len(units) or units[at + 1].gap)


def _is_announced(units: Sequence[Unit], at: int) -> bool:
    """A heading, a label or a list is right above."""
    return at > 0 and (units[at - 1].kind in ("heading", "item") or units[at - 1].text.endswith(COLONS))


def _is_item(units: Sequence[Unit], at: int) -> bool:
    return 0 <= at < len(units) and units[at].kind == "item"
