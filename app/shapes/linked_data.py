"""What facts have in common as linked data (JSON-LD in the terms of schema.org).

A bound stays a bound: a number that is only said to be exceeded has a `minValue` and no `value`.
Addresses are relative to the answer's own.
"""

from collections.abc import Iterable
from typing import Any

Document = dict[str, Any]

CONTEXT = {"@vocab": "https://schema.org/"}


def thing(kind: str, path: str, it: Document) -> Document:
    """What begins an answer: the terms that it is in, its class and its address."""
    return {"@context": CONTEXT, "@type": kind, "@id": f"/{path}/{it['id']}"}


def known(**given: Any) -> Document:
    """Only what is known: nothing that is null or empty."""
    return {name: value for name, value in given.items() if not _is_empty(value)}


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, Iterable) and not value)


def named(kind: str, path: str, it: Document, name: str = "name") -> Document:
    """Another fact, by its class, its address and its name."""
    return {"@type": kind, "@id": f"/{path}/{it['id']}", "name": it[name]}


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
    return attribution["actor"] and named("Thing", "actors", attribution["actor"])


def stated(claim: Document) -> Document:
    """A claim that another fact rests on, with who says it."""
    own = {"@type": "Claim", "@id": f"/claims/{claim['id']}", "text": claim["text"]}
    return own | known(author=voice(claim["attribution"]))


def quantity(it: Document) -> Document:
    """A number with its bounds, its hedge and its words."""
    value = it["value"] if it["qualifier"] in ("exact", "about") else None
    said = {"qualifier": it["qualifier"], "words": it["text"]}
    period = it["period"] and it["period"]["edtf"]
    return {"@type": "QuantitativeValue", "@id": f"/figures/{it['id']}"} | known(
        name=it["indicator"]["name"],
        value=value,
        minValue=it["low"],
        maxValue=it["high"],
        unitText=it["unit"],
        additionalProperty=[
            {"@type": "PropertyValue", "name": name, "value": value}
            for name, value in (said | known(hedge=it.get("hedge"), period=period)).items()
        ],
        valueReference=named("DefinedTerm", "indicators", it["indicator"]),
    )
