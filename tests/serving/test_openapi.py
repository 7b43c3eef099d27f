"""The OpenAPI document: whole, with examples that work, and telling the truth of every answer."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator, FormatChecker  # type: ignore[import-untyped]
from jsonschema.exceptions import ValidationError  # type: ignore[import-untyped]
from openapi_spec_validator import OpenAPIV31SpecValidator

from app.kit.narrowing import FIELDS_JSON
from tests.conftest import HOME, running_server
from tests.in_process import openapi

Document = dict[str, Any]

DOCUMENT: Document = openapi()
SCHEMAS: Document = DOCUMENT["components"]["schemas"]
PROBLEMS: Document = DOCUMENT["components"]["responses"]
OPERATIONS: dict[str, Document] = {path: item["get"] for path, item in DOCUMENT["paths"].items()}
FORMATS = {"application/json", FIELDS_JSON, "text/html", "text/csv", "application/x-ndjson"}
OF_SOME = {"text/calendar", "application/atom+xml", "image/svg+xml"}
LISTS = [path for path, x in OPERATIONS.items() if x["operationId"].startswith("list_")]
TELLING = {"title", "description", "default", "examples", "deprecated", "example"}
TELLING |= {"x-enum-varnames"}
KEYWORDS = set(Draft202012Validator.VALIDATORS) | TELLING
WITHOUT_EXAMPLE = {"cursor"}
"""A cursor belongs to one release, so one that is written down can only be refused."""
FINDS_NOTHING = {("/discrepancies", name) for name in ("indicator", "subject", "place")}
FINDS_NOTHING |= {("/figures", "discrepancy")}
"""The article has no two figures that disagree."""
FILES = (".csv", ".db", ".xlsx")


def parameters() -> list[Any]:
    return [
        pytest.param(path, parameter, id=f"{operation['operationId']}-{parameter['name']}")
        for path, operation in OPERATIONS.items()
        for parameter in operation.get("parameters", [])
    ]


def examples_of(parameter: Document) -> list[Any]:
    named = [x["value"] for x in parameter.get("examples", {}).values()]
    own = [parameter["example"]] if "example" in parameter else []
    return [*own, *named, *parameter["schema"].get("examples", [])]


def address(path: str) -> str:
    """The path, with the example for its id."""
    for parameter in OPERATIONS[path].get("parameters", []):
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", str(examples_of(parameter)[0]))
    return path


def required(path: str) -> dict[str, Any]:
    """The examples of the parameters that an operation cannot do without."""
    told = OPERATIONS[path].get("parameters", [])
    return {
        one["name"]: examples_of(one)[0]
        for one in told
        if one["in"] == "query" and one.get("required")
    }


def responses_of(path: str) -> dict[str, Document]:
    """What an operation may answer, by status."""
    told = OPERATIONS[path]["responses"].items()
    return {status: PROBLEMS[named(one)] if "$ref" in one else one for status, one in told}


def named(reference: Document) -> str:
    """The name of the component that a reference names."""
    return str(reference["$ref"]).rpartition("/")[2]


def shape(path: str, status: str = "200") -> Draft202012Validator:
    """The schema of an operation's answer, with all components at hand."""
    content = responses_of(path)[status]["content"]
    return validator(next(iter(content.values()))["schema"])


def validator(schema: Document) -> Draft202012Validator:
    whole = {**schema, "components": {"schemas": SCHEMAS}}
    return Draft202012Validator(whole, format_checker=FormatChecker())


def within(found: Any) -> Iterator[Document]:
    """Every object of a document."""
    if isinstance(found, dict):
        yield found
        for value in found.values():
            yield from within(value)
    elif isinstance(found, list):
        for value in found:
            yield from within(value)


# The document


def test_it_is_valid_openapi_3_1() -> None:
    assert DOCUMENT["openapi"].startswith("3.1")
    assert list(OpenAPIV31SpecValidator(DOCUMENT).iter_errors()) == []


