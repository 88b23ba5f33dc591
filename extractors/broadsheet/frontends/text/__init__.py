"""The text front end: plain text, even damaged, to blocks."""

from broadsheet.frontends.text.reader import explain, read

__all__ = ["explain", "read"]
