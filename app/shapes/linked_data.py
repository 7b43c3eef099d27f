"""What facts have in common as linked data (JSON-LD in the terms of schema.org).

Only what schema.org's types allow: an author is a person or an organization, what is only hedged is
no plain location, a part of an event is a `Role` with the words that hedge it, and words that
somebody reports are a passage of the article, no quotation of who said them. A bound stays a
bound: a number that is only said to be exceeded has a `minValue` and no `value`. Addresses are
relative to the answer's own.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.shapes.telling import tell_link
from app.vocabulary import ActorType

Document = dict[str, Any]

CONTEXT = {"@vocab": "https://schema.org/"}
CLASSES: Mapping[str, str | list[str]] = {
    ActorType.PERSON: "Person",
    ActorType.STATE: ["Country", "GovernmentOrganization"],
    ActorType.GOVERNMENT_BODY: "GovernmentOrganization",
}
"""The class of an actor by its type; all others are organizations. A state acts and speaks, which
in schema.org no country does, only its government."""
NAMES_ACTORS = ("actor", "actors", "subjects", "affiliation")


def class_of(kind: str) -> str | list[str]:
    """The class of an actor of this type."""
    return CLASSES.get(kind, "Organization")


def actors_in(document: Any) -> Iterator[Document]:
    """The actors that a document refers to, whose types it does not hold."""
    if isinstance(document, list):
        for one in document:
            yield from actors_in(one)
    elif isinstance(document, dict):
        for name, value in document.items():
            if name in NAMES_ACTORS:
                yield from (one for one in _as_list(value) if "id" in one)
            if isinstance(value, dict | list):
                yield from actors_in(value)


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def thing(kind: str | list[str], path: str, it: Document) -> Document:
    """What begins an answer: the terms that it is in, its class and its address."""
    return {"@context": CONTEXT, "@type": kind, "@id": f"/{path}/{it['id']}"}


def known(**given: Any) -> Document:
    """Only what is known: nothing that is null or empty."""
    return {name: value for name, value in given.items() if not _is_empty(value)}


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, Iterable) and not value)


def named(kind: str | list[str], path: str, it: Document, name: str = "name") -> Document:
    """Another fact, by its class, its address and its name."""
    return {"@type": kind, "@id": f"/{path}/{it['id']}", "name": it[name]}


def actor(it: Document) -> Document:
    """An actor by its true class."""
    return named(class_of(it["type"]), "actors", it)


def publisher(it: Document) -> Document | None:
    """The publisher of an article or a source."""
    return it["publisher"] and {"@type": "Organization", "name": it["publisher"]}


def appearance(article: Document) -> Document:
    """The article in which something is said."""
    return {
        "@type": "NewsArticle",
        "@id": f"/articles/{article['id']}",
        "headline": article["headline"],
    }


def voice(attribution: Document) -> Document | None:
    """Who says it; nobody where the article says it itself or leaves it unnamed."""
    return attribution["actor"] and actor(attribution["actor"])


def stated(claim: Document) -> Document:
    """A claim that another fact rests on, with who says it and the sentence to print."""
    own = {"@type": "Claim", "@id": f"/claims/{claim['id']}", "text": claim["text"]}
    said = known(author=voice(claim["attribution"]), description=claim["sentence_for_print"])
    return own | said


def connected(links: Iterable[Document]) -> list[Document]:
    """The claims that a claim is set against or connected with, and how."""
    return [
        {
            "@type": "Role",
            "roleName": tell_link(one["type"], one["direction"]),
            "mentions": {"@id": f"/claims/{one['claim']['id']}"},
        }
        | known(description=one["words"] or one["note"])
        for one in links
    ]


def part(it: Document, of: Document) -> Document:
    """What an actor or a place is in an event, with the words that hedge it."""
    voices = (f"Only {one['actor']['name']} says so." for one in it["asserted_by"])
    hedges = [f"Hedged: {hedge}" for hedge in it["hedge"]]
    told = "; ".join(filter(None, (*hedges, *voices)))
    return {"@type": "Role", "roleName": it["role"]} | known(description=told, about=of)


def passage(it: Document, article: Document) -> Document:
    """Words of an article, and the sources that they cite."""
    cited = [{"@type": "CreativeWork", "@id": f"/sources/{one['id']}"} for one in it["cites"]]
    words = {"@type": "CreativeWork", "text": it["exact"], "isPartOf": appearance(article)}
    return words | known(citation=cited)


def quantity(it: Document) -> Document:
    """A number with its bounds, its hedge and its words."""
    value = it["value"] if it["qualifier"] in ("exact", "about") else None
    said = {"qualifier": it["qualifier"], "words": it["text"]}
    hedge = " … ".join(it.get("hedge", []))
    period = it["period"] and it["period"]["edtf"]
    return {"@type": "QuantitativeValue", "@id": f"/figures/{it['id']}"} | known(
        name=it["indicator"]["name"],
        value=value,
        minValue=it["low"],
        maxValue=it["high"],
        unitText=it["unit"]["name"],
        additionalProperty=[
            {"@type": "PropertyValue", "name": name, "value": value}
            for name, value in (said | known(hedge=hedge, period=period)).items()
        ],
        valueReference=named("DefinedTerm", "indicators", it["indicator"]),
    )
