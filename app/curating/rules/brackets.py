"""What stands in [brackets] is proved: a noun phrase of the article that the bracket can mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.text.anchors import Folded
from app.curating.text.evidence import Anchor, AnchoredClaim
from app.english.wording.brackets import Bracket, Replaced
from app.english.wording.cut import cut
from app.english.wording.gaps import show
from app.english.wording.nouns import QUANTIFIERS, find_no_noun_phrase
from app.english.wording.passages import Cutter, Passage
from app.english.wording.words import ARTICLES, KINDS, PERSONS, PREPOSITIONS, THINGS
from app.vocabulary import ActorType, AttributionType

_FAR = 4
"""A pronoun means what stands at most so many sentences before it."""


@dataclass(frozen=True)
class _Proof:
    """A bracket, what it stands for, and the words of the article that hold it."""

    claim: AnchoredClaim
    bracket: Bracket
    replaced: Replaced
    stands: Anchor
    """The claim's quote in whose sentence the bracket stands."""
    found: Anchor
    start: int
    """Where the bracket's words stand in the article."""


def find_wrong_brackets(
    claim: AnchoredClaim,
    replaced: Sequence[tuple[Bracket, Replaced, Passage]],
    cutter: Cutter,
    seeds: Seeds,
) -> Iterator[Fault]:
    """What is wrong with the brackets of a claim's text."""
    means = claim.seed.means
    if len(means) not in (0, 1, len(replaced)):
        yield claim.seed.fault(
            f"The text has {len(replaced)} brackets and `means` {len(means)} quotes. Write one for"
            " each, in their order, or one that holds them all.",
            "means",
        )
        return
    for number, (bracket, standing, passage) in enumerate(replaced):
        wrong = find_no_noun_phrase(bracket.text, cutter)
        if wrong:
            yield claim.seed.fault(wrong, "text")
        elif not means:
            yield claim.seed.fault(_ask_for_means(bracket), "text")
        else:
            at = number if len(means) > 1 else 0
            located = seeds.locate(means[at], claim.article)
            if isinstance(located, Fault):
                yield located
            else:
                stands = _anchor_of(claim, passage, cutter)
                yield from _check(claim, bracket, standing, stands, located[1], seeds)


def _ask_for_means(bracket: Bracket) -> str:
    return (
        f'Where does the article say what "[{bracket.text}]" is? Write `means`: words of it that'
        f' hold "{bracket.text}" and stand elsewhere than in this quote.'
    )


def _anchor_of(claim: AnchoredClaim, passage: Passage, cutter: Cutter) -> Anchor:
    return next(one for one in claim.anchors if cutter.cut(one.sentence.text) is passage.words)


def _check(
    claim: AnchoredClaim,
    bracket: Bracket,
    replaced: Replaced,
    stands: Anchor,
    found: Anchor,
    seeds: Seeds,
) -> Iterator[Fault]:
    spans = Folded(found.exact.lower()).spans(bracket.text.lower())
    if not spans:
        yield claim.seed.fault(
            f'`means` does not hold "{bracket.text}". Quote words that hold it whole, or write the'
            f' bracket as they do: "[{found.exact}]".',
            "means",
        )
        return
    start = found.start + spans[0][0]
    proof = _Proof(claim, bracket, replaced, stands, found, start)
    wrong = _find_cut(proof) or _find_place(proof) or _find_other(proof, seeds)
    if wrong:
        yield claim.seed.fault(wrong, "means")


def _find_cut(proof: _Proof) -> str | None:
    """Words that are no whole noun phrase where they stand, or that the claim quotes itself."""
    behind = proof.found.sentence.text[
        proof.start - proof.found.sentence.start + len(proof.bracket.text) :
    ]
    if behind.lstrip()[:2] in ("'s", "’s") and not _owns_too(proof):
        return (
            f'Here "{proof.bracket.text}" only says whose something is ("{proof.bracket.text}'
            f'{behind[:24]}…"). Quote words in which it stands for itself.'
        )
    before = proof.found.sentence.text[: proof.start - proof.found.sentence.start].split()[-1:]
    if before and before[0].lower() in QUANTIFIERS:
        return (
            f'The article says "{before[0]} {proof.bracket.text}". Write the bracket so:'
            f' "[{before[0]} {proof.bracket.text}]".'
        )
    own = any(one.start <= proof.start < one.end for one in proof.claim.anchors)
    if own:
        return (
            "`means` proves the bracket by the quote itself. Quote words that stand elsewhere in"
            " the article."
        )
    return None


