"""Positions order rows, and are a function of a row's own article, day or id alone."""

import json
import re
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import date, timedelta
from itertools import count
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from app import cli
from app.database import Pointer
from app.releasing.collisions import positions_are_free
from app.releasing.positions import (
    FIRST_DAY,
    LAST_DAY,
    MOST_PLACES,
    POSITION_BITS,
    TYPE_BITS,
    locate_article,
    locate_event,
    locate_hit,
    locate_thing,
    locate_within,
)
from app.releasing.publish import publish
from tests.conftest import HOME
from tests.curating.one_article import read_seeds

IDS = st.from_regex(r"[a-z0-9]{1,20}(-[a-z0-9]{1,20}){0,4}", fullmatch=True)
DAYS = st.dates(FIRST_DAY, LAST_DAY).map(date.isoformat)
PLACES = st.integers(0, MOST_PLACES)
EVENT_DAYS = st.none() | st.dates().map(date.isoformat)
POSITIONS = st.one_of(
    st.builds(locate_article, DAYS, IDS),
    st.builds(locate_within, st.builds(locate_article, DAYS, IDS), PLACES),
    st.builds(locate_event, EVENT_DAYS, IDS),
    st.builds(locate_thing, IDS),
)


@given(POSITIONS, st.integers(0, (1 << TYPE_BITS) - 1))
def test_every_position_fits_and_that_of_a_hit_into_64_bits_with_a_sign(
    position: int, turn: int
) -> None:
    assert 0 <= position < 1 << POSITION_BITS
    hit = locate_hit(turn, position)
    assert divmod(hit, 1 << POSITION_BITS) == (turn, position)
    assert hit <= 2**63 - 1


@given(DAYS, DAYS, IDS, IDS, PLACES, PLACES)
def test_the_newest_article_comes_first_and_what_belongs_to_it_stays_together(
    day: str, other: str, name: str, one: str, place: int, further: int
) -> None:
    here, there = locate_article(day, name), locate_article(other, one)
    if day != other:
        assert (here < there) == (day > other)
    assert (locate_within(here, place) < locate_within(here, further)) == (place < further)
    assert here <= locate_within(here, place)
    if here < there:
        assert locate_within(here, place) < there


@given(EVENT_DAYS, EVENT_DAYS, IDS, IDS)
def test_the_first_event_comes_first_and_undated_ones_last(
    day: str | None, other: str | None, name: str, one: str
) -> None:
    here, there = locate_event(day, name), locate_event(other, one)
    if day != other:
        assert (here < there) == (other is None or (day is not None and day < other))


@pytest.mark.parametrize("name", ["kursk-offensive-2025-01-05", "ukraine"])
def test_a_position_stays_the_same_for_ever(name: str) -> None:
    """A release is made of the one before; another digest would move every row of it."""
    assert (
        locate_article("2025-01-05", name),
        locate_event("2025-01-05", name),
        locate_thing(name),
    ) == {
        "kursk-offensive-2025-01-05": (
            235_098_151_969_292_288,
            101_602_606_970_287_647,
            150_921_085_727_616_813,
        ),
        "ukraine": (
            235_098_626_912_944_128,
            101_602_636_654_265_200,
            275_424_711_513_560_413,
        ),
    }[name]


@pytest.mark.parametrize(
    "locate",
    [
        lambda: locate_article((FIRST_DAY - timedelta(1)).isoformat(), "x"),
        lambda: locate_article((LAST_DAY + timedelta(1)).isoformat(), "x"),
        lambda: locate_within(0, MOST_PLACES + 1),
        lambda: locate_within(0, -1),
        lambda: locate_hit(1 << TYPE_BITS, 0),
    ],
)
def test_what_has_no_position_is_refused(locate: Callable[[], int]) -> None:
    with pytest.raises(ValueError, match=r"\d"):
        locate()


# A new article moves no other row

NEWEST, BETWEEN = "current-events-2024-08-16", "of-2007"
SUMMING = {"actor_document", "place_document", "indicator_document"}
"""Documents that tell what all articles state of something."""
SUMMED = {"actor", "place", "indicator"}


def write_articles(folder: Path, *articles: Mapping[str, str]) -> Path:
    """Seeds of articles of one line."""
    for article in articles:
        place = folder / article["id"]
        place.mkdir(parents=True)
        told = {"headline": "Nothing Happened", "language": "en", "publish": "text", **article}
        (place / "article.txt").write_text("Nothing Happened\n", encoding="utf-8")
        (place / "facts.yaml").write_text(json.dumps({"article": told}), encoding="utf-8")
    return folder


def publish_without(article: str | None, folder: Path) -> Mapping[str, set[Any]]:
    """The rows of a release of the tests' seeds, all of them or all but an article."""
    copytree(HOME / "tests/seeds", folder / "seeds")
    write_articles(folder / "seeds", {"id": BETWEEN, "date": "2007-07-07"})
    if article:
        rmtree(folder / "seeds" / article)
    publish(folder / "seeds", folder / "data")
    return read_rows(folder / "data")


