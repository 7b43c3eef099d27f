"""Discrepancies: what is found where texts disagree, and above all what is not (false alarms)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from app import tables as t
from app.curating.check import check_folder
from app.curating.seeds.faults import SeedError
from app.releasing.comparing.groups import cliques, groups
from app.releasing.publish import publish
from app.releasing.rows import rows_of
from tests import in_process
from tests.conftest import HOME

VOCABULARY = {
    "units": {"person": {"name": "person"}, "km2": {"name": "square kilometre"}},
    "indicators": {
        "deaths": {
            "name": "Deaths", "definition": "Dead.", "unit": "person", "measure": "flow",
            "counts": ["died", "lost", "toll"],
        },
        "area": {"name": "Area", "definition": "Held.", "unit": "km2", "measure": "stock"},
        "share": {"name": "Share", "definition": "Voted.", "unit": "person", "counts": ["voted"]},
    },
    "event_types": {"fire": {"name": "Fire", "definition": "Something burns."}},
    "places": {"arda": {"name": "Arda"}, "bree": {"name": "Bree", "within": "arda"}},
    "actors": {
        "north": {"name": "North", "type": "state"},
        "south": {"name": "South", "type": "state"},
    },
    "events": {
        "great-fire": {"title": "Great fire", "type": "fire", "status": "occurred"},
        "long-fire": {"title": "Long fire", "type": "fire", "status": "ongoing"},
    },
}  # fmt: skip
OPENINGS = ("The Great fire is over.", "The Long fire is ongoing.")
NAMES = "North and South met in Arda's Bree."
GREAT = {"events": ["great-fire"]}
LONG = {"events": ["long-fire"]}
NORTH = {"attribution": {"actor": "north", "speaker": "North", "cue": "said"}}
SOUTH = {"attribution": {"actor": "south", "speaker": "South", "cue": "said"}}


def stated(sentence: str, *figures: dict[str, Any], **claim: Any) -> dict[str, Any]:
    """A claim that is a sentence of its article, and names its events at the end.

    Ids are filled in by `article`.
    """
    fires = [f"the {event.replace('-', ' ').capitalize()}" for event in claim.get("events", ())]
    if fires:
        sentence = f"{sentence.removesuffix('.')} in {' and '.join(fires)}."
    return {"quote": sentence, "text": sentence, "figures": list(figures), **claim}


def deaths(value: int, text: str, **more: Any) -> dict[str, Any]:
    return {"indicator": "deaths", "value": value, "text": text, **more}


def area(value: int, text: str, edtf: str, words: str, **more: Any) -> dict[str, Any]:
    period = {"edtf": edtf, "text": words}
    return {"indicator": "area", "value": value, "text": text, "period": period, **more}


def article(seeds: Path, day: str, *claims: dict[str, Any], publisher: str | None = None) -> None:
    """Write an article of these claims, a sentence each, after one for each event.

    A claim's `within` is the sentence that its quote stands in, where that is not the quote.
    """
    name = f"a{len(list(seeds.glob('*/')))}"
    folder = seeds / name
    folder.mkdir()
    sentences = [str(claim.pop("within", claim["quote"])) for claim in claims]
    text = "\n".join([f"News {name}", NAMES, *OPENINGS, *dict.fromkeys(sentences)])
    (folder / "article.txt").write_text(text, encoding="utf-8")
    named = [
        {**stated(OPENINGS[0]), **GREAT},
        {**stated(OPENINGS[1]), **LONG},
        *claims,
    ]
    for number, claim in enumerate(named):
        claim["id"] = f"{name}-{number}"
        for place, figure in enumerate(claim["figures"]):
            figure["id"] = f"{name}-{number}-{place}"
    written = {
        "article": {
            "id": name,
            "headline": f"News {name}",
            "language": "en",
            "publish": "text",
            "date": day,
            "publisher": publisher,
        },
        "claims": named,
    }
    (folder / "facts.yaml").write_text(yaml.safe_dump(written, sort_keys=False), "utf-8")


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "vocabulary.yaml").write_text(yaml.safe_dump(VOCABULARY), "utf-8")
    return folder


def found(seeds: Path) -> list[tuple[str, list[str]]]:
    """Each group of figures that disagree: how, and in which words."""
    return [
        (str(group.kind), [one.row["text"] for one in group.figures])
        for group in groups(rows_of(check_folder(seeds)))
    ]


# What is found


def test_two_voices_on_one_event_and_no_common_number(seeds: Path) -> None:
    article(seeds, "2024-05-05", stated("North said 12 died.", deaths(12, "12"), **GREAT, **NORTH))
    article(seeds, "2024-05-05", stated("South said 15 died.", deaths(15, "15"), **GREAT, **SOUTH))
    assert found(seeds) == [("disjoint", ["12", "15"])]


def test_one_article_may_hold_both_sides(seeds: Path) -> None:
    north = stated("North said 12 died.", deaths(12, "12"), **GREAT, **NORTH)
    south = stated("South said 15 died.", deaths(15, "15"), **GREAT, **SOUTH)
    article(seeds, "2024-05-05", north, south)
    assert found(seeds) == [("disjoint", ["12", "15"])]


def test_the_same_period_and_subject_need_no_event(seeds: Path) -> None:
    month = {"period": {"edtf": "2024-05", "text": "in May"}, "subjects": ["north"]}
    few = deaths(12, "12 people", **month)
    more = deaths(20, "More than 20 people", qualifier="more_than", **month)
    article(seeds, "2024-06-01", stated("12 people of North died in May.", few))
    article(seeds, "2024-06-01", stated("More than 20 people of North died in May.", more))
    assert found(seeds) == [("disjoint", ["12 people", "More than 20 people"])]


def test_a_wider_and_a_narrower_number(seeds: Path) -> None:
    wide = deaths(10, "At least 10", qualifier="at_least")
    article(seeds, "2024-05-05", stated("At least 10 died.", wide, **GREAT))
    article(seeds, "2024-05-05", stated("12 died there.", deaths(12, "12"), **GREAT))
    assert found(seeds) == [("nested", ["At least 10", "12"])]


def test_about_a_number_is_only_near_another(seeds: Path) -> None:
    about = deaths(10, "About 10", qualifier="about")
    article(seeds, "2024-05-05", stated("About 10 died.", about, **GREAT))
    article(seeds, "2024-05-05", stated("12 died there.", deaths(12, "12"), **GREAT))
    assert found(seeds) == [("approximate", ["About 10", "12"])]


def test_a_later_article_in_the_same_voice_revises(seeds: Path) -> None:
    for day, number in (("2024-05-05", 12), ("2024-05-06", 15)):
        said = stated(f"North said {number} died.", deaths(number, str(number)), **GREAT, **NORTH)
        article(seeds, day, said)
    assert found(seeds) == [("revision", ["15", "12"])]


def test_what_still_goes_on_is_revised_by_whoever_tells_it_later(seeds: Path) -> None:
    article(seeds, "2024-05-05", stated("North said 12 died.", deaths(12, "12"), **LONG, **NORTH))
    article(seeds, "2024-05-06", stated("South said 15 died.", deaths(15, "15"), **LONG, **SOUTH))
    assert found(seeds) == [("revision", ["15", "12"])]


def test_one_publisher_is_one_voice_and_two_unknown_ones_are_not(seeds: Path) -> None:
    for day, number in (("2024-05-05", 12), ("2024-05-06", 15)):
        said = stated(f"So {number} died.", deaths(number, str(number)), **GREAT)
        article(seeds, day, said, publisher="The Paper")
    assert found(seeds) == [("revision", ["15", "12"])]
    for path in seeds.glob("*/facts.yaml"):
        path.write_text(path.read_text().replace("publisher: The Paper\n", "publisher: null\n"))
    assert found(seeds) == [("disjoint", ["15", "12"])]


def test_a_stock_is_compared_where_periods_surely_share_a_day(seeds: Path) -> None:
    since = area(585, "585 square kilometers", "2024-08/..", "Since August", subjects=["north"])
    day = area(400, "400 square kilometers", "2025-01-03", "3 January", subjects=["north"])
    article(seeds, "2025-01-05", stated("Since August North holds 585 square kilometers.", since))
    article(seeds, "2025-01-04", stated("On 3 January North held 400 square kilometers.", day))
    kinds = found(seeds)
    assert kinds == [("disjoint", ["585 square kilometers", "400 square kilometers"])]


# What is not: traps


def no_alarm(seeds: Path) -> None:
    assert found(seeds) == []


def test_the_same_number_twice(seeds: Path) -> None:
    for _ in range(2):
        article(seeds, "2024-05-05", stated("So 12 died.", deaths(12, "12"), **GREAT))
    no_alarm(seeds)


def test_no_event_and_no_period_in_common(seeds: Path) -> None:
    article(seeds, "2024-05-05", stated("So 12 died.", deaths(12, "12"), **GREAT))
    article(seeds, "2024-05-05", stated("So 15 died.", deaths(15, "15"), **LONG))
    article(seeds, "2024-05-05", stated("And 20 died.", deaths(20, "20")))
    article(seeds, "2024-05-05", stated("And 21 died.", deaths(21, "21")))
    no_alarm(seeds)


def test_other_subjects_or_other_places(seeds: Path) -> None:
    north, south = {"subjects": ["north"]}, {"subjects": ["south"]}
    bree = {"place": "bree"}
    article(
        seeds, "2024-05-05",
        stated("North lost 12.", deaths(12, "12", **north), **GREAT),
        stated("South lost 15.", deaths(15, "15", **south), **GREAT),
        stated("So 20 died in Bree.", deaths(20, "20", **bree), **GREAT),
        stated("In all 40 died.", deaths(40, "40"), **GREAT),
    )  # fmt: skip
    no_alarm(seeds)


def test_other_indicators(seeds: Path) -> None:
    share = {"indicator": "share", "value": 15, "text": "15"}
    article(seeds, "2024-05-05", stated("So 12 died.", deaths(12, "12"), **GREAT))
    article(seeds, "2024-05-05", stated("So 15 voted.", share, **GREAT))
    no_alarm(seeds)


def test_a_years_number_is_not_that_of_its_quarter(seeds: Path) -> None:
    def lost(value: int, edtf: str, words: str) -> dict[str, Any]:
        period = {"edtf": edtf, "text": words}
        figure = deaths(value, f"{value} people", subjects=["north"], period=period)
        return stated(f"North lost {value} people {words}.", figure)

    article(seeds, "2025-05-05", lost(86, "2024", "in 2024"))
    article(seeds, "2025-05-05", lost(48, "2024-36", "in the fourth quarter of 2024"))
    article(seeds, "2025-05-05", lost(12, "2024-08/..", "since August 2024"))
    no_alarm(seeds)


def test_a_stock_at_other_times(seeds: Path) -> None:
    may = area(585, "585 square kilometers", "2024-05", "in May", subjects=["north"])
    day = area(400, "400 square kilometers", "2024-05-03", "3 May 2024", subjects=["north"])
    article(seeds, "2025-01-05", stated("North held 585 square kilometers in May.", may))
    article(seeds, "2025-01-05", stated("On 3 May 2024 North held 400 square kilometers.", day))
    no_alarm(seeds)


def test_a_forecast_and_what_came(seeds: Path) -> None:
    ahead = {"attribution": {"type": "unnamed"}, "hedge": "expected"}
    article(
        seeds,
        "2024-05-05",
        stated("It is expected that 15 die.", deaths(15, "15"), **GREAT, **ahead),
    )
    article(seeds, "2024-05-06", stated("So 12 died.", deaths(12, "12"), **GREAT))
    no_alarm(seeds)


def test_a_part_and_its_whole(seeds: Path) -> None:
    whole = stated("North said 12 died.", deaths(12, "12"), **GREAT, **NORTH)
    part = stated("South said 5 of them died at once.", deaths(5, "5"), **GREAT, **SOUTH)
    part["figures"][0]["part_of"] = "a0-2-0"
    article(seeds, "2024-05-05", whole, part)
    no_alarm(seeds)
    path = seeds / "a0" / "facts.yaml"
    path.write_text(path.read_text().replace("part_of: a0-2-0\n", "note: Alone.\n"))
    assert found(seeds) == [("disjoint", ["12", "5"])]


def test_shares_of_other_bases(seeds: Path) -> None:
    for base, value in (("the old", 40), ("the young", 60)):
        share = {"indicator": "share", "value": value, "text": str(value), "of": base}
        article(seeds, "2024-05-05", stated(f"So {value} of {base} voted.", share, **GREAT))
    no_alarm(seeds)


def test_a_claim_that_gives_two_numbers(seeds: Path) -> None:
    rose = stated("The toll rose from 12 to 15.", deaths(12, "12"), deaths(15, "15"), **GREAT)
    article(seeds, "2024-05-05", rose)
    article(seeds, "2024-05-05", stated("So 15 died.", deaths(15, "15"), **GREAT))
    no_alarm(seeds)


def test_words_that_name_no_number(seeds: Path) -> None:
    dozens = {"indicator": "deaths", "qualifier": "several", "text": "Dozens"}
    article(seeds, "2024-05-05", stated("Dozens died.", dozens, **GREAT))
    article(seeds, "2024-05-05", stated("So 5 died.", deaths(5, "5"), **GREAT))
    no_alarm(seeds)


def test_about_a_number_that_the_other_allows(seeds: Path) -> None:
    about = deaths(15, "about 15", qualifier="about")
    over = deaths(12, "over 12", qualifier="more_than")
    article(seeds, "2024-05-05", stated("So about 15 died.", about, **GREAT))
    article(seeds, "2024-05-05", stated("So over 12 died.", over, **GREAT))
    no_alarm(seeds)


def test_an_unnamed_side_without_an_event(seeds: Path) -> None:
    may = {"period": {"edtf": "2024-05", "text": "in May"}}
    article(seeds, "2024-06-05", stated("So 12 died in May.", deaths(12, "12", **may)))
    article(seeds, "2024-06-05", stated("So 15 died in May.", deaths(15, "15", **may)))
    no_alarm(seeds)
    article(seeds, "2024-06-06", stated("And 16 died in May.", deaths(16, "16", **may), **GREAT))
    article(seeds, "2024-06-05", stated("And 17 died in May.", deaths(17, "17", **may), **GREAT))
    assert found(seeds) == [("disjoint", ["16", "17"])]


def test_a_part_is_told_of_in_the_article_of_its_whole(seeds: Path) -> None:
    article(seeds, "2024-05-05", stated("So 12 died.", deaths(12, "12"), **GREAT))
    part = deaths(5, "5", part_of="a0-2-0")
    told = stated("South said 5 of them died.", part, **GREAT, **SOUTH)
    article(seeds, "2024-05-05", stated("North said so."), told)
    with pytest.raises(SeedError, match='No sentence tells of both "a1-3-0" and "a0-2-0"'):
        check_folder(seeds)


def test_two_parts_of_one_whole(seeds: Path) -> None:
    whole, home = "42 died in the Great fire", "12 of them at home in the Great fire"
    sentence = f"North said {whole}, {home}."
    part = {"part_of": "a0-2-0"}
    article(
        seeds, "2024-05-05",
        stated(whole, deaths(42, "42"), within=sentence) | GREAT | NORTH,
        stated(home, deaths(12, "12", **part), within=sentence) | GREAT | NORTH,
        stated("South said 20 of them died outside.", deaths(20, "20", **part), **GREAT, **SOUTH),
    )  # fmt: skip
    no_alarm(seeds)


def test_different_events_of_one_month(seeds: Path) -> None:
    for event, number in ((GREAT, 12), (LONG, 20), ({}, 40)):
        month = {"period": {"edtf": "2024-05", "text": "in May"}, "subjects": ["north"]}
        figure = deaths(number, str(number), **month)
        article(seeds, "2024-06-05", stated(f"North lost {number} in May.", figure, **event))
    no_alarm(seeds)


def test_an_umbrella_over_two_events(seeds: Path) -> None:
    both = {"events": ["long-fire", "great-fire"]}
    article(seeds, "2024-05-05", stated("So 12 died.", deaths(12, "12"), **both))
    article(seeds, "2024-05-05", stated("So 20 died.", deaths(20, "20"), **LONG))
    no_alarm(seeds)


def test_a_period_that_was_not_over_when_it_was_first_told(seeds: Path) -> None:
    for day, voice, number in (("2024-05-10", NORTH, 12), ("2025-01-05", SOUTH, 86)):
        name = "North" if voice is NORTH else "South"
        year = {"period": {"edtf": "2024", "text": "in 2024"}, "subjects": ["north"]}
        figure = deaths(number, f"{number} people", **year)
        said = stated(f"{name} said North lost {number} people in 2024.", figure, **voice)
        article(seeds, day, said)
    assert found(seeds) == [("revision", ["86 people", "12 people"])]


def test_an_undated_stock_of_other_days(seeds: Path) -> None:
    for day, number in (("2024-05-05", 585), ("2025-05-05", 400)):
        text = f"{number} square kilometers"
        held = {"indicator": "area", "value": number, "text": text, "subjects": ["north"]}
        article(seeds, day, stated(f"North held {text}.", held, **GREAT))
    no_alarm(seeds)


def test_what_is_expected_and_what_is_only_possible(seeds: Path) -> None:
    expected = {"attribution": {"type": "unnamed"}, "hedge": "expected"}
    possible = {"modality": "possible", "hedge": "may"}
    first = stated("It is expected that 15 die.", deaths(15, "15"), **GREAT, **expected)
    article(seeds, "2024-05-05", first)
    second = stated("As many as 40 may die.", deaths(40, "As many as 40", qualifier="at_most"),
                    **GREAT, **possible)  # fmt: skip
    article(seeds, "2024-05-05", second)
    no_alarm(seeds)


def test_nobody_disagrees_with_himself_within_one_article(seeds: Path) -> None:
    over = deaths(1000, "Over 1,000", qualifier="more_than")
    vague = stated("Over 1,000 died.", over, **GREAT)
    article(seeds, "2024-05-05", vague, stated("So 1,050 died.", deaths(1050, "1,050"), **GREAT))
    first = stated("North said 12 died.", deaths(12, "12"), **LONG, **NORTH)
    later = stated("By evening North said 15 died.", deaths(15, "15"), **LONG, **NORTH)
    article(seeds, "2024-05-05", first, later)
    no_alarm(seeds)


def test_each_group_is_told_once(seeds: Path) -> None:
    both = {"events": ["long-fire", "great-fire"]}
    for number in (12, 15):
        article(
            seeds, "2024-05-05", stated(f"So {number} died.", deaths(number, str(number)), **both)
        )
    assert found(seeds) == [("disjoint", ["12", "15"])]


@pytest.mark.parametrize("folder", ["seeds", "tests/seeds"])
def test_no_alarm_among_the_articles_that_were_read(folder: str) -> None:
    """Losses of a year, of its quarters, and a forecast stand side by side in these."""
    rows = rows_of(check_folder(HOME / folder))
    assert len(rows[t.Figure]) > 10
    assert list(groups(rows)) == []


def test_cliques_are_all_largest_sets_that_share_a_day() -> None:
    days = {"a": ("1", "4"), "b": ("2", "3"), "c": ("3", "8"), "d": ("5", "6"), "e": ("9", "9")}
    assert sorted(map(sorted, cliques(days))) == [["a", "b", "c"], ["c", "d"], ["e"]]


# How it is served


@pytest.fixture(scope="module")
def disputed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of an application with one disputed number."""
    folder = tmp_path_factory.mktemp("disputed")
    seeds = folder / "seeds"
    seeds.mkdir()
    (seeds / "vocabulary.yaml").write_text(yaml.safe_dump(VOCABULARY), "utf-8")
    bree = {"place": "bree", "subjects": ["north"]}
    for voice, attribution, number in (("North", NORTH, 12), ("South", SOUTH, 15)):
        figure = deaths(number, f"{number} people", **bree)
        sentence = f"{voice} said North lost {number} people in Bree."
        article(seeds, "2024-05-05", stated(sentence, figure, **GREAT, **attribution))
    publish(seeds, folder / "data")
    with in_process.opened(folder / "data") as client:
        yield client


