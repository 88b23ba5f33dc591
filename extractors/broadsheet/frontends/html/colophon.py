"""The colophon: a copyright line at the end of the page is not content.

Most are in a ``footer``, which is never read; on old pages they are a paragraph below the story. Further up,
such a line may be the credit of a picture, and is kept.
"""

from __future__ import annotations

import re

from broadsheet.frontends.html.segments import Pieces

LONGEST = 300
"""Characters."""
_SIGN = re.compile(r"©|copyright\s+(?:©|\(c\)|(?:19|20)\d\d)", re.IGNORECASE)


def drop_colophon(pieces: Pieces) -> None:
    """Drop the last kept segment if it is a line of copyright."""
    last = next((segment for segment in reversed(pieces.segments) if segment.keep), None)
    if last is not None and len(last.text) <= LONGEST and _SIGN.match(last.text):
        last.keep = False
