"""Ids of what is derived: readable, and the same as long as it is the same."""

from collections.abc import Iterable
from hashlib import blake2b

LONGEST_ID = 120


def readable_id(words: Iterable[str], *more: str) -> str:
    """The words as an id; with `more` that tells it from others, or cut short, with a digest."""
    readable = "-".join(filter(None, words))
    if not more and len(readable) <= LONGEST_ID:
        return readable
    digest = blake2b("\n".join(sorted(more or [readable])).encode(), digest_size=4).hexdigest()
    return f"{readable[: LONGEST_ID - len(digest) - 1].rstrip('-')}-{digest}"