def read_rows(data: Path) -> Mapping[str, set[Any]]:
    """Every row of every table, but those that say what is published and count it, and of full
    text."""
    pointer = Pointer.read(data)
    assert pointer
    with closing(sqlite3.connect(data / pointer.file)) as connection:
        found = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB '*_words_*'"
            " AND name NOT GLOB 'search_t*'"
            " AND name NOT GLOB 'sqlite_*'"
        )
        names = {name for (name,) in found} - {"release", "search_range", "facet_count"}
        return {name: set(connection.execute(f'SELECT * FROM "{name}"')) for name in names}


@pytest.fixture(scope="module")
def with_all(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, set[Any]]:
    return publish_without(None, tmp_path_factory.mktemp("all"))


@pytest.mark.parametrize("article", [NEWEST, BETWEEN])
def test_a_new_article_moves_no_other_row(
    article: str, with_all: Mapping[str, set[Any]], tmp_path: Path
) -> None:
    before = publish_without(article, tmp_path)
    assert before.keys() == with_all.keys()
    for name, rows in before.items():
        lost = {row[0] for row in rows - with_all[name]}
        assert lost <= {row[0] for row in with_all[name]}, "A row has moved."
        if name == "search_hit":
            assert {kind for _, kind, *_ in rows - with_all[name]} <= SUMMED
        elif name not in SUMMING:
            assert not lost, f"What another article states has changed in {name}."
    assert any(with_all[name] - rows for name, rows in before.items())


def test_no_position_is_served(with_all: Mapping[str, set[Any]]) -> None:
    """JavaScript's numbers are whole up to 2^53 only."""
    documents = [name for name in with_all if name.endswith(("_document", "search_hit"))]
    bodies = [cell for name in documents for row in with_all[name] for cell in row[1:]]
    numbers = [int(found) for body in bodies for found in re.findall(r"\b\d{15,}\b", str(body))]
    assert len(bodies) > 1000
    assert all(number <= 2**53 for number in numbers)


# What would stand at one position is refused


def find_twins(locate: Callable[[str], int]) -> tuple[str, str]:
    """Two ids that have one position."""
    met: dict[int, str] = {}
    for number in count():
        other = met.setdefault(locate(f"id-{number}"), f"id-{number}")
        if other != f"id-{number}":
            return other, f"id-{number}"
    raise AssertionError


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.main, [str(one) for one in arguments])


def test_two_articles_of_one_position_are_refused_by_check_and_seed(tmp_path: Path) -> None:
    one, other = find_twins(lambda name: locate_article("2025-01-05", name))
    same = [{"id": name, "date": "2025-01-05"} for name in (one, other)]
    seeds = write_articles(tmp_path / "seeds", *same)
    checked = run("check", "--seeds", seeds)
    seeded = run("seed", "--seeds", seeds, "--data", tmp_path / "data")
    for told in (checked, seeded):
        assert told.exit_code == 1
        assert f'the position of the article "{min(one, other)}"' in told.output
        assert f'"{max(one, other)}" would take' in told.output
        assert f"{max(one, other)}/facts.yaml:1:" in told.output
    apart = write_articles(tmp_path / "apart", same[0], {"id": other, "date": "2025-01-06"})
    assert run("check", "--seeds", apart).exit_code == 0


def test_two_events_of_one_position_are_refused() -> None:
    one, other = find_twins(lambda name: locate_event(None, name))
    kind = {"title": "Nothing", "type": "losses"}
    seeds = read_seeds("Nothing happened.", [], {one: kind, other: kind, "third": kind})
    [fault] = positions_are_free(seeds)
    assert f'"{other}" would take the position of the event "{one}"' in fault.message


def test_an_article_of_another_age_is_refused(tmp_path: Path) -> None:
    seeds = write_articles(tmp_path, {"id": "corinth", "date": "0146-01-05"})
    told = run("check", "--seeds", seeds)
    assert told.exit_code == 1
    assert "An article's day lies from 1600-01-01 to 2317-09-22." in told.output


def test_an_article_has_only_so_many_sentences(tmp_path: Path) -> None:
    seeds = write_articles(tmp_path, {"id": "long", "date": "2025-01-05"})
    text = "Nothing Happened\n\n" + "Go on. " * (MOST_PLACES + 1)
    (seeds / "long" / "article.txt").write_text(text, encoding="utf-8")
    told = run("seed", "--seeds", seeds, "--data", tmp_path / "data")
    assert told.exit_code == 1
    assert (
        f"An article has {MOST_PLACES} sentences at most; this has {MOST_PLACES + 2}" in told.output
    )
