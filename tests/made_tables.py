"""Random tables of realistic cells, and how text extractors print them.

Each printer is after what a tool really does: ``one_cell_a_line`` loses row ends and empty cells and the mark
of some, ``closing_pipes`` breaks rows and moves an empty corner to the end.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import NamedTuple

PLACES = (
    "North Quay", "Aden", "Old Dock", "Port Said", "Basra", "St. Ann", "Salif", "Kiel", "Nishtun",
    "Hallow", "Ransay", "Holm Skerry", "Upper Mill", "Tor", "Lower Harbour East", "Marrow",
)  # fmt: skip
GOODS = ("kettle", "lamp", "rope", "anchor", "tent", "net", "pump", "winch", "barge", "buoy")
MAKERS = ("Alder", "Brock", "Corvid", "Dunlin", "Egret", "Fulmar")
PROSE = (
    "A good choice for small boats, with little to complain about.",
    "Fast and quiet. The rope is short, though.",
    "Made for people who sail at night and want to see where.",
    "It did what it should in all our trials, and nothing else.",
    "Heavy, but it lasts; the older ones are still in use.",
    "Best for families that want one thing to do everything well enough.",
)
HEADS = {
    "name": ("Port", "Model", "Place", "Product"), "count": ("Berths", "Seats", "Crew", "Staff"),
    "money": ("Price", "Fee", "Cost per year", "Rent"), "percent": ("Share", "Change", "Filled"),
    "date": ("Opened", "Updated", "Since"), "mark": ("Lit", "Night service", "In stock", "Warranty"),
    "quantity": ("Weight", "Draught", "Range"), "label": ("Best for", "Kind", "Made of"),
    "prose": ("Notes", "What we think", "In short"), "link": ("Website",), "rank": ("Rank", "No."),
}  # fmt: skip


class Made(NamedTuple):
    """A table: its rows, the header first; the cells of an ``unmarked`` column have no pipe of their own."""

    rows: list[list[str]]
    unmarked: int | None


def made(seed: int, empty: float = 0.0, unmarked: bool = False) -> Made:
    """The table of a seed; each cell but the names is ``empty`` with that likelihood."""
    random = Random(seed)
    width = random.choice((2, 2, 2, 3, 3, 4, 4, 5, 6, 7))
    kinds = ["name", *(random.choice(list(_CELLS)[1:]) for _ in range(width - 1))]
    if random.random() < 0.2:
        kinds[0:1] = ["rank", "name"]
    header = _header(random, kinds)
    count = random.randint(3, 12)
    names = random.sample(PLACES, count)
    rows = [header]
    for at in range(count):
        cells = [
            str(at + 1) if kind == "rank" else names[at] if kind == "name" else _CELLS[kind](random)
            for kind in kinds
        ]
        start = kinds.index("name") + 1
        rows.append([cell if n < start or random.random() >= empty else "" for n, cell in enumerate(cells)])
    return Made(rows, random.randrange(1, len(kinds)) if unmarked else None)


def one_cell_a_line(table: Made, seed: int) -> str:
    """``|Model``: row ends and empty cells are lost, one column's cells are without a pipe."""
    lines = []
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row):
            if cell:
                lines.append(cell if number and column == table.unmarked else f"|{cell}")
    return "\n".join(lines)


def closing_pipes(table: Made, seed: int) -> str:
    """``a | b |``: a rule below the header or nowhere, some rows broken, an empty corner moved to the end."""
    random = Random(seed)
    header, *rows = table.rows
    corner = len(header) > 2 and random.random() < 0.2
    names = [*header[1:], ""] if corner else header
    lines = [_closed(names)]
    if corner or random.random() < 0.7:
        lines.append("---|" * len(header))
    for row in rows:
        cut = random.randrange(1, len(row)) if random.random() < 0.15 else len(row)
        lines += [_closed(part) for part in (row[:cut], row[cut:]) if part]
    return "\n".join(lines)


def _closed(cells: list[str]) -> str:
    return " | ".join(cells) + " |"


def _header(random: Random, kinds: list[str]) -> list[str]:
    names: list[str] = []
    for kind in kinds:
        left = [name for name in HEADS[kind] if name not in names]
        names.append(random.choice(left) if left else f"{HEADS[kind][0]} {len(names) + 1}")
    return names


def _money(random: Random) -> str:
    whole = random.choice((9, 19, 49, 99, 120, 1_250)) + random.randint(0, 9)
    return f"${whole:,}.{random.choice(('00', '50', '99'))}"


def _date(random: Random) -> str:
    month = random.choice(("March", "June", "October"))
    return f"{random.randint(1, 28)} {month} {random.randint(2015, 2025)}"


_LABELS = ("Sailing", "Short trips", "Families", "Steel", "Racing", "Rivers and lakes")
_CELLS: dict[str, Callable[[Random], str]] = {
    "name": lambda random: random.choice(PLACES),
    "count": lambda random: str(random.randint(2, 400)),
    "money": _money,
    "percent": lambda random: f"{random.randint(-9, 99)}%",
    "date": _date,
    "mark": lambda random: random.choice(("Yes", "No", "Yes")),
    "quantity": lambda random: f"{random.randint(2, 90)} {random.choice(('m', 'kg', 'lbs'))}",
    "label": lambda random: random.choice(_LABELS),
    "prose": lambda random: random.choice(PROSE),
    "link": lambda random: f"https://{random.choice(MAKERS).lower()}.example/{random.choice(GOODS)}",
}
