"""Time by repetition: what a token, or two in turn, costs when it is there thousands of times.

    python benchmarks/repeats.py html            # or text, markdown
    python benchmarks/repeats.py text --pairs 200   # so many pairs of them, too, chosen by chance

Patterns that look back or ahead are found like this: a source of twice the length takes four times as long.
Each source is some kilobytes of the fuzzer's tokens; what is slow is measured at twice the length and printed
with its growth, 2 being linear.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import permutations

import checkout
from tokens import TOKENS

import broadsheet
from broadsheet.errors import BroadsheetError

MEDIA_TYPES = {"html": "text/html", "text": "text/plain", "markdown": "text/markdown"}
LENGTH = 12_000
"""Characters of a source."""

SLOW = 25.0
"""Microseconds a character from which on a source is looked at more closely."""


def sources(words: list[str], pairs: int) -> Iterator[tuple[str, str]]:
    """What is repeated, with its name: tokens in a row, on lines, and around a word."""
    together = [f"{one} {two}" for one, two in permutations(words, 2)]
    for unit in [*words, *random.Random(1).sample(together, min(pairs, len(together)))]:
        for pattern in ("{}", "{} ", "{}\n", "{} word\n", "{}word ", "{}\n\n"):
            yield repr(pattern.format(unit)), pattern.format(unit)


def seconds(source: str, media_type: str) -> float:
    """Processor time of one conversion."""
    started = time.process_time()
    with suppress(BroadsheetError):
        broadsheet.convert(source, media_type=media_type)
    return time.process_time() - started


def repeated(unit: str, length: int) -> str:
    """The unit, again and again, to this length."""
    return (unit * (length // len(unit) + 1))[:length]


def main() -> None:
    """Print what is slow, the slowest growth first."""
    parser = checkout.parser(__doc__)
    parser.add_argument("kind", choices=MEDIA_TYPES)
    parser.add_argument("--pairs", type=int, default=0)
    given = parser.parse_args()
    media_type = MEDIA_TYPES[given.kind]
    seconds("Words to warm up with.\n\n<p>And more.", media_type)
    found = []
    count = 0
    for name, unit in sources(TOKENS[given.kind].split(), given.pairs):
        count += 1
        taken = seconds(repeated(unit, LENGTH), media_type)
        if taken > SLOW * LENGTH / 1e6:
            once, twice = (
                min(seconds(repeated(unit, n * LENGTH), media_type) for _ in range(2)) for n in (1, 2)
            )
            if once > SLOW * LENGTH / 1e6:
                found.append((twice / once, once, name))
    print(f"{given.kind}: {count} sources of {LENGTH:,} characters, {len(found)} of them slow")
    for growth, once, name in sorted(found, reverse=True)[:25]:
        print(f"  ×{growth:4.1f}  {once * 1000:7.0f} ms  {name}")


if __name__ == "__main__":
    main()
