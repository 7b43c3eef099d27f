"""The page of a problem: what happened, what is allowed, and where to go on."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlencode

from app.kit.asking.query import NO_SUCH_PARAMETER
from app.kit.errors import ParameterFault, ProblemShape
from app.pages.links import Links
from app.pages.page import Found

_MEANT = re.compile(r"Did you mean (/[a-z0-9./-]*)\?")
"""How a problem names a path that exists."""
_MEANT_ID = re.compile(r'this id\. Did you mean "([^"]*)"\?')
"""How a problem names the id of a fact that exists."""
Way = tuple[str, str | None]
"""Where to go on: its name and its link."""


def describe_problem(problem: ProblemShape, address: str, links: Links) -> Found:
    """What the template of problems sets, for the question at an address."""
    return {
        "problem": problem,
        "about": None if problem.type == "about:blank" else links.to(problem.type),
        "ways": tuple(_find_ways(problem, address, links)),
    }


def _find_ways(problem: ProblemShape, address: str, links: Links) -> Iterator[Way]:
    if problem.first_page:
        yield "Begin again", links.to(problem.first_page)
    for path in _MEANT.findall(problem.detail):
        yield path, links.to(path)
    for near in _MEANT_ID.findall(problem.detail):
        meant = _name_fact(address, near)
        yield meant, links.to(meant)
    for fault in problem.errors:
        if fault.nearest and fault.parameter:
            mended = _mend(address, fault, fault.nearest)
            yield mended, links.to(mended)


def _name_fact(address: str, meant: str) -> str:
    """The address of a fact, or of what hangs on it, with the id that was meant."""
    path, _, _ = address.partition("?")
    plural, _, *rest = path.lstrip("/").split("/")
    return "/".join(["", plural, meant, *rest])


def _mend(address: str, fault: ParameterFault, meant: str) -> str:
    """The address with what was meant in place of what cannot be used."""
    path, _, query = address.partition("?")
    pairs = parse_qsl(query, keep_blank_values=True)
    is_name = fault.message == NO_SUCH_PARAMETER
    mended = [
        (meant, value) if is_name else (name, meant)
        for name, value in pairs
        if name == fault.parameter
    ]
    rest = [pair for pair in pairs if pair[0] != fault.parameter]
    return f"{path}?{urlencode([*rest, *mended[:1]])}"
