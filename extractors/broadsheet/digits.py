"""Digits of the scripts of the world."""

from __future__ import annotations

ASCII_DIGITS: dict[int, str | int | None] = {ord(zero) + n: str(n) for zero in "٠۰०০๐０" for n in range(10)}
"""For ``str.translate``: Arabic, Persian, Devanagari, Bengali, Thai and full-width digits to ASCII."""
