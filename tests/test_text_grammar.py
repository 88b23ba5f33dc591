"""Each case of the grammar's fixture has the outline that a careful reader would give it."""

from __future__ import annotations

import pytest

from broadsheet.frontends.text import explain, grammar
from broadsheet.notes import Notes
from grammar_text import Case, cases, outline_of


def params() -> list[object]:
    known = [[pytest.mark.xfail(reason=case.gap, strict=True)] if case.gap else [] for case in cases()]
    return [pytest.param(case, id=case.title, marks=gap) for case, gap in zip(cases(), known, strict=True)]


@pytest.mark.parametrize("case", params())
def test_a_text_has_the_outline_that_its_case_gives(case: Case) -> None:
    assert outline_of(case.source) == case.outline


@pytest.mark.parametrize("case", [pytest.param(case, id=case.title) for case in cases()])
def test_the_quick_check_for_ordinary_lines_changes_no_result(
    case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    raws = case.source.split("\n")
    at_a_glance = grammar.parse(raws, Notes())
    monkeypatch.setattr(grammar, "is_ordinary", lambda cursor, line: False)
    assert grammar.parse(raws, Notes()) == at_a_glance


def test_there_are_hundreds_of_cases_and_each_has_its_own_title() -> None:
    titles = [case.title for case in cases()]
    assert len(titles) >= 400
    assert len(set(titles)) == len(titles)


def test_each_line_is_explained_by_its_kind() -> None:
    text = "# Dues\nBy Ada Byron\n\n- one\n- two\n\n> said\n\nADVERTISEMENT"
    kinds = [kind for _, kind, _ in explain(text)]
    assert kinds == ["heading", "metadata", "blank", "item", "item", "blank", "quote", "blank", "dropped"]
