"""Headers that clients send: lists with weights, tags that they hold (RFC 9110)."""

import re
from collections.abc import Sequence

from starlette.datastructures import Headers

_WEIGHT = re.compile(r"1(\.0{0,3})?|0(\.\d{0,3})?|\.\d{1,3}")
"""A weight (RFC 9110, 12.4.2), also without its leading zero."""
_QUOTED = re.compile(r'"[^"]*"')
_ITEM = re.compile(r'(?:[^,"]|"[^"]*"|")+')
"""An item of a list; a comma within quotation marks is no end of it."""


def listed(headers: Headers, name: str) -> list[str]:
    """The items of a header that is a list, however many lines it came in."""
    return [item for line in headers.getlist(name) for item in items(line)]


def items(line: str) -> list[str]:
    """The items of one line of a header that is a list."""
    return [bare for item in _ITEM.findall(line) if (bare := item.strip())]


def weight(item: str) -> float:
    """How much an item of an `Accept…` header is liked; what cannot be read, not at all."""
    for parameter in _QUOTED.sub("", item).split(";")[1:]:
        name, _, written = parameter.partition("=")
        if name.strip().lower() == "q":
            return float(written) if _WEIGHT.fullmatch(written.strip()) else 0
    return 1


def holds_tag(held: Sequence[str], tag: str) -> bool:
    """Weak comparison of the items of `If-None-Match` with our tag (RFC 9110, 13.1.2)."""
    return "*" in held or tag.removeprefix("W/") in (item.removeprefix("W/") for item in held)
