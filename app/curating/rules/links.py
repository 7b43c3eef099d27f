"""Rules about links between claims: words of their type, in their order."""

from collections.abc import Iterator

from app.curating.meaning.voices import is_read
from app.curating.seeds.claims import LinkSeed
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.text.anchors import Folded
from app.curating.text.evidence import AnchoredClaim
from app.english.linking import LINKING, find_types, is_backward
from app.vocabulary import Basis, LinkType

_SPEAKING = (LinkType.COUNTERS, LinkType.DENIES)
"""Links whose words belong to the voice of the claim that has them."""
_NEAR = 2


def links_have_their_basis(seeds: Seeds) -> Iterator[Fault]:
    """A link rests on words of its type in a sentence of either claim, or on a curator's note."""
    claims = {claim.seed.id: claim for claim in seeds.claims}
    for claim in claims.values():
        seen: set[tuple[str, LinkType]] = set()
        for link in claim.seed.links:
            if link.to == claim.seed.id:
                yield link.fault("A claim is not linked with itself.", link.type)
            if (link.to, link.type) in seen:
                yield link.fault("This link stands here twice.", link.type)
            seen.add((link.to, link.type))
            other = claims.get(link.to)
            if link.basis is Basis.CURATOR and not link.note:
                yield link.fault(_explain_basis(link))
            elif link.words and other and is_read(claim, seeds):
                yield from _check_words(link, link.words, claim, other)


def _explain_basis(link: LinkSeed) -> str:
    return (
        "A link needs the text's own words, or a curator's `note` that says why:"
        f" {{{link.type}: {link.to}, words: …}} or {{{link.type}: {link.to}, note: …}}."
    )


def _check_words(
    link: LinkSeed, words: str, claim: AnchoredClaim, other: AnchoredClaim
) -> Iterator[Fault]:
    at = _locate(words, claim, other)
    if at is None:
        yield link.fault(
            f'"{words}" does not stand in a sentence of either claim. Write the words that link'
            f" them, or a `note`: {{{link.type}: {link.to}, note: …}}.",
            "words",
        )
        return
    types = find_types(words)
    if str(link.type) not in types:
        yield link.fault(_explain_type(link, words, types), "words")
    elif _are_apart(claim, other):
        yield link.fault(
            f'"{words}" links sentences beside each other, and "{link.to}" stands elsewhere. Write'
            f" the claim that it links, or a `note`: {{{link.type}: {link.to}, note: …}}.",
            link.type,
        )
    elif _is_turned(link, words, at, claim, other):
        yield link.fault(_explain_turned(link, words, claim, other), link.type)


def _is_turned(
    link: LinkSeed, words: str, at: tuple[int, bool], claim: AnchoredClaim, other: AnchoredClaim
) -> bool:
    """Whether the words say that the other claim is the subject of the link."""
    if link.type in _SPEAKING:
        return not _holds(claim, words) and _holds(other, words)
    return LINKING[link.type].directed and _is_reversed(link.type, words, at, claim, other)


def _explain_turned(link: LinkSeed, words: str, claim: AnchoredClaim, other: AnchoredClaim) -> str:
    return (
        f'By "{words}" it is the other claim that {link.type} this one. Write under'
        f' "{other.seed.id}": links: [{{{link.type}: {claim.seed.id}, words: {words}}}].'
    )


def _holds(claim: AnchoredClaim, words: str) -> bool:
    return words in claim.folded


def _are_apart(claim: AnchoredClaim, other: AnchoredClaim) -> bool:
    """Whether more than a sentence lies between the two."""
    own = [anchor.sentence.position for anchor in claim.anchors]
    theirs = [anchor.sentence.position for anchor in other.anchors]
    return claim.article != other.article or min(abs(a - b) for a in own for b in theirs) > _NEAR


def _explain_type(link: LinkSeed, words: str, types: list[str]) -> str:
    if types:
        meant = " or ".join(f"{{{kind}: {link.to}, words: {words}}}" for kind in types)
        return f'"{words}" are words for another link. Write {meant}.'
    examples = ", ".join(sorted(LINKING[link.type].forward)[:6])
    return (
        f'"{words}" are no words by which one claim {link.type} another (such as {examples}). Write'
        f" the words that do, or a `note`: {{{link.type}: {link.to}, note: …}}."
    )


def _locate(words: str, claim: AnchoredClaim, other: AnchoredClaim) -> tuple[int, bool] | None:
    """Where the words stand in the article, and whether they open a sentence."""
    for anchor in (*claim.anchors, *other.anchors):
        for start, _ in Folded(anchor.sentence.text).spans(words):
            return anchor.sentence.start + start, start == 0
    return None


def _is_reversed(
    kind: LinkType, words: str, at: tuple[int, bool], claim: AnchoredClaim, other: AnchoredClaim
) -> bool:
    """Whether words and order say that the other claim is the subject of the link.

    Where both claims stand on the same side of the words, order does not tell.
    """
    where, opens = at
    own, theirs = _side_of(where, claim), _side_of(where, other)
    if own == theirs:
        return False
    is_first = own < theirs
    return is_first == (is_backward(kind, words) != opens)


def _side_of(where: int, claim: AnchoredClaim) -> int:
    """-1 where a claim's first quote ends before the words, 1 where it begins behind, 0 around."""
    anchor = claim.anchors[0]
    if anchor.end <= where:
        return -1
    return 1 if anchor.start >= where else 0


RULES = (links_have_their_basis,)
