"""The Markdown front end: CommonMark, with tables, check lists, definitions and footnotes, to blocks."""

from broadsheet.frontends.markdown.reader import read

__all__ = ["read"]
