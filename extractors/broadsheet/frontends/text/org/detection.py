"""Detection: whether a text is Org, by lines that only Org has. Stars alone are a list's, too."""

from __future__ import annotations

import re

SAMPLE = 64 * 1024
"""Characters that are looked at."""
FEWEST = 2
"""Lines that only Org has."""

_OWN = re.compile(
    r"^[ \t]*#\+(?:[A-Za-z_]+(?:\[[^\]\n]*\])?:(?:[ \t]|$)|begin_\w+|end_\w+)"
    r"|^[ \t]*:(?:PROPERTIES|LOGBOOK|END):[ \t]*$"
    r"|^[ \t]*(?:SCHEDULED|DEADLINE|CLOSED): [<\[]\d{4}-"
    r"|^\*+ (?:TODO|DONE) |^\*+ \S.*[ \t]:(?:[\w@#%]+:)+[ \t]*$"
    r"|\[\[[^\s\[\]]+\]\[[^\[\]\n]+\]\]",
    re.MULTILINE | re.IGNORECASE,
)


def is_org(text: str) -> bool:
    """Whether a text is written in Org."""
    found = {match.start() for match in _OWN.finditer(text[:SAMPLE])}
    return len(found) >= FEWEST
