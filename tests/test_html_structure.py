"""Structure of HTML that other tools lose without a warning: some of them fail each case here."""

from __future__ import annotations

import pytest

import broadsheet
from broadsheet.blocks import Block, Code, Figure, Heading, ListItem, Paragraph, Quote, Table
from broadsheet.frontends.html.reader import fragment


def only(html: str, kind: type[Block]) -> list[Block]:
    """The blocks of one kind in a piece of HTML of which all is content."""
    return [block for block in fragment(html) if isinstance(block, kind)]


def items(html: str) -> list[tuple[int, str]]:
    """Depth and text of the list items."""
    return [(block.depth, block.text) for block in fragment(html) if isinstance(block, ListItem)]


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li>one</li><li>two</li></ul>",
        "<ul><li><span>one</span></li><li><span>two</span></li></ul>",
        "<ul><li><p>one</p></li><li><div>two</div></li></ul>",
        "<ul><li>one<li>two</ul>",
        "<menu><li>one</li><li>two</li></menu>",
        "<li>one</li><li>two</li>",
    ],
)
def test_every_way_to_write_a_list_is_a_list(html: str) -> None:
    assert items(html) == [(0, "one"), (0, "two")]


@pytest.mark.parametrize(
    "html",
    ["<p>•&nbsp; one</p><p>• two</p>", "<p>· one<br>· two</p>", "<p><i>·<s> </s></i>one<p>· two"],
)
def test_paragraphs_that_bullets_mark_are_guessed_items(html: str) -> None:
    assert items(html) == [(0, "one"), (0, "two")]
    assert [each.guessed and each.opens for each in only(html, ListItem)] == [True, False]  # type: ignore[attr-defined]


@pytest.mark.parametrize("html", ["<p>• one</p><p>two</p>", "<p>·one</p><p>·two</p>", "<p>• one<br>two</p>"])
def test_a_bullet_alone_or_without_a_space_marks_no_item(html: str) -> None:
    assert items(html) == []


@pytest.mark.parametrize("attribute", ["a{}", "a{}=1", "a{}='x > y'"])
def test_a_tag_with_endless_attributes_loses_no_words(attribute: str) -> None:
    attributes = " ".join(attribute.format(number) for number in range(30_000))
    document = broadsheet.convert(f"<p>Before.</p><p {attributes}>Within.</p><p>After.</p>")
    assert [block.text for block in document.sections[0].blocks] == ["Before.", "Within.", "After."]  # type: ignore[union-attr]
    assert "attributes-too-many" in [warning.code for warning in document.warnings]


def test_nested_items_stay_apart_and_deeper() -> None:
    html = "<ul><li>a<ul><li>b<ol><li>c</li></ol></li></ul></li><li>d</li></ul>"
    assert items(html) == [(0, "a"), (1, "b"), (2, "c"), (0, "d")]
    assert items("<ul><li>a</li><ul><li>b</li></ul></ul>") == [(0, "a"), (1, "b")]


def test_an_item_of_pictures_alone_says_what_they_stand_for() -> None:
    assert items("<ul><li><a href=k><img src=k.svg alt=Klarna></a><li>Cash</ul>") == [
        (0, "Klarna"),
        (0, "Cash"),
    ]


def test_a_term_without_a_meaning_does_not_share_that_of_the_next() -> None:
    html = "<dl><dt>Berth<dd><dt>Quay<dd>A wall.<dt>Pier<dt>Jetty<dd>A bridge into the sea.</dl>"
    found = [(item.term, item.text) for item in only(html, ListItem) if isinstance(item, ListItem)]
    assert found == [("Berth", ""), ("Quay", "A wall."), ("Pier, Jetty", "A bridge into the sea.")]


def test_paragraphs_in_an_item_stay_apart() -> None:
    (item,) = only("<ul><li><p>One.</p><p>Two.</p></li></ul>", ListItem)
    assert isinstance(item, ListItem)
    assert item.text == "One.\nTwo."
    assert [type(block) for block in item.blocks] == [Paragraph, Paragraph]


@pytest.mark.parametrize(
    ("attributes", "first", "numbers"),
    [
        ("", "", [1, 2]),
        ("start=4", "", [4, 5]),
        ("reversed", "", [2, 1]),
        ("start=9 reversed", "", [9, 8]),
        ("type=a start=3", "", [3, 4]),
        ("", "value=7", [7, 8]),
        ("start=-1", "", [-1, 0]),
    ],
)
def test_numbers_are_those_that_a_browser_shows(attributes: str, first: str, numbers: list[int]) -> None:
    found = only(f"<ol {attributes}><li {first}>a</li><li>b</li></ol>", ListItem)
    assert [item.number for item in found if isinstance(item, ListItem)] == numbers


def test_definition_lists_keep_terms_with_their_meanings() -> None:
    html = """<dl><dt>Berth</dt><dt>Quay</dt><dd>Where ships lie.</dd><dd>And sleep.</dd>
        <div><dt>Tug<dd>Pulls.</div></dl>"""
    found = [(item.term, item.text) for item in only(html, ListItem) if isinstance(item, ListItem)]
    assert found == [("Berth, Quay", "Where ships lie.\nAnd sleep."), ("Tug", "Pulls.")]