def _owns_too(proof: _Proof) -> bool:
    """Whether a state owns in the claim's text, too: "[Russia]'s army" for "the country's army"."""
    noun = proof.replaced.words[-1].lower if proof.replaced.words else ""
    text = proof.claim.seed.text or ""
    return noun in KINDS["place"] and text.partition(f"[{proof.bracket.text}]")[2][:2] in (
        "'s",
        "’s",
    )


def _find_place(proof: _Proof) -> str | None:
    """Words that cannot be meant because of where they stand."""
    sentence, meant = proof.stands.sentence, proof.found.sentence
    here = sentence.start + proof.replaced.start
    kind = proof.replaced.kind
    if kind == "subject":
        opens = meant.position == sentence.position and proof.start < here
        return None if opens and _opens_clause(proof) else _ask_for_subject(proof)
    if proof.start > here:
        return (
            f'"{proof.bracket.text}" stands behind "{show(proof.replaced.words)}", which can only'
            " mean what stands before it. Quote words before it."
        )
    if kind == "pronoun" and sentence.position - meant.position > _FAR:
        return (
            f'"{proof.bracket.text}" stands too far before "{show(proof.replaced.words)}". Quote'
            " the nearest sentence that names what is meant."
        )
    return None


def _opens_clause(proof: _Proof) -> bool:
    """Whether the words stand where a subject does: before any verb of their clause."""
    sentence = proof.found.sentence
    before = cut(sentence.text[: proof.start - sentence.start])
    for word in reversed(before):
        if word.is_mark or word.lower in _OPENERS:
            return True
        if word.acts or word.lower in PREPOSITIONS:
            return False
    return True


_OPENERS = frozenset(("that", "and", "but", "while", "though", "although", "as", "with"))


def _ask_for_subject(proof: _Proof) -> str:
    return (
        f'The bracket says who does it, and "{proof.bracket.text}" is no subject before it in its'
        f' sentence. Quote its subject: "{proof.stands.sentence.text}".'
    )


def _find_other(proof: _Proof, seeds: Seeds) -> str | None:
    """A name of a kind that the pronoun cannot mean, or of another actor than who speaks."""
    if proof.replaced.kind == "phrase":
        return _find_other_kind(proof, seeds)
    if proof.replaced.kind != "pronoun":
        return None
    pronoun = proof.replaced.words[0]
    named = seeds.actor_finder.ids_in(proof.bracket.text)
    kinds = {seeds.actors[one].type for one in named}
    if pronoun.lower in PERSONS and kinds - {ActorType.PERSON}:
        return f'"{pronoun.text}" means a person, and "{proof.bracket.text}" is none.'
    if pronoun.lower in THINGS and ActorType.PERSON in kinds:
        return f'"{pronoun.text}" means no person, and "{proof.bracket.text}" is one.'
    said = proof.claim.seed.attribution
    before = proof.stands.sentence.text[: proof.replaced.start]
    near = set(named) & set(seeds.actor_finder.ids_in(before))
    if said.voice is AttributionType.ACTOR and named and said.actor not in named and not near:
        actor = seeds.actors.get(said.actor or "")
        return (
            f'"{pronoun.text}" is what {actor.name if actor else "somebody else"} says of itself.'
            f' Leave out `text`: the quote says "{pronoun.text}" and not who that is.'
        )
    return None


def _find_other_kind(proof: _Proof, seeds: Seeds) -> str | None:
    """A known name in the place of a noun that points at no such thing: Ukraine, "the attack"."""
    kinds = set(_named_kinds(proof.bracket.text, seeds))
    noun = proof.replaced.words[-1].lower
    if not kinds or any(noun in KINDS[kind] for kind in kinds):
        return None
    return (
        f'"{show(proof.replaced.words)}" does not mean "{proof.bracket.text}": its noun is'
        f' "{noun}". Put into the brackets what the article calls so, or keep the words.'
    )


def _named_kinds(text: str, seeds: Seeds) -> Iterator[str]:
    """What a text is that is a known name and nothing else."""
    words = text.split()
    bare = " ".join(words[1:] if words[0].lower() in ARTICLES else words)
    for name in (text, bare):
        for one in seeds.actor_finder.names(name):
            if one.words == name:
                kind = seeds.actors[one.id].type
                yield "person" if kind is ActorType.PERSON else "group"
                yield from ("place",) if kind is ActorType.STATE else ()
        if any(one.words == name for one in seeds.place_finder.names(name)):
            yield "place"
