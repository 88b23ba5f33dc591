"""Rules that keep lists, tables and the like together, whatever the judge says about their parts."""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.frontends.html.cutting import cut
from broadsheet.frontends.html.rules import FIRST, LAST, Rule
from broadsheet.frontends.html.tree import Tree
from broadsheet.notes import Notes


def kept(html: str, scores: dict[str, float], other: float = 0.9, rules: Iterable[Rule] = FIRST) -> list[str]:
    """The texts that are kept of a page whose pieces have these scores; from 0.5 on the judge keeps."""
    pieces = cut(Tree(html))
    for segment in pieces.segments:
        segment.score = scores.get(segment.text, other)
        segment.keep = segment.score >= 0.5
    for rule in rules:
        rule.apply(pieces, Notes())
    return [segment.text for segment in pieces.segments if segment.keep]


def test_a_paragraph_among_kept_ones_is_kept() -> None:
    said = [
        f"Berth {n} of the harbour is rebuilt in year {n}, as its owners say, and that is the end."
        for n in range(5)
    ]
    page = "".join(f"<p>{text}</p>" for text in said)
    assert kept(page, {said[3]: 0.2}) == said
    assert kept(page, {said[3]: 0.01}) == [*said[:3], said[4]]
    assert kept(page, dict.fromkeys(said[1:4], 0.2)) == [said[0], said[4]]


def test_a_list_after_a_colon_is_kept_unless_it_is_plainly_a_menu() -> None:
    page = "<p>There are two:</p><ul><li>berths</li><li>cranes</li></ul>"
    assert kept(page, {"berths": 0.1, "cranes": 0.1}) == ["There are two:", "berths", "cranes"]
    assert kept(page, {"berths": 0.01, "cranes": 0.01}) == ["There are two:"]


def test_a_list_of_which_half_is_kept_is_kept_whole() -> None:
    page = "<ul><li>one berth</li><li>two cranes</li><li>a tug</li></ul>"
    assert kept(page, {"a tug": 0.1}) == ["one berth", "two cranes", "a tug"]
    assert kept(page, {"a tug": 0.1, "two cranes": 0.1}) == ["one berth"]


def test_a_table_of_no_regular_shape_of_which_half_is_kept_is_kept_whole() -> None:
    rows = "<tr><td>int</td><td>berths()</td></tr><tr><td></td><td>Counts the berths.</td></tr>"
    page = f"<table><tr><td colspan=2><h2>Functions</h2></td></tr>{rows}</table>"
    scores = {"int": 0.2, "berths()": 0.2}
    assert kept(page, scores) == ["Functions", "int", "berths()", "Counts the berths."]
    assert kept(page.replace("Counts the berths.", "<p>Counts the berths.</p>"), scores) == [
        "Functions",
        "Counts the berths.",
    ]
    assert kept(page, {**scores, "Counts the berths.": 0.2}) == ["Functions"]
    around = f"<table><tr><td>Home</td><td>{page}</td></tr></table>"
    assert "Home" not in kept(around, {"Home": 0.2})


def test_a_list_without_links_in_the_midst_of_what_is_kept_is_kept() -> None:
    listed = {"a night: 12": 0.25, "an hour: 40": 0.25}
    section = "<section><h2>Costs</h2><ul><li>a night: 12</li><li>an hour: 40</li></ul></section>"
    page = f"<section><p>Dues rise.</p></section>{section}<section><p>So it is.</p></section>"
    assert kept(page, {"Costs": 0.1, **listed}) == ["Dues rise.", *listed, "So it is."]
    assert kept(page, {**listed, "So it is.": 0.1}) == ["Dues rise.", "Costs"]
    assert kept(page, dict.fromkeys(listed, 0.1)) == ["Dues rise.", "Costs", "So it is."]
    linked = page.replace("an hour: 40", "<a href=/40>an hour: 40</a>")
    assert kept(linked, listed) == ["Dues rise.", "Costs", "So it is."]


def test_a_list_at_the_end_of_what_is_kept_needs_to_be_likelier() -> None:
    page = "<p>Dues rise.</p><ul><li>a night: 12</li></ul>"
    assert kept(page, {"a night: 12": 0.25}) == ["Dues rise."]
    assert kept(page, {"a night: 12": 0.35}) == ["Dues rise.", "a night: 12"]


def test_a_data_table_is_kept_or_dropped_whole() -> None:
    page = "<table><tr><th>Port<th>Dues<tr><td>Aden<td>9<tr><td>Suez<td>12</table>"
    cells = ["Port", "Dues", "Aden", "9", "Suez", "12"]
    assert kept(page, dict.fromkeys(cells[2:], 0.2)) == cells
    assert kept(page, dict.fromkeys(cells, 0.05)) == []


def test_what_a_kept_footnote_mark_points_to_is_kept() -> None:
    page = '<p>Dues rise.<sup><a href="#n">1</a></sup></p><ol><li id="n">By a tenth.</li></ol>'
    assert kept(page, {"By a tenth.": 0.01}) == ["Dues rise.[1]", "By a tenth."]


def test_a_caption_beside_kept_text_is_kept_unless_it_is_plainly_none() -> None:
    page = "<figure><img src=a.png><figcaption>The old crane</figcaption></figure><p>It is gone.</p>"
    assert kept(page, {"The old crane": 0.4, "": 0.1}) == ["The old crane", "It is gone."]
    assert kept(page, {"The old crane": 0.1, "": 0.1}) == ["It is gone."]
    assert kept(page, {"The old crane": 0.4, "It is gone.": 0.1, "": 0.1}) == []


def test_a_heading_between_kept_pieces_is_kept_if_most_like_it_are() -> None:
    page = "".join(f"<p>{n} is told.</p><h3>Part {n}</h3><p>{n} is a berth.</p>" for n in "ABC")

    def heads(scores: dict[str, float]) -> list[str]:
        site = f"{page}<form></form>"  # without one all is kept
        return [text for text in kept(site, scores, rules=[*FIRST, *LAST]) if text.startswith("Part")]

    assert heads({"Part B": 0.4}) == ["Part A", "Part B", "Part C"]
    assert heads({"Part B": 0.2}) == ["Part A", "Part C"]
    assert heads({"Part B": 0.4, "Part C": 0.4}) == ["Part A"]
    assert heads({"Part B": 0.4, "B is a berth.": 0.01}) == ["Part A", "Part C"]
    assert kept("<p>No heading.</p>", {}, rules=LAST) == ["No heading."]


def test_code_in_the_midst_of_kept_text_is_kept() -> None:
    told = "The harbour counts its berths with one command, which it runs at night. " * 4
    code = "<pre>berths --count --all</pre>"
    said = ["berths --count --all"]
    story = [" ".join(told.split())]
    assert kept(f"<p>{told}</p>{code}", {said[0]: 0.2}) == story + said
    assert kept(f"<p>{told}</p>{code}", {said[0]: 0.01}) == story
    assert kept(f"<p>{told}</p>{code}", {said[0]: 0.2, story[0]: 0.1}) == []
    assert kept(f"<div><p>{told}</p></div><div><p>{told * 2}</p>{code}</div>", {said[0]: 0.2}, 0.1) == []


def test_a_title_right_before_kept_text_is_kept() -> None:
    page = "<h1>Dues</h1><p>They rise.</p>"
    assert kept(page, {"Dues": 0.2}) == ["Dues", "They rise."]
    assert kept(page, {"Dues": 0.01}) == ["They rise."]
    assert kept(page, {"Dues": 0.2, "They rise.": 0.1}) == []
