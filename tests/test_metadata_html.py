"""Metadata in HTML pages, in all the forms that occur."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import broadsheet
from broadsheet.blocks import Hints
from broadsheet.frontends.html import lenient
from broadsheet.frontends.html.hints import gather
from broadsheet.frontends.html.tree import Tree
from broadsheet.notes import Notes


def answers(html: str, field: str) -> list[tuple[str, str]]:
    """The answers for a field: origin and value."""
    hints = Hints()
    gather(Tree(html), hints, Notes())
    return [(hint.origin, hint.value) for hint in hints.of(field)]


def ld(script: str) -> str:
    """A page with one JSON-LD script."""
    return f'<title>Dues rise</title><script type="application/ld+json">{script}</script><h1>Dues rise</h1>'


AUTHORS = {
    "a name": '{"@type": "Article", "author": "Ada Byron"}',
    "a person": '{"@type": "Article", "author": {"@type": "Person", "name": "Ada Byron"}}',
    "a list": '{"@type": ["Article", "Thing"], "author": [{"name": "Ada Byron"}]}',
    "parts of a name": '{"@type": "BlogPosting", "author": {"givenName": "Ada", "familyName": "Byron"}}',
    "a reference": """{"@graph": [
        {"@type": "Article", "author": {"@id": "#a"}}, {"@id": "#a", "name": "Ada Byron"}]}""",
    "a full address as type": '{"@type": "http://schema.org/NewsArticle", "creator": "Ada Byron"}',
    "inside a page": '{"@type": "WebPage", "mainEntity": {"@type": "Article", "author": "Ada Byron"}}',
    "an array of nodes": '[{"@type": "WebSite", "name": "Q"}, {"@type": "Article", "author": "Ada Byron"}]',
    "a trailing comma": '{"@type": "Article", "author": "Ada Byron",}',
    "a line break in a string": '{"@type": "Article", "headline": "Dues\nrise", "author": "Ada Byron"}',
    "bare quotes in a string": '{"@type": "Article", "headline": "The "old" dues", "author": "Ada Byron"}',
    "a comment around it": '<!-- {"@type": "Article", "author": "Ada Byron"} -->',
    "CDATA around it": '//<![CDATA[\n{"@type": "Article", "author": "Ada Byron"}\n//]]>',
    "two objects": '{"@type": "WebSite", "name": "Q"} {"@type": "Article", "author": "Ada Byron"}',
    "a missing comma": '{"@type": "Article"\n"author": "Ada Byron"}',
    "cut off": '{"@type": "Article", "author": {"name": "Ada Byron"',
    "escaped quotes": "{&quot;@type&quot;: &quot;Article&quot;, &quot;author&quot;: &quot;Ada Byron&quot;}",
}


@pytest.mark.parametrize("script", AUTHORS.values(), ids=AUTHORS.keys())
def test_json_ld_names_its_author_in_every_shape(script: str) -> None:
    assert ("json-ld", "Ada Byron") in answers(ld(script), "author")


def test_broken_json_ld_is_a_warning() -> None:
    notes = Notes()
    gather(Tree(ld('{"@type": "Article",}')), Hints(), notes)
    assert [warning.code for warning in notes.warnings] == ["json-ld-repaired"]


def test_the_article_is_preferred_to_the_page_and_teasers_are_ignored() -> None:
    script = """[{"@type": "WebPage", "datePublished": "2020-01-01"},
        {"@type": "ItemList", "itemListElement": [{"@type": "Article", "datePublished": "2021-01-01"}]},
        {"@type": "Article", "headline": "Dues rise", "datePublished": "2024-03-05"}]"""
    found = answers(ld(script), "published")
    assert found[0] == ("json-ld", "2024-03-05")
    assert "2021-01-01" not in [value for _, value in found]


def test_of_several_articles_the_one_speaks_that_is_this_page() -> None:
    others = ", ".join(f'{{"@type": "Article", "headline": "Story {n}", "author": "A{n}"}}' for n in range(5))
    script = f'[{others}, {{"@type": "Article", "headline": "Dues rise", "author": "Ada Byron"}}]'
    assert answers(ld(script), "author") == [("json-ld", "Ada Byron")]


def test_the_questions_of_a_faq_are_ignored() -> None:
    script = '{"@type": "FAQPage", "mainEntity": [{"@type": "Question", "name": "Why?", "author": "Bot"}]}'
    assert answers(ld(script), "author") == []


def test_a_publisher_is_the_site_and_no_author() -> None:
    page = ld('{"@type": "Article", "publisher": {"@type": "Organization", "name": "The Quay"}}')
    assert answers(page, "author") == []
    assert ("json-ld", "The Quay") in answers(page, "site")


@given(st.text(alphabet='{}[]",:\\ \n0truefalsn', max_size=80))
def test_no_script_is_too_broken_to_read(script: str) -> None:
    values, _ = lenient.parse(script)
    assert isinstance(values, list)


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":[', '"'])
def test_a_script_nested_without_end_is_read_in_bounded_depth(opening: str) -> None:
    values: list[Any] = lenient.parse(opening * 50_000)[0]
    assert len(values) <= 1


def test_meta_properties_are_ranked_whatever_their_order() -> None:
    page = """<meta name="date" content="2024-01-01"><meta name="DC.date.issued" content="2024-01-02">
        <meta property="article:published_time" content="2024-01-03">
        <meta name="w-published-date" content="2024-01-04">"""
    assert [value[-1] for _, value in answers(page, "published")] == ["3", "2", "1", "4"]


def test_language_url_and_twitter_s_labels_are_read() -> None:
    page = """<html lang="de"><link rel="canonical" href="https://quay.example/dues">
        <meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ada Byron">"""
    assert answers(page, "language") == [("html lang", "de")]
    assert answers(page, "url") == [("link canonical", "https://quay.example/dues")]
    assert answers(page, "author") == [("meta twitter:data1", "Ada Byron")]


