"""The checkout that a benchmark is in, and what several benchmarks share.

Importing this module puts the checkout's ``tests``, ``cli`` and ``extractors`` first on the path. A benchmark
imports it before broadsheet, and so measures this checkout, whatever version is installed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
for _room in ("tests", "cli", "extractors"):
    sys.path.insert(0, str(ROOT / _room))


def parser(manual: str | None) -> argparse.ArgumentParser:
    """A parser whose help is a module's docstring, with the lines as they are there."""
    return argparse.ArgumentParser(description=manual, formatter_class=argparse.RawDescriptionHelpFormatter)


def articles() -> list[Path]:
    """The samples that are pages or plain texts, neither packed nor Markdown, in the order of their names."""
    return [path for path in sorted((ROOT / "samples").iterdir()) if path.suffix in (".txt", ".html")]
