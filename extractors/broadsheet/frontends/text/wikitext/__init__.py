"""Wikitext: the source of a page of MediaWiki, read by its own grammar.

==================  ============================================================================
:mod:`.detection`   whether a text is wikitext
:mod:`.masking`     comments, literal text and footnotes are taken out of the way
:mod:`.templates`   templates are left out, or show their values
:mod:`.inline`      links, bold and tags of a line flattened to text; pictures and footnotes found
:mod:`.tables`      ``{|`` … ``|}``
:mod:`.page`        the lines to units
:mod:`.references`  the links, if they are asked for
==================  ============================================================================

The language: https://www.mediawiki.org/wiki/Help:Formatting. What depends on the wiki (templates, modules) is
not in the source; a warning quotes what is left out.
"""

from broadsheet.frontends.text.wikitext.detection import is_wikitext
from broadsheet.frontends.text.wikitext.page import read_wikitext
from broadsheet.frontends.text.wikitext.references import wiki_links

__all__ = ["is_wikitext", "read_wikitext", "wiki_links"]
