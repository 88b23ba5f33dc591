"""Lists: items nest as in the source, with label, kind, start and place."""

from __future__ import annotations

import msgspec
import pytest

from articles import article_of
from broadsheet.blocks import Block, Cell, Heading, ListItem, Paragraph, Table
from broadsheet.document import Item, ListKind, Where
from broadsheet.extractors.lists import LONGEST_LABEL, MAX_DEPTH, extract
from broadsheet.notes import Notes

HERE = Where(line=1)


def items(*marks: str) -> list[Block]:
    """``"- a"``, ``"  3. b"``, ``"[x] c"``: two spaces a level; a new depth or kind opens a list."""
    found: list[Block] = []
    open_kinds: list[ListKind] = []
    for line, mark in enumerate(marks, 1):
        depth = (len(mark) - len(mark.lstrip())) // 2
        sign, _, text = mark.strip().partition(" ")
        kind: ListKind = "bullet" if sign == "-" else "checklist" if sign[0] == "[" else "numbered"
        opens = len(open_kinds) <= depth or open_kinds[depth] != kind
        open_kinds[depth:] = [kind]
        number = int(sign[:-1]) if kind == "numbered" else None
        checked = sign == "[x]" if kind == "checklist" else None
        found.append(
            ListItem(text, kind, Where(line=line, end_line=line), depth, opens, number, checked=checked)
        )
    return found


def tree(nested: list[Item]) -> str:
    """``a(b c) d``."""
    return " ".join(item.text + (f"({tree(item.items)})" if item.items else "") for item in nested)


@pytest.mark.parametrize(
    ("marks", "nested"),
    [
        (["- a", "- b"], ["a b"]),
        (["- a", "  - b", "    - c", "  - d", "- e"], ["a(b(c) d) e"]),
        (["- a", "    - b", "- c"], ["a(b) c"]),
        (["  - a", "  - b"], ["a b"]),
        (["- a", "1. b", "2. c"], ["a", "b c"]),
    ],
)
def test_items_nest_by_depth_and_lists_end_where_another_opens(marks: list[str], nested: list[str]) -> None:
    assert [tree(each.items) for each in extract(article_of(items(*marks)))] == nested


def test_a_nested_list_of_another_kind_is_described_on_its_item() -> None:
    (found,) = msgspec.to_builtins(extract(article_of(items("- a", "  3. b", "  4. c"))))
    assert (found["kind"], found["items"][0]["kind"], found["items"][0]["start"]) == ("bullet", "numbered", 3)


def test_a_numbered_list_tells_its_start() -> None:
    assert [found.start for found in extract(article_of(items("4. a", "5. b")))] == [4]


def test_numbers_that_jump_are_a_warning() -> None:
    notes = Notes()
    article = article_of(items("1. a", "2. b", "4. c"), notes)
    extract(article)
    assert [(w.code, "2 to 4" in w.message) for w in notes.warnings] == [("list-numbers-jump", True)]


def test_items_that_count_down_tell_their_numbers() -> None:
    notes = Notes()
    (found,) = msgspec.to_builtins(extract(article_of(items("3. a", "2. b", "1. c"), notes)))
    assert (found["start"], [item.get("number") for item in found["items"]]) == (3, [None, 2, 1])
    assert notes.warnings == []


def test_a_list_with_a_box_is_a_check_list_and_an_item_without_one_is_not_checked() -> None:
    mixed = items("[x] a", "[ ] b")
    mixed.append(ListItem("c", "checklist", HERE))
    (found,) = msgspec.to_builtins(extract(article_of(mixed)))
    assert found["kind"] == "checklist"
    assert [item.get("checked") for item in found["items"]] == [True, False, None]


def test_definition_items_have_a_term() -> None:
    blocks: list[Block] = [ListItem("the front", "definition", HERE, opens=True, term="Bow")]
    assert extract(article_of(blocks))[0].items[0].term == "Bow"


@pytest.mark.parametrize(
    ("before", "label"),
    [
        ("The plan has three parts:", "The plan has three parts:"),
        ("We met on Monday. The plan has three parts:", "The plan has three parts:"),
        ("Write before 1 May. She will ask you:", "She will ask you:"),
        ("He said “No.” They want:", "They want:"),
        ("Dr. No of the U.S. Senate wants:", "Dr. No of the U.S. Senate wants:"),
        ("See no. 5 and vol. 2 for this:", "See no. 5 and vol. 2 for this:"),
        ("水を飲む。次の三つ：", "次の三つ："),
        ("First line:\nSecond line:", "Second line:"),
        ("No label here.", None),
        ("x" * LONGEST_LABEL + ":", None),
    ],
)
def test_a_label_is_the_sentence_with_a_colon_right_before(before: str, label: str | None) -> None:
    blocks: list[Block] = [Paragraph(before, HERE), *items("- a")]
    assert [found.label for found in extract(article_of(blocks))] == [label]


def test_a_heading_with_a_colon_is_a_label_and_another_list_between_is_none() -> None:
    blocks: list[Block] = [Heading("Pros:", 2, HERE), *items("- a", "1. b")]
    assert [found.label for found in extract(article_of(blocks))] == ["Pros:", None]


def test_a_list_inside_an_item_is_told_and_referred_to() -> None:
    inner: list[Block] = [Paragraph("x", HERE), *items("- y", "- z"), Table([[Cell("1")]], HERE)]
    outer = [ListItem("x", "bullet", HERE, opens=True, blocks=inner), ListItem("w", "bullet", HERE)]
    first, second = msgspec.to_builtins(extract(article_of([*outer])))
    assert [first["id"], second["id"]] == ["l1", "l2"]
    assert [block.get("ref") for block in first["items"][0]["blocks"]] == [None, "l2", "t1"]
    assert [item["text"] for item in second["items"]] == ["y", "z"]


def test_a_list_in_a_cell_is_told_after_those_before_and_says_which_table_holds_it() -> None:
    in_cell = ListItem("x", "bullet", HERE, opens=True)
    blocks = [*items("- a"), Table([[Cell("x")]], HERE, lists=[in_cell]), *items("- b")]
    found = msgspec.to_builtins(extract(article_of(blocks)))
    assert [(each["id"], each.get("within"), each["items"][0]["text"]) for each in found] == [
        ("l1", None, "a"),
        ("l2", "t1", "x"),
        ("l3", None, "b"),
    ]


def test_a_list_covers_its_items_in_lines_and_is_their_parent_in_html() -> None:
    assert extract(article_of(items("- a", "  - b", "- c")))[0].where == Where(line=1, end_line=3)
    in_page: list[Block] = [
        ListItem("a", "bullet", Where(path="body > ul:nth-child(2) > li:nth-child(1)"), opens=True)
    ]
    assert extract(article_of(in_page))[0].where == Where(path="body > ul:nth-child(2)")


def test_items_nest_no_deeper_than_json_readers_can_follow() -> None:
    notes = Notes()
    article = article_of(items(*("  " * depth + "- x" for depth in range(3 * MAX_DEPTH))), notes)
    depth, inner = 0, extract(article)[0].items
    while inner:
        depth, inner = depth + 1, inner[-1].items
    assert depth == MAX_DEPTH
    assert [w.code for w in notes.warnings] == ["list-too-deep"]