def test_the_server_serves_this_document(api: httpx.Client) -> None:
    assert api.get("/openapi.json").json() == DOCUMENT


def test_it_says_what_it_is_whose_and_where() -> None:
    info = DOCUMENT["info"]
    assert info["title"] == "Article Facts"
    assert all(info[key] for key in ("summary", "description", "version", "contact", "license"))
    assert [one["url"] for one in DOCUMENT["servers"]] == ["."]  # the folder that it lies in


def test_every_operation_is_named_told_and_in_a_group_with_a_paragraph() -> None:
    told = {tag["name"]: tag["description"] for tag in DOCUMENT["tags"]}
    names = [operation["operationId"] for operation in OPERATIONS.values()]
    assert len(names) == len(set(names))
    for path, operation in OPERATIONS.items():
        assert operation["operationId"].startswith(("list_", "get_", "download_", "search")), path
        assert operation["summary"]
        assert len(operation.get("description", "")) > 10, f"{path} has no description"
        [tag] = operation["tags"]
        assert len(told[tag]) > 40
    assert set(told) == {tag for operation in OPERATIONS.values() for tag in operation["tags"]}


def test_every_parameter_is_told_and_has_an_example() -> None:
    lacking = []
    for case in parameters():
        path, parameter = case.values
        if not parameter.get("description"):
            lacking.append(f"{path} {parameter['name']}: description")
        if not examples_of(parameter) and parameter["name"] not in WITHOUT_EXAMPLE:
            lacking.append(f"{path} {parameter['name']}: example")
    assert lacking == []


def is_of_whole_facts(schema: dict[str, Any]) -> bool:
    """Whole facts have examples in their own fields; a copy beside them would go stale."""
    of_whole = ("/Claim", "/CountedClaims", "/CountedSides", "/CountedSources")
    return "$ref" in schema.get("items", {}) or schema.get("$ref", "").endswith(of_whole)


def test_every_component_and_field_is_told_and_has_an_example() -> None:
    lacking = [
        f"{name}.{field}: {key}"
        for name, schema in SCHEMAS.items()
        for field, told in schema.get("properties", {}).items()
        for key in ("description", "examples")
        if key not in told and not (key == "examples" and is_of_whole_facts(told))
    ]
    assert lacking == []


def test_every_schema_uses_only_words_of_json_schema() -> None:
    """A misplaced word ("ge") says nothing to a client, though a validator lets it pass."""
    schemas = [("component", name, schema) for name, schema in SCHEMAS.items()]
    schemas += [("parameter", str(x.id), x.values[1]["schema"]) for x in parameters()]
    odd = {
        f"{kind} {name}: {word}"
        for kind, name, schema in schemas
        for part in (schema, *schema.get("properties", {}).values())
        for word in set(part) - KEYWORDS
    }
    assert sorted(odd) == []


def test_keys_are_always_present_and_nothing_else_is() -> None:
    for name, schema in SCHEMAS.items():
        if "properties" in schema:
            required = set() if name.endswith("Fields") else set(schema["properties"])
            assert set(schema.get("required", ())) == required, name
            stated = schema.get("additionalProperties")
            of_the_kit = ("Page", "Problem", "Fault", "Facet", "FacetValue", "Instead")
            assert stated is False or name.endswith(of_the_kit)


def test_every_example_of_a_field_fits_its_schema() -> None:
    unfit = [
        f"{name}.{field}: {wrong.message}"
        for name, schema in SCHEMAS.items()
        for field, told in schema.get("properties", {}).items()
        for example in told.get("examples", [])
        if (wrong := valid(validator(told), example))
    ]
    assert unfit == []


@pytest.fixture(scope="module")
def names(api: httpx.Client) -> set[tuple[str, str]]:
    """The id and the name of everything that seeds name."""
    told = api.get("/vocabulary").json()
    lists = [told["event_types"], told["indicators"], told["units"]]
    lists += [api.get(f"/{kind}?limit=200").json()["items"] for kind in ("actors", "places")]
    return {(one["id"], one["name"]) for items in lists for one in items}


