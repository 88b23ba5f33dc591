"""Sniffing: is it HTML, Markdown or plain text?"""

from __future__ import annotations

MEDIA_TYPES = ("text/html", "text/plain", "text/markdown")


def sniff(text: str, name: str | None = None) -> str:
    """The media type, by the name's ending where it is telling, else by the content."""
    if name and name.endswith((".html", ".htm", ".xhtml")):
        return "text/html"
    return "text/html" if text.lstrip().startswith("<") else "text/plain"
