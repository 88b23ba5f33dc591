"""Rules about the content of a page (adverts, copies, pull quotes), and their explanation in words."""

from __future__ import annotations

from pathlib import Path

import pytest

import broadsheet
from broadsheet.frontends.html.adverts import drop_adverts
from broadsheet.frontends.html.bare import keep_bare
from broadsheet.frontends.html.code_labels import drop_code_labels
from broadsheet.frontends.html.colophon import drop_colophon
from broadsheet.frontends.html.contents import drop_contents
from broadsheet.frontends.html.copies import drop_copies
from broadsheet.frontends.html.cutting import cut
from broadsheet.frontends.html.explaining import NOUNS, explain
from broadsheet.frontends.html.features import NAMES, Page
from broadsheet.frontends.html.headings import HEADING
from broadsheet.frontends.html.masthead import drop_masthead
from broadsheet.frontends.html.menus import drop_menus
from broadsheet.frontends.html.nesting import limit_nesting
from broadsheet.frontends.html.notices import drop_notices, drop_signups
from broadsheet.frontends.html.options import limit_options
from broadsheet.frontends.html.paging import drop_paging
from broadsheet.frontends.html.screen_readers import drop_unseen
from broadsheet.frontends.html.second_look import AROUND
from broadsheet.frontends.html.segments import Pieces
from broadsheet.frontends.html.tree import Tree
from broadsheet.notes import Notes

SAMPLES = Path(__file__).parent.parent / "samples"
STORY = "".join(
    f"<p>Berth {n} of the harbour is rebuilt in year {n}, as its owners say, and that is the end of it.</p>"
    for n in range(20)
)


def all_kept(html: str) -> Pieces:
    """A cut page of which everything is kept so far."""
    pieces = cut(Tree(html))
    for segment in pieces.segments:
        segment.keep = True
    return pieces


def kept(pieces: Pieces) -> list[str]:
    """The texts that are still kept."""
    return [segment.text for segment in pieces.segments if segment.keep]


def test_elements_whose_class_names_an_advert_are_dropped() -> None:
    pieces = all_kept(f"{STORY}<div class='box ad'><div><p>Hearing aids</p></div></div>")
    drop_adverts(pieces)
    assert len(kept(pieces)) == 20


def test_similar_names_and_wrappers_of_the_whole_story_are_not_adverts() -> None:
    pieces = all_kept(f"<div class='ads'>{STORY}</div><p class='no-ads ad-free'>For members</p>")
    drop_adverts(pieces)
    assert len(kept(pieces)) == 21


def test_the_second_copy_of_a_story_is_left_out_with_a_warning() -> None:
    pieces, notes = all_kept(f"<div>{STORY}</div><div>{STORY}</div>"), Notes()
    drop_copies(pieces, notes)
    assert len(kept(pieces)) == 20
    assert [warning.code for warning in notes.warnings] == ["dropped-copy"]


def test_a_short_run_is_kept_once_if_its_copy_follows_directly() -> None:
    offer = (
        f"<p>{'A berth for a year at the north quay, with water and light. ' * 3}</p><ul>"
        + "".join(f"<li>Part {n} of the offer is told here</li>" for n in range(6))
        + "</ul>"
    )
    once = len(kept(all_kept(offer)))
    for page, left in ((offer + offer, once), (f"{offer}<p>And so on.</p>{offer}", 2 * once + 1)):
        pieces = all_kept(page)
        drop_copies(pieces, Notes())
        assert len(kept(pieces)) == left


def test_code_that_a_manual_gives_for_each_step_is_no_copy() -> None:
    code = f"<pre>berths --count, --all; {'and so on, ' * 40}</pre>"
    told = "<p>Count the berths of the harbour, those of the owners and those of the port, and go on.</p>"
    page = "".join(f"<p>On system {n}:</p>{told}{code}" for n in range(3))
    pieces = all_kept(page)
    drop_copies(pieces, Notes())
    assert len(kept(pieces)) == 9


def test_a_pull_quote_is_dropped_and_a_quotation_is_kept() -> None:
    said = "Berth 3 of the harbour is rebuilt in year 3, as its owners say, and that is the end of it."
    pulled = f"<blockquote>“{said}”</blockquote>"
    pieces, notes = all_kept(f"{STORY}{pulled}<blockquote>Nobody asked the gulls.</blockquote>"), Notes()
    drop_copies(pieces, notes)
    assert kept(pieces)[20:] == ["Nobody asked the gulls."]
    assert [warning.code for warning in notes.warnings] == ["dropped-pull-quote"]


