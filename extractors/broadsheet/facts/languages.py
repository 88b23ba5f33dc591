"""The language: the tag that the source declares, in BCP 47 form, or a guess from letters and small words.

The guess reads a few thousand characters: the script decides where it serves one language, function words
decide between languages of one script.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import chain

READ = 4000
"""Characters that a guess looks at."""

LONG = 4 * READ
"""Characters from which on the guess looks at pieces from all over the text, not at how it begins."""
PIECES = 16

FEWEST = 4
"""Function words that a text must hold at least, and more of them than of any other language's."""

SHARE = 0.1
"""The part of a text's words that its language's function words are at least: in prose they are a quarter."""

CLEAR = 800
"""Characters after which the guess is made already if one language leads clearly, as in most texts."""

_ASCII_LETTERS = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_.@].*)?")
_NO_LANGUAGE = frozenset(["und", "mul", "zxx", "xx", "mis"])

# First and last character of each script's block, and the language that it implies (None: words decide).
_SCRIPTS = (
    ("぀", "ヿ", "ja"), ("一", "鿿", "zh"), ("가", "힣", "ko"), ("Ͱ", "Ͽ", "el"), ("Ѐ", "ӿ", "cyrillic"),
    ("֐", "׿", "he"), ("؀", "ۿ", "arabic"), ("ऀ", "ॿ", "hi"), ("ঀ", "৿", "bn"), ("஀", "௿", "ta"),
    ("ఀ", "౿", "te"), ("฀", "๿", "th"), ("Ⴀ", "ჿ", "ka"), ("԰", "֏", "hy"), ("A", "ɏ", "latin"),
)  # fmt: skip

FUNCTION_WORDS = {
    "en": "the of and to in that is was for with on as by at from are this have not be it",
    "de": "der die das und ist nicht von mit den dem ein eine auf für im sich auch als wird des zu",
    "fr": "le la les des et est une dans pour que qui sur pas avec du au par plus ce sont il",
    "es": "el la los las de y que en una por con para del se es no al lo como más su",
    "it": "il la di che e è per un una del della non con sono da le gli nel al si come",
    "pt": "o a os as de que e do da em um uma para com não por dos no na se mais",
    "nl": "de het een van en in is dat op te voor met zijn niet aan er ook als maar bij",
    "pl": "w i na z się nie do to że jest jak o za od po przez dla są oraz który",
    "sv": "och att det som en på är av för med till den har inte om ett var jag men från",
    "da": "og at det som en på er af for med til den har ikke om et var jeg men fra der",
    "nb": "og at det som en på er av for med til den har ikke om et var jeg men fra blir",
    "fi": "ja on ei että se oli hän mutta kun joka ovat myös kuin sen niin olla tai jos hänen",
    "cs": "a se v na je že s z o k do i to jako za by ale po jsou který pro",
    "ro": "și în de la a cu pe nu că din un o pentru care este mai sunt sau fi au",
    "hu": "a az és hogy nem is egy ez volt de meg csak ha mint már vagy el van ki",
    "tr": "ve bir bu da de için ile olarak daha çok olan gibi ne ama kadar sonra en var değil",
    "id": "yang dan di dari untuk dengan ini pada adalah tidak dalam itu akan ke oleh juga atau",
    "ca": "el la els les de i que en una per amb del es és no al com més seu dels",
    "ru": "и в не на что с как по это из за от для он но так же был его мы",
    "uk": "і в не на що з як по це із за від для він але так же був його та",
    "bg": "и в не на че с как по това от за са той но като се ще да",
    "ar": "في من على إلى أن التي الذي عن مع هذا هذه كان ما لا بين قد بعد",
    "fa": "در از به که این را با است برای آن یک خود تا بر هم می شد",
    "ur": "کے کی میں ہے اور سے کا کو پر نے یہ ہیں کہ اس بھی تھا",
}

_LANGUAGES_OF: dict[str, list[str]] = {}
for _code, _words in FUNCTION_WORDS.items():
    for _word in _words.split():
        _LANGUAGES_OF.setdefault(_word, []).append(_code)

_LATIN = frozenset(code for code, words in FUNCTION_WORDS.items() if words[0] < "\u0250")


def tag(declared: str) -> str | None:
    """A declared language (``en_us``, ``pt-BR.UTF-8``, ``EN``) as a BCP 47 tag; None if it is not valid."""
    match = _TAG.fullmatch(declared.strip().partition(",")[0])
    if not match or match[1].lower() in _NO_LANGUAGE:
        return None
    parts = [match[1].lower(), match[2] and match[2].title(), match[3] and match[3].upper()]
    return "-".join(part for part in parts if part)


def script(text: str) -> str | None:
    """The script that most letters are in, or its language where it has but one; None without letters."""
    text = text[:READ]
    plain = text.encode("ascii", "ignore")
    counts = Counter({"latin": len(plain) - len(plain.translate(None, _ASCII_LETTERS))})
    for character, count in Counter(_NOT_ASCII.findall(text)).items():
        if character.isalpha():
            for first, last, name in _SCRIPTS:
                if first <= character <= last:
                    counts[name] += count
                    break
    if counts["ja"] * 20 > counts["zh"]:  # Japanese mixes kana into Chinese characters
        counts["ja"] += counts["zh"]
    [(name, most)] = counts.most_common(1)
    return name if most else None


def guess(texts: Iterable[str]) -> str | None:
    """The language that texts are in, or None if it is unclear."""
    texts = list(texts)
    length = sum(map(len, texts))
    is_long = length > LONG
    sample = _sample(_spread(texts, length) if is_long else texts)
    own = script(sample)
    if own not in ("latin", "cyrillic", "arabic"):
        return own
    if not is_long:
        opening = set(_WORD.findall(sample[:CLEAR].lower()))  # each word once: a product's name may recur
        if found := _by_words(opening, 2 * FEWEST, 2):
            return found
    return _by_words(_WORD.findall(sample.lower()), FEWEST)


def _sample(texts: Iterable[str]) -> str:
    read, room = [], READ
    for text in texts:
        read.append(text[:room])
        room -= len(text)
        if room <= 0:
            break
    return " ".join(read)


def _spread(texts: Iterable[str], length: int) -> Iterator[str]:
    """A piece of the text at every so many characters: a book may open with a licence in another language."""
    passed, step = 0, length // PIECES
    for text in texts:
        if passed // step != (passed + len(text)) // step:
            yield text[: READ // PIECES]
        passed += len(text)


def _by_words(words: Collection[str], least: int, lead: int = 1) -> str | None:
    """The language with ``least`` function words or more, and more than ``lead`` times any other's."""
    hits = [_LANGUAGES_OF[word] for word in words if word in _LANGUAGES_OF]
    scores = Counter(chain.from_iterable(hits))
    (code, best), (_, second) = [*scores.most_common(2), ("", 0), ("", 0)][:2]
    enough = best >= least and best > lead * second and best > SHARE * len(words)
    return code if enough else None


def is_foreign(declared: str, texts: Iterable[str]) -> bool:
    """Whether texts are in another script than the declared language is (a template's ``lang="en"``)."""
    own = script(" ".join(text for _, text in zip(range(20), texts, strict=False)))
    return declared.partition("-")[0] in _LATIN and own not in (None, "latin")
