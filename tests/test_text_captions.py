"""Lines next to a table in plain text: captions and sources."""

from __future__ import annotations

import pytest

import broadsheet

TABLE = "Port | Berths |\n---|---|\nAden | 12 |\nSuez | 9 |"


def document(source: str) -> dict[str, object]:
    return broadsheet.convert(source, media_type="text/plain").to_dict()


def paragraphs(found: dict[str, object]) -> list[str]:
    return [block.get("text", "") for block in found["sections"][0]["blocks"]]  # type: ignore[index]


@pytest.mark.parametrize(
    "line",
    [
        "Table 3: Ports of the coast",
        "Tabelle 1.2 – Häfen",
        "TABLE IV. Ports",
        "Tableau 2 : Ports",
        "表1：港口",
        "Таблица 5. Порты",
    ],
)
@pytest.mark.parametrize("printed", ["{line}\n\n{table}", "{table}\n\n{line}", "{line}\n{table}"])
def test_a_numbered_line_beside_a_table_is_its_caption(line: str, printed: str) -> None:
    story = "The coast has two ports, and nobody who lives there would have more of them."
    found = document(f"{story}\n\n{printed.format(line=line, table=TABLE)}\n\n{story}")
    assert [table["caption"] for table in found["tables"]] == [line]  # type: ignore[attr-defined]
    assert line not in paragraphs(found)


def test_between_two_tables_a_caption_names_the_lower_one() -> None:
    found = document(
        f"Text.\n\n{TABLE}\n\nTable 2: Depths\n\nPort | Depth |\n---|---|\nAden | 18 |\nSuez | 15 |"
    )
    assert [table["caption"] for table in found["tables"]] == [None, "Table 2: Depths"]  # type: ignore[attr-defined]


def test_the_source_below_a_table_is_a_note_of_it() -> None:
    found = document(f"Text.\n\n{TABLE}\n\nSource: harbour office")
    assert found["tables"][0]["notes"] == ["Source: harbour office"]  # type: ignore[index]


@pytest.mark.parametrize(
    "line", ["Table 3 shows the ports of the coast.", "Tables are set for two.", "Port 3: Aden"]
)
def test_a_sentence_above_a_table_stays_one(line: str) -> None:
    found = document(f"The coast has two ports.\n\n{line}\n\n{TABLE}")
    assert found["tables"][0]["caption"] is None  # type: ignore[index]


def test_lines_below_a_table_that_begin_with_marks_of_its_cells_are_notes() -> None:
    table = "Port | Berths\n---|---\nAden | 12[a]\nOslo | 7*"
    found = document(f"{table}\n\n[a] Of 2019.\n* Estimated.\n\n* a\n* b")
    notes = [note["note"] for note in found["tables"][0]["footnotes"]]  # type: ignore[index]
    assert notes == ["[a] Of 2019.", "* Estimated."]
    assert [item["text"] for item in found["lists"][0]["items"]] == ["a", "b"]  # type: ignore[index]


def test_a_list_below_a_table_is_no_row_of_notes() -> None:
    found = document("Port | Berths\n---|---\nAden | 12\nOslo | 7*\n\n* a\n* b")
    assert [item["text"] for item in found["lists"][0]["items"]] == ["a", "b"]  # type: ignore[index]
