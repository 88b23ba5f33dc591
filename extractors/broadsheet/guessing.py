"""Guessing an encoding from the bytes alone: the last resort, for text that no mark, label or UTF-8 explains.

In a Latin script only accented letters are non-ASCII bytes, and its code pages differ in which letters those
are: the page under which most of them are letters that its languages use wins. East Asian character sets give
their common characters a range of lead bytes of their own: text lies there almost wholly. Among the other
scripts charset-normalizer judges, which measures how likely each reading is. (It is not asked about the first
two: it reads French as Baltic, Spanish as Polish, and a sentence of Japanese as Thai.)
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection

SAMPLE = 64 * 1024
"""Bytes that a guess looks at: the lines that hold non-ASCII bytes, from the whole file."""

LATIN_RUN = 1.5
"""Mean length of runs of non-ASCII bytes: accented letters stand alone (1.0 to 1.3), other scripts do not."""

_TYPOGRAPHY = "“”„‘’‚«»‹›–—…•·€£©®°§§\xa0½"
# Letters that the languages of each page use: common ones, and rarer ones that count half. The order decides
# a tie: how common the page is.
LATIN_PAGES: tuple[tuple[str, str, str, str], ...] = (
    ("windows-1252", "cp1252", "àáâãäåæçèéêëíïñóôöøùúüß", "ìîòõûœ¿¡ºª"),
    ("windows-1254", "cp1254", "çğıöşü", "âîûİ"),
    ("windows-1250", "cp1250", "ąćęłńóśźżáčďéěíňřšťúůýžőűöüß", "äăâîţşľĺŕôđ"),
    ("iso-8859-2", "iso8859-2", "ąćęłńóśźżáčďéěíňřšťúůýžőűöüß", "äăâîţşľĺŕôđ"),
    ("windows-1257", "cp1257", "ąčęėįšųūžāēģīķļņ", "õäöü"),
)

# East Asian encodings, the lead bytes of their everyday characters, and what share of a text these must be:
# kana (a quarter of any Japanese text); marks and Hangul, or marks and the first level of Chinese characters.
EAST_ASIAN: tuple[tuple[str, str, Collection[int], float], ...] = (
    ("shift_jis", "cp932", range(0x82, 0x84), 0.25),
    ("euc-jp", "euc_jp", range(0xA4, 0xA6), 0.25),
    ("euc-kr", "cp949", (0xA1, 0xA3, *range(0xB0, 0xC9)), 0.9),
    ("gb18030", "gb18030", (0xA1, 0xA3, *range(0xB0, 0xD8)), 0.9),
    ("big5", "big5hkscs", (0xA1, *range(0xA4, 0xC7)), 0.9),
)
EAST_ASIAN_SAMPLE = 4096
"""Characters that tell an East Asian encoding."""

# What charset-normalizer may answer, by its names, and the WHATWG's names for them.
OTHER_SCRIPTS = {
    "cp1251": "windows-1251",
    "koi8_r": "koi8-r",
    "iso8859_5": "iso-8859-5",
    "cp866": "ibm866",
    "cp1253": "windows-1253",
    "cp1255": "windows-1255",
    "cp1256": "windows-1256",
    "cp874": "windows-874",
}

_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_TAG = re.compile(rb"<[^<>]*>")


def guess(source: bytes) -> str:
    """The WHATWG name of the encoding that explains the bytes best; never fails.

    >>> guess("Un été à la française".encode("windows-1252"))
    'windows-1252'
    """
    sample = _telling_lines(source)
    runs = _HIGH_RUN.findall(sample)
    high = b"".join(runs)
    if len(high) < LATIN_RUN * len(runs):
        return _latin_page(high)
    return _east_asian(sample) or _by_likelihood(sample) or _latin_page(high)


def _telling_lines(source: bytes) -> bytes:
    """The lines with non-ASCII bytes, tags taken out, up to ``SAMPLE`` bytes.

    In no encoding that is guessed here is a line feed or an angle bracket half of a character.
    """
    kept, size = [], 0
    for line in source.split(b"\n"):
        if not line.isascii():
            line = _TAG.sub(b" ", line[: 4 * SAMPLE])
            kept.append(line)
            size += len(line)
            if size >= SAMPLE:
                break
    return b"\n".join(kept)[:SAMPLE]


def _latin_page(high: bytes) -> str:
    counts = Counter(high)
    best, name = float("-inf"), LATIN_PAGES[0][0]
    for page, codec, common, rare in LATIN_PAGES:
        worth = dict.fromkeys(rare + rare.upper(), 0.5)
        worth.update(dict.fromkeys(common + common.upper() + _TYPOGRAPHY, 1.0))
        letters = ((bytes((byte,)).decode(codec, "replace"), count) for byte, count in counts.items())
        score = sum(count * worth.get(letter, -2.0) for letter, count in letters)
        if score > best:
            best, name = score, page
    return name


def _east_asian(sample: bytes) -> str | None:
    for name, codec, everyday, share in EAST_ASIAN:
        text = sample.decode(codec, "replace")[:EAST_ASIAN_SAMPLE]
        others = [char for char in text if char > "\x7f"]
        if others.count("\ufffd") > 0.02 * len(others):
            continue
        leads = [encoded[0] for char in others if len(encoded := char.encode(codec, "ignore")) > 1]
        if len(leads) > 0.9 * len(others) and sum(lead in everyday for lead in leads) >= share * len(leads):
            return name
    return None


def _by_likelihood(sample: bytes) -> str | None:
    from charset_normalizer import from_bytes  # 45 ms to import, and seldom needed

    match = from_bytes(sample, cp_isolation=list(OTHER_SCRIPTS)).best()
    return OTHER_SCRIPTS.get(match.encoding) if match else None
