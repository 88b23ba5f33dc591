"""Random grids, printed in every way that programs print tables, whole and damaged, come back."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import assume, given
from hypothesis import strategies as st

from tables_text import grid_of, tables_of, written

Grid = list[list[str]]

LETTERS = st.sampled_from("abcdefghij klmnop,éßжя")
WORD = (
    st.text(LETTERS, min_size=1, max_size=9).map(lambda text: " ".join(text.strip(" ,").split())).filter(bool)
)
CELL = (
    WORD | st.integers(0, 99_999).map(str) | st.decimals(0, 99, places=1).map(lambda n: f"{n}%") | st.just("")
)


@st.composite
def grids(draw: st.DrawFn, least_width: int = 2, empty: bool = True) -> Grid:
    """A header of words, rows of anything; the first column is never empty."""
    width = draw(st.integers(least_width, 6))
    cells = CELL if empty else CELL.filter(bool)
    header = draw(st.lists(WORD, min_size=width, max_size=width, unique=True))
    first = WORD.map(str.title)
    row = st.tuples(first, *[cells] * (width - 1)).map(list)
    return [header, *draw(st.lists(row, min_size=2, max_size=7))]


def only_grid(source: str) -> Grid:
    tables = tables_of(source)
    assert len(tables) == 1, source
    return grid_of(tables[0])


def widths(grid: Grid) -> list[int]:
    return [max(1, *map(len, column)) for column in zip(*grid, strict=True)]


def padded(row: Sequence[str], sizes: Sequence[int]) -> list[str]:
    return [cell.ljust(size) for cell, size in zip(row, sizes, strict=True)]


def piped(grid: Grid, rule: str) -> str:
    header, *rows = ("| " + " | ".join(row) + " |" for row in grid)
    return "\n".join([header, "|" + "|".join([rule] * len(grid[0])) + "|", *rows])


def framed(grid: Grid, edges: str, after_each_row: bool) -> str:
    """A frame drawn with eleven characters: across, down, and the nine crossings in reading order."""
    across, down, *crossings = edges
    sizes = widths(grid)

    def rule(left: str, middle: str, right: str) -> str:
        return left + middle.join(across * (size + 2) for size in sizes) + right

    lines = [f"{down} {f' {down} '.join(padded(row, sizes))} {down}" for row in grid]
    inner = rule(*crossings[3:6])
    body = f"\n{inner}\n".join(lines[1:]) if after_each_row else "\n".join(lines[1:])
    head = inner.replace("-", "=") if after_each_row else inner
    return "\n".join([rule(*crossings[:3]), lines[0], head, body, rule(*crossings[6:])])


@given(grids(), st.sampled_from(["---", ":--", "--:", ":-:", " --- "]))
def test_a_pipe_table_comes_back(grid: Grid, rule: str) -> None:
    assert only_grid(piped(grid, rule)) == grid


@given(grids())
def test_a_pipe_table_without_outer_pipes_comes_back(grid: Grid) -> None:
    lines = [" | ".join(row) for row in grid]
    lines.insert(1, "|".join(["---"] * len(grid[0])))
    assume(all(any(row[column] for row in grid) for column in range(len(grid[0]))))
    assert only_grid("\n".join(lines)) == grid


@given(grids(empty=False))
def test_rows_that_only_a_closing_pipe_marks_come_back(grid: Grid) -> None:
    assume(all(row[0] != grid[0][0] for row in grid[1:]))
    assert only_grid("\n".join(" | ".join(row) + " |" for row in grid)) == grid


@given(grids(empty=False), st.data())
def test_rows_broken_between_cells_come_back(grid: Grid, data: st.DataObject) -> None:
    assume(all(row[0] != grid[0][0] for row in grid[1:]))
    lines = [" | ".join(grid[0]) + " |", "---|" * len(grid[0])]
    for row in grid[1:]:
        cut = data.draw(st.integers(0, len(row) - 1))
        lines += [" | ".join(part) + " |" for part in (row[:cut], row[cut:]) if part]
    assert only_grid("\n".join(lines)) == grid


@given(grids(empty=False))
def test_one_cell_a_line_comes_back_where_a_rule_tells_the_width(grid: Grid) -> None:
    header = " | ".join(grid[0]) + " |\n" + "---|" * len(grid[0]) + "\n"
    assert only_grid(header + "\n".join(f"{cell} |" for row in grid[1:] for cell in row)) == grid


@given(grids())
def test_tabs_come_back(grid: Grid) -> None:
    assume(any(row[-1] for row in grid[1:]))  # tabs at the end of lines alone are no cells
    assert only_grid("\n".join("\t".join(row) for row in grid)) == grid


@given(grids())
def test_a_grid_table_comes_back(grid: Grid) -> None:
    assert only_grid(framed(grid, "-|+++++++++", after_each_row=True)) == grid


@given(grids())
def test_the_frame_of_a_database_comes_back(grid: Grid) -> None:
    assert only_grid(framed(grid, "-|+++++++++", after_each_row=False)) == grid


@given(grids())
def test_a_drawn_box_comes_back(grid: Grid) -> None:
    assert only_grid(framed(grid, "─│┌┬┐├┼┤└┴┘", after_each_row=False)) == grid


@given(grids())
def test_psql_comes_back(grid: Grid) -> None:
    sizes = widths(grid)
    header, *rows = (" " + " | ".join(padded(row, sizes)).rstrip() for row in grid)
    assume(all(any(row[column] for row in grid) for column in range(len(grid[0]))))
    assert only_grid("\n".join([header, "+".join("-" * (size + 2) for size in sizes), *rows])) == grid


@given(grids(empty=False))
def test_a_simple_table_comes_back(grid: Grid) -> None:
    sizes = [max(2, size) for size in widths(grid)]
    rule = "  ".join("=" * size for size in sizes)
    header, *rows = ("  ".join(padded(row, sizes)).rstrip() for row in grid)
    assert only_grid("\n".join([rule, header, rule, *rows, rule])) == grid


@given(st.integers(2, 5), st.integers(4, 8))
def test_loose_cells_come_back_where_columns_are_of_one_kind(width: int, height: int) -> None:
    kinds = [lambda n: f"Port {chr(65 + n)}", lambda n: str(1000 + 37 * n), lambda n: f"{n}.5%",
             lambda n: f"${n},000", lambda n: f"2024-03-{n + 10}"]  # fmt: skip
    header = [f"Column {chr(65 + at)}" for at in range(width)]
    grid = [header, *([kinds[at](n) for at in range(width)] for n in range(1, height))]
    assert only_grid("\n".join(f"|{cell}" for row in grid for cell in row)) == grid


@given(st.lists(st.text(st.sampled_from("ab |-+=\t,;.1:#*\\│─┌"), max_size=24), max_size=14))
def test_any_text_is_read_without_a_fault_and_nothing_is_lost(lines: list[str]) -> None:
    source = "\n".join(lines)
    letters = sorted(char for char in source if char in "ab1")
    assert sorted(char for char in _said(source) if char in "ab1") == letters


def _said(source: str) -> str:
    """What the notation of the fixture says of a text, without its own words."""
    kept = [line for line in written(source).split("\n") if not line.startswith("! ")]
    return "\n".join("" if " table" in line else line.partition("{")[0] for line in kept)
