"""Ranges of bytes: which part of a file a client asks for (RFC 9110, 14)."""

import re

_SINGLE = re.compile(r"bytes=[ \t]*(\d{0,19})-(\d{0,19})[ \t]*", re.IGNORECASE | re.ASCII)
NO_BYTES = range(0)


def read_range(asked: str, size: int) -> range | None:
    """The bytes that are asked for, which are none where that cannot be satisfied.

    Nothing at all where the whole is sent: what is no range, and several at once, which a server
    need not send (RFC 9110, 14.2).
    """
    if not (found := _SINGLE.fullmatch(asked)):
        return None
    first, last = found.groups()
    if not first:
        return _read_last(last, size)
    start, end = int(first), int(last) if last else size - 1
    if last and end < start:
        return None
    return range(start, min(end + 1, size)) if start < size else NO_BYTES


def _read_last(count: str, size: int) -> range | None:
    """The last so many bytes."""
    if not count:
        return None
    return range(max(0, size - int(count)), size)