def test_all_sides_stand_in_one_answer(disputed: httpx.Client) -> None:
    [item] = disputed.get("/discrepancies").json()["items"]
    assert (item["kind"], item["sides"]["count"]) == ("disjoint", 2)
    sides = [
        (s["claim"]["attribution"]["speaker"], s["figure"]["value"]) for s in item["sides"]["items"]
    ]
    assert sides == [("North", 12), ("South", 15)]
    assert all(side["claim"]["evidence"][0]["exact"] for side in item["sides"]["items"])
    assert [reason["aspect"] for reason in item["comparable_because"]] == [
        "indicator", "subjects", "place", "event",
    ]  # fmt: skip
    assert item["comparable_because"][-1]["text"] == "They are of the same event: Great fire."
    assert disputed.get(item["url"]).json() == item


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ("kind=disjoint", 1),
        ("kind=nested&kind=revision", 0),
        ("indicator=Deaths", 1),
        ("indicator=area", 0),
        ("subject=north", 1),
        ("subject=south", 0),
        ("place=arda", 1),
        ("attributed_to=south", 1),
        ("attributed_to=article", 0),
        ("event=great-fire", 1),
        ("event=long-fire", 0),
        ("article=a1", 1),
        ("q=south+people", 1),
        ("q=nobody", 0),
    ],
)
def test_discrepancies_can_be_asked_for(disputed: httpx.Client, asked: str, count: int) -> None:
    assert disputed.get(f"/discrepancies?{asked}").json()["total"] == count


def test_the_link_of_the_seeded_article_is_told_with_its_words(api: httpx.Client) -> None:
    [item] = api.get("/discrepancies").json()["items"]
    assert (item["id"], item["kind"]) == ("attacks-repelled-counters-battalion-lost", "counter")
    assert [side["claim"]["id"] for side in item["sides"]["items"]] == [
        "attacks-repelled",
        "battalion-lost",
    ]
    assert [side["figure"] for side in item["sides"]["items"]] == [None, None]
    assert "“countered”" in item["comparable_because"][0]["text"]
    assert (item["indicator"], item["subjects"], item["place"]) == (None, [], None)
