"""Places in a source, as a reader takes them: ``line 3``, ``lines 5–7``, or a CSS path."""

from __future__ import annotations

from broadsheet.document import Where


def lines(where: Where) -> str:
    """The lines of a place in a text; empty for a place in a page, whose path is long and of little use."""
    if where.line is None:
        return ""
    if where.end_line is None or where.end_line == where.line:
        return f"line {where.line}"
    return f"lines {where.line}–{where.end_line}"


def place(where: Where) -> str:
    """The place in words; empty if it is unknown."""
    return lines(where) or where.path or ""


def places(all_of_them: list[Where], most: int = 12) -> str:
    """Several places in one phrase: ``lines 3, 5–7, 11``; what goes beyond ``most`` is counted."""
    named = list(dict.fromkeys(filter(None, map(place, all_of_them))))
    more = f" and {len(named) - most} more" if len(named) > most else ""
    kept = named[:most]
    if len(kept) > 1 and all(name.startswith("line") for name in kept):
        return "lines " + ", ".join(name.partition(" ")[2] for name in kept) + more
    return ", ".join(kept) + more
