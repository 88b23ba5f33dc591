"""Mailboxes (mbox): messages one after another, each after a line that begins with ``From``."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from typing import BinaryIO

from broadsheet.entity import Entity
from broadsheet.sniffing import MAIL
from broadsheet_cli.inputs.archives.member import Member, Rules, too_large

LINE = 64 * 1024
"""Bytes of a line that are read at once: what calls itself a mailbox may be one line without an end."""

_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def members(file: BinaryIO, rules: Rules) -> Generator[Member]:
    """The messages of a mailbox, numbered from 1."""
    for number, message in enumerate(_messages(file, rules.most), 1):
        label, name = str(number), f"{number:06d}.eml"
        if not rules.takes(name, label):
            continue
        if len(message) > rules.most:
            yield Member(label, name, problem=too_large(rules.most))
        else:
            # A line of a message that began with "From " got a ">", which is taken away again.
            yield Member(label, name, Entity(_QUOTED.sub(rb"\1", message), MAIL))


def _messages(file: BinaryIO, most: int) -> Iterator[bytes]:
    """Each message without its first line, and never more than one byte past the limit."""
    lines: list[bytes] = []
    length = 0
    begun = False
    after_empty = at_start = True
    while line := file.readline(LINE):
        if at_start and after_empty and line.startswith(b"From "):
            if begun:
                yield b"".join(lines)[: most + 1]
            lines, length, begun = [], 0, True
        elif length <= most:
            lines.append(line)
            length += len(line)
        after_empty = at_start and line.strip(b"\r\n") == b""
        at_start = line.endswith(b"\n")
    if begun:
        yield b"".join(lines)[: most + 1]