def test_every_piece_of_a_page_is_explained_in_order() -> None:
    told = explain(f"<nav>Menu</nav><h1>Berths</h1>{STORY}<footer><p>Imprint</p></footer>")
    assert [piece.text for piece in (*told[:2], told[-1])] == ["Menu", "Berths", "Imprint"]
    assert told[-1].reason == "a footer element is never content"
    assert {piece.verdict for piece in told[2:-1]} == {"kept"}


def test_the_rule_that_decided_last_is_the_reason() -> None:
    page = (SAMPLES / "news-north-quay.html").read_text(encoding="utf-8")
    (advert,) = (piece for piece in explain(page) if piece.text.startswith("Hearing aids"))
    assert (advert.verdict, advert.reason) == ("dropped", "it is called an advert")


def test_self_closing_shapes_do_not_nest_and_deep_markup_loses_only_its_tags() -> None:
    shapes = f"<svg>{'<path d=1 />' * 9000}</svg>"
    for deep, warnings in ((shapes, 0), ("<path/>" * 9000, 1), (f"<svg><p></p>{'<path/>' * 9000}</svg>", 1)):
        notes = Notes()
        assert (limit_nesting(f"{deep}<p>Dues</p>", notes) != f"{deep}<p>Dues</p>") == bool(warnings)
        assert len(notes.warnings) == warnings


def test_links_with_nothing_but_bars_between_them_are_dropped() -> None:
    links = "<a>Ports</a> | <a>Aden</a> | <a>Suez</a>"
    pieces = all_kept(f"<p>{links}</p><p>See {links}</p><p>{links.replace('|', '·')}</p>")
    drop_menus(pieces)
    assert kept(pieces) == ["See Ports | Aden | Suez", "Ports · Aden · Suez"]


@pytest.mark.parametrize(
    "name", ["<h1><a href='/'>The Quay</a></h1>", "<a href='//aden.example'><h1>The Quay</h1></a>"]
)
def test_a_top_heading_that_leads_to_the_front_page_is_dropped(name: str) -> None:
    pieces = all_kept(
        f"{name}<h1><a href='/dues'>Dues rise</a></h1><h1>Notes</h1><p>The <a href='/'>quay</a>.</p>"
    )
    drop_masthead(pieces)
    assert kept(pieces) == ["Dues rise", "Notes", "The quay."]


def test_the_language_that_a_highlighter_prints_with_code_is_dropped() -> None:
    code = "<pre><code class=language-sh>ls</code></pre>"
    pieces = all_kept(f"<div><span>sh</span>{code}</div><p>sh</p>{code}<div>shells</div>{code}<div>SH</div>")
    drop_code_labels(pieces)
    assert kept(pieces) == ["ls", "sh", "ls", "shells", "ls"]


def test_a_short_story_without_spaces_outweighs_what_is_around_it() -> None:
    opening = "<p>大正十三年、漁に出る船の中で回し読みされていた本が、図書館の最初の蔵書になった。</p>"
    rest = "<p>来年の春には、古い倉庫を使った読書室が開く予定だ。</p>"
    tags = "".join(
        f"<li><a href='/tag/{n}'>{tag}</a></li>" for n, tag in enumerate(["ports", "図書館", "港町"])
    )
    page = f"<h1>百年</h1>{opening}<h2>これから</h2>{rest}<aside><h3>Tags</h3><ul>{tags}</ul></aside>"
    document = broadsheet.convert(f"<title>百年</title>{page}")
    assert [section.heading for section in document.sections] == [None, "これから"]
    assert document.lists == []


def test_text_for_screen_readers_alone_is_dropped() -> None:
    unseen = "<h2 class='visually-hidden'>Results</h2><div><span class='sr-only'>Page 2</span></div>"
    seen = "<p class='not-sr-only'>Dues</p><p>Berths<span class='sr-only'> (list)</span></p>"
    pieces = all_kept(unseen + seen)
    drop_unseen(pieces)
    assert kept(pieces) == ["Dues", "Berths (list)"]


CONTENTS = {
    "a list": "<ul><li><a href='#w'>Walls</a><li>1. <a href='#l'>Lights</a><li><a href='#d'>Dues</a></ul>",
    "lines": "<p><a href='#w'>Walls</a><br><a href='#l'>Lights</a><br><a href='#d'>Dues of 2025</a></p>",
}


@pytest.mark.parametrize("listed", CONTENTS.values(), ids=CONTENTS.keys())
def test_a_list_of_the_headings_is_dropped_with_its_label(listed: str) -> None:
    sections = f"<h2>Walls</h2>{STORY}<h2>Lights</h2>{STORY}<p><b>1.2 Dues</b></p>{STORY}"
    pieces = all_kept(f"<p>Jump to:</p>{listed}{sections}")
    drop_contents(pieces)
    assert len(kept(pieces)) == 63


