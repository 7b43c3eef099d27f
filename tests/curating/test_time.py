"""Dates are what their words say on the article's day, and a status stands beside its noun."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.curating.meaning.statuses import event_span, status_of
from app.curating.rules import periods, time
from app.vocabulary import Status
from tests.curating.one_article import read_seeds, tell, tell_of_event

RULES = (*periods.RULES, *time.RULES)
MEETING = "He will speak at the upcoming Ramstein meeting in Germany on January 11, 2025."
OFFENSIVE = "The ongoing offensive, launched on January 5, 2025, goes on."
CONTROL = "Since August 2024, Ukraine has maintained control of the region."
CAPTURE = "The capture of 700 soldiers since August has facilitated exchanges."
CLASHES = "The operation has resulted in 42 armed clashes, with 12 still ongoing."
READ: list[tuple[str, dict[str, Any], Status, str | None, str | None]] = [
    (MEETING, {"title": "Ramstein meeting", "date": "January 11, 2025"},
     Status.SCHEDULED, "upcoming", "2025-01-11"),
    (OFFENSIVE, {"title": "Offensive", "date": "on January 5, 2025"},
     Status.ONGOING, "ongoing", "2025-01-05/.."),
    (CONTROL, {"title": "Control of the region", "date": "Since August 2024"},
     Status.ONGOING, "has maintained", "2024-08/.."),
    (CAPTURE, {"title": "Capture of soldiers", "date": "since August"},
     Status.OCCURRED, None, "2024-08/.."),
    (CLASHES, {"title": "Armed clashes"}, Status.OCCURRED, None, None),
    ("The attack came on Friday.", {"title": "Attack", "date": "on Friday"},
     Status.OCCURRED, None, "2025-01-03"),
    ("The vote will take place on Friday.", {"title": "Vote", "date": "on Friday"},
     Status.SCHEDULED, "will take place", "2025-01-10"),
    ("The trial in Paris set off protests.", {"title": "Trial in Paris"},
     Status.OCCURRED, None, None),
    ("The road was closed due to attacks.", {"title": "Attacks"}, Status.OCCURRED, None, None),
    ("The loss is still a mystery and continues a trend.", {"title": "Loss"},
     Status.OCCURRED, None, None),
    ("The strike is expected to raise prices.", {"title": "Strike"}, Status.OCCURRED, None, None),
    ("The vote is expected to take place soon.", {"title": "Vote"},
     Status.SCHEDULED, "is expected to take place", None),
    ("The siege is no longer ongoing.", {"title": "Siege"}, Status.OCCURRED, None, None),
    ("They sold more than ever since the start of the war.", {"title": "War"},
     Status.ONGOING, "since the start of", None),
    ("Talks are under way.", {"title": "Talks"}, Status.ONGOING, "are under way", None),
    ("She is set to request more help.", {"title": "Request for more help"},
     Status.SCHEDULED, "is set to", None),
    ("Results are expected Tuesday.", {"title": "Results", "date": "Tuesday"},
     Status.SCHEDULED, "are expected", "2025-01-07"),
    ("Losses are expected to be high.", {"title": "Losses"}, Status.OCCURRED, None, None),
    ("Crews are searching for victims.", {"title": "Search for victims"},
     Status.ONGOING, "are searching", None),
    ("Crews were searching for victims.", {"title": "Search for victims"},
     Status.OCCURRED, None, None),
    ("Moll is currently serving his prison term.", {"title": "Prison term"},
     Status.ONGOING, "is currently serving", None),
    ("The leaders are meeting in Oslo.", {"title": "Meeting in Oslo"},
     Status.OCCURRED, None, None),
    ("They are planning an attack.", {"title": "Attack"}, Status.OCCURRED, None, None),
    ("He is expected to be transferred.", {"title": "Transfer"},
     Status.SCHEDULED, "is expected to", None),
    ("Saturday's 5.9 magnitude quake cut the road.", {"title": "Quake", "date": "Saturday"},
     Status.OCCURRED, None, "2025-01-04"),
    ("The report is due on 3 March 2025.", {"title": "Report", "date": "3 March 2025"},
     Status.SCHEDULED, "is due on", "2025-03-03"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "status", "words", "edtf"), READ)
def test_status_and_date_are_read(
    text: str, event: dict[str, Any], status: Status, words: str | None, edtf: str | None
) -> None:
    seeds = tell_of_event(text, **event)
    assert tell(seeds, RULES) == []
    read, span = status_of(seeds.statements["it"], seeds), event_span(seeds.statements["it"], seeds)
    assert (read.status, read.words, span and span.edtf) == (status, words, edtf)


@pytest.mark.parametrize(("text", "event", "status", "words", "edtf"), READ)
@pytest.mark.parametrize("other", Status)
def test_another_status_is_refused(
    text: str,
    event: dict[str, Any],
    status: Status,
    words: str | None,
    edtf: str | None,
    other: Status,
) -> None:
    told = tell(tell_of_event(text, **event, status=str(other)), [time.status_is_that_of_the_words])
    assert bool(told) == (other is not status), (words, edtf)


FALSE: list[tuple[str, dict[str, Any], str]] = [
    (MEETING, {"date": {"text": "January 11, 2025", "edtf": "2025-01-11/.."}},
     'are read as 2025-01-11 (the article is of 2025-01-05). Leave `edtf` out: "January 11, 2025"'),
    (MEETING, {"date": {"text": "January 11, 2025", "edtf": "2025-01"}}, "note: …"),
    (MEETING, {"date": "2025"}, 'Write the whole date: "January 11, 2025"'),
    (CONTROL, {"title": "Control", "date": "August 2024"}, 'Write the whole date: "Since August'),
    (MEETING, {"date": "upcoming"}, "The grammar reads no date"),
    (MEETING, {"date": "January 12, 2025"}, "does not stand in the sentences"),
    (CLASHES, {"title": "Armed clashes", "status": {"is": "ongoing", "words": "still ongoing"}},
     "says it only of 12 of them"),
    (MEETING, {"status": {"is": "ongoing", "words": "He will speak"}}, "The words say scheduled"),
    (OFFENSIVE, {"title": "Offensive", "status": "occurred"}, 'The words say ongoing ("ongoing")'),
    ("GM will beat last year's profit in its report.", {"title": "Report", "date": "last year"},
     'These words date "profit'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event", "says"), FALSE)
def test_what_the_words_do_not_say_is_refused(text: str, event: dict[str, Any], says: str) -> None:
    told = tell(tell_of_event(text, **{"title": "Ramstein meeting", **event}), RULES)
    assert any(says in message for message in told), told


def test_a_note_on_the_date_lets_it_differ_and_one_on_the_event_does_not() -> None:
    differs = {"text": "since August", "edtf": "2024-08-06/.."}
    event = {"title": "Capture of soldiers", "note": "Another article gives the day."}
    assert tell(tell_of_event(CAPTURE, date=differs, **event), RULES)
    noted = {**differs, "note": "Another article gives the day."}
    assert tell(tell_of_event(CAPTURE, date=noted, **event), RULES) == []


SHARED = "The offensive came just before the scheduled return on January 20, 2025."


def two_events(**offensive: Any) -> list[str]:
    claim = {"id": "claim", "quote": SHARED.rstrip("."), "events": ["offensive", "return"]}
    events = {
        "offensive": {"title": "Offensive", **offensive},
        "return": {"title": "Return", "date": "January 20, 2025"},
    }
    return tell(read_seeds(SHARED, [claim], events), RULES)


def test_one_phrase_dates_one_event_or_its_parts() -> None:
    assert two_events() == []
    told = two_events(date="January 20, 2025")
    assert any('These words date "return" too' in message for message in told)
    assert any('These words stand with "return"' in message for message in told)
    assert two_events(date="January 20, 2025", parent="return") == []
    excused = {"text": "January 20, 2025", "note": "Both were on this day."}
    assert two_events(date=excused) == []


def test_words_of_another_event_are_no_status() -> None:
    told = two_events(status={"is": "scheduled", "words": "scheduled"})
    assert told == ['"scheduled" says it of "return".']


@given(day=st.dates(date(2024, 9, 1), date(2025, 1, 5)), moved=st.integers(-400, 400))
def test_a_written_day_is_its_words_and_no_other(day: date, moved: int) -> None:
    words = f"{day:%B} {day.day}, {day.year}"
    text, other = f"The attack of {words} failed.", day + timedelta(days=moved)
    dated = {"text": words, "edtf": other.isoformat()}
    told = tell(tell_of_event(text, title="Attack", date=dated), RULES)
    assert bool(told) == (other != day)


@given(day=st.dates(date(2024, 9, 1), date(2025, 1, 5)))
def test_what_is_ongoing_since_a_day_has_an_open_end(day: date) -> None:
    words = f"{day:%B} {day.day}, {day.year}"
    seeds = tell_of_event(f"The ongoing siege began on {words}.", title="Siege", date=words)
    span = event_span(seeds.statements["it"], seeds)
    assert span is not None
    assert span.edtf == f"{day.isoformat()}/.."
