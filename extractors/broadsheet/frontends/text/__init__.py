"""The text front end: plain text, even damaged, to blocks.

====================  ==========================================================================
:mod:`.margin`        the column at which the body begins, if headings are outside it
:mod:`.lines`         each line given a shape by how it begins (:mod:`.markers`); markers in doubt
                      settled by their siblings, page numbers taken out (:mod:`.pages`)
:mod:`.grammar`       the rules, in their order, that make units of lines: each is in the
                      module of its kind (:mod:`.title`, :mod:`.marked_headings`, :mod:`.code`,
                      :mod:`.items`, …) and moves the :mod:`.cursor`; lines that were broken are joined
                      (:mod:`.wrapping`), lines run together cut apart (:mod:`.glue`,
                      :mod:`.run_on`)
:mod:`.tables`        the recognisers of tables
:mod:`.continued`     paragraphs that belong to the items above them
:mod:`.judge`         which bare lines are headings (:mod:`.headings`) or items
                      (:mod:`.listing`), by what they and their neighbours look like
                      (:mod:`.features`) and weights that were learned (:mod:`.additive`);
                      titles over :mod:`.bylines` need no judge
:mod:`.levels`        how headings rank, by learned steps from one to the next (:mod:`.level_steps`)
:mod:`.assemble`      units to blocks, items nested (:mod:`.nesting`)
====================  ==========================================================================

:mod:`.reader` takes these steps, and reads captions, fields and the front on the way.
"""

from broadsheet.frontends.text.reader import explain, read

__all__ = ["explain", "read"]