CHAPTER = f"<p>Chapter Four</p><p>The Quay</p>{STORY}<p>* * *</p><p>See <a href='#n'>the note</a>.</p>"


@pytest.mark.parametrize(
    ("beside", "left"),
    [("", 24), ("<p><a href='/5'>Chapter Five</a></p>", 0), ("<nav>Ports</nav>", 0), ("<input name=q>", 0)],
)
def test_all_is_kept_of_a_page_with_nothing_around_its_text(beside: str, left: int) -> None:
    pieces = cut(Tree(CHAPTER + beside))
    keep_bare(pieces)
    assert len(kept(pieces)) == left


def test_links_to_other_places_and_pages_are_no_list_of_the_headings() -> None:
    sections = f"<h2>Walls</h2>{STORY}<h2>Lights</h2>{STORY}<h2>Dues</h2>"
    names = ("Walls", "Lights", "Dues")
    for listed in (
        "".join(f"<li><a href='#{name}'>The {name} of the quay</a></li>" for name in names),
        "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in names),
        "".join(f"<li><a href='#{name}'>{name}</a>: what they cost</li>" for name in names),
    ):
        pieces = all_kept(f"<ul>{listed}</ul>{sections}")
        drop_contents(pieces)
        assert len(kept(pieces)) == 46


def test_the_label_above_the_place_of_an_advert_is_dropped() -> None:
    pieces = all_kept("<div>ADVERTISEMENT</div><p>The advertisement of the quay</p><div>Advertisement</div>")
    drop_adverts(pieces)
    assert kept(pieces) == ["The advertisement of the quay"]


def test_links_alone_are_a_menu_on_a_page_of_prose_and_not_among_cards() -> None:
    links = "<a>Ports</a> <a>Ferries</a> <a>Dues</a>"
    for around, left in ((STORY, 20), ("<div>The quay</div>", 2)):
        pieces = all_kept(f"{around}<div>{links}</div>")
        drop_menus(pieces)
        assert len(kept(pieces)) == left
    pieces = all_kept(
        f"{STORY}<ul><li>{links}</li></ul><p>See <a>Ports</a>, <a>Ferries</a>, and also <a>Dues</a></p>"
    )
    drop_menus(pieces)
    assert len(kept(pieces)) == 22


def test_buttons_alone_are_dropped() -> None:
    share = "<div><a>Share</a> <button>Copy link</button></div>"
    question = "<h3><button>What are the dues?</button></h3>"
    pieces = all_kept(
        f"{share}{question}<p>Press <button>Start</button> or <button>Stop</button> to count.</p>"
    )
    drop_menus(pieces)
    assert kept(pieces) == ["What are the dues?", "Press Start or Stop to count."]


@pytest.mark.parametrize(
    "field", ["<input type=email>", "<input name=EMAIL>", "<input placeholder='Your e-mail'>"]
)
def test_the_box_around_a_field_for_a_mail_address_is_dropped(field: str) -> None:
    box = f"<div><h3>The Quay by mail</h3><form><p>All stories.</p>{field}<button>Join</button></form></div>"
    pieces = all_kept(f"<div>{STORY}{box}{STORY}</div>")
    drop_signups(pieces)
    assert len(kept(pieces)) == 40


def test_a_form_that_the_page_is_for_and_other_fields_are_kept() -> None:
    form = "<div><h1>Open an account</h1><form><p>Free for a berth.</p><input type=email></form></div>"
    other = f"<div>{STORY}<div><h3>Find a berth</h3><input type=search name=q></div></div>"
    for page in (form, other):
        pieces = all_kept(page)
        drop_signups(pieces)
        assert all(segment.keep for segment in pieces.segments)


def test_a_notice_about_cookies_is_dropped_at_the_edges_of_a_page() -> None:
    notice = "<div><p>We use cookies.</p><button>Accept</button></div>"
    baking = "<div><p>Bake the cookies.</p><button>Print</button></div>"
    half = f"<main>{STORY}{baking}{STORY}</main>"
    for page in (notice + half, half + notice):
        pieces = all_kept(page)
        drop_notices(pieces)
        assert len(kept(pieces)) == 42


def test_what_leads_to_the_pages_before_and_after_is_dropped() -> None:
    pieces = all_kept(
        "<p><a rel=next href=3>Next</a></p><p><a href=4>Dues</a></p><p>See <a rel=prev href=1>there</a></p>"
        "<table><tr><td><a accesskey=p href=1>Prev</a><td><a accesskey=n href=3>Next</a>"
        "<tr><td>Berths<td>Cranes</table><table><tr><td>Aden<td>12</table>"
    )
    drop_paging(pieces)
    assert kept(pieces) == ["Dues", "See there", "Aden", "12"]


