"""Addresses: relative ones as seen from the page that they are on."""

from __future__ import annotations

from urllib.parse import urljoin


def absolute(base: str | None, address: str) -> str:
    """An address as seen from ``base``; as it is without one, or if it leads to a place in the page itself.

    >>> absolute("https://quay.example/news/", "plan.html"), absolute("https://quay.example/news/", "#notes")
    ('https://quay.example/news/plan.html', '#notes')
    """
    if not base or address.startswith("#"):
        return address
    try:
        return urljoin(base, address)
    except ValueError:  # no address at all, such as "http://["
        return address
