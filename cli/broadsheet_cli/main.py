"""The entry point."""

from __future__ import annotations

import sys

import msgspec

import broadsheet


def main() -> None:
    """Run the command (a stand-in until the real one stands)."""
    for path in [a for a in sys.argv[2:] if a.endswith((".html", ".txt"))]:
        document = broadsheet.convert(open(path, "rb").read(), name=path)
        sys.stdout.buffer.write(msgspec.json.encode(document.to_dict()) + b"\n")