def test_a_table_that_lays_out_the_whole_page_does_not_go_with_the_links_in_it() -> None:
    links = "<a accesskey=p href=1>Prev</a><td><a accesskey=n href=3>Next</a>"
    pieces = all_kept(f"<table><tr><td>{links}<tr><td>{STORY}</table>")
    drop_paging(pieces)
    assert len(kept(pieces)) == 20


def test_a_line_of_copyright_is_dropped_at_the_end_and_nowhere_else() -> None:
    pieces = all_kept("<p>© Harbour Press</p><p>Dues rise.</p><p>Copyright 2024 Harbour Press</p>")
    drop_colophon(pieces)
    assert kept(pieces) == ["© Harbour Press", "Dues rise."]


def test_endless_options_lose_their_tags_and_not_their_text() -> None:
    page = f"<p>Ports</p><select>{'<OPTION>Aden</OPTION>' * 1500}</select><select><option>Suez</select>"
    notes = Notes()
    short = limit_options(page, notes)
    assert (short.count("<OPTION>"), short.count("Aden"), short.count("<option>")) == (1000, 1500, 1)
    assert [warning.code for warning in notes.warnings] == ["html-too-many-options"]
    marked = f"<p>{'word ' * 9000}</p><select>{'<option><b>Suez</b></option>' * 1500}</select>"
    assert limit_options(marked, Notes()).count("<option>") == 1000
    assert limit_options("<ol><li>one</ol>" * 2000, Notes()) == "<ol><li>one</ol>" * 2000


def negative(page: str, *words: str) -> int:
    """How many boxes of a page count as bad if these words do."""
    judged = Page(cut(Tree(page)), dict.fromkeys(words, -3.0))
    return sum(box.traits.total < 0 for box in judged.boxes)


@pytest.mark.parametrize("before", ["", "<div><a href='2.html'>Next</a></div>"])
def test_ids_that_repeat_headings_are_not_evidence(before: str) -> None:
    def sections(*names: str) -> str:
        return "".join(
            f"<section id={name}>{before}<h2>The <b>{name}</b></h2>{STORY}</section>" for name in names
        )

    assert negative(sections("walls", "comments"), "comments") > 0
    assert negative(sections("walls", "comments", "moorings"), "comments") == 0


def test_the_class_listitem_is_ignored_on_list_items_alone() -> None:
    assert negative("<div class=listitem>One</div>", "listitem") > 0
    assert negative("<ul><li class=listitem>One</li></ul>", "listitem") == 0


def test_every_feature_of_the_judge_has_a_readable_name() -> None:
    assert {*NAMES, *AROUND, *HEADING} == NOUNS.keys()


@pytest.mark.parametrize("tag", ["pre", "code", "details", "summary"])
def test_classes_of_code_and_of_foldable_parts_are_ignored(tag: str) -> None:
    def total(tag: str) -> float:
        judged = Page(cut(Tree(f"<{tag} class=toggle><div>{STORY}</div></{tag}>")), {"toggle": -3.0})
        return min(box.traits.total for box in judged.boxes)

    assert total("section") == -3.0
    assert total(tag) == 0.0


def test_the_class_of_descriptions_in_prose_is_ignored() -> None:
    def total(meaning: str) -> float:
        judged = Page(cut(Tree(f"<dl class=option><dt>-a</dt><dd>{meaning}</dd></dl>")), {"option": -3.0})
        return min(box.traits.total for box in judged.boxes)

    assert total("42 posts") == -3.0
    assert total(STORY) == 0.0


@pytest.mark.parametrize(
    ("html", "code"),
    [
        ("<svg><title>Chart</title><text>Aden 12</text></svg>", "drawing-unread"),
        ("<iframe srcdoc='&lt;p>Aden 12'></iframe>", "frame-unread"),
        ("<object data=ports.pdf><p>Aden 12</p></object>", "object-unread"),
        (
            "<x-a><template shadowrootmode=open><style>p{}</style><p>Aden 12</template></x-a>",
            "shadow-tree-unread",
        ),
    ],
)
def test_unread_words_in_drawings_frames_and_objects_are_warned_about(html: str, code: str) -> None:
    story = f"<p>{'The harbour office, which is old, counts its berths. ' * 5}</p>"
    article = f"<article><h1>Ports</h1>{story}<div>{html}{story}</div></article>"
    document = broadsheet.convert(f"<header><div>{html}</div></header>{article}")
    (warning,) = [each for each in document.warnings if each.code.endswith("-unread")]
    assert warning.code == code
    assert warning.message.endswith(": “Aden 12”")
