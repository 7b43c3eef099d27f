"""Linked data, before outside judges: rdflib reads it, shapes hold, quotes are found again."""

import json
from typing import Any

import httpx
import pytest
from pyshacl import validate
from rdflib import RDF, Graph, Namespace, URIRef

SCHEMA = Namespace("https://schema.org/")
OA = Namespace("http://www.w3.org/ns/oa#")
JSON_LD = "application/ld+json"
BASE = "https://facts.example.org/"
PATHS = (
    *("actors", "articles", "claims", "discrepancies", "events", "figures", "indicators"),
    *("places", "sources"),
)

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

[] a sh:NodeShape ; sh:targetClass schema:Claim ;
   sh:property [ sh:path schema:text ; sh:minCount 1 ; sh:maxCount 1 ] .
[] a sh:NodeShape ; sh:targetSubjectsOf schema:author ;
   sh:property [ sh:path schema:author ; sh:or (
     [ sh:class schema:Person ] [ sh:class schema:Organization ]
     [ sh:class schema:GovernmentOrganization ] ) ] .
[] a sh:NodeShape ; sh:targetObjectsOf schema:isBasedOn ;
   sh:property [ sh:path schema:text ; sh:minCount 1 ] ;
   sh:property [ sh:path schema:isPartOf ; sh:minCount 1 ; sh:class schema:NewsArticle ] .
[] a sh:NodeShape ; sh:targetClass schema:Role ;
   sh:property [ sh:path schema:roleName ; sh:minCount 1 ] .
[] a sh:NodeShape ; sh:targetClass schema:QuantitativeValue ;
   sh:property [ sh:path schema:unitText ; sh:minCount 1 ] ;
   sh:property [ sh:path schema:value ; sh:maxCount 1 ] ;
   sh:property [ sh:path schema:minValue ; sh:maxCount 1 ] ;
   sh:property [ sh:path schema:additionalProperty ; sh:minCount 2 ] .
[] a sh:NodeShape ; sh:targetClass schema:NewsArticle ;
   sh:property [ sh:path schema:headline ; sh:minCount 1 ] .
[] a sh:NodeShape ; sh:targetClass schema:Event ;
   sh:property [ sh:path schema:name ; sh:minCount 1 ] ;
   sh:property [ sh:path schema:temporalCoverage ; sh:maxCount 0 ] ;
   sh:property [ sh:path schema:contributor ; sh:maxCount 0 ] .
[] a sh:NodeShape ; sh:targetClass schema:Thing ; sh:not [ sh:class schema:Thing ] .
[] a sh:NodeShape ; sh:targetClass schema:Quotation ; sh:not [ sh:class schema:Quotation ] .
[] a sh:NodeShape ; sh:targetSubjectsOf schema:hasPart ;
   sh:property [ sh:path schema:hasPart ; sh:maxCount 0 ] .
"""
ANNOTATION_TERMS = {
    "oa": str(OA),
    "rdf": str(RDF),
    "dc": "http://purl.org/dc/elements/1.1/",
    "as": "http://www.w3.org/ns/activitystreams#",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "AnnotationPage": "as:OrderedCollectionPage",
    "TextualBody": "oa:TextualBody",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "describing": "oa:describing",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "items": {"@id": "as:items", "@container": "@list"},
    "body": {"@id": "oa:hasBody"},
    "target": {"@id": "oa:hasTarget"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector"},
    "value": "rdf:value",
    "format": "dc:format",
    "language": "dc:language",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": "oa:start",
    "end": "oa:end",
}
"""The terms that we use, as https://www.w3.org/TR/annotation-vocab/ defines them."""


def linked(api: httpx.Client, address: str) -> Any:
    answer = api.get(address, headers={"Accept": JSON_LD})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].partition(";")[0] == JSON_LD
    return answer.json()


def graph(*documents: Any) -> Graph:
    found = Graph()
    for document in documents:
        found.parse(data=json.dumps(document), format="json-ld", publicID=BASE)
    return found


@pytest.fixture(scope="module")
def everything(api: httpx.Client) -> Graph:
    """Every fact of the article, as one graph."""
    return graph(
        *(
            linked(api, f"/{path}/{item['id']}")
            for path in PATHS
            for item in api.get(f"/{path}?limit=200").json()["items"]
        )
    )


def test_every_fact_is_a_thing_of_schema_org(everything: Graph, api: httpx.Client) -> None:
    kinds = {"claims": "Claim", "events": "Event", "articles": "NewsArticle"}
    for path, kind in (kinds | {"figures": "QuantitativeValue"}).items():
        for item in api.get(f"/{path}?limit=200").json()["items"]:
            assert (URIRef(f"{BASE}{path}/{item['id']}"), RDF.type, SCHEMA[kind]) in everything


def test_the_shapes_hold(everything: Graph) -> None:
    shapes = Graph().parse(data=SHAPES, format="turtle")
    conforms, _, told = validate(everything, shacl_graph=shapes)
    assert conforms, told


