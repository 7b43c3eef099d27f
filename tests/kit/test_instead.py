"""Where nothing is found: what else could be asked for, told only where it finds something."""

import httpx
import pytest

from app.database.sqlite.release import SqliteRelease
from app.kit.errors import Unavailable

KURSK = {"parameter": "place", "value": "kursk-region", "url": "/events?place=kursk-region"}


def instead_of(api: httpx.Client, address: str) -> list[dict[str, str]]:
    """What is told beside a page without items; each address finds something."""
    answer = api.get(address)
    assert answer.status_code == 200, answer.text
    page = answer.json()
    told: list[dict[str, str]] = page["instead"]
    assert not (told and page["items"])
    for one in told:
        assert api.get(one["url"]).json()["items"], one
    return told


@pytest.mark.parametrize("spelt", ["kursk", "Kursk", "%20KURSK%20"])
def test_a_name_that_has_nothing_leads_to_one_that_begins_so(api: httpx.Client, spelt: str) -> None:
    assert instead_of(api, f"/events?place={spelt}") == [KURSK]


def test_the_address_keeps_all_else_that_was_asked(api: httpx.Client) -> None:
    [told] = instead_of(api, "/claims?place=kursk&sort=-reading&limit=2&attributed_to=article")
    assert told["url"] == ("/claims?limit=2&place=kursk-region&attributed_to=article&sort=-reading")


def test_of_several_names_the_one_is_replaced(api: httpx.Client) -> None:
    [told] = instead_of(api, "/events?place=kursk&place=ukraine")
    assert told["url"] == "/events?place=kursk-region&place=ukraine"


@pytest.mark.parametrize(
    "address",
    [
        "/events?place=kursk-region",
        "/events?place=kursk&place=russia",
        "/figures?place=kursk",
        "/events?place=kursk&status=scheduled",
        "/events?place=kursk&since=2025-02-01&until=2025-01-01",
        "/events?since=2999-01-01",
        "/claims?attributed_to=unnamed&place=berdin",
    ],
)
def test_nothing_is_told_where_something_is_found_or_nothing_would_be(
    api: httpx.Client, address: str
) -> None:
    assert instead_of(api, address) == []


def test_a_hint_that_cannot_be_had_in_time_is_left_out(
    api: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*_: object) -> list[str]:
        raise Unavailable("The question took too long; ask for less.")

    monkeypatch.setattr(SqliteRelease, "names_beginning", refuse)
    assert instead_of(api, "/events?place=Kursk&limit=7") == []
