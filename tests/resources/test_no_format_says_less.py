"""No format says less than JSON: every hedge, role, voice and link of a fact is in each."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import feedparser
import httpx
import pytest
from icalendar import Calendar

from app.resources import listed
from tests.worlds import World

Item = dict[str, Any]
LISTS = ("claims", "figures", "events", "discrepancies", "actors")


def items(api: httpx.Client, name: str) -> list[Item]:
    found: list[Item] = api.get(f"/{name}?limit=200").json()["items"]
    assert found or name == "discrepancies"
    return found


def rows(api: httpx.Client, name: str) -> list[Item]:
    told = api.get(f"/{name}?format=csv").text
    return list(csv.DictReader(io.StringIO(told, newline="")))


def folded(words: Any) -> str:
    return " ".join(str(words).split()).casefold().replace("’", "'")


def missing(words: list[Any], told: str) -> list[Any]:
    """What of the words is not told."""
    within = folded(told)
    return [one for one in words if folded(one) not in within]


def hedges(it: Item) -> list[str]:
    """The words that hedge something, as a list."""
    return it["hedge"] if isinstance(it["hedge"], list) else [it["hedge"]] if it["hedge"] else []


def voice(claim: Item) -> list[str]:
    """What tells who says a claim: the speaker, who passes it on, and when it was said."""
    said = claim["attribution"]
    via, day = said.get("via") or {}, said.get("date") or {}
    return [one for one in (said["speaker"], via.get("speaker"), day.get("text")) if one]


def softened(claim: Item) -> list[str]:
    """What no telling of a claim may lose."""
    return [*hedges(claim), *voice(claim)]


def parts(event: Item) -> Iterator[Item]:
    yield from (*event["places"], *event["actors"])


# What leaves in words


def test_sentences_keep_hedge_voice_and_number(world: World) -> None:
    for name in ("claims", "figures"):
        for item in items(world.api, name):
            number = [item["text"]] if name == "figures" else []
            told = item["sentence_for_print"]
            assert missing([*softened(item), *number], told) == [], item["id"]


def test_a_speakers_role_is_printed(own: World) -> None:
    said = own.api.get("/claims/caught-off-guard").json()["sentence_for_print"]
    assert said.startswith(
        "Andriy Kovalenko, head of Ukraine’s Center for Countering Disinformation, confirmed that "
    )


def test_citations_and_annotations_say_as_much(world: World) -> None:
    claims = {claim["id"]: claim for claim in items(world.api, "claims")}
    bodies: dict[str, str] = {}
    for article in items(world.api, "articles"):
        page = world.api.get(f"/articles/{article['id']}/annotations").json()
        bodies |= {one["body"]["id"].split("/")[-1]: one["body"]["value"] for one in page["items"]}
    events = items(world.api, "events")
    assert bodies.keys() == claims.keys() | {one["id"] for one in events if one["evidence"]}
    for name, claim in claims.items():
        others = [claims[link["claim"]["id"]]["sentence_for_print"] for link in claim["links"]]
        text = world.api.get(f"/claims/{name}/citation").text
        [item] = world.api.get(f"/claims/{name}/citation?style=csl").json()
        for told in (text, item["note"], bodies[name]):
            assert missing([claim["sentence_for_print"], *others], told) == [], name


def test_titles_of_search_hits_name_who_says_it(world: World) -> None:
    for name in ("claims", "figures"):
        for item in items(world.api, name):
            words = item["text"] if name == "figures" else item["evidence"][0]["exact"]
            kind = listed()[name].found_as
            asked = {"q": words.replace('"', " "), "type": kind, "limit": 200}
            hits = world.api.get("/search", params=asked).json()["items"]
            [title] = [hit["title"] for hit in hits if hit["id"] == item["id"]]
            assert missing(softened(item), title) == [], item["id"]


def test_an_event_that_the_article_itself_does_not_state_says_so_where_it_is_found(
    world: World,
) -> None:
    for event in items(world.api, "events"):
        voices = event["asserted_by"]
        if any(one["type"] == "article" for one in voices):
            continue
        names = [one["actor"]["name"] for one in voices if one["actor"]]
        asked = {"q": event["title"].replace('"', " "), "type": "event", "limit": 200}
        hits = world.api.get("/search", params=asked).json()["items"]
        [title] = [hit["title"] for hit in hits if hit["id"] == event["id"]]
        assert missing(names, title) == []
        assert "(only " in title


def test_the_calendar_tells_roles_hedges_voices_and_links(world: World) -> None:
    told = Calendar.from_ical(world.api.get("/events?format=ics").text)
    entries = {str(one["UID"]): one for one in told.walk("VEVENT")}
    dated = [event for event in items(world.api, "events") if event["date"]]
    assert len(entries) == len(dated)
    for event in dated:
        entry = entries[f"{event['id']}@article-facts"]
        text = str(entry["DESCRIPTION"])
        for part in parts(event):
            hedged = [f"{' '.join(hedges(part))}: {part['name']} ({part['role']}"]
            plain = [f"{part['name']} ({part['role']}"]
            assert missing(hedged if hedges(part) else plain, text) == [], event["id"]
            if hedges(part) and part in event["places"]:
                assert missing([f"{hedges(part)[0]}: {part['name']}"], str(entry["LOCATION"])) == []
        for claim in event["claims"]["items"]:
            links = [link["claim"]["id"] for link in claim["links"]]
            assert missing([claim["sentence_for_print"], *links], text) == []


def feed_entries(api: httpx.Client, name: str) -> dict[str, Any]:
    """The entries of a list's feed, by the ids of their facts."""
    told = feedparser.parse(api.get(f"/{name}?format=atom").content)
    assert not told.bozo
    return {entry.id.rpartition("/")[2]: entry for entry in told.entries}