SHOWN = {
    '<span itemprop="author"><span itemprop="name">Ada Byron</span>, editor</span>': "microdata",
    '<span itemprop="author"><meta itemprop="name" content="Ada Byron"></span>': "microdata",
    '<a rel="author" href="/ada">Ada Byron</a>': "rel=author",
    '<a href="/authors/ada-byron">Ada Byron</a>': "author link",
    '<span class="PostMeta__authorName">Ada Byron</span>': "byline",
    '<div class="byline">Ada Byron</div>': "byline",
    "<div class='author-box'><h4>Ada Byron</h4><p>She writes about ports.</p></div>": "author box",
    "<div class='author-box'><b>About</b><p>This post was written by Ada Byron.</p></div>": "author box",
    "<div class='author-bio'><img alt='Ada Byron'><p>She writes about ports.</p></div>": "author box",
    '<p class="vcard">By <a class="url fn">Ada Byron</a></p>': "byline",
    '<p>See <a class="fn">Ada Byron</a></p>': None,
    "<p>Ada Byron</p>": None,
}


@pytest.mark.parametrize(("markup", "origin"), SHOWN.items())
def test_a_byline_is_known_by_its_markup(markup: str, origin: str | None) -> None:
    found = answers(f"<h1>Dues rise</h1>{markup}<p>Text.</p>", "author")
    assert found[:1] == ([(origin, "Ada Byron")] if origin else [])


@pytest.mark.parametrize(
    "markup",
    [
        "<p>By <b>Ada Byron</b></p>",
        "<p><span>5 March</span> by Ada Byron</p>",
        "<div><p>Written by</p><p>Ada Byron</p></div>",
        "<div><span><i>By</i></span> <a href='/x'>Ada Byron</a></div>",
        "<p>Von Ada Byron</p>",
        f"<div>by <span>Ada Byron</span><p>{'A teaser of the article. ' * 6}</p></div>",
    ],
)
def test_a_byline_is_known_by_its_words(markup: str) -> None:
    (found,) = answers(f"<h1>Dues rise</h1>{markup}<p>Text.</p>", "author")
    assert found[0] == "nearby text"
    assert found[1].endswith("Ada Byron")


def test_a_thread_s_author_is_who_started_it_not_who_replied() -> None:
    page = """<h1>Dues rise</h1><ul><li><span>Thread starter</span> <a href="/u/7">quill</a></li></ul>
        <article itemprop="author">harbourmaster</article>"""
    assert answers(page, "author")[0] == ("thread starter", "Thread starter quill")


def test_the_writers_of_posts_side_by_side_are_no_co_authors() -> None:
    posts = "".join(
        f"<article><div><h3 class='user-name'>writer{n}</h3></div><p>Post.</p></article>" for n in range(4)
    )
    assert answers(f"<h1>Dues rise</h1><div>{posts}</div>", "author") == [("byline", "writer0")]


@pytest.mark.parametrize(
    "place",
    [
        '<div class="related-posts">{}</div>',
        '<ul id="c" class="comments">{}</ul>',
        "<nav>{}</nav>",
        "<footer>{}</footer>",
    ],
)
def test_menus_comments_and_related_stories_give_no_author_or_date(place: str) -> None:
    byline = '<span class="author-name">Ada Byron</span><time datetime="2024-03-05">5 March</time>'
    page = f"<article><h1>Dues rise</h1><p>Text.</p></article>{place.format(byline)}"
    assert answers(page, "author") == answers(page, "published") == []


@pytest.mark.parametrize("tag", ["div", "footer"])
def test_the_footer_of_the_article_itself_is_not_aside(tag: str) -> None:
    author = f'<{tag} class="entry-footer"><a rel="author">Ada Byron</a></{tag}>'
    page = f"<article><h1>Dues rise</h1><p>Text.</p>{author}</article>"
    assert answers(page, "author") == [("rel=author", "Ada Byron")]


def test_a_name_under_a_long_list_of_equals_is_a_list_of_stories() -> None:
    page = "".join(f'<div><h2>Story {n}</h2><span class="author">Writer {n}</span></div>' for n in range(20))
    assert answers(page, "author") == []


