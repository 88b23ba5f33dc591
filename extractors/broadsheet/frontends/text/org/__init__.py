"""Org: the outlines of Emacs, laid out line for line as other texts are, then read by the grammar.

:mod:`.detection` knows them, :mod:`.layout` rewrites the lines, :mod:`.inline` what is in these, and
:mod:`.reading` has the result read. The language: https://orgmode.org/worg/org-syntax.html
"""

from broadsheet.frontends.text.org.detection import is_org
from broadsheet.frontends.text.org.inline import org_links
from broadsheet.frontends.text.org.reading import read_org

__all__ = ["is_org", "org_links", "read_org"]
