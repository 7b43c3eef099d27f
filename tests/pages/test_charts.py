"""The pictures of events and figures: what is drawn, what is not, and that it is well-formed."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given

from app.pages.charts.events import draw_timeline
from app.pages.charts.figures import draw_figures
from app.pages.charts.legend import explain_figures, explain_timeline
from app.pages.charts.picture import draw_picture
from app.pages.charts.rows import Chart, Row
from app.pages.charts.series import draw_series
from app.pages.charts.svg import legible
from app.vocabulary import Qualifier
from tests.pages.facts import HOSTILE, Item, lists_of_events, lists_of_figures

SVG = "{http://www.w3.org/2000/svg}"
ABOVE, BELOW = {"at_least", "more_than"}, {"at_most", "less_than"}


def parse(mark: str) -> Element:
    return fromstring(f'<svg xmlns="http://www.w3.org/2000/svg">{mark}</svg>')


def tags(mark: str) -> Counter[str]:
    return Counter(one.tag.removeprefix(SVG) for one in parse(mark).iter())


def classes(mark: str) -> Counter[str]:
    return Counter(one.get("class", "") for one in parse(mark).iter())


def shares(mark: str) -> Iterator[float]:
    """Every place in percent, the far side of a box included."""
    for one in parse(mark).iter():
        places = {key: float(text[:-1]) for key, text in one.attrib.items() if text.endswith("%")}
        yield from (place for key, place in places.items() if key != "width")
        if "width" in places:
            yield places["x"] + places["width"]


def rows_by_url(chart: Chart) -> dict[str, Row]:
    rows = list(chart.rows())
    assert len({row.url for row in rows}) == len(rows)
    return {row.url: row for row in rows}


def figure(kind: str, **changed: Any) -> Item:
    """A figure of 40, or from 40 to 60."""
    value = None if kind in {"between", "several"} else 40
    low = 40 if kind in {"exact", "between", *ABOVE} else None
    high = {"exact": 40, "between": 60, "at_most": 40, "less_than": 40}.get(kind)
    said = {"type": "article", "actor": None, "speaker": None, "cue": None, "via": None}
    return {
        "id": kind,
        "url": f"/figures/{kind}",
        "text": f"{kind} 40",
        "qualifier": kind,
        "value": value,
        "low": low,
        "high": high,
        "indicator": {"id": "i", "name": "Tanks"},
        "unit": {"id": "u", "name": "tank"},
        **dict.fromkeys(("of", "period", "part_of")),
        "subjects": [],
        "links": [],
        "modality": "stated",
        "hedge": [],
        "attribution": said,
    } | changed


@given(lists_of_events)
def test_every_event_has_one_row_with_its_words(events: list[Item]) -> None:
    rows = rows_by_url(draw_timeline(events, "Label"))
    assert set(rows) == {event["url"] for event in events}
    for event in events:
        row = rows[event["url"]]
        told = " ".join(row.words)
        assert row.name == event["title"]
        assert event["status"] in told
        assert (event["date"]["text"] if event["date"] else "no date given") in told
        assert bool(row.mark) == bool(event["date"])
        assert row.tip == "; ".join([row.name, *row.words])


@given(lists_of_events)
def test_an_event_is_drawn_as_its_date_and_its_voices_are(events: list[Item]) -> None:
    rows = rows_by_url(draw_timeline(events, "Label"))
    for event in (event for event in events if event["date"]):
        mark, date = rows[event["url"]].mark, event["date"]
        is_open = [date["start"] is None, date["end"] is None]
        assert classes(mark)["arrow"] == sum(is_open)
        by_article = any(one["type"] == "article" for one in event["asserted_by"])
        if not by_article:
            assert "only" in " ".join(rows[event["url"]].words) or not event["asserted_by"]
        if date["precision"] == "day" and date["start"] == date["end"]:
            assert tags(mark)["rect"] == 0
            assert "circle" in tags(mark)


@given(lists_of_events)
def test_nothing_stands_outside_of_the_days(events: list[Item]) -> None:
    for row in draw_timeline(events, "Label").rows():
        assert all(0 <= place <= 100 for place in shares(row.mark))


@given(lists_of_figures())
def test_every_figure_has_one_row_with_its_words_voice_and_hedge(figures: list[Item]) -> None:
    rows = rows_by_url(draw_figures(figures, "Label"))
    assert set(rows) == {figure["url"] for figure in figures}
    for one in figures:
        row, told = rows[one["url"]], " ".join(rows[one["url"]].words)
        assert row.name == f"“{one['text']}”"
        assert all(hedge in told for hedge in one["hedge"])
        assert one["modality"] == "stated" or one["modality"] in told
        said = one["attribution"]
        assert said["type"] != "actor" or (said["speaker"] or said["actor"]["name"]) in told
        assert said["type"] != "article" or "the article" in told


@given(lists_of_figures())
def test_a_number_is_drawn_as_its_words_bound_it(figures: list[Item]) -> None:
    rows = rows_by_url(draw_figures(figures, "Label"))
    for one in figures:
        mark, kind = rows[one["url"]].mark, one["qualifier"]
        assert bool(mark) == (kind != "several")
        assert classes(mark)["arrow"] == (kind in ABOVE | BELOW)
        assert classes(mark)["hollow"] == (kind in {"more_than", "less_than"})
        assert classes(mark)["about"] == (kind == "about")
        assert tags(mark)["rect"] == (kind == "between")
        assert all(0 <= place <= 100 for place in shares(mark))


@given(lists_of_figures())
def test_figures_of_one_unit_have_one_axis(figures: list[Item]) -> None:
    panels = draw_figures(figures, "Label").panels
    for unit in {panel.unit for panel in panels}:
        assert len({panel.scale for panel in panels if panel.unit == unit}) == 1


@pytest.mark.parametrize("kind", [*map(str, Qualifier)])
def test_an_arrow_leads_to_the_side_that_the_words_leave_open(kind: str) -> None:
    [row] = draw_figures([figure(kind)], "Label").rows()
    arrows = [one for one in parse(row.mark).iter() if one.get("class") == "arrow"]
    tips = [float(arrow.find(f"{SVG}line").get("x2", "")[:-1]) for arrow in arrows]  # type: ignore[union-attr]
    assert [tip > 50 for tip in tips] == [True] * (kind in ABOVE) + [False] * (kind in BELOW)


def test_a_part_stands_under_its_whole_and_deeper() -> None:
    whole = figure("exact", id="whole", url="/figures/whole")
    part = figure(
        "about", part_of={"id": "whole", "text": "40"}, indicator={"id": "j", "name": "J"}
    )
    other = figure("at_most")
    [panel] = draw_figures([part, other, whole], "Label").panels
    assert [(row.url, row.depth) for row in panel.rows] == [
        ("/figures/at_most", 0),
        ("/figures/whole", 0),
        ("/figures/about", 1),
    ]
    assert "J: a part of the number above" in panel.rows[2].words


def test_a_part_whose_whole_is_elsewhere_says_of_what() -> None:
    [row] = draw_figures([figure("exact", part_of={"id": "x", "text": "42 tanks"})], "Label").rows()
    assert row.depth == 0
    assert "Tanks: a part of “42 tanks”" in row.words


def test_numbers_far_apart_have_a_logarithmic_axis_which_says_so() -> None:
    small = figure("exact", value=2, low=2, high=2)
    [near] = draw_figures([small, figure("about", value=2000)], "Label").panels
    [far] = draw_figures([small, figure("about", value=2001)], "Label").panels
    assert near.about_axis == "unit: tank"
    assert far.about_axis == "unit: tank, logarithmic axis"


@given(lists_of_figures())
def test_a_series_places_what_has_number_and_period_once(figures: list[Item]) -> None:
    series = draw_series(figures)
    both = [one for one in figures if one["period"] and one["qualifier"] != "several"]
    if len(both) < 2:
        assert series is None
        return
    assert series
    links = list(parse(series.drawn).iter(f"{SVG}a"))
    assert [link.get("href") for link in links] == [one["url"] for one in both]
    letters = {voice.letter for voice in series.voices}
    for link, one in zip(links, both, strict=True):
        assert legible(one["text"]) in (link.findtext(f"{SVG}title") or "")
        assert link.findtext(f".//{SVG}text") in letters
    assert all(0 <= place <= 100 for place in shares(series.drawn))


@given(lists_of_events, lists_of_figures())
def test_a_picture_is_xml_with_each_fact_once(events: list[Item], figures: list[Item]) -> None:
    for chart, signs, items in (
        (draw_timeline(events, "Label"), explain_timeline(), events),
        (draw_figures(figures, "Label"), explain_figures(), figures),
    ):
        picture = draw_picture(chart, signs, lambda url: f"..{url}", "From here")
        assert picture == draw_picture(chart, signs, lambda url: f"..{url}", "From here")
        root = fromstring(picture)
        links = {link.get("href"): link for link in root.iter(f"{SVG}a")}
        assert sorted(links) == sorted(f"..{one['url']}" for one in items)  # type: ignore[type-var]
        assert len(links) == len(list(root.iter(f"{SVG}a")))
        for row in chart.rows():
            assert links[f"..{row.url}"].findtext(f"{SVG}title") == unlined(row.tip)


def unlined(words: str) -> str:
    """The words as an XML parser gives them back: line ends are folded."""
    return re.sub("\r\n?", "\n", legible(words))


def test_hostile_words_are_words() -> None:
    chart = draw_figures([figure("exact", text=HOSTILE, hedge=[HOSTILE])], "Label")
    picture = draw_picture(chart, explain_figures(), lambda _: HOSTILE, HOSTILE)
    assert not {one.tag for one in fromstring(picture).iter()} - {
        f"{SVG}{name}"
        for name in ("svg", "title", "rect", "a", "g", "text", "circle", "line", "path")
    }
    assert not re.search(r"\son\w+=|\sstyle=|\sid=", picture.replace(str(HOSTILE), ""))


@pytest.mark.parametrize("signs", [explain_timeline(), explain_figures()])
def test_every_sign_of_a_legend_is_explained_and_like_no_other(signs: Any) -> None:
    assert len({sign.words for sign in signs}) == len({sign.mark for sign in signs}) == len(signs)


def test_one_actor_is_one_voice_whatever_its_words() -> None:
    period = {"edtf": "2024", "start": "2024-01-01", "end": "2024-12-31", "precision": "year"}
    period |= {"approximate": False, "text": "in 2024"}
    voice = {"type": "actor", "actor": {"id": "gm", "name": "GM"}, "via": None}
    said = [voice | {"speaker": "GM", "cue": cue} for cue in ("reported", "announced")]
    series = draw_series(
        [
            figure("exact", url=f"/{at}", period=period, attribution=one)
            for at, one in enumerate(said)
        ]
    )
    assert series
    assert [(one.letter, one.name) for one in series.voices] == [("A", "GM")]


def test_a_hedge_that_is_the_cue_is_told_once() -> None:
    said = {"type": "unnamed", "actor": None, "speaker": None, "cue": "estimated", "via": None}
    hedged = figure("exact", attribution=said, modality="estimated", hedge=["estimated"])
    [row] = draw_figures([hedged], "Label").rows()
    assert row.words == ("not said by whom", "estimated: “estimated”")
