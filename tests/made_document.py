"""A document made by hand that has one of everything, for the writers and the terminal view."""

from __future__ import annotations

from typing import Any

import msgspec

from broadsheet.document import Document

PLAIN: dict[str, Any] = {
    "format": "broadsheet/1",
    "source": {
        "path": "samples/ports.html",
        "media_type": "text/html",
        "encoding": "utf-8",
        "bytes": 18233,
        "sha256": "ab" * 32,
    },
    "metadata": {
        "title": "Ports of the southern coast: what they cost",
        "authors": ["Ana Ruiz", "Jo Bell"],
        "published": "2026-03-02",
        "modified": "2026-03-04",
        "site": "Harbour Weekly",
        "url": "https://example.org/ports",
        "language": "en",
        "description": "A look at the *real* cost of berths.",
        "tags": ["ports", "no"],
    },
    "sections": [
        {
            "id": "s1",
            "level": 0,
            "heading": None,
            "blocks": [
                {
                    "type": "paragraph",
                    "text": "The three ports [nobody] pays for :smile: cost more each year.",
                },
                {"type": "paragraph", "text": "1. A paragraph like a list.\nIts line was broken on purpose."},
                {
                    "type": "figure",
                    "src": "https://example.org/a b.jpg",
                    "alt": "A crane",
                    "caption": "In May.",
                },
            ],
            "sections": [],
            "where": {"line": 1, "end_line": 3},
        },
        {
            "id": "s2",
            "level": 1,
            "heading": "Where the money goes",
            "blocks": [
                {"type": "paragraph", "text": "The plan has three parts:"},
                {"type": "list", "ref": "l1"},
                {"type": "list", "ref": "l2"},
                {"type": "table", "ref": "t1"},
            ],
            "sections": [
                {
                    "id": "s3",
                    "level": 2,
                    "heading": "The terms [b]explained[/b]",
                    "blocks": [
                        {"type": "list", "ref": "l3"},
                        {"type": "list", "ref": "l4"},
                        {
                            "type": "quote",
                            "text": "We never saw the sums.\nNot one.",
                            "cite": "A harbour master",
                        },
                        {
                            "type": "code",
                            "text": "def cost(n):\n\treturn n * 1_099  # [red]",
                            "language": "python",
                        },
                    ],
                    "sections": [
                        {
                            "id": "s4",
                            "level": 3,
                            "heading": "Deeper",
                            "blocks": [{"type": "paragraph", "text": "Short."}],
                            "sections": [],
                            "where": {"line": 30},
                            "guessed": True,
                        }
                    ],
                    "where": {},
                }
            ],
            "where": {},
        },
    ],
    "lists": [
        {
            "id": "l1",
            "section": "s2",
            "kind": "bullet",
            "label": "The plan has three parts:",
            "items": [
                {
                    "text": "Dredging",
                    "items": [{"text": "the channel", "items": [{"text": "to 14 m", "items": []}]}],
                },
                {
                    "text": "Cranes",
                    "items": [{"text": "buy", "items": []}, {"text": "install", "items": []}],
                    "kind": "numbered",
                    "start": 3,
                },
                {
                    "text": "Rails\nA second paragraph.",
                    "items": [],
                    "blocks": [
                        {"type": "paragraph", "text": "Rails"},
                        {"type": "paragraph", "text": "A second paragraph."},
                    ],
                },
            ],
            "where": {"line": 5, "end_line": 12},
        },
        {
            "id": "l2",
            "section": "s2",
            "kind": "bullet",
            "label": None,
            "items": [{"text": "A list of its own", "items": []}],
            "where": {"line": 14},
        },
        {
            "id": "l3",
            "section": "s3",
            "kind": "definition",
            "label": None,
            "items": [{"text": "Where a ship lies.", "items": [], "term": "Berth"}],
            "where": {"line": 20},
        },
        {
            "id": "l4",
            "section": "s3",
            "kind": "checklist",
            "label": None,
            "items": [
                {"text": "ask", "items": [], "checked": True},
                {"text": "pay", "items": [], "checked": False},
            ],
            "where": {"line": 22},
        },
    ],
    "tables": [
        {
            "id": "t1",
            "section": "s2",
            "caption": "Berths & cost, 2025",
            "header": [["Port", "Berths", "Cost", "Remarks"]],
            "columns": [
                {"name": "Port", "type": "text"},
                {"name": "Berths", "type": "integer"},
                {"name": "Cost", "type": "money", "unit": "USD"},
                {"name": "Remarks", "type": "text"},
            ],
            "rows": [
                ["Aden", "12", "$1,099", 'The "oldest", with the longest queue of ships waiting for a berth'],
                ["Mukalla", "007", "$845", "Rebuilt | twice"],
                ["Total", "19", "$1,944", ""],
            ],
            "records": [
                {"Port": "Aden", "Berths": 12, "Cost": 1099, "Remarks": 'The "oldest"'},
                {"Port": "Mukalla", "Berths": 7, "Cost": 845.5, "Remarks": "Rebuilt | twice"},
                {"Port": "Total", "Berths": 19, "Cost": 1944, "Remarks": None},
            ],
            "where": {"line": 16, "end_line": 19},
            "notes": ["1 Without the tugs."],
            "row_headers": 1,
            "totals": [2],
        }
    ],
    "warnings": [
        {
            "code": "content-dropped",
            "message": "navigation",
            "extractor": "html",
            "where": {"path": "body > nav"},
        },
        {"code": "table-row-short", "message": "row is short", "extractor": "tables", "where": {"line": 17}},
        {
            "code": "table-row-short",
            "message": "row is short",
            "extractor": "tables",
            "where": {"line": 18, "end_line": 19},
        },
    ],
}


def made_document(**changed: Any) -> Document:
    """The document, with whole parts replaced where a test wants others."""
    return msgspec.convert(PLAIN | changed, Document)
