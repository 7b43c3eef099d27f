"""The examples in the docs are the article's own: together they are a document that is served."""

from typing import Any

import httpx
import pytest
from pydantic import BaseModel

from app.resources.actors import ActorOut
from app.resources.articles import ArticleOut
from app.resources.events import EventOut
from app.resources.figures import FigureOut
from app.resources.indicators import IndicatorOut
from app.resources.places import PlaceOut
from app.resources.sources import SourceOut
from app.shapes import Claim

SHOWN: dict[str, type[BaseModel]] = {
    "actors": ActorOut,
    "articles": ArticleOut,
    "claims": Claim,
    "events": EventOut,
    "figures": FigureOut,
    "indicators": IndicatorOut,
    "places": PlaceOut,
    "sources": SourceOut,
}
LEFT_TO_THE_PARTS = {"claims.figures", "events.claims"}
"""Lists of whole facts, whose own fields have the examples."""
SHORTENED = {"articles.standfirst", "articles.sha256"}


@pytest.mark.parametrize("name", SHOWN)
def test_first_examples_are_one_served_document(name: str, api: httpx.Client) -> None:
    fields = SHOWN[name].model_fields
    examples: dict[str, Any] = {
        field: info.examples[0] for field, info in fields.items() if info.examples
    }
    assert {f"{name}.{field}" for field in fields.keys() - examples.keys()} <= LEFT_TO_THE_PARTS
    served = api.get(f"/{name}/{examples['id']}").raise_for_status().json()
    if name == "articles":
        del served["sources"]["items"]  # which a list does not have
    for field, example in examples.items():
        if f"{name}.{field}" not in SHORTENED:
            assert served[field] == example, field


def test_the_example_address_of_a_next_page_is_of_its_own_list(api: httpx.Client) -> None:
    document = api.get("/openapi.json").json()
    for name in SHOWN:
        answer = document["paths"][f"/{name}"]["get"]["responses"]["200"]
        shape = answer["content"]["application/json"]["schema"]["$ref"].rpartition("/")[2]
        [address] = document["components"]["schemas"][shape]["properties"]["next"]["examples"]
        assert address.startswith(f"/{name}?limit=2&cursor=")
