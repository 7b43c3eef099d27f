"""Facts as linked data: JSON-LD in the terms of schema.org, each from its document.

A bound stays a bound: a number that is only said to be exceeded has a `minValue` and no `value`.
Addresses are relative to the answer's own.
"""

from collections.abc import Callable, Iterable
from typing import Any

Document = dict[str, Any]
Linked = Callable[[Document], Document]

CONTEXT = {"@vocab": "https://schema.org/"}
PEOPLE = {"person": "Person", "state": "Country"}
"""The class of an actor by its type; all others are organizations."""


def article(it: Document) -> Document:
    """A NewsArticle."""
    dateline = it["dateline"] or {}
    sources = it.get("sources", [])
    return _thing("NewsArticle", "articles", it) | _known(
        headline=it["headline"],
        description=it["standfirst"],
        datePublished=it["date"],
        dateline=dateline.get("text"),
        inLanguage=it["language"],
        publisher=it["publisher"] and {"@type": "Organization", "name": it["publisher"]},
        url=it["url"],
        license=it["licence"],
        articleBody=it.get("text"),
        citation=[_thing("CreativeWork", "sources", one) for one in sources],
    )


def claim(it: Document) -> Document:
    """A Claim, with its quotes and its numbers."""
    return _thing("Claim", "claims", it) | _known(
        text=it["text"],
        author=_voice(it["attribution"]),
        description=it["sentence_for_print"],
        appearance=_appearance(it["article"]),
        about=[_named("Event", "events", one, "title") for one in it["events"]],
        mentions=[
            *(_named("Thing", "actors", one) for one in it["actors"]),
            *(_named("Place", "places", one) for one in it["places"]),
        ],
        hasPart=[
            *(_quotation(one, it["article"]) for one in it["evidence"]),
            *(quantity(one) for one in it["figures"]),
        ],
    )


def figure(it: Document) -> Document:
    """A QuantitativeValue, with the claim that it is a number of."""
    return (
        {"@context": CONTEXT}
        | quantity(it)
        | _known(
            description=it["sentence_for_print"],
            subjectOf={
                "@type": "Claim",
                "@id": f"/claims/{it['claim']['id']}",
                "text": it["claim"]["text"],
                **_known(author=_voice(it["attribution"]), appearance=_appearance(it["article"])),
            },
        )
    )


def quantity(it: Document) -> Document:
    """A number with its bounds, its hedge and its words."""
    stated = it["value"] if it["qualifier"] in ("exact", "about") else None
    said = {"qualifier": it["qualifier"], "words": it["text"]}
    period = it["period"] and it["period"]["edtf"]
    return {"@type": "QuantitativeValue", "@id": f"/figures/{it['id']}"} | _known(
        name=it["indicator"]["name"],
        value=stated,
        minValue=it["low"],
        maxValue=it["high"],
        unitText=it["unit"],
        additionalProperty=[
            {"@type": "PropertyValue", "name": name, "value": value}
            for name, value in (said | _known(hedge=it.get("hedge"), period=period)).items()
        ],
        valueReference=_named("DefinedTerm", "indicators", it["indicator"]),
    )


def event(it: Document) -> Document:
    """An Event, with the claims that assert it."""
    day = it["date"] or {}
    plain = day and day["precision"] == "day" and not day["approximate"]
    scheduled = it["status"] == "scheduled"
    return _thing("Event", "events", it) | _known(
        name=it["title"],
        startDate=day["start"] if plain else None,
        endDate=day["end"] if plain else None,
        temporalCoverage=None if plain else day.get("edtf"),
        eventStatus="https://schema.org/EventScheduled" if scheduled else None,
        location=[_named("Place", "places", one) for one in it["places"]],
        contributor=[_named("Thing", "actors", one) for one in it["actors"]],
        superEvent=it["parent"] and _named("Event", "events", it["parent"], "title"),
        subjectOf=[
            {"@type": "Claim", "@id": f"/claims/{one['id']}", "text": one["text"]}
            | _known(author=_voice(one["attribution"]))
            for one in it["claims"]
        ],
    )


def discrepancy(it: Document) -> Document:
    """An ItemList of the Claims that stand against each other."""
    claims = [side["claim"] for side in it["sides"]]
    return _thing("ItemList", "discrepancies", it) | _known(
        description="; ".join(reason["text"] for reason in it["comparable_because"]),
        about=it["indicator"] and _named("DefinedTerm", "indicators", it["indicator"]),
        itemListElement=[
            {"@type": "Claim", "@id": f"/claims/{one['id']}", "text": one["text"]}
            | _known(author=_voice(one["attribution"]))
            for one in claims
        ],
    )


def actor(it: Document) -> Document:
    """A Person, a Country or an Organization."""
    return _thing(PEOPLE.get(it["type"], "Organization"), "actors", it) | _known(
        name=it["name"], alternateName=it["aliases"], disambiguatingDescription=it["note"]
    )


def place(it: Document) -> Document:
    """A Place."""
    return _thing("Place", "places", it) | _known(
        name=it["name"],
        alternateName=it["aliases"],
        containedInPlace=it["within"] and _named("Place", "places", it["within"]),
        disambiguatingDescription=it["note"],
    )


def indicator(it: Document) -> Document:
    """A DefinedTerm."""
    return _thing("DefinedTerm", "indicators", it) | _known(
        name=it["name"], description=it["definition"]
    )


def source(it: Document) -> Document:
    """A CreativeWork, as the article prints it."""
    return _thing("CreativeWork", "sources", it) | _known(
        identifier=it["marker"],
        name=it["title"],
        publisher=it["publisher"] and {"@type": "Organization", "name": it["publisher"]},
        url=it["url"],
        isPartOf=_appearance(it["article"]),
    )


def _thing(kind: str, path: str, it: Document) -> Document:
    return {"@context": CONTEXT, "@type": kind, "@id": f"/{path}/{it['id']}"}


def _named(kind: str, path: str, it: Document, name: str = "name") -> Document:
    return {"@type": kind, "@id": f"/{path}/{it['id']}", "name": it[name]}


def _appearance(it: Document) -> Document:
    return {"@type": "NewsArticle", "@id": f"/articles/{it['id']}", "headline": it["headline"]}


def _voice(it: Document) -> Document | None:
    """Who says it; nobody where the article says it itself or leaves it unnamed."""
    return it["actor"] and _named("Thing", "actors", it["actor"])


def _quotation(it: Document, of: Document) -> Document:
    cited = [{"@type": "CreativeWork", "@id": f"/sources/{one['id']}"} for one in it["cites"]]
    words = {"@type": "Quotation", "text": it["exact"], "isPartOf": _appearance(of)}
    return words | _known(citation=cited)


def _known(**given: Any) -> Document:
    return {name: value for name, value in given.items() if not _is_empty(value)}


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, Iterable) and not value)
