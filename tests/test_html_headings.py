"""A heading is content if what it heads is."""

from __future__ import annotations

from broadsheet.frontends.html.cutting import cut
from broadsheet.frontends.html.headings import HEADING, NONE, Headings
from broadsheet.frontends.html.judge import judge_headings
from broadsheet.frontends.html.segments import Pieces, Segment
from broadsheet.frontends.html.tree import Tree

THRESHOLD = 0.5
SAID = "The harbour board says that the berths are rebuilt one by one, and that the last is done in May."


def judged(html: str, scores: dict[str, float], other: float = 0.9) -> Pieces:
    """The pieces of a page that have these scores, kept where they reach the threshold."""
    pieces = cut(Tree(html))
    for segment in pieces.segments:
        segment.score = scores.get(segment.text, other)
        segment.keep = segment.score >= THRESHOLD
    return pieces


def kept(html: str, scores: dict[str, float]) -> list[str]:
    """The headings that are kept of such a page."""
    pieces = judged(html, scores)
    judge_headings(pieces, THRESHOLD)
    return [each.text for each in pieces.segments if each.keep and each.parent.tag == "h2"]


def features(html: str, scores: dict[str, float]) -> dict[str, dict[str, float]]:
    """The features of each heading of such a page."""
    rows = Headings(judged(html, scores).segments, THRESHOLD).rows()
    return {heading.text: dict(zip(HEADING, row, strict=True)) for heading, row in rows}


def section(heading: str, count: int, text: str = SAID) -> str:
    return f"<h2>{heading}</h2>" + "".join(f"<p>{text} Thus {heading} {n}.</p>" for n in range(count))


def test_a_doubtful_heading_between_kept_paragraphs_is_kept() -> None:
    page = section("Dues", 4) + section("Berths", 4) + section("Cranes", 4)
    assert kept(page, {"Berths": 0.3}) == ["Dues", "Berths", "Cranes"]


def test_a_doubtful_heading_over_what_is_dropped_goes_with_it() -> None:
    links = "".join(f"<p>Other news {n}</p>" for n in range(8))
    page = section("Dues", 4) + section("Berths", 4) + f"<h2>More from the coast</h2>{links}"
    scores = {f"Other news {n}": 0.02 for n in range(8)}
    assert kept(page, scores | {"More from the coast": 0.55}) == ["Dues", "Berths"]


def test_a_section_ends_at_the_next_heading_of_its_level_or_a_higher_one() -> None:
    page = "<h2>Dues</h2><p>one two</p><h3>Tugs</h3><p>three four</p><h2>Berths</h2><p>five six</p>"
    found = features(page, {"three four": 0.1, "five six": 0.1})
    assert found["Dues"]["section_kept"] == 3 / 5  # of "one two Tugs three four"
    assert found["Tugs"]["section_kept"] == 0
    assert found["Berths"]["section_kept"] == 0


def test_the_last_heading_has_no_neighbour_and_no_section() -> None:
    last = features("<p>one two</p><h2>Dues</h2>", {})["Dues"]
    assert (last["next_score"], last["next_heading_score"], last["section_kept"]) == (NONE, NONE, NONE)
    first = features("<h2>Dues</h2><p>one two</p>", {})["Dues"]
    assert (first["before_mean"], first["kept_before"], first["next_score"]) == (NONE, 0, 0.9)


def test_the_linked_share_of_a_heading_is_a_feature() -> None:
    page = (
        "<h2><a href='/dues'>Dues</a></h2><h2><a href='/tugs'>Tugs</a> too</h2><h2>Berths</h2><p>one two</p>"
    )
    found = features(page, {})
    assert [found[heading]["links"] for heading in ("Dues", "Tugs too", "Berths")] == [1, 0.5, 0]


def test_the_decision_of_a_rule_is_final() -> None:
    pieces = judged(section("Dues", 2) + section("Berths", 2), {"Berths": 0.1})
    dues, berths = (each for each in pieces.segments if each.parent.tag == "h2")
    dues.keep, berths.keep = False, True
    assert Headings(pieces.segments, THRESHOLD).rows() == []


def test_a_page_without_headings_has_none_to_judge() -> None:
    none: list[Segment] = []
    assert Headings(none, THRESHOLD).rows() == []
    assert Headings(judged("<p>one two</p>", {}).segments, THRESHOLD).rows() == []


def test_the_threshold_is_lower_where_headings_are_much_of_the_content() -> None:
    prose = Headings(judged(section("Dues", 4), {}).segments, THRESHOLD).needed()
    page = judged("<h2>Dues rise</h2><p>in May</p><h2>Berths close</h2><p>in June</p>", {})
    cards = Headings(page.segments, THRESHOLD).needed()
    assert cards < prose < 0.55
