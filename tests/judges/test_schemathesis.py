"""Schemathesis over the whole OpenAPI document: what it says is what the server does."""

from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, seed, settings
from schemathesis import Case, CheckFunction, Response
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import positive_data_acceptance

from app.kit.answering.front import MAX_PATH, MAX_QUERY
from app.main import create_app
from app.settings import Settings

EXAMPLES = 50
SEED = 20250105
NO_SCHEMA_SAYS = {
    "Names nothing that is known here.",
    "Is no cursor of this list with these filters.",
    "Are counted in `json` and `html` alone: leave out one of both.",
    "Is not for ics, which tells a fact whole; leave one of them out.",
    "Is not for atom, which tells a fact whole; leave one of them out.",
    "Is not for html, which tells a fact whole; leave one of them out.",
    "Is not for svg, which tells a fact whole; leave one of them out.",
}

REFUSALS = ["404", "405", "414", "422"]
"""What may answer input that the document forbids: 414 besides the usual ones."""
config = SchemathesisConfig.from_dict(
    {"checks": {"negative_data_rejection": {"expected-statuses": REFUSALS}}}
)

# The document that the server serves, as test_openapi.py shows.
schema = schemathesis.openapi.from_dict(create_app(Settings()).openapi(), config=config)


def may_refuse_what_the_schema_allows(status: int, problem: dict[str, object]) -> bool:
    """The one exception to "valid input is accepted".

    No schema can say which actors exist or which cursors were given out: 422 for a value that
    names nothing, or for two parameters that do not go together; 410 for a cursor of another
    release.
    """
    faults = problem["errors"]
    assert isinstance(faults, list)
    if status == 422:
        return bool(faults) and all(fault["message"] in NO_SCHEMA_SAYS for fault in faults)
    return status == 410 and bool(problem["first_page"])


def is_too_long(response: Response) -> bool:
    """Whether the address as a whole is longer than is read, which no schema can say either."""
    path, _, query = (response.request.path_url or "").partition("?")
    return response.status_code == 414 and (len(path) > MAX_PATH or len(query) > MAX_QUERY)


def is_excepted(response: Response) -> bool:
    status = response.status_code
    named = status in (410, 422) and may_refuse_what_the_schema_allows(status, response.json())
    return named or is_too_long(response)


@schema.parametrize()
@seed(SEED)
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_the_server_does_what_the_document_says(case: Case[Any], server_url: str) -> None:
    response = case.call(base_url=server_url)
    excepted: list[CheckFunction] = [positive_data_acceptance] if is_excepted(response) else []
    case.validate_response(response, excluded_checks=excepted)


@pytest.mark.parametrize(
    ("target", "excepted"),
    [
        ("/events?actor=nobody-at-all", True),
        ("/events?cursor=x", True),
        ("/events?facets=type&format=csv", True),
        ("/events?actor=nobody-at-all&limit=0", False),
        ("/events?stauts=x", False),
        ("/events?q=a&q=b", False),
    ],
)
def test_the_exception_is_only_for_what_names_nothing(
    api: httpx.Client, target: str, excepted: bool
) -> None:
    answer = api.get(target)
    assert answer.status_code == 422
    assert may_refuse_what_the_schema_allows(answer.status_code, answer.json()) == excepted
