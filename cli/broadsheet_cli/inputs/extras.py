"""Extras: libraries that only some inputs need, installed on request."""

from __future__ import annotations

from broadsheet.errors import BroadsheetError


def missing(extra: str, what: str) -> BroadsheetError:
    """The error that says what to install."""
    message = f"{what} need a library that is not installed: pip install 'broadsheet[{extra}]'"
    return BroadsheetError("missing-extra", message)
