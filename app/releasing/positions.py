"""Positions: where rows stand among others of their kind.

Each is a function of its own article, day or id alone, so that a new article moves no other row. It
has 59 bits: a search, whose hits of all types share one number line, puts the type before them, and
what comes out still fits into a signed integer of 64 bits.

    what belongs to an article    18 of the day, 26 of the article's id, 15 of the place within
    an event                      22 of the day, 37 of its id
    a named thing                 59 of its id

Two ids of which as many bits agree would take each other's position: `collisions` refuses them.
"""

from datetime import date
from hashlib import blake2b

TYPE_BITS, POSITION_BITS = 4, 59
ARTICLE_BITS, PLACE_BITS = 26, 15
DAY_BITS = POSITION_BITS - ARTICLE_BITS - PLACE_BITS
EVENT_BITS = 37
FIRST_DAY = date(1600, 1, 1)
LAST_DAY = date.fromordinal(FIRST_DAY.toordinal() + (1 << DAY_BITS) - 1)
"""The days that an article can have: from 1600 to 2317."""
MOST_PLACES = (1 << PLACE_BITS) - 1
"""How many rows of a kind an article can have."""
UNDATED = date.max.toordinal() + 1


def locate_article(day: str, name: str) -> int:
    """The position of an article, the newest first; raises ValueError for a day out of bounds."""
    found = date.fromisoformat(day)
    if not FIRST_DAY <= found <= LAST_DAY:
        raise ValueError(f"{day} lies not between {FIRST_DAY} and {LAST_DAY}.")
    back = LAST_DAY.toordinal() - found.toordinal()
    return (back << ARTICLE_BITS | _digest(name, ARTICLE_BITS)) << PLACE_BITS


def locate_within(article: int, place: int) -> int:
    """The position of a row by that of its article and its place there; raises ValueError for a
    place that an article does not have."""
    if not 0 <= place <= MOST_PLACES:
        raise ValueError(f"An article has {MOST_PLACES} places, and none {place}.")
    return article | place


def locate_event(day: str | None, name: str) -> int:
    """The position of an event: the first before others, what has no day last."""
    found = date.fromisoformat(day).toordinal() if day else UNDATED
    return found << EVENT_BITS | _digest(name, EVENT_BITS)


def locate_thing(name: str) -> int:
    """The position of something that has no day and no article; its list is sorted otherwise."""
    return _digest(name, POSITION_BITS)


def locate_hit(turn: int, position: int) -> int:
    """The position of what a search finds: hits of a type stand together, each as its row does."""
    if not 0 <= turn < 1 << TYPE_BITS:
        raise ValueError(f"A search has {1 << TYPE_BITS} types at most, and no type {turn}.")
    return turn << POSITION_BITS | position


def _digest(name: str, bits: int) -> int:
    made = blake2b(name.encode(), digest_size=8).digest()
    return int.from_bytes(made) >> 64 - bits
