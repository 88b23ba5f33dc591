"""Decoding."""

from __future__ import annotations

from broadsheet.notes import Notes


def decode(source: bytes, label: str | None, notes: Notes) -> tuple[str, str]:
    """The text and the WHATWG name of the encoding used."""
    return source.decode("utf-8", "replace"), "utf-8"
