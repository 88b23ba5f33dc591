"""The names that databases give languages, in English and as the languages call themselves."""

from __future__ import annotations

_NAMES = {
    "ar": "arabic|العربية", "bg": "bulgarian", "ca": "catalan|català", "cs": "czech|čeština",
    "da": "danish|dansk", "de": "german|deutsch|allemand|alemán", "el": "greek|ελληνικά",
    "en": "english|englisch|anglais|inglés|inglese|engels", "es": "spanish|español|spanisch|espagnol",
    "fi": "finnish|suomi", "fr": "french|français|französisch|francés", "he": "hebrew|עברית",
    "hi": "hindi|हिन्दी", "hr": "croatian|hrvatski", "hu": "hungarian|magyar",
    "id": "indonesian|bahasa indonesia", "it": "italian|italiano|italienisch|italien",
    "ja": "japanese|日本語", "ko": "korean|한국어", "ms": "malay", "nl": "dutch|nederlands|niederländisch",
    "no": "norwegian|norsk", "pl": "polish|polski", "pt": "portuguese|português", "ro": "romanian|română",
    "ru": "russian|русский|russisch|russe", "sk": "slovak|slovenčina", "sl": "slovenian",
    "sr": "serbian", "sv": "swedish|svenska", "th": "thai", "tr": "turkish|türkçe",
    "uk": "ukrainian|українська", "vi": "vietnamese|tiếng việt",
    "zh": "chinese|chinese - simplified|chinese - traditional|中文",
}  # fmt: skip

LANGUAGE_NAMES = {name: tag for tag, names in _NAMES.items() for name in names.split("|")}
"""The tag (BCP 47) of a language, by its name in lower case."""


def language_tag(value: str) -> str | None:
    """The tag of the language that a field names, perhaps in two languages.

    >>> language_tag("GERMAN; DEUTSCH"), language_tag("English"), language_tag("Volapük")
    ('de', 'en', None)
    """
    names = (name.strip().casefold() for name in value.replace(",", ";").split(";"))
    return next((LANGUAGE_NAMES[name] for name in names if name in LANGUAGE_NAMES), None)
