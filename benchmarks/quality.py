"""Check that what is read from the measured pages is no worse than it has been.

usage: python benchmarks/quality.py [--raise] [--lower NAME... --reason TEXT]

Converts the measured pages (``$BROADSHEET_DATA``, or what ``../shared/measure`` unpacks), scores what was
read against the truth, and compares each score with its floor in ``quality.json``. Ends with 1 if it is less.
``--raise`` lifts the floors to what was measured. ``--lower NAME...`` (``title``, ``words.forum``) sets those
to what was measured though it is less, and writes the reason next to them.

The judge of content was trained on these pages, so the scores flatter it; ``train_content.py --check`` says
what it is worth on others. A floor is there to notice what gets lost.

``words``      F1 of the words of the main text, by kind of page
``with``, ``without``   share of the snippets that must be there, and must not
``title``, ``author``, ``date``   share of the pages that give one where it is right
``headings``, ``items``  F1 over the texts of headings and list items
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import checkout
from measured import folder, records, word_f1, words

import broadsheet
from broadsheet.document import Document, Item, Section

FLOORS = Path(__file__).with_name("quality.json")
SLACK = 0.001
"""What a score may lose without being below its floor."""

Scores = dict[str, float]


def text_of(document: Document) -> str:
    """What a document says, in reading order: headings, blocks, lists, tables."""
    lists = {found.id: found for found in document.lists}
    tables = {found.id: found for found in document.tables}

    def of_items(items: Iterable[Item]) -> Iterator[str]:
        for item in items:
            yield f"{item.term or ''} {item.text}"
            yield from of_items(item.items)

    def of_sections(sections: Iterable[Section]) -> Iterator[str]:
        for section in sections:
            yield section.heading or ""
            for block in section.blocks:
                reference = getattr(block, "ref", None)
                if reference in lists:
                    yield from of_items(lists[reference].items)
                elif reference in tables:
                    table = tables[reference]
                    yield table.caption or ""
                    yield from (" ".join(row) for row in [*table.header, *table.rows])
                else:
                    yield f"{getattr(block, 'text', None) or ''} {getattr(block, 'caption', None) or ''}"
            yield from of_sections(section.sections)

    return "\n".join(of_sections(document.sections))


def agrees(found: str | None, truth: str, least: float) -> bool:
    """Whether two texts have the same words, or one holds the other and is not much longer."""
    one, other = " ".join(words(found or "")), " ".join(words(truth))
    if not one or (one not in other and other not in one):
        return False
    return min(len(one), len(other)) > least * max(len(one), len(other)) or one == other


def measure(data: Path, before: Callable[[dict[str, Any]], object] = id) -> Scores:
    """Every score; ``before`` is called with each page's record before the page is read."""
    means: dict[str, list[float]] = defaultdict(list)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    structure = {record["id"]: record for record in records(data / "structure-html.jsonl")}
    for record in records(data / "content.jsonl"):
        before(record)
        page = (data / "pages" / f"{record['id']}.html").read_bytes()
        document = broadsheet.convert(page, media_type="text/html")
        _score_text(record, document, means)
        _score_metadata(record, document, means)
        if record["id"] in structure:
            _score_structure(structure[record["id"]], document, counts)
    scores = {name: sum(values) / len(values) for name, values in means.items()}
    for name, count in counts.items():
        scores[name] = 2 * count["right"] / (count["found"] + count["true"])
    return {name: round(score, 4) for name, score in sorted(scores.items())}


def _score_text(record: dict[str, Any], document: Document, means: dict[str, list[float]]) -> None:
    text = text_of(document)
    value = word_f1(words(text), words(record["main_content"]))
    means["words"].append(value)
    means[f"words.{record['page_type']}"].append(value)
    folded = text.lower()
    for name in ("with", "without"):
        if snippets := record.get(name):
            there = [snippet.lower() in folded for snippet in snippets]
            means[name].append(sum(each == (name == "with") for each in there) / len(there))


def _score_metadata(record: dict[str, Any], document: Document, means: dict[str, list[float]]) -> None:
    metadata = document.metadata
    if truth := record.get("title"):
        means["title"].append(agrees(metadata.title, truth, 0.6))
    if truth := record.get("author"):
        means["author"].append(agrees(", ".join(metadata.authors), truth, 0.3))
    if truth := record.get("publish_date"):
        means["date"].append((metadata.published or "")[:10] == truth[:10])


def _score_structure(record: dict[str, Any], document: Document, counts: dict[str, Counter[str]]) -> None:
    """Headings and items against the truth. Items on no line of the truth are the fault of the text alone."""
    said = {_key(line) for line, _ in record["lines"]}
    titles = {_key(heading["text"]) for heading in record["headings"] if heading.get("title")}
    headings = [heading["text"] for heading in record["headings"] if not heading.get("title")]
    items = [item["text"] for item in record["list_items"]]
    found_items = (item for each in document.lists for item in _items(each.items) if _key(item) in said)
    for name, found, true in (
        ("headings", _headings(document.sections), headings),
        ("items", found_items, items),
    ):
        keys = Counter(key for key in map(_key, found) if key not in titles)
        truth = Counter(map(_key, true))
        counts[name].update(right=(keys & truth).total(), found=keys.total(), true=truth.total())


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())


def _headings(sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        if section.heading:
            yield section.heading
        yield from _headings(section.sections)


def _items(items: Iterable[Item]) -> Iterator[str]:
    for item in items:
        yield item.text
        yield from _items(item.items)


def compare(scores: Scores, floors: Scores) -> list[str]:
    """A line for each score below its floor."""
    return [
        f"{name}: {scores.get(name, 0.0):.4f} is below {floor:.4f}"
        for name, floor in floors.items()
        if scores.get(name, 0.0) < floor - SLACK
    ]


def main() -> int:
    """Measure, compare, and if asked to write the floors anew."""
    parser = checkout.parser(__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors that were passed")
    parser.add_argument("--lower", metavar="NAME", nargs="+", help="set these floors to what was measured")
    parser.add_argument("--reason", metavar="TEXT", help="why they may be lower")
    arguments = parser.parse_args()
    if bool(arguments.lower) != bool(arguments.reason):
        parser.error("--lower NAME and --reason TEXT go together")
    pinned = json.loads(FLOORS.read_text(encoding="utf-8"))
    floors, lowered = pinned["floors"], pinned["lowered"]
    scores = measure(folder())
    for name in arguments.lower or ():
        if name not in scores:
            parser.error(f"no score {name!r}; there are: {', '.join(scores)}")
        was, now = floors.get(name, 0.0), scores[name]
        lowered.append({"name": name, "from": was, "to": now, "reason": arguments.reason})
        floors[name] = now
    if arguments.lift:
        floors.update({name: max(score, floors.get(name, 0.0)) for name, score in scores.items()})
    if arguments.lift or arguments.lower:
        FLOORS.write_text(json.dumps(pinned, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    for name, score in scores.items():
        print(f"{name:<22} {score:.4f}  floor {floors.get(name, 0.0):.4f}")
    below = compare(scores, floors)
    print("\n".join(below), file=sys.stderr, end="\n" if below else "")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
