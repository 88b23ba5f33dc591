"""Comments: paragraphs whose every line begins with ``#``, as at the head of a data file or a script."""

from __future__ import annotations

from broadsheet.frontends.text.cursor import Cursor
from broadsheet.frontends.text.wrapping import join

FEWEST = 3
"""Lines: two headings may follow each other directly."""


def comment(cursor: Cursor) -> bool:
    """The lines with one ``#`` from here on; one with nothing else parts paragraphs."""
    texts: list[str] = []
    while (line := cursor.ahead(len(texts))) is not None and (line.text == "#" or line.text[:2] == "# "):
        texts.append(line.text[1:].strip())
    if len(texts) < FEWEST:
        return False
    while texts:
        taken = texts.index("") if "" in texts else len(texts)
        if taken:
            cursor.emit("prose", join(texts[:taken], cursor.hyphenated), taken)
        else:
            cursor.emit("ruler", "")
        del texts[: taken or 1]
    return True
