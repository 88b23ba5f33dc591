"""The text front end: plain text, even damaged, to blocks.

====================  ==========================================================================
:mod:`.own_grammars`  subtitles (:mod:`.subtitles`), the source of a wiki's pages (:mod:`.wikitext`) and
                      Org (:mod:`.org`) have grammars of their own, and nothing in them is guessed
:mod:`.page_columns`  columns of a page are put one below the other, and at the end the places are
                      those on the page again (:mod:`.renumbering`)
:mod:`.records`       the fields of a news database's record are taken out
:mod:`.link_marks`    the numbers that text browsers print before links are taken out, and links
                      are replaced by what they show (:mod:`.inline_links`)
:mod:`.asciidoc`      blocks of AsciiDoc are laid out as other texts lay them out
:mod:`.margin`        the column at which the body begins, if headings are outside it
:mod:`.lines`         gives each line a shape by its beginning (:mod:`.markers`); doubtful markers
                      are decided by their siblings, page numbers are taken out (:mod:`.pages`)
:mod:`.grammar`       the rules, in order, that turn lines into units. They are in modules by kind
                      (:mod:`.centred`, :mod:`.marked_headings`, :mod:`.code`, :mod:`.items`, …) and
                      move the :mod:`.cursor`; how the text places its lines is in
                      :mod:`.layout`. Lines that a width (:mod:`.widths`) or a printer
                      (:mod:`.splinters`) broke are joined (:mod:`.wrapping`), lines that were run
                      together are separated (:mod:`.run_together`, :mod:`.run_on`)
:mod:`.tables`        the recognisers of tables
:mod:`.continued`     paragraphs that belong to the items above them
:mod:`.judge`         which bare lines are headings (:mod:`.headings`) or items
                      (:mod:`.listing`), by what they and their neighbours look like
                      (:mod:`.features`) and weights that were learned (:mod:`.additive`);
                      titles over :mod:`.bylines` and :mod:`.chapters` that count need no judge,
                      and what is asked in an interview (:mod:`.speech`) is none
:mod:`.levels`        how headings rank, by learned steps from one to the next (:mod:`.level_steps`)
:mod:`.references`    the links, if they are asked for
:mod:`.assemble`      units to blocks, items nested (:mod:`.nesting`)
====================  ==========================================================================

:mod:`.reader` takes these steps, and reads captions, fields and the front on the way.
"""

from broadsheet.frontends.text.reader import explain, read

__all__ = ["explain", "read"]
