"""Archives: files that hold several articles. Each kind has a reader, which streams the members in order.

A reader takes an open file and the rules of what to take, and yields members; each is read before the next
one is looked at, so that an archive of any size needs the memory of one article.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import BinaryIO

from broadsheet_cli.inputs.archives.member import Member, Rules

Reader = Callable[[BinaryIO, Rules], Generator[Member]]


def reader(kind: str) -> Reader:
    """The reader of a kind of archive."""
    if kind == "zip":
        from broadsheet_cli.inputs.archives.zips import members
    elif kind == "tar":
        from broadsheet_cli.inputs.archives.tars import members
    elif kind == "warc":
        from broadsheet_cli.inputs.archives.warcs import members
    elif kind == "export":
        from broadsheet_cli.inputs.archives.exports import members
    else:
        from broadsheet_cli.inputs.archives.mboxes import members
    return members
