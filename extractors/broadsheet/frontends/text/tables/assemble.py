"""Rows put together again from the lines of a run: where rows end, how wide they are, what was lost.

The steps go one way: a run is cut into the tables that are in it, each table's width is found, its lines
are joined to rows of that width, columns that never hold anything are dropped, and cells that slid out of
their column are put back. Each step that repairs or guesses says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from broadsheet.document import Where
from broadsheet.frontends.text.tables.cells import PipeLine
from broadsheet.frontends.text.tables.columns import is_header, learned, place
from broadsheet.frontends.text.tables.grids import Grid, Row, note_joined, note_ragged
from broadsheet.frontends.text.tables.loose import guess_width, rows_of
from broadsheet.frontends.text.tables.not_tables import is_drawing, is_framed_text, is_running_text
from broadsheet.frontends.text.tables.pipes import Run
from broadsheet.frontends.text.tables.splitting import parts, split
from broadsheet.notes import Notes, counted


def assemble(run: Run, notes: Notes) -> tuple[list[Grid], int]:
    """The tables in a run, and the index after them; none if its lines make no rows of two cells or more.

    Where a part of the run is not a table, the tables end before it: its lines are text again.
    """
    grids: list[Grid] = []
    pieces = parts(run.lines)
    ends = [*(piece[0].number - 1 for piece in pieces[1:]), run.end]
    done = run.lines[0].number - 1
    for part, end in zip(pieces, ends, strict=True):
        found = Notes(step=notes.step)
        grid = _grid(part, end, run.habit, found)
        if grid is None:
            break
        notes.warnings.extend(found.warnings)
        grids.extend(split(grid))
        done = end
    return grids, done


def _grid(lines: Sequence[PipeLine], end: int, habit: str, notes: Notes) -> Grid | None:
    if is_drawing([line.cells for line in lines]):
        return None
    if habit in ("closed", "opened") and all(len(line.cells) == 1 for line in lines):
        return _loose_grid(lines, end, notes)
    width = _width(lines, habit)
    if width < 2:
        return None
    rows = _joined(lines, width) if habit in ("closed", "opened") else _plain(lines)
    note_joined(rows, notes)
    if sum(1 for row in rows if any(row.cells)) < 2 and not any(line.rule for line in lines):
        return None
    grid = Grid(rows, width, _head(lines, rows), end)
    if habit != "framed":
        _drop_ghosts(grid, notes)
    if habit in ("closed", "opened"):
        _realign(grid, notes)
        _span_labels(grid, notes)
    note_ragged(grid, notes)
    return grid if grid.width > 1 and _has_columns(grid) else None


def _loose_grid(lines: Sequence[PipeLine], end: int, notes: Notes) -> Grid | None:
    """A table of which the cells are left, one a line."""
    if is_running_text([line.cells[0] for line in lines]):
        return None
    rows, width = rows_of(
        [line.cells[0] for line in lines], [line.number for line in lines], [line.loose for line in lines]
    )
    grid = Grid(rows, width, None, end, guessed=True)
    if len(rows) < 2 or not _has_columns(grid) or is_framed_text(grid):
        return None
    note_joined([Row([], line.number, line.joined) for line in lines] + rows, notes)
    message = f"no line shows where a row ends; {width} columns fit its {len(lines)} cells best"
    notes.warn("table-width-guessed", message, grid.where())
    lost = sum(width - sum(map(bool, row.cells)) for row in rows if not row.spans)
    if lost:
        message = f"{counted(lost, 'cell')} apparently missing; left empty"
        notes.warn("table-cells-lost", message, grid.where())
    return grid


def _has_columns(grid: Grid) -> bool:
    """Whether more than one column holds anything: a single one is a frame around text."""
    return any(cell for row in grid.rows for cell in row.cells[1:])


# How wide


def _width(lines: Sequence[PipeLine], habit: str) -> int:
    """What a rule draws, else what makes most lines into whole rows."""
    ruled = max((line.rule for line in lines), default=0)
    if ruled:
        return ruled
    counts = Counter(len(line.cells) for line in lines if len(line.cells) > 1)
    if not counts:
        return 0
    if habit not in ("closed", "opened"):
        return counts.most_common(1)[0][0]
    widths = sorted(counts, reverse=True)[:6]
    if 2 * sum(counts.values()) < len(lines):
        # Most cells are alone: what they are says more than the few lines that hold several.
        widths.append(guess_width([cell for line in lines for cell in line.cells]))
    return min(widths, key=lambda width: (_misfits(lines, width), -width))


def _misfits(lines: Sequence[PipeLine], width: int) -> int:
    """How many rows come out short or long when lines are joined to rows of a width."""
    bad = have = 0
    for line in lines:
        count = len(line.cells)
        if count >= width:
            bad += (have > 0) + (count > width)
            have = 0
        elif have + count > width:
            bad += 1
            have = count
        else:
            have = (have + count) % width
    return bad + (have > 0)


# Lines to rows


def _plain(lines: Sequence[PipeLine]) -> list[Row]:
    return [Row(line.cells, line.number, line.joined) for line in lines if not line.rule]


def _joined(lines: Sequence[PipeLine], width: int) -> list[Row]:
    """Rows of ``width`` cells from lines that may hold less; a line that would overflow opens a new row."""
    rows: list[Row] = []
    open_row: Row | None = None
    for line in lines:
        if line.rule:
            open_row = None
            continue
        if open_row is not None and len(open_row.cells) + len(line.cells) <= width:
            open_row.cells = open_row.cells + line.cells
            open_row.joined = True
        else:
            open_row = Row(line.cells, line.number, line.joined)
            rows.append(open_row)
        if len(open_row.cells) >= width:
            open_row = None
    return rows


def _head(lines: Sequence[PipeLine], rows: Sequence[Row]) -> int | None:
    """The rows above the one rule inside the table; None if there is none, or one under each row."""
    marks = []
    for line in lines:
        if line.rule:
            above = sum(1 for row in rows[: len(lines)] if row.line < line.number)
            if 0 < above < len(rows):
                marks.append(above)
    return marks[0] if marks and len(marks) <= max(1, len(rows) // 2) else None


# What a row lost


def _drop_ghosts(grid: Grid, notes: Notes) -> None:
    """Columns that hold nothing in any row, as printed for a cell that spans, are dropped."""
    used: set[int] = set()
    widest = 0
    for row in grid.rows:
        widest = max(widest, len(row.cells))
        used.update(at for at, cell in enumerate(row.cells) if cell)
    widest = max(widest, grid.width)
    ghosts = widest - len(used)
    if not ghosts or len(used) < 2:
        return
    keep = sorted(used)
    for row in grid.rows:
        row.cells = [row.cells[at] for at in keep if at < len(row.cells)]
    grid.width = len(keep)
    message = f"{ghosts} of {widest} columns are empty in all rows and were dropped"
    notes.warn("table-ghost-columns", message, grid.where())


def _realign(grid: Grid, notes: Notes) -> None:
    """Cells that slid to the left when an empty one before them was lost go back to their column."""
    columns = learned([row.cells for row in grid.rows[1:]], grid.width)
    if columns is None:
        return
    moved = []
    for at, row in enumerate(grid.rows):
        cells = [cell for cell in row.cells if cell]
        if not cells or len(cells) >= grid.width or row.cells[: len(cells)] != cells:
            continue
        if at == 0 and len(cells) == grid.width - 1 > 1 and is_header(cells):
            row.cells = ["", *cells]
            notes.warn(
                "table-header-shifted", "the header's first cell is empty and was lost", Where(line=row.line)
            )
            continue
        places = place(columns, cells)
        if places[-1] >= len(cells):
            row.cells = [""] * grid.width
            for column, cell in zip(places, cells, strict=True):
                row.cells[column] = cell
            moved.append(row.line)
    if moved:
        message = f"an empty cell was lost in {counted(len(moved), 'row')}; the others are put where they fit"
        notes.warn("table-cells-shifted", message, Where(line=moved[0], end_line=moved[-1]))


def _span_labels(grid: Grid, notes: Notes) -> None:
    """Rows of one cell between whole rows are labels that spanned the table, if there are several of them."""
    body = grid.rows[1:-1]
    labels = [row for row in body if row.cells[0] and not any(row.cells[1:]) and len(row.cells) == grid.width]
    whole = sum(1 for row in body if all(row.cells) and len(row.cells) == grid.width)
    if grid.width < 3 or len(labels) < 2 or whole < 2 * len(labels):
        return
    for row in labels:
        row.spans = True
    message = f"{len(labels)} rows have one cell between complete rows; they are read as labels"
    notes.warn("table-label-rows", message, Where(line=labels[0].line, end_line=labels[-1].line))
