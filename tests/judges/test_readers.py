"""Readers that subscribe or cite, by the README's line for each: they tell what JSON says."""

import warnings
from typing import Any

import feedparser
import httpx
import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle
from citeproc import formatter as formatters
from citeproc.source.json import CiteProcJSON
from icalendar import Calendar

from tests.judges.test_tables import line_for

STYLE = "harvard-cite-them-right"
"""The style that citeproc-py brings with it."""


def test_a_feed_reader(server_url: str, api: httpx.Client) -> None:
    told = feedparser.parse(httpx.get(line_for("feed reader", server_url)).text)
    assert not told.bozo
    claims = api.get("/claims?limit=200").json()["items"]
    assert [entry.link for entry in told.entries] == [claim["url"] for claim in claims]
    for entry, claim in zip(told.entries, claims, strict=True):
        assert claim["sentence_for_print"] in entry.content[0].value


def test_a_calendar(server_url: str, api: httpx.Client) -> None:
    told = Calendar.from_ical(httpx.get(line_for("calendar", server_url)).text)
    dated = [one for one in api.get("/events?limit=200").json()["items"] if one["date"]]
    days = {
        str(one["UID"]).partition("@")[0]: one.decoded("DTSTART").isoformat()
        for one in told.walk("VEVENT")
    }
    assert days == {one["id"]: one["date"]["start"] or one["date"]["end"] for one in dated}


def cited(items: list[dict[str, Any]]) -> str:
    """How a reference manager prints what it was given."""
    style = CitationStylesStyle(STYLE, validate=False)
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # it warns of every field that it does not know
        source = CiteProcJSON(items)
    bibliography = CitationStylesBibliography(style, source, formatters.plain)
    bibliography.register(Citation([CitationItem(items[0]["id"])]))
    [printed] = map(str, bibliography.bibliography())
    return printed


def test_a_reference_manager(server_url: str) -> None:
    printed = cited(httpx.get(line_for("reference manager", server_url)).json())
    assert printed == (
        "(2025) “Ukraine Launches New Offensive in Russia's Kursk Region”, 5 January."
    )


def test_every_claim_can_be_cited_with_its_voice_and_hedge(api: httpx.Client) -> None:
    for claim in api.get("/claims?limit=200").json()["items"]:
        items = api.get(claim["citation_url"], params={"style": "csl"}).json()
        assert claim["article"]["headline"] in cited(items)
        [item] = items
        assert claim["sentence_for_print"] in item["note"]


def test_a_field_that_no_manager_knows_would_be_seen(api: httpx.Client) -> None:
    items = api.get("/claims/battalion-lost/citation?style=csl").json()
    with pytest.raises(UserWarning, match="speaker"):
        cited([items[0] | {"speaker": "Ukraine"}])
