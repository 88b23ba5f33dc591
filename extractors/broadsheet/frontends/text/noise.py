"""Noise: what a page printed between its paragraphs and an extractor took along; each drop is a warning."""

from __future__ import annotations

from broadsheet.frontends.text.cursor import Cursor

LONGEST = 60

_ADVERT = (
    "advertisement advertisements advertising|anzeige|werbung|publicité|publicidad|pubblicità|publicidade|реклама"
    "|διαφήμιση|إعلان|פרסומת|विज्ञापन|广告|廣告|広告|광고"
)
_SHARE = (
    "share|share this|share this article|share this story|share this post|share on facebook|share on twitter|share on x"
    "|tweet|tweet this|teilen|partager|compartir|condividi|поделиться|κοινοποίηση|شارك|שתף|分享|シェア|공유"
)

_WHOLE = {word: "advertisement-dropped" for words in _ADVERT.split("|") for word in words.split()}
_WHOLE |= dict.fromkeys(_SHARE.split("|"), "share-bar-dropped")
_WHY = {"advertisement-dropped": "the label of an advertisement", "share-bar-dropped": "share buttons"}


def noise(cursor: Cursor) -> bool:
    """A line that is nothing but the label of an advertisement, share buttons and the like."""
    text = cursor.line.text
    if len(text) > LONGEST:
        return False
    code = _WHOLE.get(text.casefold().strip(" |:.-–—•*[]()"))
    if code is None:
        return False
    cursor.drop(code, f"{_WHY[code]} was left out")
    return True
