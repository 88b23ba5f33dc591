"""Rules that override the judge's verdicts, in this order, each with the reasons that it gives.

The reader applies them and the explanation of a page shows their reasons. The judge of headings runs between
the first and the last ones, and is trained on what the first leave.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from broadsheet.frontends.html.adverts import drop_adverts
from broadsheet.frontends.html.bare import keep_bare
from broadsheet.frontends.html.code_labels import drop_code_labels
from broadsheet.frontends.html.colophon import drop_colophon
from broadsheet.frontends.html.contents import drop_contents
from broadsheet.frontends.html.copies import drop_copies
from broadsheet.frontends.html.keep_together import (
    keep_captions,
    keep_code,
    keep_headings,
    keep_lists,
    keep_notes,
    keep_paragraphs,
    keep_tables,
    keep_title,
)
from broadsheet.frontends.html.line_numbers import drop_line_numbers
from broadsheet.frontends.html.masthead import drop_masthead
from broadsheet.frontends.html.menus import drop_menus
from broadsheet.frontends.html.notices import drop_notices, drop_signups
from broadsheet.frontends.html.paging import drop_paging
from broadsheet.frontends.html.screen_readers import drop_unseen
from broadsheet.frontends.html.segments import Pieces
from broadsheet.notes import Notes


class Rule(NamedTuple):
    """A rule, and the reasons that it gives where it changes a verdict to kept or to dropped."""

    apply: Callable[[Pieces, Notes], None]
    if_kept: str = ""
    if_dropped: str = ""


def _silent(rule: Callable[[Pieces], None]) -> Callable[[Pieces, Notes], None]:
    """A rule without warnings: what it drops is reported with everything else that was left out."""
    return lambda pieces, notes: rule(pieces)


FIRST = (
    Rule(_silent(drop_adverts), if_dropped="it is called an advert"),
    Rule(_silent(drop_menus), if_dropped="it has only links or buttons"),
    Rule(_silent(keep_tables), if_kept="its table is content", if_dropped="its table is not content"),
    Rule(
        _silent(keep_lists),
        if_kept="the rest of its list, quotation or table is kept, or the text before and after it",
    ),
    Rule(_silent(keep_paragraphs), if_kept="most of the paragraphs next to it are kept"),
    Rule(_silent(keep_code), if_kept="it is code amid kept text"),
    Rule(_silent(keep_title), if_kept="it is a title right before kept text"),
    Rule(_silent(keep_captions), if_kept="it is the caption of a picture next to kept text"),
    Rule(_silent(keep_notes), if_kept="a mark in kept text points to it"),
)
"""Before the headings are judged."""

LAST = (
    Rule(_silent(keep_headings), if_kept="it is between kept pieces, and most headings like it are kept"),
    Rule(_silent(drop_masthead), if_dropped="it is the site's name, which leads to the front page"),
    Rule(_silent(drop_contents), if_dropped="it lists the headings of the page"),
    Rule(_silent(drop_signups), if_dropped="it asks for a mail address"),
    Rule(_silent(drop_notices), if_dropped="it asks for consent to cookies"),
    Rule(_silent(drop_unseen), if_dropped="its class hides it from sight"),
    Rule(_silent(drop_paging), if_dropped="it leads to the page before or after this one"),
    Rule(drop_copies, if_dropped="it repeats an earlier part of the page"),
    Rule(_silent(keep_bare), if_kept="nothing on the page leads elsewhere"),
    Rule(_silent(drop_colophon), if_dropped="it is a line of copyright at the end"),
    Rule(_silent(drop_code_labels), if_dropped="it names the language of the code next to it"),
    Rule(_silent(drop_line_numbers), if_dropped="it numbers the lines of the code next to it"),
)
"""After the headings were judged."""
