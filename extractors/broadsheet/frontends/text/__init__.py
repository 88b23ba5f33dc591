"""The text front end: plain text, even damaged, to blocks."""

from broadsheet.frontends.text.reader import read

__all__ = ["read"]
