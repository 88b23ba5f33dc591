"""Markers of list items, in every common notation, and their numbers."""

from __future__ import annotations

import re

from msgspec import Struct

from broadsheet.document import ListKind

DASHES = "-–—*+»›→➔➜➝⇒"
"""Marks that are also punctuation, so white space must follow (or nothing: a marker alone on its line)."""
BULLETS = (
    "•·◦▪▫●○■□‣⁃∙⦁⦿◉◎⚫⚪⬤◾◽❏❑❒❖◆◇♦▶►➤➢➥☞★☆✦✧✓✔✅✗✘❌✖※・☐☑☒"
    "👉🔹🔸🔷🔶📌"  # pictures that pages use as bullets
    "\uf0b7\uf0a7\uf0d8\uf076\uf0fc"  # of the fonts Symbol and Wingdings
)
"""Marks that are bullets wherever they begin a line."""
TICKS = "✓✔✅✗✘❌✖"
"""Bullets that say yes and no in one list."""
BOXES = {"☐": False, "□": False, "☑": True, "☒": True}
NUMBER_SIGNS = {
    sign: value
    for signs in (
        "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
        "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂",
        "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑",
        "❶❷❸❹❺❻❼❽❾❿",
        "➀➁➂➃➄➅➆➇➈➉",
        "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
    )
    for value, sign in enumerate(signs, 1)
}
"""Characters that are a number and its parentheses in one."""
DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९０１２３４５６７８９"
HAN_DIGITS = "一二三四五六七八九十"
ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "αβγδεζηθικλμνξοπρστυφχψω",
    "אבגדהוזחטיכלמנסעפצקרשת",
    "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "가나다라마바사아자차카타파하",
    "アイウエオカキクケコサシスセソ",
)
"""Letters in the order in which each script numbers with them."""
LETTERS = {
    sign: (letters[0], value)
    for letters in ALPHABETS
    for value, letter in enumerate(letters, 1)
    for sign in {letter, letter.upper()}
}

