"""The options of this test suite.

Property tests try the same examples on every run, so that a red run means a change. To search for new ones:
``HYPOTHESIS_PROFILE=search pytest``.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("repeatable", derandomize=True, deadline=None)
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--write-goldens``."""
    parser.addoption(
        "--write-goldens", action="store_true", help="write tests/golden/*.json anew from what the code gives"
    )
