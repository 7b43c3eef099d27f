"""One request on its way to an answer: what it asks, and how what it gets may leave."""

from collections.abc import Iterable
from dataclasses import dataclass

from starlette.types import Scope

from app.kit.answering.cache import AnswerCache, Asked
from app.kit.answering.codings import coding_for
from app.kit.answering.places import Places
from app.kit.answering.ready import Ready
from app.kit.answering.turns import Turns

VISIT = "facts.visit"
"""Where the request's visit stands in its scope."""
ANYTHING = (b"", b"*/*")
"""What programs say of `Accept`, mostly."""


@dataclass(frozen=True)
class Manner:
    """How answers leave: how many seconds they may be kept, what stands before addresses, how many
    downloads there may be at once, and who has a turn at having an answer made."""

    max_age: int
    public_url: str
    downloads: Places
    turns: Turns

    @property
    def freshness(self) -> str:
        """The `Cache-Control` of what may be kept."""
        return f"public, max-age={self.max_age}, stale-while-revalidate={self.max_age}"


@dataclass(slots=True)
class Visit:
    """What a request asks and holds already, where its answer may be kept, and who sends it."""

    asked: Asked
    held: bytes
    """The tags of what the client has (`If-None-Match`)."""
    is_bodiless: bool
    """Whether the body of the answer is dropped, so that long ones can be spared."""
    freshness: bytes
    turns: Turns
    """Who has a turn at having an answer made."""
    cache: AnswerCache | None = None
    pages: AnswerCache | None = None
    """Where pages are kept, apart from facts."""
    is_left: bool = False
    """Whether a ready answer is left here for the front, instead of being sent."""
    ready: Ready | None = None

    @property
    def accept(self) -> str:
        """Which media types the client takes, as it says."""
        return self.asked[2].decode("latin-1")


def visit_of(scope: Scope) -> Visit:
    """The visit that a front has begun; without one, that of a request that came straight here."""
    visit: Visit | None = scope.get(VISIT)
    if visit is None:
        (asked, held), manner = read_question(scope), manner_of(scope)
        freshness, is_bodiless = manner.freshness.encode(), scope["method"] == "HEAD"
        visit = scope[VISIT] = Visit(asked, held, is_bodiless, freshness, manner.turns)
    return visit


def manner_of(scope: Scope) -> Manner:
    """How the answers of the app leave that a request came to."""
    manner: Manner = scope["app"].state.manner
    return manner


def may_be_page(asked: Asked) -> bool:
    """Whether a page can be what is asked for: who takes anything and names no format gets
    facts."""
    _, query_string, accept, _ = asked
    return accept not in ANYTHING or b"format" in query_string


def read_question(scope: Scope) -> tuple[Asked, bytes]:
    """What is asked, and the tags of what the client holds."""
    accept, encoding, held = _read_headers(scope["headers"])
    return (scope["path"], scope["query_string"], accept, coding_for(encoding)), held


def _read_headers(headers: Iterable[tuple[bytes, bytes]]) -> tuple[bytes, bytes, bytes]:
    """What the client says of formats, encodings and tags, lines of one header joined."""
    accept = encoding = held = b""
    for name, value in headers:
        if name == b"accept-encoding":
            encoding = encoding + b", " + value if encoding else value
        elif name == b"accept":
            accept = accept + b", " + value if accept else value
        elif name == b"if-none-match":
            held = held + b", " + value if held else value
    return accept, encoding, held