_CHECK = re.compile(r"(?:[-*+•–] +)?\[( |x|X|✓|✔)\](?: +|$)")
_NUMBERED = re.compile(
    r"(?P<open>[(（\[])?"
    rf"(?:(?P<digits>\d{{1,3}})|(?P<roman>[ivx]{{2,5}}|[IVX]{{2,5}})|(?P<letter>[{''.join(LETTERS)}])|(?P<han>[{HAN_DIGITS}]{{1,3}}))"
    r"(?:(?P<close>[)）\]])|(?(open)(?!)|(?P<stop>[.．、。]|(?<=\d)(?:\.?[ºª°]|\ufe0f?\u20e3|\s?[-–](?=\s)))))"
    r"(?:\s+|$|(?<=[、）．。)])(?=[^\x00-\x7f])|(?<=\d[.)])(?=[A-ZÀ-ÞА-Я][a-zà-ÿа-я])|(?<=\d\.)(?=[^\x00-\x7f\W\d]))"
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_LETTERS = "ivx"  # later ones seldom number an item
_HAN = {sign: value for value, sign in enumerate(HAN_DIGITS, 1)}
_PLAIN_STOPS = frozenset(".．、。)）]")
_OUTLINED = re.compile(r"((?:\d{1,2}\.)+)(\d{1,2})\.?\s+[^\W\d]")
BELOW = 1
"""Lines: right below or above."""
ADJACENT = 2
"""Lines: with or without a blank one between."""
FAR = 40
"""Lines that one item with what hangs under it seldom has."""
_SELECTOR = "\ufe0f"
"""Asks for a sign in colour; it follows some bullets."""


class Marker(Struct, gc=False, frozen=True):
    """``width`` counts the characters from the mark to the item's text; ``style`` is equal among siblings."""

    kind: ListKind
    style: str
    width: int
    number: int | None = None
    checked: bool | None = None
    reach: int = 0
    """If not 0, prose begins that way too: a sibling must be within so many lines (:mod:`.siblings`)."""
    other: Marker | None = None
    """The second reading of a sign that is a letter and a Roman numeral, if that follows its sibling."""


def bullet(text: str) -> Marker | None:
    """The bullet or check box that opens a line."""
    first = text[0]
    if first in "[-*+•–" and "[" in text[:4]:
        box = _CHECK.match(text)
        if box:
            return Marker("checklist", "[]", box.end(), checked=box.group(1) != " ")
    if first == "[":
        return None
    if text.startswith("-- "):  # typed for a dash, as in wire copy
        return Marker("bullet", "--", 3)
    rest = text[1:].removeprefix(_SELECTOR)
    if first in DASHES and rest and not rest[0].isspace():
        return _ranked_star(text) if first == "*" else None
    if first in BULLETS and rest[:1] == first:  # ★★, ●●●○○: a rating, not a list
        return None
    width = len(text) - len(rest.lstrip())
    if first in BOXES:
        return Marker("checklist", "☐", width, checked=BOXES[first])
    return Marker("bullet", "✓" if first in TICKS else first, width)


def _ranked_star(text: str) -> Marker | None:
    """``** item``: a wiki and AsciiDoc nest by the number of stars."""
    stars, _, rest = text.partition(" ")
    if len(stars) > 5 or stars.strip("*") or not rest or text.endswith("**"):
        return None
    return Marker("bullet", stars, len(stars) + 1)


def numbered(text: str) -> Marker | None:
    """The number, letter or numeral that opens a line: ``1.``, ``(c)``, ``iv.``, ``３．``, ``二、``, ``④``.

    >>> numbered("(c) the third").number, numbered("iv. the fourth").number, numbered("１２．十二").number
    (3, 4, 12)
    """
    value = NUMBER_SIGNS.get(text[0])
    if value is not None:
        return Marker("numbered", "①", len(text) - len(text[1:].lstrip()), value)
    found = _NUMBERED.match(text)
    if found is None:
        return _outlined(text)
    opened, shut = found["open"] or "", found["close"] or found["stop"]
    if (opened == "[") != (shut == "]"):
        return None
    if found["letter"]:
        return _lettered(found["letter"], opened, shut, found.end())
    style, number = _value(found["digits"], found["roman"], found["han"])
    return Marker(
        "numbered",
        f"{opened}{style}{shut.strip()}",
        found.end(),
        number,
        reach=0 if shut in _PLAIN_STOPS else ADJACENT,
    )


def _outlined(text: str) -> Marker | None:
    """``1.2. Berths``, a line of the contents. Its number says where it is, and stays in its text."""
    found = _OUTLINED.match(text)
    return Marker("numbered", found[1], 0, int(found[2]), reach=BELOW) if found else None


def _lettered(letter: str, opened: str, shut: str, width: int) -> Marker:
    """A letter is also an initial (``A. Byron``), so that it needs a sibling, unless in parentheses."""
    first, number = LETTERS[letter]
    small = letter.lower()
    reach = 0 if opened else FAR

    def read(style: str, number: int, other: Marker | None = None) -> Marker:
        style = style if letter == small else style.upper()
        return Marker("numbered", f"{opened}{style}{shut}", width, number, reach=reach, other=other)

    if small not in _ROMAN_LETTERS:
        return read(first, number)
    if small == "i":  # far more lists begin with a Roman one than reach the ninth letter
        return read("i", 1, read(first, number))
    return read(first, number, read("i", _ROMAN[small]))


def _value(digits: str | None, roman: str | None, han: str | None) -> tuple[str, int]:
    if digits:
        return "1", int(digits)
    if roman:
        return ("i" if roman.islower() else "I"), roman_value(roman)
    return "一", _han(han or "")


def roman_value(text: str) -> int:
    """The value of a Roman numeral: ``xiv`` is 14, ``XL`` is 40."""
    values = [_ROMAN[sign] for sign in text.lower()]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))


def _han(text: str) -> int:
    """一 is 1, 十 is 10, 十二 is 12, 二十 is 20, 二十三 is 23."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _HAN[ones[-1]]
    return (_HAN[tens] if tens else 1) * 10 + (_HAN[ones] if ones else 0)
