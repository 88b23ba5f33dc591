"""Guessing an encoding from the bytes alone: the last resort, for text that no mark, label or UTF-8 explains.

East Asian character sets give their common characters a range of lead bytes of their own, where nearly all of
a text lies. A single-byte page is judged by its letters: the page under which most of the non-ASCII bytes are
letters that its languages use, and use often, wins. In a Latin script these bytes are single accented letters
among plain ones; in other scripts they form whole words; so the two are never compared.

charset-normalizer was tried in its place: it reads French as Baltic and Spanish as Polish, the more often the
shorter the text is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import NamedTuple

SAMPLE = 64 * 1024
"""Bytes that a guess looks at: the lines that hold non-ASCII bytes, from the whole file."""

LATIN_RUN = 2
"""Mean length of runs of non-ASCII letters: 1.0 to 1.3 for accented letters, more in other scripts."""

_QUOTES = "“”„‘’‚«»‹›–—…\xa0"
_SYMBOLS = "•·€£©®°§½"


class Page(NamedTuple):
    """A single-byte encoding, and the letters by which it is recognised."""

    name: str
    """The label of the WHATWG standard."""
    codec: str
    common: str
    """The letters that its languages use often."""
    rare: str
    """Those that they use less."""


class EastAsian(NamedTuple):
    """A multi-byte encoding, and the lead bytes by which it is recognised."""

    name: str
    codec: str
    everyday: Collection[int]
    """The lead bytes of everyday characters."""
    share: float
    """The share of a text that begins with these, at least."""


# The order decides a tie: how common the page is.
LATIN_PAGES: tuple[Page, ...] = (
    Page("windows-1252", "cp1252", "àáâãäåæçèéêëíïñóôöøùúüß", "ìîòõûœ¿¡ºª"),
    Page("windows-1254", "cp1254", "çğıöşü", "âîûİ"),
    Page("windows-1250", "cp1250", "ąćęłńóśźżáčďéěíňřšťúůýžőűöüßăşţ", "äâîľĺŕôđ"),
    Page("iso-8859-2", "iso8859-2", "ąćęłńóśźżáčďéěíňřšťúůýžőűöüßăşţ", "äâîľĺŕôđ"),
    Page("windows-1257", "cp1257", "ąčęėįšųūžāēģīķļņ", "õäöü"),
)

# The everyday characters are kana (a quarter of any Japanese text); marks and Hangul; or marks and the first
# level of Chinese characters.
EAST_ASIAN: tuple[EastAsian, ...] = (
    EastAsian("shift_jis", "cp932", range(0x82, 0x84), 0.25),
    EastAsian("euc-jp", "euc_jp", range(0xA4, 0xA6), 0.25),
    EastAsian("euc-kr", "cp949", (0xA1, 0xA3, *range(0xB0, 0xC9)), 0.9),
    EastAsian("gb18030", "gb18030", (0xA1, 0xA3, *range(0xB0, 0xD8)), 0.9),
    EastAsian("big5", "big5hkscs", (0xA1, *range(0xA4, 0xC7)), 0.9),
)
EAST_ASIAN_SAMPLE = 4096
"""Characters by which East Asian encodings are distinguished."""

_CYRILLIC = ("оеаинтсрвлкмдпуяыьгз", "бчйхжшюцщэфъёіїєґўј")
OTHER_PAGES: tuple[Page, ...] = (
    Page("windows-1251", "cp1251", *_CYRILLIC),
    Page("koi8-r", "koi8-r", *_CYRILLIC),
    Page("koi8-u", "koi8-u", *_CYRILLIC),
    Page("iso-8859-5", "iso8859-5", *_CYRILLIC),
    Page("ibm866", "cp866", *_CYRILLIC),
    Page("windows-1253", "cp1253", "αοιετσνηυρπκμλςωγδχθφβά", "έίήόύώξζψϊϋΐΰ"),
    Page("windows-1255", "cp1255", "אבדהוחילמנערשתםק", "גזטכסצפךןףץְֱֲֳִֵֶַָֹּׁׂ"),
    Page("windows-1256", "cp1256", "ابتحدرسعفقكلمنهويةأى", "ثجخذزشصضطظغإآءؤئ،؟پچژگكًٌٍَُِّْ"),
    Page("windows-874", "cp874", "กขคงจชดตถทนบปผพมยรลวสหอะัาำิีืุูเแไใ่้", "ซญธฝฟศษฉฆณฏฐฑฒฎฬฮโึๆ็๊๋์ฯ"),
)

_HIGH = re.compile(rb"[\x80-\xff]+")
_LETTERS = re.compile(rb"[\x80-\x90\x98-\xff]+")  # without the quotes and dashes of the Windows pages
_TAG = re.compile(rb"<[^<>]*>")


def guess(source: bytes) -> str:
    """The WHATWG name of the encoding that explains the bytes best; never fails.

    >>> guess("Un été à la française".encode("windows-1252"))
    'windows-1252'
    """
    sample = _telling_lines(source)
    high = b"".join(_HIGH.findall(sample))
    runs = _LETTERS.findall(sample)
    if sum(map(len, runs)) < LATIN_RUN * len(runs) or not runs:
        return _best_page(high, LATIN_PAGES)
    return _east_asian(sample) or _best_page(high, OTHER_PAGES)


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


def _best_page(high: bytes, pages: Sequence[Page]) -> str:
    counts = Counter(high)
    best, name = float("-inf"), pages[0][0]
    for page, codec, common, rare in pages:
        worth = _worth(common, rare)
        letters = ((bytes((byte,)).decode(codec, "replace"), count) for byte, count in counts.items())
        score = sum(count * worth.get(letter, -2.0) for letter, count in letters)
        if score > best:
            best, name = score, page
    return name


def _worth(common: str, rare: str) -> dict[str, float]:
    """By letter, how much it speaks for its page. Capitals count less: some pages differ only in case."""
    worth = dict.fromkeys(rare.upper(), 0.3) | dict.fromkeys(common.upper() + _SYMBOLS, 0.6)
    return worth | dict.fromkeys(rare, 0.4) | dict.fromkeys(common + _QUOTES, 1.0)


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