def test_feeds_of_claims_keep_hedge_voice_quotes_and_both_sides(world: World) -> None:
    entries = feed_entries(world.api, "claims")
    claims = {claim["id"]: claim for claim in items(world.api, "claims")}
    for claim in claims.values():
        entry = entries[claim["id"]]
        assert entry.title == claim["sentence_for_print"]
        others = [claims[link["claim"]["id"]]["sentence_for_print"] for link in claim["links"]]
        quotes = [proof["exact"] for proof in claim["evidence"]]
        note = [claim["note"]] if claim["note"] else []
        told = [*softened(claim), claim["sentence_for_print"], *quotes, *others, *note]
        assert missing(told, entry.content[0].value) == [], claim["id"]


def test_feeds_of_events_tell_roles_hedges_voices_and_links(world: World) -> None:
    entries = feed_entries(world.api, "events")
    found = items(world.api, "events")
    assert entries.keys() == {event["id"] for event in found}
    for event in found:
        text = entries[event["id"]].content[0].value
        names = [f"{part['name']} ({part['role']}" for part in parts(event)]
        hedged = [" ".join(hedges(part)) for part in parts(event) if hedges(part)]
        date = [event["date"]["text"]] if event["date"] else []
        claims = event["claims"]["items"]
        said = [claim["sentence_for_print"] for claim in claims]
        links = [link["claim"]["id"] for claim in claims for link in claim["links"]]
        assert missing([*names, *hedged, *date, *said, *links], text) == [], event["id"]
        voices = [one["actor"]["name"] for one in event["asserted_by"] if one["actor"]]
        if not any(one["type"] == "article" for one in event["asserted_by"]):
            assert missing(["only", *voices], entries[event["id"]].title) == []


# What leaves as data


@pytest.mark.parametrize("name", LISTS)
def test_ndjson_is_the_same_json(world: World, name: str) -> None:
    lines = world.api.get(f"/{name}?format=ndjson").text.splitlines()
    assert [json.loads(line) for line in lines] == items(world.api, name)


def column(values: list[Any]) -> str:
    """How CSV joins what the items of a list give."""
    cells = ["" if one is None else str(one) for one in values]
    return "|".join(cells) if any(cells) else ""