def test_a_portrait_names_its_author_or_nobody() -> None:
    for alternative, name in {
        "Ada Byron": "Ada Byron",
        "Photo of Ada Byron": "Ada Byron",
        "Ada Byron's avatar": "Ada Byron",
        "Author image": "",
        "头像": "",
    }.items():
        box = f"<div class='author-box'><img src='a.png' alt=\"{alternative}\"></div>"
        found = answers(f"<h1>Dues rise</h1><p>Text.</p>{box}", "author")
        assert found == ([("author box", name)] if name else [])


def test_who_reviewed_an_article_did_not_write_it() -> None:
    page = """<h1>Dues rise</h1>
        <p>Written by <a rel="author">Ada Byron</a>.
        Tested by <a rel="author">Mary Roe</a> and <a rel="author">John Doe</a></p>"""
    assert answers(page, "author")[0] == ("rel=author", "Ada Byron")


def test_times_tell_publication_from_change() -> None:
    page = """<h1>Dues rise</h1><p>Published <time datetime="2024-03-05">5 March</time></p>
        <p>Updated <time datetime="2024-04-01">1 April</time></p>
        <p><time class="modified" datetime="2024-05-01">May</time></p>"""
    assert ("time", "2024-03-05") in answers(page, "published")
    assert [value for origin, value in answers(page, "modified") if origin == "time"] == [
        "2024-04-01",
        "2024-05-01",
    ]


def test_the_dates_of_a_table_right_below_the_headline_are_those_of_its_rows() -> None:
    rows = "<tr><th>Port<th>Dues rise</tr><tr><td>Aden<td>5 March 2024</tr><tr><td>Oslo<td>6 March 2024</tr>"
    assert answers(f"<h1>Dues</h1><table>{rows}</table><p>They rise.</p>", "published") == []


def test_one_line_may_hold_both_dates() -> None:
    page = "<h1>Dues rise</h1><p>Publié le 5 mars 2024 à 10h30, mis à jour le 6 mars 2024</p>"
    assert answers(page, "published") == [("nearby text", "Publié le 5 mars 2024 à 10h30,")]
    assert answers(page, "modified") == [("nearby text", "mis à jour le 6 mars 2024")]


def test_a_date_far_above_the_headline_is_today_s() -> None:
    page = f"<p class='date'>March 5, 2024</p>{'<p>Menu</p>' * 40}<h1>Dues rise</h1>"
    assert answers(page, "published") == []


def test_a_date_far_below_counts_if_it_says_what_it_is_and_is_the_only_one() -> None:
    story = "<h1>Dues rise</h1>" + "<p>The dues rise.</p>" * 100
    page = f"{story}<p>It had been 5 March 2023.</p><div>Last updated: March 5, 2024</div>"
    assert answers(page, "modified") == [("labelled text", "Last updated: March 5, 2024")]
    assert answers(page + "<div>Posted March 9, 2024</div>", "modified") == []


def test_a_page_without_h1_has_its_headline_where_a_part_of_its_title_is_repeated() -> None:
    page = """<title>The Quay - View topic - Dues rise again in spring</title>
        <h2>Dues rise again in spring</h2><p class="author">by quill</p>"""
    assert answers(page, "title")[-1] == ("headline", "Dues rise again in spring")


@pytest.mark.parametrize("sign", ["¶", "#", "\uf0c1"])
def test_a_link_from_a_headline_to_itself_is_no_part_of_it(sign: str) -> None:
    page = f'<h1>Dues<wbr> <a href="/dues">rise</a><a href="#dues" class="headerlink">{sign}</a></h1>'
    assert answers(page, "title") == [("h1", "Dues rise")]
    assert answers('<h1>Dues <a href="#rise">rise</a></h1>', "title")[0][1].split() == ["Dues", "rise"]


def test_the_headline_is_the_heading_that_repeats_the_title() -> None:
    page = """<title>Dues rise | The Quay</title><meta property="og:title" content="Dues rise">
        <h1>The Quay</h1>
        <span class="author">Shop Staff</span><h2>Dues rise</h2><span class="author">Ada Byron</span>"""
    assert answers(page, "author")[0] == ("byline", "Ada Byron")


def test_parts_that_only_markup_divides_stay_apart() -> None:
    page = '<h1>Dues rise</h1><div class="byline"><span>Ada Byron</span><span>Editor</span></div>'
    assert answers(page, "author") == [("byline", "Ada Byron\nEditor")]


def test_every_visible_answer_says_where_it_stands() -> None:
    hints = Hints()
    gather(Tree('<h1>Dues rise</h1><p><a rel="author">Ada Byron</a></p>'), hints, Notes())
    (author,) = hints.of("author")
    assert author.where.path == "body > p:nth-child(2) > a:nth-child(1)"


def test_a_top_heading_that_leads_to_the_front_page_names_the_site() -> None:
    page = """<title>The Quay - Dues rise</title><header><h1><a href="/">The Quay</a></h1></header>
        <article><h2>Dues rise</h2><p>From today.</p></article>"""
    metadata = broadsheet.convert(page).metadata
    assert (metadata.title, metadata.site) == ("Dues rise", "The Quay")
    assert broadsheet.convert("<h1><a href='/'>The Quay</a></h1><p>News.</p>").metadata.title == "The Quay"