def test_what_examples_name_stands_in_the_vocabulary(names: set[tuple[str, str]]) -> None:
    shown = {
        (str(x["id"]), str(x["name"]))
        for schema in SCHEMAS.values()
        for told in schema.get("properties", {}).values()
        for x in within(told.get("examples", []))
        if {"id", "name"} <= x.keys()
    }
    assert {"battles", "km2", "armed-clashes"} & {name for name, _ in names}
    assert len(shown) > 10
    assert shown - names == set()


def test_every_example_of_an_answer_fits_its_schema() -> None:
    shown = [
        (f"{path} {status}", content["schema"], content["example"])
        for path in OPERATIONS
        for status, answered in responses_of(path).items()
        for content in answered.get("content", {}).values()
        if "example" in content
    ]
    assert {where.split()[0] for where, _, _ in shown} == set(OPERATIONS)
    assert [x for x, told, example in shown if valid(validator(told), example)] == []


def test_its_version_is_that_of_the_package() -> None:
    written = tomllib.loads((HOME / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert DOCUMENT["info"]["version"] == written
    sources = [path.read_text("utf-8") for path in (HOME / "app").rglob("*.py")]
    assert not [text for text in sources if f'"{written}"' in text]


def ways_to_ask(path: str, kind: str) -> Iterator[tuple[Document, Document]]:
    """The parameters and headers that ask for a type: by `Accept`, and by name where it has one."""
    parameters = {one["name"]: one["schema"] for one in OPERATIONS[path].get("parameters", [])}
    if kind == FIELDS_JSON:
        yield {"fields": "id"}, {}
    elif kind in STYLES:
        yield {"style": STYLES[kind]}, {}
    else:
        yield {}, {"Accept": kind}
        if "format" in parameters and kind in BY_NAME:
            yield {"format": BY_NAME[kind]}, {}


STYLES = {"application/vnd.citationstyles.csl+json": "csl"}
BY_NAME = {
    "application/json": "json",
    "text/html": "html",
    "image/svg+xml": "svg",
    "text/csv": "csv",
    "application/x-ndjson": "ndjson",
    "text/calendar": "ics",
    "application/atom+xml": "atom",
}


@pytest.mark.parametrize("path", OPERATIONS)
def test_each_documented_type_is_served(api: httpx.Client, path: str) -> None:
    """And each type that is served is documented: `is_documented`."""
    for kind in responses_of(path)["200"]["content"]:
        for asked, headers in ways_to_ask(path, kind):
            answer = api.get(address(path), params=required(path) | asked, headers=headers)
            assert answer.headers["content-type"].partition(";")[0] == kind, (asked, headers)
            is_documented(path, answer)


def test_each_format_that_can_be_asked_for_by_name_is_documented() -> None:
    for path, parameter in (case.values for case in parameters()):
        if parameter["name"] == "format":
            names = {BY_NAME.get(x) for x in responses_of(path)["200"]["content"]} - {None}
            [several] = [x["enum"] for x in within(resolved(parameter["schema"])) if "enum" in x]
            assert names == set(several), path


def resolved(schema: Document) -> Document:
    """A schema with the components that it refers to."""
    names = [named(one) for one in within(schema) if "$ref" in one]
    return {"own": schema, "named": [SCHEMAS[name] for name in names]}


def test_examples_of_problems_are_short() -> None:
    for path in OPERATIONS:
        for status, answered in responses_of(path).items():
            for content in answered.get("content", {}).values() if int(status) >= 400 else ():
                assert len(content["example"]["detail"]) <= 70
                assert len(json.dumps(content["example"])) < 400


def test_each_file_is_documented_in_the_type_that_it_is_served_in(api: httpx.Client) -> None:
    paths = [path for path in OPERATIONS if path.endswith(FILES)]
    assert len(paths) > 2
    for path in paths:
        served = api.get(path).headers["content-type"].partition(";")[0]
        assert list(OPERATIONS[path]["responses"]["200"]["content"]) == [served]
        assert (served == "text/csv") is path.endswith(".csv")


def test_it_says_that_no_key_is_needed() -> None:
    assert DOCUMENT["security"] == []
    assert "securitySchemes" not in DOCUMENT["components"]


def test_component_names_are_plain() -> None:
    assert [name for name in SCHEMAS if not name.isalpha()] == []


@pytest.mark.parametrize(("path", "parameter"), parameters())
def test_each_parameters_example_answers_200_when_asked_alone(
    api: httpx.Client, path: str, parameter: Document
) -> None:
    for example in examples_of(parameter):
        assert validator(parameter["schema"]).is_valid(example)
        name, where = parameter["name"], address(path)
        asked = {} if parameter["in"] == "path" else {**required(path), name: written(example)}
        answer = api.get(where, params=asked)
        assert answer.status_code == 200, answer.text
        if asked and name not in ("q", "format") and "{id}" not in path:
            assert bool(answer.json()["items"]) is ((path, name) not in FINDS_NOTHING)


def written(example: Any) -> Any:
    return str(example).lower() if isinstance(example, bool) else example


# What the answers hold


@pytest.fixture(scope="module")
def answers(api: httpx.Client) -> dict[str, tuple[str, Document]]:
    """Every document by its address, with the path that describes it: lists, items, the rest."""
    found = {}
    for path in OPERATIONS:
        if "{id}" not in path and not path.endswith(FILES):
            found[path] = (
                path,
                api.get(
                    path, params=required(path) | ({"limit": 200} if path in LISTS else {})
                ).json(),
            )
    for path in LISTS:
        for item in found[path][1]["items"]:
            one = f"{path}/{item['id']}"
            found[one] = (f"{path}/{{id}}", api.get(one).json())
    return found


def test_every_document_fits_its_schema(answers: dict[str, tuple[str, Document]]) -> None:
    shapes = {path: shape(path) for path in OPERATIONS}
    for where, (path, document) in answers.items():
        assert valid(shapes[path], document) is None, where


def valid(shaped: Draft202012Validator, document: Document) -> ValidationError | None:
    return next(shaped.iter_errors(document), None)


def test_the_validation_would_find_a_missing_an_added_and_a_wrong_field() -> None:
    good = {"id": "ukraine", "name": "Ukraine"}
    reference = validator({"$ref": "#/components/schemas/ActorReference"})
    assert valid(reference, good) is None
    for bad in ({"id": "ukraine"}, {**good, "extra": 1}, {**good, "id": "No Id"}):
        assert valid(reference, bad) is not None


def test_an_item_of_a_list_is_the_item_by_id(answers: dict[str, tuple[str, Document]]) -> None:
    for path in LISTS:
        for item in answers[path][1]["items"]:
            whole = answers[f"{path}/{item['id']}"][1]
            if path == "/articles":  # which has more by id
                whole = {**whole, "sources": item["sources"]}
                del whole["text"], whole["sentences"]
            assert whole == item


def test_every_reference_names_what_it_refers_to(
    answers: dict[str, tuple[str, Document]],
) -> None:
    """Wherever an id stands beside a name, the item of that id has just that name."""
    known = {
        (kind, item["id"], item[kind])
        for path in LISTS
        for item in answers[path][1]["items"]
        for kind in ("name", "title", "headline", "marker", "text")
        if kind in item
    }
    types = {("name", x["type"]["id"], x["type"]["name"]) for x in answers["/events"][1]["items"]}
    units = answers["/indicators"][1]["items"]
    types |= {("name", x["unit"]["id"], x["unit"]["name"]) for x in units}
    for where, (_, document) in answers.items():
        for x in within(document):
            if "id" in x and len(x) == 2:
                [(kind, name)] = [(key, value) for key, value in x.items() if key != "id"]
                assert (kind, x["id"], name) in known | types, where


def test_every_quote_stands_in_its_article(answers: dict[str, tuple[str, Document]]) -> None:
    seen = 0
    for _, document in answers.values():
        for x in within(document):
            if "evidence" in x:
                assert x["evidence"] or "asserted_by" in x  # an event may rest on its claims
                for proof in x["evidence"]:
                    article = (proof if "article" in proof else x)["article"]["id"]
                    stands(proof, answers[f"/articles/{article}"][1]["text"])
                    seen += 1
    assert seen > 100


def stands(proof: Document, text: str) -> None:
    start, end = proof["start"], proof["end"]
    assert text[start:end] == proof["exact"]
    assert text[:start].endswith(proof["prefix"])
    assert text[end:].startswith(proof["suffix"])
    assert bool(proof["prefix"]) == (start > 0)
    assert bool(proof["suffix"]) == (end < len(text))


def test_every_sentence_and_quote_lie_where_they_say(
    answers: dict[str, tuple[str, Document]],
) -> None:
    for path, document in answers.values():
        if path == "/articles/{id}":
            for place, sentence in enumerate(document["sentences"], start=1):
                assert sentence["position"] == place
                text = document["text"][sentence["start"] : sentence["end"]]
                assert text == sentence["text"]
    for claim in answers["/claims"][1]["items"]:
        article = answers[f"/articles/{claim['article']['id']}"][1]
        for proof in claim["evidence"]:
            sentence = article["sentences"][proof["sentence"]["position"] - 1]
            assert sentence["start"] <= proof["start"] < proof["end"] <= sentence["end"]
            assert sentence["section"] == proof["sentence"]["section"]


# Which statuses are answered


def provoked(path: str) -> Iterator[tuple[str, dict[str, str]]]:
    where = address(path)
    yield where, {}
    yield where, {"If-None-Match": "*"}
    yield f"{where}?nonsense=1", {}
    yield f"{where}?a={'a' * 5000}", {}
    if "{id}" in path:
        yield path.replace("{id}", "nothing-of-this-id"), {}
        yield path.replace("{id}", "%00"), {}
        yield path.replace("{id}", "a" * 2000), {}
    if path in LISTS:
        yield f"{where}?limit=0", {}
        yield f"{where}?cursor=x", {}
        yield f"{where}?format=csv", {}
        yield where, {"Accept": "text/html"}


def is_documented(path: str, answer: httpx.Response) -> None:
    status = str(answer.status_code)
    responses = responses_of(path)
    assert status in responses, f"{path} answers {status}, which is not documented."
    if status == "304":
        assert "content" not in responses[status]
    else:
        kind = answer.headers["content-type"].partition(";")[0]
        assert kind in responses[status]["content"]
        if kind.endswith(("/json", "+json")):
            validator(responses[status]["content"][kind]["schema"]).validate(answer.json())


@pytest.mark.parametrize("path", OPERATIONS)
def test_every_status_that_is_met_is_documented(api: httpx.Client, path: str) -> None:
    for where, headers in provoked(path):
        is_documented(path, api.get(where, headers=headers))


def test_what_is_answered_without_a_release_is_documented(tmp_path: Path) -> None:
    with running_server(tmp_path) as server, httpx.Client(base_url=server) as api:
        for path in OPERATIONS:
            answer = api.get(address(path), params=required(path))
            assert answer.status_code == (200 if path in ("/", "/health") else 503), path
            assert answer.status_code == 200 or int(answer.headers["retry-after"]) > 0
            is_documented(path, answer)


def test_every_operation_tells_what_it_refuses() -> None:
    for path in OPERATIONS:
        expected = {"200", "414", "422", "500"} | ({"404"} if "{id}" in path else set())
        expected |= {"406", "410"} if path in LISTS else set()
        expected |= {"406"} if path.endswith("/{id}") else set()
        assert expected <= set(responses_of(path)), path
        for status, answered in responses_of(path).items():
            kinds = set(answered.get("content", {}))
            if int(status) >= 400:
                assert kinds == {"application/problem+json"}
            elif path in LISTS:
                assert FORMATS <= kinds <= FORMATS | OF_SOME or status in ("303", "304")
