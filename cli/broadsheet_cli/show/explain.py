"""Explains how a source was read: each line of a text, and each part of a page that was kept or dropped."""

from __future__ import annotations

from broadsheet_cli.errors import CommandError
from broadsheet_cli.show.screen import ACCENT, CAUTION, QUIET, Prefixed, Screen, plain

LONGEST = 200
"""Characters of a part of a page that are drawn."""


def lines(text: str, media_type: str, screen: Screen) -> None:
    """Draw each line of a text after its number and its kind. Raises :class:`CommandError` for HTML."""
    if media_type != "text/plain":
        raise CommandError(
            f"--lines explains plain text, and this is {media_type}; --from text reads it as text"
        )
    from broadsheet.frontends.text import explain

    explained = list(explain(text))
    number_room = len(str(explained[-1][0])) if explained else 1
    kind_room = max((len(kind) for _, kind, _ in explained), default=0)
    for number, kind, line in explained:
        prefix = f"{number:>{number_room}}  {kind:<{kind_room}}  "
        style = QUIET if kind in ("paragraph", "prose", "blank") else ACCENT
        screen.draw(Prefixed(plain(line), prefix, " " * len(prefix), style), width=screen.width)


def why(text: str, media_type: str, screen: Screen) -> None:
    """Draw each part of a page, kept or dropped, with the reason. Raises :class:`CommandError` for text."""
    if media_type != "text/html":
        raise CommandError(f"--why explains HTML, and this is {media_type}; --lines explains plain text")
    from broadsheet.frontends.html import explain

    for path, verdict, reason, words in explain(text):
        style = ACCENT if verdict == "kept" else CAUTION
        shown = words if len(words) <= LONGEST else f"{words[:LONGEST].rstrip()}…"
        screen.draw(
            Prefixed(plain(shown or "(a picture)"), f"{verdict:<8}", " " * 8, style), width=screen.width
        )
        screen.draw(plain(reason, QUIET), indent=8, width=screen.width)
        screen.draw(plain(path, QUIET), indent=8, width=screen.width)
