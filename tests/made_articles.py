"""Made articles: parts that a page is made of, by chance but the same for the same seed."""

from __future__ import annotations

import random
from typing import NamedTuple, TypeAlias


class Title(NamedTuple):
    level: int
    text: str


class Item(NamedTuple):
    depth: int
    number: int | None
    text: str


class Items(NamedTuple):
    items: list[Item]


class Grid(NamedTuple):
    rows: list[list[str]]


class Said(NamedTuple):
    """Prose, a quote or code."""

    kind: str
    text: str


Part: TypeAlias = Title | Items | Grid | Said

NOUNS = """
harbour wall crane gate tide mooring basin survey council engineer ferry pilot lamp rope quay market bridge
school river valley garden letter winter summer road tower archive meeting report village
""".split()
VERBS = "moved held stood failed rose fell turned waited answered closed opened paid".split()
SENTENCES = (
    "The N of the N V before the N did, and the N of the town V in the long night of the N.",
    "Nobody at the N knew of the N until the N V, and by then the N had V for a week, said the N.",
    "When the N V, each N in the N was asked about the N, but none of them V at once.",
)
TITLES = ("Why the N V", "What the N Found", "A N for the N", "How to Save a N", "The N and the N in Figures")


def article(seed: int) -> list[Part]:
    """Sections up to three deep: prose, now and then a list, a table, a quote or code, and prose again."""
    chance = random.Random(seed)
    parts: list[Part] = []
    level = 0
    for _ in range(chance.randint(3, 7)):
        level = chance.randint(1, min(level + 1, 3))
        parts += [Title(level, title(chance)), paragraph(chance)]
        for _ in range(chance.randint(0, 2)):
            parts += [chance.choice([paragraph, items, grid, quote, code])(chance), paragraph(chance)]
    return parts


def worded(pattern: str, chance: random.Random) -> str:
    """The pattern with a noun for each N and a verb for each V."""
    choices = {"N": NOUNS, "V": VERBS}
    words = (word.partition(",") for word in pattern.replace(".", ",.").split())
    return " ".join(
        f"{chance.choice(choices[word]) if word in choices else word}{comma}{rest}"
        for word, comma, rest in words
    ).replace(",.", ".")


def title(chance: random.Random) -> str:
    return " ".join(word[0].upper() + word[1:] for word in worded(chance.choice(TITLES), chance).split())


def paragraph(chance: random.Random) -> Said:
    return Said(
        "prose", " ".join(worded(chance.choice(SENTENCES), chance) for _ in range(chance.randint(2, 4)))
    )


def items(chance: random.Random) -> Items:
    """A list of short items, nested up to three deep."""
    numbered = chance.random() < 0.5
    found: list[Item] = []
    counts: list[int] = []
    for _ in range(chance.randint(2, 6)):
        depth = chance.randint(0, min(len(counts), 2)) if found else 0
        del counts[depth + 1 :]
        counts += [0] * (depth + 1 - len(counts))
        counts[depth] += 1
        said = worded("the N of the N", chance)
        found.append(Item(depth, counts[depth] if numbered else None, said))
    return Items(found)


def grid(chance: random.Random) -> Grid:
    """A header of names, and rows of a name and numbers."""
    width, height = chance.randint(2, 4), chance.randint(2, 5)
    names = [noun.title() for noun in chance.sample(NOUNS, width + height)]
    rows = [[name, *(str(chance.randint(1, 999)) for _ in range(width - 1))] for name in names[width:]]
    return Grid([names[:width], *rows])


def quote(chance: random.Random) -> Said:
    return Said("quote", paragraph(chance).text)


def code(chance: random.Random) -> Said:
    lines = ["{} = {}({})".format(*chance.sample(NOUNS, 3)) for _ in range(chance.randint(1, 3))]
    return Said("code", "\n".join(lines))