def test_check_boxes_make_a_check_list() -> None:
    html = """<ul><li><input type=checkbox checked> done</li>
        <li><label><input type=checkbox> to do</label></li></ul>"""
    found = [(item.checked, item.text) for item in only(html, ListItem) if isinstance(item, ListItem)]
    assert found == [(True, "done"), (False, "to do")]


def test_the_foot_of_a_table_and_its_empty_cells_are_kept() -> None:
    html = """<table><thead><tr><th>Port<th>Dues</thead><tfoot><tr><td>All<td>21</tfoot>
        <tbody><tr><td>Aden<td><tr><td><td>21</tbody></table>"""
    (table,) = only(html, Table)
    assert isinstance(table, Table)
    rows = [[cell.text for cell in row] for row in table.rows]
    assert rows == [["Port", "Dues"], ["Aden", ""], ["", "21"], ["All", "21"]]


def test_a_list_in_a_cell_is_told_line_by_line() -> None:
    (table,) = only("<table><tr><th>Port<th>Has<tr><td>Aden<td><ul><li>a tug<li>a crane</ul></table>", Table)
    assert isinstance(table, Table)
    assert table.rows[1][1].text == "a tug\na crane"


@pytest.mark.parametrize(
    "text", ["“so” ‘it’ said – 5’ 9”", "می\u200cخواهم", "👩\u200d👩\u200d👧", "naïve Zoë", "C\u00a0#"]
)
def test_no_character_is_changed(text: str) -> None:
    (paragraph,) = only(f"<p>{text}</p>", Paragraph)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == text.replace("\u00a0", " ")


def test_headings_are_found_wherever_they_stand() -> None:
    html = """<ul><li><h3>In an item</h3><p>Text.</p></li></ul>
        <details><summary><h3>In a summary</h3></summary><p>Text.</p></details>
        <table role=presentation><tr><td><h3>In a layout cell</h3><p>Text.</p></td></tr></table>
        <hgroup><h2>In a group</h2></hgroup>"""
    found = [heading.text for heading in only(html, Heading) if isinstance(heading, Heading)]
    assert found == ["In an item", "In a summary", "In a layout cell", "In a group"]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("Costs<span>[<a href=e>edit</a>]</span>", "Costs"),
        ("Costs [<a href=e>edit</a> | <a href=s>edit source</a>]", "Costs"),
        ("Costs [by <a href=p>port</a> and by year]", "Costs [by port and by year]"),
        ("Costs [per year]", "Costs [per year]"),
        ("[<a href=e>edit</a>]", "[edit]"),
        ("Costs<sup><a href=#n>a</a></sup>", "Costs[a]"),
    ],
)
def test_links_in_brackets_at_the_end_of_a_heading_are_no_part_of_it(html: str, text: str) -> None:
    assert [each.text for each in only(f"<h2>{html}</h2>", Heading)] == [text]  # type: ignore[attr-defined]


def test_the_link_of_a_heading_to_itself_is_no_part_of_it() -> None:
    html = '<h2 id=a><a href="#a">#</a>Dues</h2><h2>Berths<a href="/port#b" class=link>¶</a></h2><h2>C#</h2>'
    found = [heading.text for heading in only(html, Heading) if isinstance(heading, Heading)]
    assert found == ["Dues", "Berths", "C#"]


@pytest.mark.parametrize("markup", ["<p><strong>Dues</strong></p>", "<div><b>Dues</b></div>"])
def test_a_bold_line_that_acts_as_a_heading_is_a_guessed_one(markup: str) -> None:
    (heading,) = only(f"{markup}<p>They rise in spring.</p>", Heading)
    assert isinstance(heading, Heading)
    assert (heading.text, heading.guessed) == ("Dues", True)


def test_footnote_marks_stay_off_the_numbers_before_them() -> None:
    (paragraph,) = only('<p>It cost 12<sup><a href="#a">a</a></sup> and 5 m<sup>2</sup>.</p>', Paragraph)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "It cost 12[a] and 5 m2."
    (paragraph,) = only("<p>It cost 12<sup>a</sup> in 2010<sup>th</sup> hours.</p>", Paragraph)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "It cost 12[a] in 2010th hours."


def test_powers_of_ten_keep_their_exponents() -> None:
    (paragraph,) = only("<p>About 3 × 10<sup>6</sup> of them in 2010<sup>th</sup>.</p>", Paragraph)
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == "About 3 × 10^6 of them in 2010th."


def test_the_links_from_a_note_back_to_its_marks_are_no_part_of_it() -> None:
    html = (
        '<ol><li>A note. <a href="#r1">↩</a> <a href="#r2">↩<sup>2</sup></a> <a href="#r3">[↩3]</a></li></ol>'
    )
    assert items(html) == [(0, "A note.")]


