"""The screen: rich on our terms. Text of a document is text, never markup, an emoji code or an escape."""

from __future__ import annotations

import io

from rich.cells import cell_len
from rich.console import Console as RichConsole
from rich.console import ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.style import Style
from rich.text import Text

from broadsheet_cli.console import READABLE, Console
from broadsheet_cli.paint import safe

QUIET = "bright_black"
STRONG = "bold"
ACCENT = "bold cyan"
CAUTION = "yellow"


NARROWEST = 20
"""The fewest columns that anything is drawn in."""


class Screen:
    """Draws renderables as text of a given width, in colour if the console allows or the caller wants it."""

    def __init__(self, console: Console, width: int | None = None, colour: bool | None = None) -> None:
        colour = console.in_colour if colour is None else colour
        self.width = max(width or console.width(), NARROWEST)
        self._console = console
        self._text = io.StringIO()
        self._rich = RichConsole(
            file=self._text,
            width=self.width,
            force_terminal=colour,
            color_system="standard" if colour else None,
            no_color=not colour,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
            _environ={},  # under FORCE_COLOR rich would call a pipe a terminal
        )

    @property
    def prose(self) -> int:
        """The width of running text: the screen's, but never more than is pleasant to read."""
        return min(self.width, READABLE)

    def draw(self, *parts: RenderableType, indent: int = 0, width: int | None = None) -> None:
        """Draw parts below each other, at most as wide as running text if no ``width`` is given."""
        available = min(width or self.prose, self.width)
        for part in parts:
            self._rich.print(
                Padding(part, (0, 0, 0, indent)) if indent else part, width=available, soft_wrap=False
            )

    def gap(self) -> None:
        """An empty line."""
        self._rich.print()

    def flush(self) -> None:
        """Send what is drawn to standard output, without the spaces that fill lines up."""
        lines = self._text.getvalue().split("\n")
        self._console.write("\n".join(line.rstrip(" ") for line in lines).encode("utf-8", "replace"))
        self._text.seek(0)
        self._text.truncate()


class Prefixed:
    """Text whose every line begins with something: a bullet and then spaces, or a bar all the way down."""

    def __init__(self, text: Text, first: str, rest: str | None = None, style: str = QUIET) -> None:
        self._text = text
        self._first = Segment(first, Style.parse(style))
        self._rest = Segment(first if rest is None else rest, Style.parse(style))

    def __rich_console__(self, console: RichConsole, options: ConsoleOptions) -> RenderResult:
        """Wrap the text to the width that the prefix leaves."""
        available = max(options.max_width - cell_len(self._first.text), 8)
        prefix = self._first
        for line in console.render_lines(self._text, options.update(width=available), pad=False):
            yield prefix
            yield from line
            yield Segment.line()
            prefix = self._rest


def plain(text: str, style: str | Style = "") -> Text:
    """A document's text as it may be drawn. The style is that of its words alone, not of what is appended."""
    return Text(overflow="fold").append(safe(text), style)
