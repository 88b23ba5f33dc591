"""The HTML front end: a page to blocks, its main content only.

====================  ==========================================================================
:mod:`.attributes`    limits on what slows the parser down: the attributes of a tag, the
                      :mod:`.options` of a select, the depth of :mod:`.nesting`
:mod:`.tree`          lexbor's parse, copied once, except for the :mod:`.plain_rows` of long tables
:mod:`.hints`         values for the metadata: :mod:`.jsonld`, :mod:`.heads`, :mod:`.bylines`
                      (which use :mod:`.landmarks`)
:mod:`.cutting`       cuts the page into the :mod:`.segments` that are judged, each with its text
                      (:mod:`.run_text`, of code also :mod:`.code_lines`) and its size in any
                      script (:mod:`.text_size`)
:mod:`.judge`         each piece's probability of being content, by :mod:`.features` (with
                      the :mod:`.names` of elements) and a learned :mod:`.forest`, and again by a
                      :mod:`.second_look`
:mod:`.rules`         the rules that override it: :mod:`.adverts`, :mod:`.menus`,
                      :mod:`.keep_together`, :mod:`.masthead`, :mod:`.contents`, :mod:`.notices`,
                      :mod:`.screen_readers`, :mod:`.paging`, :mod:`.copies`, :mod:`.bare`,
                      :mod:`.colophon`, :mod:`.code_labels`, :mod:`.line_numbers`
:mod:`.headings`      which headings are content, by what was kept below and around them
:mod:`.dropped`       warnings about what was left out; :mod:`.unread`: about what was not read
:mod:`.shape`         turns what was kept into blocks: :mod:`.lists`, :mod:`.tables` (if they are
                      data: :mod:`.layout`), :mod:`.bullets`, :mod:`.inline` text
:mod:`.references`    the links and images of what was kept, if they are asked for
:mod:`.script_body`   the body of a page that is rendered in the browser
====================  ==========================================================================

:mod:`.reader` runs these steps, and :mod:`.explaining` explains why a piece was kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from broadsheet.frontends.html.reader import fragment, read

if TYPE_CHECKING:
    from broadsheet.frontends.html.explaining import Explained

__all__ = ["explain", "fragment", "read"]


def explain(html: str) -> list[Explained]:
    """See :func:`broadsheet.frontends.html.explaining.explain`; loaded only when asked for."""
    from broadsheet.frontends.html.explaining import explain as told

    return told(html)
