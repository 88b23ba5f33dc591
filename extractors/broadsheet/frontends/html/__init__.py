"""The HTML front end: a page to blocks, its main content only."""

from broadsheet.frontends.html.reader import read

__all__ = ["read"]
