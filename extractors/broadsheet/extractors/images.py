"""Images: the article's pictures, in reading order. It runs only when asked for.

The result is a list::

    [{"src": "https://example.org/quay.jpg", "alt": "The quay at noon", "caption": "The north quay, 2 March",
      "section": "s2", "where": {"path": "body > figure:nth-child(3) > img:nth-child(1)"}}]

``src`` is absolute where the address of the article is known, else as it was written; of pictures that are
loaded late, it is the address that will be loaded. ``alt`` is the alternative text and ``caption`` that of
the figure around the picture, both null where there is none. ``section`` is the id of the section that holds
it, or null.

In HTML these are the pictures of the kept content, without those that are smaller than three pixels.
"""

from __future__ import annotations

from typing import Any

import msgspec

from broadsheet.addresses import absolute
from broadsheet.article import Article
from broadsheet.blocks import Figure, Image
from broadsheet.extractors.links import own_address
from broadsheet.places import Places


def extract(article: Article) -> list[dict[str, Any]]:
    """All pictures of the article."""
    places, base = Places(article), own_address(article)
    figures = [block for block in article.blocks if isinstance(block, Figure)]
    pictures = article.images or [Image(each.src, each.alt, each.where) for each in figures if each.src]
    return [
        {
            "src": absolute(base, picture.src),
            "alt": picture.alt,
            "caption": places.caption_at(picture.where),
            "section": places.section_of(picture.where),
            "where": msgspec.to_builtins(picture.where),
        }
        for picture in pictures
    ]
