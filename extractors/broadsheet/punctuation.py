"""Punctuation with a meaning that several steps read, in the scripts of the world."""

from __future__ import annotations

COLONS = (":", "：", "﹕")
"""What a label ends with, such as the sentence above a list."""
