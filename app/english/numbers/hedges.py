"""Hedges: the words in front of or behind a number that make it less than exact.

In goes a position between tokens, out comes the qualifier that the words there mean and where
they begin or end. The tables are the grammar; a new hedge is a line in one of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.english.text.tokens import Kind, Tokens
from app.english.text.wordlists import word_list, word_set

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hedge:
    """Hedge words at tokens `first` up to `stop` and the qualifier that they mean."""

    first: int
    stop: int
    qualifier: str


def _table(lines: Mapping[str, str]) -> dict[Words, str]:
    return {
        tuple(phrase.split()): qualifier
        for qualifier, phrases in lines.items()
        for phrase in phrases.split(",")
    }


_FRONT = _table(
    {
        "about": "about,approximately,approx,approx .,around,some,nearly,almost,roughly,circa,"
        "c .,ca .,ca,~,≈,close to,closer to,nearing,approaching,virtually,practically,an estimated,"
        "estimated,an approximate,an average of,in the region of,in the order of,on the order of,"
        "somewhere around,just short of,just shy of,short of,shy of",
        "at_least": "at least,no fewer than,no less than,not less than,not fewer than,a minimum of,"
        "minimum of,at the least,at the very least,at minimum,at a minimum,≥,upward of",
        "more_than": "over,more than,exceeding,exceeds,exceed,exceeded,in excess of,upwards of,"
        "above,greater than,higher than,larger than,topping,topped,surpassing,surpassed,surpasses,"
        "surpass,north of,>,bigger than,longer than",
        "at_most": "up to,as many as,as much as,at most,no more than,not more than,a maximum of,"
        "maximum of,not exceeding,at the most,at a maximum,≤,as high as,up till,a limit of",
        "less_than": "under,fewer than,less than,below,lower than,smaller than,<,south of,"
        "shorter than",
    }
)
_FRONT_LONGEST = max(map(len, _FRONT))
_FRONT_LAST = frozenset(words[-1] for words in _FRONT)

# "took over 12 firms" and "adds up to 12" hedge nothing.
_PHRASAL = {
    ("over",): word_set(
        "took take taken taking takes handed hand handing hands turned turn turning turns carried "
        "won went going run ran all crossed cross crossing fly flew flown flying"
    ),
    ("up", "to"): word_set("add adds added adding live lived lives own owned owns"),
    ("below",): frozenset(("from",)),
}

# Words that may stand between a hedge and its number: "at least another 20".
_FILLERS = tuple(
    tuple(word_list(phrase))
    for phrase in (
        "a total of", "an additional", "an extra", "a further", "another", "a net", "a combined",
        "a record", "an estimated", "a staggering", "a whopping",
    )
)  # fmt: skip

_BEHIND = _table(
    {
        "about": "or so,or thereabouts,- odd,odd,give or take,more or less",
        "at_least": "or more,at least,+,- plus,plus,at the least,at a minimum,or above,and over,"
        "and above,and older,or older,or over,and up,upwards,and upwards,or longer,or higher",
        "at_most": "or fewer,or less,at most,at the most,or under,or younger,at a maximum,or below,"
        "and under,and below,or lower,max,maximum,tops",
    }
)
_BEHIND_LONGEST = max(map(len, _BEHIND))
_BEHIND_FIRST = frozenset(words[0] for words in _BEHIND)


def hedge_before(stream: Tokens, index: int) -> Hedge | None:
    """The hedge that ends right before token `index`, or before a filler such as "another".

    Of two in a row ("up to about 50") the outer one decides, and the words are those of both.
    """
    inner = _one_before(stream, index) or _one_before(stream, _before_filler(stream, index))
    if inner is None:
        return None
    outer = _one_before(stream, inner.first)
    if outer is None:
        return inner
    qualifier = inner.qualifier if outer.qualifier == "about" else outer.qualifier
    return Hedge(outer.first, inner.stop, qualifier)


def _one_before(stream: Tokens, index: int) -> Hedge | None:
    if stream.lower(index - 1) not in _FRONT_LAST:
        return None
    for size in range(_FRONT_LONGEST, 0, -1):
        first = index - size
        if first < 0:
            continue
        words = tuple(stream.lower(at) for at in range(first, index))
        if words in _FRONT and not _is_phrasal(stream, first, words):
            return Hedge(first, index, _FRONT[words])
    return None


def _is_phrasal(stream: Tokens, first: int, words: Words) -> bool:
    return stream.lower(first - 1) in _PHRASAL.get(words, frozenset())


def _before_filler(stream: Tokens, index: int) -> int:
    for words in _FILLERS:
        first = index - len(words)
        if first > 0 and words == tuple(stream.lower(at) for at in range(first, index)):
            return first
    return -1


def hedge_behind(stream: Tokens, index: int) -> Hedge | None:
    """The hedge that begins at token `index`, right behind a number or what it counts."""
    if stream.opens(index) or stream.lower(index) not in _BEHIND_FIRST:
        return None
    for size in range(_BEHIND_LONGEST, 0, -1):
        stop = index + size
        words = tuple(stream.lower(at) for at in range(index, stop))
        if words in _BEHIND and _fits_behind(stream, index, stop):
            return Hedge(index, stop, _BEHIND[words])
    return None


def _fits_behind(stream: Tokens, index: int, stop: int) -> bool:
    """ "12 people, at least 3 of them" hedges the 3; a sign or hyphen must touch the number."""
    if stream.lower(index) in ("+", "-") and not stream.touches(index - 1):
        return False
    if stream.lower(index) in ("odd", "plus", "max", "maximum", "tops", "upwards"):
        return stream.lower(index) == "odd" or not stream.capital(stop)
    if stream.lower(stop) == "than":
        return False
    return stream.kind(stop) not in (Kind.NUMBER, Kind.SIGN) or stream.lower(stop) == "%"


def bounds(qualifier: str, value: Decimal | None) -> tuple[Decimal | None, Decimal | None]:
    """Low and high as the words give them, for one value."""
    low = value if qualifier in ("exact", "at_least", "more_than") else None
    high = value if qualifier in ("exact", "at_most", "less_than") else None
    return low, high
