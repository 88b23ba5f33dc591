"""Colour for output on a terminal, and removal of control characters."""

from __future__ import annotations


def safe(text: str) -> str:
    """The text with control characters, line breaks and tabs apart, shown as U+FFFD."""
    if text.isprintable():
        return text
    return text.translate(_CONTROLS)


_CONTROLS = {code: "\ufffd" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}


def paint(text: str, language: str) -> str:
    """The text in sixteen colours, highlighted by the lexer of that name."""
    from pygments import highlight
    from pygments.formatters import TerminalFormatter
    from pygments.lexers import get_lexer_by_name

    lexer = get_lexer_by_name(language, stripnl=False, ensurenl=False)
    painted: str = highlight(text, lexer, TerminalFormatter())
    return painted