def harmless(cells: Item) -> Item:
    """Cells as they were before a sign kept them from running as formulas."""
    return {name: cell.removeprefix("'") for name, cell in cells.items()}


def expected_cells(item: Item) -> Item:
    """The cells of a claim or figure that tell its hedges, voice, passages and links."""
    proof, links, said = item["evidence"], item["links"], item["attribution"]
    cited = dict.fromkeys(one["id"] for passage in proof for one in passage["cites"])
    return {
        "hedge": "|".join(hedges(item)),
        "attribution_type": said["type"],
        "attribution_actor": (said["actor"] or {}).get("id", ""),
        "attribution_speaker": said["speaker"] or "",
        "attribution_cue": said["cue"] or "",
        "quote": column([one["exact"] for one in proof]),
        "quote_start": column([one["start"] for one in proof]),
        "quote_end": column([one["end"] for one in proof]),
        "markers": column([" ".join(x["marker"] or x["id"] for x in p["cites"]) for p in proof]),
        "sources": "|".join(cited),
        "links": column([one["claim"]["id"] for one in links]),
        **{
            f"links_{part}": column([one[part] for one in links])
            for part in ("type", "direction", "basis", "words", "note")
        },
    }


@pytest.mark.parametrize("name", ["claims", "figures"])
def test_csv_has_every_passage_hedge_voice_and_link(world: World, name: str) -> None:
    for item, row in zip(items(world.api, name), rows(world.api, name), strict=True):
        expected = expected_cells(item)
        assert harmless({key: row[key] for key in expected}) == harmless(expected)


def test_csv_has_the_roles_of_events_with_their_hedges(world: World) -> None:
    hedged = 0
    for event, row in zip(items(world.api, "events"), rows(world.api, "events"), strict=True):
        for name in ("places", "actors"):
            assert row[name] == column([part["id"] for part in event[name]])
            assert row[f"{name}_role"] == column([part["role"] for part in event[name]])
            told = column([" … ".join(hedges(part)) for part in event[name]])
            assert row[f"{name}_hedge"] == told
            hedged += bool(told)
    assert hedged


def test_csv_has_the_sides_of_a_discrepancy_as_sentences(world: World) -> None:
    found = zip(items(world.api, "discrepancies"), rows(world.api, "discrepancies"), strict=True)
    for item, row in found:
        sentences = [side["claim"]["sentence_for_print"] for side in item["sides"]["items"]]
        assert row["sides_sentence_for_print"] == column(sentences)


def linked(api: httpx.Client, url: str) -> Any:
    return api.get(url, headers={"Accept": "application/ld+json"}).json()


@pytest.mark.parametrize("name", ["claims", "figures"])
def test_linked_data_has_hedge_voice_and_links(world: World, name: str) -> None:
    for item in items(world.api, name):
        told = linked(world.api, item["url"])
        assert told["description"] == item["sentence_for_print"]
        claim = told if name == "claims" else told["subjectOf"]
        actor = item["attribution"]["actor"]
        assert claim.get("author", {}).get("@id") == (actor and f"/actors/{actor['id']}")
        for link in item["links"]:
            [role] = [
                one
                for one in claim["mentions"]
                if one.get("mentions") == {"@id": f"/claims/{link['claim']['id']}"}
            ]
            assert role["description"] == (link["words"] or link["note"])


def test_linked_data_has_the_roles_of_events_with_their_hedges(world: World) -> None:
    for event in items(world.api, "events"):
        told = linked(world.api, f"/events/{event['id']}")
        roles = {(one["about"]["name"], one["roleName"]): one for one in told.get("about", [])}
        plain = {one["name"] for one in told.get("location", [])}
        for part in parts(event):
            role = roles[(part["name"], part["role"])]
            assert missing(hedges(part), role.get("description", "")) == []
            assert not (hedges(part) and part["name"] in plain)
        for claim, shown in zip(event["claims"]["items"], told.get("subjectOf", []), strict=True):
            assert shown["description"] == claim["sentence_for_print"]
