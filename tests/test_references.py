"""The links and pictures of an article, each with its section and its place."""

from __future__ import annotations

from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

import broadsheet
from helpers import read_sample

PROSE = "The harbour was built when nobody had a boat, and the town laughed at those who had ordered it. " * 3
PAGE = f"""<!doctype html><html><head><title>Quay</title><base href="https://quay.example/news/"></head><body>
<nav><a href="/menu">Menu</a></nav>
<main><h1>The quay</h1>
<p>{PROSE} See <a href="plan.html">the <b>plan</b></a>, <a href="#notes">the notes</a>
and <a href="javascript:void(0)">a button</a>.</p>
<h2>Pictures</h2>
<p>{PROSE}</p>
<figure><img src="data:image/gif;base64,AA" data-src="quay.jpg" alt="The quay">
<figcaption>At noon</figcaption></figure>
<p>{PROSE} <img src="/pixel.gif" width="1" height="1" alt=""> <img src="http://[" alt="broken"></p>
<table><tr><th>Port<th>Site<tr><td>Aden<td><a href="https://aden.example/">its site</a></table>
</main>
<footer><a href="/imprint">Imprint</a><img src="/logo.png" alt="Logo"></footer></body></html>"""


def found(source: str, name: str, **options: Any) -> list[dict[str, Any]]:
    document = broadsheet.convert(source, extractors=["sections", name], **options).to_dict()
    result: list[dict[str, Any]] = document[name]
    return result


def test_the_links_of_a_page_are_those_of_its_content_and_absolute() -> None:
    links = [(link["text"], link["url"], link["section"]) for link in found(PAGE, "links")]
    assert links == [
        ("the plan", "https://quay.example/news/plan.html", "s1"),
        ("the notes", "#notes", "s1"),
        ("its site", "https://aden.example/", "s2"),
    ]


def test_the_pictures_of_a_page_have_the_address_that_is_loaded_and_their_caption() -> None:
    images = [(each["src"], each["alt"], each["caption"], each["section"]) for each in found(PAGE, "images")]
    assert images == [
        ("https://quay.example/news/quay.jpg", "The quay", "At noon", "s2"),
        ("http://[", "broken", None, "s2"),
    ]


@pytest.mark.parametrize(("name", "tag"), [("links", "a"), ("images", "img")])
def test_the_place_of_a_reference_selects_its_element(name: str, tag: str) -> None:
    html = read_sample("news-north-quay.html").decode()
    tree = LexborHTMLParser(html)
    places = [each["where"]["path"] for each in found(html, name)]
    assert places
    assert [[node.tag for node in tree.css(path)] for path in places] == [[tag]] * len(places)


def test_the_links_and_pictures_of_markdown_are_read_with_their_lines() -> None:
    text = (
        "# Quay\n\n## Plans\n\nSee [the *plan*](plan.html) and <https://quay.example>.\n\n![Noon](noon.jpg)\n"
    )
    links = found(text, "links", media_type="text/markdown")
    assert [(link["text"], link["url"], link["section"], link["where"]) for link in links] == [
        ("the plan", "plan.html", "s1", {"line": 5, "end_line": 5}),
        ("https://quay.example", "https://quay.example", "s1", {"line": 5, "end_line": 5}),
    ]
    [image] = found(text, "images", media_type="text/markdown")
    assert (image["src"], image["alt"], image["section"]) == ("noon.jpg", "Noon", "s1")


def test_an_address_in_plain_text_ends_before_the_stop_behind_it() -> None:
    text = f"{PROSE}\n\nSee https://quay.example/plan_(new), or (https://quay.example/old).\n"
    links = found(text, "links", media_type="text/plain")
    assert [link["url"] for link in links] == ["https://quay.example/plan_(new)", "https://quay.example/old"]
    assert links[0]["where"] == {"line": 3, "end_line": 3}


def test_the_links_of_a_wiki_and_of_an_outline_have_the_words_and_lines_of_their_marks() -> None:
    wiki = "The [[East Coast|coast]] and [[boat]]s:\n[https://quay.example ''walls''].\n== Walls ==\nhttps://a.example"
    outline = "#+TITLE: Walls\n#+AUTHOR: Ada\n[[https://quay.example][Walls]] of https://a.example."
    for text, shown in (
        (wiki, [("coast", "East Coast", 1), ("boat", "boat", 1), ("walls", "https://quay.example", 2)]),
        (outline, [("Walls", "https://quay.example", 3)]),
    ):
        *links, bare = found(text, "links", media_type="text/plain")
        assert [(link["text"], link["url"], link["where"]["line"]) for link in links] == shown
        assert bare["url"] == "https://a.example"


def test_links_are_read_only_when_they_are_asked_for() -> None:
    assert "links" not in broadsheet.convert(PAGE).to_dict()


def test_a_plugin_sees_the_links_of_the_article() -> None:
    from broadsheet.registry import Named

    count = Named("count", lambda article: len(article.links))
    assert broadsheet.convert(PAGE, extractors=[count]).to_dict()["count"] == 3


def test_links_and_pictures_are_in_the_schema() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    document = broadsheet.convert(PAGE, extractors=["sections", "links", "images"]).to_dict()
    assert document["links"]
    assert document["images"]
    jsonschema.validate(document, broadsheet.schema())
    document["links"][0]["url"] = None
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, broadsheet.schema())
