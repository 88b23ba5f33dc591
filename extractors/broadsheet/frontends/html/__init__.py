"""The HTML front end: a page to blocks, its main content only.

====================  ==========================================================================
:mod:`.attributes`    what would keep the parser busy without end is limited: the attributes of
                      a tag, the :mod:`.options` of a select, the depth of :mod:`.nesting`
:mod:`.tree`          lexbor's parse, copied once, but for the :mod:`.plain_rows` of long tables
:mod:`.hints`         what the page says about its article, for the metadata: :mod:`.jsonld`,
                      :mod:`.heads`, :mod:`.bylines` (which look at :mod:`.landmarks`)
:mod:`.segments`      the page cut into the pieces that are judged
:mod:`.judge`         each piece's probability of being content, by :mod:`.features` and a
                      learned :mod:`.forest`, and again by a :mod:`.second_look`
:mod:`.rules`         what changes its verdicts: :mod:`.adverts`, :mod:`.menus`, :mod:`.keep_together`,
                      :mod:`.copies`, :mod:`.colophon`, :mod:`.line_numbers`
:mod:`.headings`      which headings are content, by what was kept below and around them
:mod:`.dropped`         what was left out, told in warnings; :mod:`.unread`: what was not read
:mod:`.shape`         what was kept becomes blocks: :mod:`.lists`, :mod:`.tables` (if they are
                      data: :mod:`.layout`), :mod:`.inline` text
:mod:`.script_body`   the body of a page that is rendered in the browser
====================  ==========================================================================

:mod:`.reader` takes these steps, and :mod:`.explaining` tells why a piece was kept.
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
