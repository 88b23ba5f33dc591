"""``broadsheet show``: what an analyst sees in a terminal of any width."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from broadsheet.document import Document
from broadsheet_cli.console import Console
from broadsheet_cli.show.columns import Need, need, widths
from broadsheet_cli.show.page import Page
from broadsheet_cli.show.screen import Screen
from command import Stream, run
from made_document import PLAIN, made_document

WIDTHS = [30, 60, 80, 100, 140]


def drawn(document: Document, width: int = 80, terminal: bool = False, rows: int = 100) -> str:
    """The page of a document, drawn for a terminal or a pipe."""
    out = Stream(terminal=terminal)
    screen = Screen(Console(None, out, io.StringIO(), {"TERM": "xterm-256color"}), width)
    Page(document, screen, rows).draw()
    screen.flush()
    return out.bytes.getvalue().decode()


def table(**changed: Any) -> Document:
    """The made document with another table."""
    return made_document(tables=[PLAIN["tables"][0] | changed])


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    assert max(map(len, drawn(made_document(), width).splitlines())) <= width


def test_it_begins_with_the_title_and_who_wrote_it_when_for_whom() -> None:
    lines = drawn(made_document()).splitlines()
    assert lines[0] == "Ports of the southern coast: what they cost"
    assert lines[1] == "By Ana Ruiz and Jo Bell · 2026-03-02, modified 2026-03-04 · Harbour Weekly"


@pytest.mark.parametrize("words", ["word " * 500, "字" * 500])
def test_a_description_at_length_is_cut(words: str) -> None:
    document = made_document()
    document.metadata.description = words
    head = drawn(document).partition("────")[0].splitlines()
    told = [line for line in head if line.startswith(words[:4])]
    assert 3 <= len(told) <= 4
    assert told[-1].endswith("…")


def test_the_section_tree_shows_where_each_list_and_table_stands() -> None:
    text = drawn(made_document())
    assert "Where the money goes  s2 l1 l2 t1\n" in text
    assert "└── The terms [b]explained[/b]  s3 l3 l4\n    └── Deeper  s4\n" in text


def test_text_of_a_document_never_acts_as_markup_as_an_emoji_or_as_an_escape() -> None:
    section = {"id": "s1", "level": 1, "heading": "[bold]H[/bold] [/x]", "sections": [], "where": {}}
    blocks = [{"type": "paragraph", "text": "[/b] :smile: [red]x \x1b[31mred\x1b[0m \x9b1m \x07"}]
    text = drawn(made_document(sections=[section | {"blocks": blocks}]), terminal=True)
    for word in ("[bold]H[/bold] [/x]", "[/b] :smile: [red]x ", "\ufffd[31mred"):
        assert word in text
    assert "\x1b[31mred" not in text
    assert not {"\x9b", "\x07"} & set(text)


def test_lists_look_like_lists() -> None:
    text = drawn(made_document())
    assert "  • Dredging\n    ◦ the channel\n      ▪ to 14 m\n" in text
    assert "  • Cranes\n    3. buy\n    4. install\n" in text
    assert "  • Rails\n    A second paragraph.\n" in text
    assert "  Berth\n     Where a ship lies.\n" in text
    assert "  [x] ask\n  [ ] pay\n" in text


def test_a_long_item_goes_on_below_its_first_word() -> None:
    found = PLAIN["lists"][0] | {"items": [{"text": "word " * 30, "items": []}]}
    lines = [line for line in drawn(made_document(lists=[found]), 60).splitlines() if line.endswith("word")]
    assert lines[0].startswith("  • word")
    assert all(line.startswith("    word") for line in lines[1:])


def test_deep_lists_keep_room_for_their_words() -> None:
    item: dict[str, Any] = {"text": "the innermost words", "items": []}
    for _ in range(40):
        item = {"text": "level", "items": [item]}
    text = drawn(made_document(lists=[PLAIN["lists"][0] | {"items": [item]}]), 60)
    assert "the innermost words" in text


def test_a_table_is_drawn_with_aligned_numbers_and_its_column_types() -> None:
    text = drawn(made_document(), 120)
    assert "Berths & cost, 2025  t1 · 3 rows × 4 columns · lines 16–19\n" in text
    assert "Port     Berths    Cost  Remarks\n" in text
    assert "Mukalla     007    $845  Rebuilt | twice\n" in text
    assert "1 Without the tugs.\ninteger: Berths; money (USD): Cost\n" in text
    total = text.splitlines().index("Total        19  $1,944")
    assert set(text.splitlines()[total - 1]) == {"─"}


@pytest.mark.parametrize("width", WIDTHS)
def test_every_word_of_a_table_is_there_at_any_width(width: int) -> None:
    text = drawn(made_document(), width)
    for row in PLAIN["tables"][0]["rows"]:
        for word in " ".join(row).split():
            assert word in text


def test_a_table_with_too_many_columns_is_drawn_row_by_row() -> None:
    names = [f"Year {n}" for n in range(2000, 2030)]
    columns = [{"name": name, "type": "integer"} for name in names]
    rows = [[str(n) for n in range(30)]]
    text = drawn(table(header=[names], columns=columns, rows=rows, records=[], totals=[]), 80)
    assert "row 1\n  Year 2000  0\n  Year 2001  1\n" in text


def test_a_long_table_is_shortened_unless_all_rows_are_wanted() -> None:
    rows = [[f"Port {n}", "1", "$1", "r"] for n in range(250)]
    document = table(rows=rows, records=[], totals=[])
    assert "… 150 more rows: --rows 0 shows all\n" in drawn(document)
    assert "Port 249" not in drawn(document)
    assert "Port 249" in drawn(document, rows=0)


def test_quotes_and_code_carry_a_bar_on_every_line() -> None:
    text = drawn(made_document())
    assert "▌ We never saw the sums.\n▌ Not one.\n▌ — A harbour master\n" in text
    assert "python\n│ def cost(n):\n│     return n * 1_099  # [red]\n" in text


def test_warnings_come_last_grouped_by_code_and_message() -> None:
    assert drawn(made_document()).endswith(
        "3 warnings\n"
        "  content-dropped  html\n    navigation  body > nav\n"
        "  table-row-short ×2  tables\n    row is short  lines 17, 18–19\n"
    )


def test_a_guessed_heading_says_so() -> None:
    assert "▸ Deeper  s4 · guessed · line 30\n" in drawn(made_document())


def test_the_result_of_a_plugin_is_shown_too() -> None:
    document = made_document()
    document.extra = {"links": [{"to": "https://example.org"}]}
    assert "links\n" in drawn(document)
    assert "https://example.org" in drawn(document)


def test_lists_and_tables_are_shown_even_if_the_sections_were_not_asked_for() -> None:
    text = drawn(made_document(sections=[]))
    assert "• Dredging" in text
    assert "Berths & cost, 2025" in text


def test_a_terminal_gets_colour_and_a_pipe_plain_text_of_the_same_words() -> None:
    assert "\x1b[" in drawn(made_document(), terminal=True)
    assert "\x1b" not in drawn(made_document())


def test_the_command_draws_a_file_at_the_width_of_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("words and " * 60)
    for columns in ("50", "90"):
        result = run("show", path, environment={"COLUMNS": columns})
        assert result.code == 0
        assert int(columns) - 10 < max(map(len, result.text.splitlines())) <= int(columns)


def test_a_pager_can_have_colour_and_a_terminal_can_do_without(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("- one\n- two\n")
    assert b"\x1b[" in run("show", path, "--color", "always").out
    assert b"\x1b" not in run("show", path, "--color", "never", terminal=True).out


def test_the_lines_of_a_text_are_explained_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Harbour news\n\nThe plan has two parts:\n\n- dredging\n- cranes\n")
    lines = run("show", path, "--lines").text.splitlines()
    assert [line.split()[0] for line in lines[:6]] == ["1", "2", "3", "4", "5", "6"]
    assert lines[4].split()[1] != lines[2].split()[1]
    assert lines[4].endswith("- dredging")


def test_numbers_stay_whole_and_words_get_what_is_left() -> None:
    needs = [
        need("Port", ["Aden"], False),
        need("Cost of it all", ["$1,099"], True),
        need("Remark", ["word " * 20], False),
    ]
    found = widths(needs, 40)
    assert found is not None
    assert sum(found) == 40
    assert found[1] >= len("$1,099")
    assert found[2] > 20


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(*[st.integers(1, 80)] * 3), min_size=1, max_size=12), st.integers(1, 200))
def test_columns_fill_the_width_and_never_exceed_it(sizes: list[tuple[int, int, int]], room: int) -> None:
    needs = [Need(a, max(a, b), max(a, b, c)) for a, b, c in sizes]
    found = widths(needs, room)
    if found is None:
        assert sum(each.least for each in needs) > room
    else:
        assert sum(found) == min(room, sum(each.heading for each in needs))
        assert all(each.least <= width <= each.heading for each, width in zip(needs, found, strict=True))


def test_each_part_of_a_page_is_explained_as_kept_or_dropped(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        "<nav><a href=/>Home</a></nav><main><h1>News</h1><p>" + "A quay is rebuilt. " * 30 + "</main>"
    )
    told = run("show", path, "--why").text
    verdicts = {line.split()[0] for line in told.splitlines() if line[:1] not in ("", " ")}
    assert verdicts == {"kept", "dropped"}
    assert "dropped Home\n        a nav element is never content\n        body > nav:nth-child(1)\n" in told
    assert "% likely content; for it: " in told
