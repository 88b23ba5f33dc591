"""The options of this test suite."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--write-goldens``."""
    parser.addoption(
        "--write-goldens", action="store_true", help="write tests/golden/*.json anew from what the code gives"
    )