def test_the_shapes_would_find_a_number_without_its_hedge() -> None:
    bare = {"@context": {"@vocab": str(SCHEMA)}, "@type": "QuantitativeValue", "unitText": "person"}
    shapes = Graph().parse(data=SHAPES, format="turtle")
    assert not validate(graph(bare), shacl_graph=shapes)[0]


def test_a_bound_is_never_a_value(everything: Graph) -> None:
    figure = URIRef(f"{BASE}figures/equipment-losses")
    assert everything.value(figure, SCHEMA.minValue).toPython() == 1000  # type: ignore[union-attr]
    assert everything.value(figure, SCHEMA.value) is None


def test_only_a_named_speaker_is_an_author(everything: Graph, api: httpx.Client) -> None:
    for item in api.get("/claims?limit=200").json()["items"]:
        authors = list(everything.objects(URIRef(f"{BASE}claims/{item['id']}"), SCHEMA.author))
        actor = item["attribution"]["actor"]
        assert authors == ([URIRef(f"{BASE}actors/{actor['id']}")] if actor else [])


def test_actors_have_their_true_classes(api: httpx.Client) -> None:
    clashes = linked(api, "/events/battalion-lost-at-makhnovka")
    roles = {one["about"]["@id"]: one["about"]["@type"] for one in clashes["about"]}
    assert roles["/actors/russia"] == ["Country", "GovernmentOrganization"]
    assert roles["/actors/north-korean-soldiers"] == "Organization"
    said = linked(api, "/claims/russian-losses")
    assert said["author"]["@type"] == "Person"


def test_what_is_hedged_is_no_plain_location(api: httpx.Client) -> None:
    event = linked(api, "/events/kursk-offensive")
    assert [one["@id"] for one in event["location"]] == ["/places/kursk-region"]
    hedged = [one for one in event["about"] if one.get("description") == "Hedged: appears to be"]
    assert [one["about"]["@id"] for one in hedged] == [
        "/places/bolshoe-soldatskoe",
        "/places/berdin",
        "/places/novosotnitskii",
    ]


def test_a_coarse_date_is_no_day(api: httpx.Client) -> None:
    held = linked(api, "/events/control-of-russian-territory")
    assert (held["startDate"], held.get("endDate")) == ("2024-08", None)
    assert held["description"] == "Since August 2024 (2024-08/..)"
    assert "startDate" not in linked(api, "/events/return-of-ukrainian-pows")


def test_the_day_of_a_dateline_is_no_day_of_publication(api: httpx.Client) -> None:
    article = linked(api, "/articles/kursk-offensive-2025-01-05")
    assert article["dateCreated"] == "2025-01-05"
    assert "datePublished" not in article


def test_an_adjective_is_no_other_name(api: httpx.Client) -> None:
    assert linked(api, "/actors/russia")["alternateName"] == ["Moscow"]


def test_plain_json_and_linked_data_have_tags_of_their_own(api: httpx.Client) -> None:
    plain = api.get("/claims/territory-held")
    other = api.get("/claims/territory-held", headers={"Accept": JSON_LD})
    assert plain.headers["content-type"] == "application/json"
    assert plain.headers["etag"] != other.headers["etag"]
    for answer in (plain, other):
        assert "accept" in answer.headers["vary"].lower().split(", ")
    refused = api.get("/claims/territory-held", headers={"Accept": "text/csv"})
    assert refused.status_code == 406
    assert JSON_LD in refused.json()["detail"]


# Annotations


def test_annotations_find_their_words_in_the_text(api: httpx.Client) -> None:
    address = "/articles/kursk-offensive-2025-01-05"
    page = linked(api, f"{address}/annotations")
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    text = api.get(address).json()["text"]
    claims = api.get("/claims?limit=200").json()["items"]
    events = api.get("/events?limit=200").json()["items"]
    proofs = {
        (fact["url"], proof["start"]): proof
        for fact in [*claims, *events]
        for proof in fact["evidence"]
    }
    assert len(page["items"]) == len(proofs)
    for annotation in page["items"]:
        quoted, placed = annotation["target"]["selector"]
        proof = proofs[annotation["body"]["id"], placed["start"]]
        assert text[placed["start"] : placed["end"]] == quoted["exact"] == proof["exact"]
        found = text.index(quoted["prefix"] + quoted["exact"] + quoted["suffix"])
        assert found + len(quoted["prefix"]) == placed["start"]
    assert len({annotation["id"] for annotation in page["items"]}) == len(proofs)


def test_annotations_are_read_as_the_vocabulary_has_them(api: httpx.Client) -> None:
    page = linked(api, "/articles/kursk-offensive-2025-01-05/annotations")
    found = graph({**page, "@context": ANNOTATION_TERMS})
    annotations = list(found.subjects(RDF.type, OA.Annotation))
    assert len(annotations) == len(page["items"])
    for annotation in annotations:
        [target] = found.objects(annotation, OA.hasTarget)
        assert len(list(found.objects(target, OA.hasSelector))) == 2
        assert (annotation, OA.motivatedBy, OA.describing) in found