def test_lines_of_code_stay_lines() -> None:
    (code,) = only('<pre><code class="language-py">if x:\n    <b>y</b>()\n</code></pre>', Code)
    assert isinstance(code, Code)
    assert (code.text, code.language) == ("if x:\n    y()", "py")


@pytest.mark.parametrize("tag", ["listing", "xmp"])
def test_the_obsolete_tags_for_code_stand_for_themselves_and_keep_their_lines(tag: str) -> None:
    before, code, after = fragment(f"<p>Before.</p><{tag}>if x:\n    y()</{tag}>After.")
    assert isinstance(code, Code)
    assert code.text == "if x:\n    y()"
    assert isinstance(before, Paragraph)
    assert isinstance(after, Paragraph)


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ('<pre class="brush: js notranslate"><code>x()</code></pre>', "js"),
        ('<pre class="sourceCode c++"><code>x()</code></pre>', "c++"),
        ('<pre><code class="hljs python">x()</code></pre>', "python"),
        ("<pre data-lang=java><code>x()</code></pre>", "java"),
        ('<div class="highlight-rst notranslate"><div class=highlight><pre>x()</pre></div></div>', "rst"),
        ('<div class="highlight-default notranslate"><div class=highlight><pre>x()</pre></div></div>', None),
        ('<div class="language-rb highlighter-rouge"><div class=highlight><pre>x()</pre></div></div>', "rb"),
        ('<div class="highlight-red"><div><pre>x()</pre></div></div>', None),
    ],
)
def test_code_tells_its_language_as_the_common_highlighters_write_it(html: str, language: str | None) -> None:
    (code,) = only(html, Code)
    assert isinstance(code, Code)
    assert code.language == language


def test_the_numbers_of_lines_are_no_part_of_the_code() -> None:
    html = (
        "<pre><code><span><span class=ln>9</span>if x:</span>\n<span class=lineno>10 </span>    y(<b>1</b>)"
    )
    (code,) = only(html, Code)
    assert isinstance(code, Code)
    assert code.text == "if x:\n    y(1)"


@pytest.mark.parametrize(
    "lines",
    [
        "<code><div class=line>if x:</div><div class=line></div><div class=line>    y()</div></code>",
        "<code><div><div>if x:</div></div>\n<div><div>\n</div></div>\n<div>    y()<br></div></code>",
        "<ol class=linenums><li>if x:</li><li><br></li><li>    y()</li></ol>",
    ],
)
def test_elements_that_are_lines_of_code_keep_their_order_and_blank_lines(lines: str) -> None:
    (code,) = only(f"<pre>{lines}</pre>", Code)
    assert code.text == "if x:\n\n    y()"


def test_code_starts_a_new_line_before_a_box_in_it() -> None:
    (code,) = only("<pre>&gt;&gt;&gt; count()<div>BEGIN\nSELECT 1</div>7</pre>", Code)
    assert code.text == ">>> count()\nBEGIN\nSELECT 1\n7"


def test_a_column_of_line_numbers_is_dropped_with_a_warning() -> None:
    prose = f"<p>{'The code, which is old, runs well. ' * 5}</p>"
    listing = "<td class=linenos><pre>1\n2</pre></td><td><pre>import quay\nquay.open()</pre>"
    table = f"<div class=highlight><table class=highlighttable><tr>{listing}</table></div>"
    html = f"<article><h1>Ports</h1>{prose}{table}{prose}</article>"
    document = broadsheet.convert(html)
    blocks = document.to_dict()["sections"][0]["blocks"]
    assert [block["text"] for block in blocks if block["type"] == "code"] == ["import quay\nquay.open()"]
    assert "dropped-line-numbers" in [warning.code for warning in document.warnings]


def test_line_breaks_in_pairs_part_paragraphs_and_single_ones_lines() -> None:
    found = only("<div>One,<br>still one.<br><br>Two.</div>", Paragraph)
    assert [block.text for block in found if isinstance(block, Paragraph)] == ["One,\nstill one.", "Two."]


def test_what_details_hold_is_there_open_or_closed() -> None:
    found = only("<details><summary>Why?</summary><p>Because.</p></details>", Paragraph)
    assert [block.text for block in found if isinstance(block, Paragraph)] == ["Why?", "Because."]


def test_a_figure_keeps_its_picture_and_its_caption() -> None:
    html = "<figure><img src=quay.jpg alt='The quay'><figcaption>Aden, 1932</figcaption></figure>"
    (figure,) = only(html, Figure)
    assert isinstance(figure, Figure)
    assert (figure.src, figure.alt, figure.caption) == ("quay.jpg", "The quay", "Aden, 1932")


def test_a_quotation_keeps_its_paragraphs_and_who_said_it() -> None:
    html = "<blockquote><p>One.</p><p>Two.</p><footer>— Ada Byron</footer></blockquote>"
    (quote,) = only(html, Quote)
    assert isinstance(quote, Quote)
    assert (quote.text, quote.cite) == ("One.\nTwo.", "Ada Byron")
