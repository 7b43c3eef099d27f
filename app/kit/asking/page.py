"""Pages: the envelope of a list, and the cursor that leads to the next one.

Paging is by key: a page begins after the sort keys of the last item, so a page deep in a list
costs what the first one does and no item is met twice or missed.
"""

import json
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, NamedTuple
from urllib.parse import quote_plus

from pydantic_core import to_json

from app.kit.asking.filters import as_written
from app.kit.asking.query import Parameters, fault, refused
from app.kit.errors import CursorGone

COUNTED_TO = 10_000
HOW_NOT_WHAT = ("limit", "total", "format", "fields")
"""Parameters that change how an answer looks and not which facts it has, or in which order."""
NOTHING_BESIDES = b'"facets":{},"instead":[],"nearest":null'
"""The fields of a list's answer that are seldom asked for, or seldom needed."""
PAGE_ALONE = ("cursor", "facets")
"""Parameters that do not go on to the next page: where it begins, and counts of the first."""
Key = str | int | float


@dataclass(frozen=True, slots=True)
class Total:
    """How many items match; not exact beyond `COUNTED_TO`, and null where nobody asked."""

    count: int | None
    exact: bool


class Cursor(NamedTuple):
    """Where a page begins: after these keys, in this release, for this question."""

    release: str
    question: str
    total: Total
    keys: tuple[Key, ...]

    def text(self) -> str:
        """The cursor as clients pass it on, opaque."""
        parts = [self.release, self.question, self.total.count, self.total.exact, *self.keys]
        return urlsafe_b64encode(to_json(parts)).decode().rstrip("=")


class Address(NamedTuple):
    """A list's own address: its path and its parameters, without where the page begins."""

    path: str
    parameters: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, path: str, asked: Parameters) -> "Address":
        """The address of what is asked, as the query string writes it."""
        pairs = (
            (name, as_written(one))
            for name, value in asked.canonical
            if name not in PAGE_ALONE
            for one in (value if isinstance(value, tuple) else (value,))
        )
        return cls(path, tuple(pairs))

    @property
    def question(self) -> str:
        """A short digest of what is asked, whatever the order of parameters and the page size."""
        asked = sorted(pair for pair in self.parameters if pair[0] not in HOW_NOT_WHAT)
        return blake2b(repr((self.path, asked)).encode(), digest_size=6).hexdigest()

    def first_page(self) -> str:
        """The address of the list's first page."""
        return self.path + (f"?{_query(self.parameters)}" if self.parameters else "")

    def having(self, name: str, value: str) -> "Address":
        """The same list with this value of a filter instead of others."""
        others = [pair for pair in self.parameters if pair[0] != name]
        return Address(self.path, (*others, (name, value)))

    def page_after(self, cursor: Cursor) -> str:
        """The address of the page that begins after the cursor's keys."""
        return f"{self.path}?{_query([*self.parameters, ('cursor', cursor.text())])}"


def _query(parameters: Iterable[tuple[str, str]]) -> str:
    """Parameters as a query string; most values need no escapes."""
    pairs = ((name, one if _PLAIN.fullmatch(one) else quote_plus(one)) for name, one in parameters)
    return "&".join([f"{name}={value}" for name, value in pairs])


_PLAIN = re.compile(r"[\w.~-]*", re.ASCII)


def read_cursor(text: str, release: str, address: Address, kinds: tuple[type, ...]) -> Cursor:
    """The cursor of a request for this list, with keys of these kinds.

    Raises CursorGone for one of another release, InvalidParameters for anything else that this
    list did not give out.
    """
    found = _decoded(text)
    if found is None or found.question != address.question or not _fit(found.keys, kinds):
        raise refused([fault("cursor", "Is no cursor of this list with these filters.")])
    if found.release != release:
        raise CursorGone(CursorGone.about, first_page=address.first_page())
    return found


def _decoded(text: str) -> Cursor | None:
    try:
        written = urlsafe_b64decode(text.encode("ascii") + b"=" * (-len(text) % 4))
        release, question, count, exact, *keys = json.loads(written, parse_constant=_no_constant)
    except (NotBase64, ValueError, TypeError, RecursionError):
        return None
    counted = count is None or (_is(count, int) and 0 <= count <= COUNTED_TO)
    if not (_is(release, str) and _is(question, str) and counted and _is(exact, bool)):
        return None
    return Cursor(release, question, Total(count, exact), tuple(keys))


def _no_constant(_: str) -> Any:
    raise ValueError("NaN and Infinity are no keys.")


def _is(value: Any, kind: type) -> bool:
    return isinstance(value, kind) and (kind is bool or not isinstance(value, bool))


def _fit(keys: tuple[Any, ...], kinds: tuple[type, ...]) -> bool:
    return len(keys) == len(kinds) and all(map(_fits, keys, kinds))


def _fits(key: Any, kind: type) -> bool:
    if kind is str:
        return isinstance(key, str) and not re.search("[\x00\ud800-\udfff]", key)
    numbers = (int, float) if kind is float else (int,)
    return (any(_is(key, number) for number in numbers) and abs(key) < 2**63) or key in _EXTREMES


_EXTREMES = (1e308, -1e308)
"""What stands for a missing value in a sort column."""


def show_besides(facets: Any, instead: Any, near: str | None) -> bytes:
    """These fields, where one of them says something."""
    return to_json({"facets": facets, "instead": instead, "nearest": near})[1:-1]


def page(
    items: list[bytes], total: Total, following: str | None, besides: bytes = NOTHING_BESIDES
) -> bytes:
    """A list's answer, from documents, and from fields besides, that are JSON already."""
    count = "null" if total.count is None else str(total.count)
    exact = "true" if total.exact else "false"
    link = "null" if following is None else json.dumps(following)
    rest = f'],"total":{count},"total_exact":{exact},"next":{link},'
    return b"".join((b'{"items":[', b",".join(items), rest.encode(), besides, b"}"))
