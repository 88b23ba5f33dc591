"""The layouts of databases that label their fields.

Sources: the exports that Lexis Advance and Nexis Uni (``Body``, ``End of Document``) and their predecessors
(``1 of 50 DOCUMENTS``, ``BODY:``) print, also in German, French, Spanish and Italian; ProQuest's and
NewsBank's exports as text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from broadsheet.frontends.text.records.record import Role


class Layout(NamedTuple):
    """How one database lays out its records. Labels are in lower case."""

    name: str
    labels: Mapping[str, Role]
    bare: Mapping[str, Role | None]
    """Labels that stand alone on their line, without a colon; None for mere marks."""
    tail: frozenset[str]
    """The labels that end the text: what follows are fields again."""
    proofs: tuple[frozenset[str], ...]
    """Of each of these sets a record has one label or mark at least."""
    dividers: frozenset[str] = frozenset()
    """Marks before the fields below the text, in records that have them."""


def _roles(**labels: str) -> dict[str, Role]:
    """The role of each label, from the labels of each role."""
    return {label: role for role, names in labels.items() for label in names.split("|")}  # type: ignore[misc]


_NEXIS_TAIL = _roles(
    language="language|sprache|langue|idioma|lingua|taal",
    tags="subject",
    caption="graphic|grafik|graphique|gráfico",
    url="url",
    other="load-date|update|date-chargement|fecha-carga|classification|publication-type|type-publication"
    "|publikationstyp|tipo-publicación|journal-code|journal code|acc-no|company|ticker|industry|person"
    "|geographic|organization|country|state|city|type|correction-date",
)

NEXIS = Layout(
    "Nexis",
    _NEXIS_TAIL
    | _roles(
        title="headline|titre|titel|titular",
        author="byline|author|autor|auteur|autore",
        section="section|rubrik|rubrique|sección|sezione",
        length="length|länge|longueur|longitud|extensión|lunghezza|lengte",
        dateline="dateline",
        description="highlight|encart",
        body="body",
        other="series|distribution|column|correction|name|show|anchors|guests",
    ),
    {
        "body": "body",
        "graphic": "caption",
        "classification": None,
        "end of document": None,
        "load-date": "other",
    },
    frozenset(_NEXIS_TAIL) - {"type", "country", "state", "city", "person", "company"},
    (
        frozenset(("length", "länge", "longueur", "longitud", "extensión", "lunghezza", "lengte")),
        frozenset(("body", "load-date", "update", "date-chargement", "fecha-carga")),
        frozenset(("load-date", "update", "date-chargement", "fecha-carga", "end of document", "n of m")),
    ),
    frozenset(("classification",)),
)

_PROQUEST = _roles(
    tags="subject|narrow subject",
    title="title",
    author="author",
    site="publication title",
    issue="publication info",
    published="publication date",
    section="section",
    dateline="dateline",
    language="language of publication",
    description="abstract",
    url="document url",
    other="links|supplement|broad subject|location|people|company / organization|company|classification"
    "|identifier / keyword|identifiers / keywords|business indexing term|pages|first page|volume|issue"
    "|number of pages"
    "|publication year|year|publisher|place of publication|country of publication|publication subject"
    "|issn|e-issn|isbn|source type|document type|document feature|proquest document id|copyright"
    "|last updated|database|column|edition|credit|accession number",
)

PROQUEST = Layout(
    "ProQuest",
    _PROQUEST | _roles(body="full text"),
    {"proquest document link": None, "contact proquest": None, "report information from proquest": None},
    frozenset(_PROQUEST) - {"year", "people", "company", "credit", "issue", "column", "links"},
    (
        frozenset(("full text",)),
        frozenset(("publication title", "publication info")),
        frozenset(("proquest document id", "document url", "source type", "language of publication")),
        frozenset(("title", "publication date", "publication year", "document type")),
    ),
)

_NEWSBANK_TAIL = _roles(
    caption="caption",
    tags="index terms",
    other="record number|memo|openurl article bookmark (right click, and copy the link location)|copyright",
)

NEWSBANK = Layout(
    "NewsBank",
    _NEWSBANK_TAIL
    | _roles(
        title="headline",
        author="author",
        section="section",
        dateline="dateline",
        body="article text",
        other="edition|page|estimated printed pages|readability|column|series|source",
    ),
    {"article text": "body", "openurl link": None},
    frozenset(_NEWSBANK_TAIL),
    (
        frozenset(("article text",)),
        frozenset(("record number",)),
        frozenset(("section", "edition", "page", "author")),
    ),
)

LAYOUTS = (NEXIS, PROQUEST, NEWSBANK)

PLACE = re.compile(
    r"(?:page|seite)\s+\d+\s+(?:of|von|de)\s+\d+"
    r"|(?:(?:document|dokument)\s+)?\d{1,6}\s+(?:of|von|de|di)\s+\d{1,6}(?:\s+(?:documents?|dokumente?n?))?",
    re.IGNORECASE,
)
"""``Page 1 of 2``, ``1 of 50 DOCUMENTS``, ``Document 1 of 3``: marks above a record."""

PAGE = re.compile(r"(?:page|seite) +\d+ +(?:of|von|de) +\d+", re.IGNORECASE)

RULE = re.compile(r"_{40,}|={40,}")
"""What ProQuest prints between records."""
