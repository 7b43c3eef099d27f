"""Lies in the words of ours that stand in [brackets], and in what is said to hold them."""

import re
from collections.abc import Iterator

from app.curating.text.anchors import fold
from tests.curating.lies.english import find_all, swap_in
from tests.curating.lies.truth import Lie, Told, Truth

BRACKET = re.compile(r"\[([^\]\d][^\]]*)\]")
PRONOUNS = r"(?:they|it|he|she|them)"
THIS_PHRASE = re.compile(r"\b(?:the|this|these|that) [a-z]+\b", re.I)
POSSESSIVES = r"(?:its|their|his|her)"


def _sentence_naming(truth: Truth, name: str) -> str | None:
    """The words of the first sentence that hold a name whole."""
    for sentence in truth.sentences:
        words = fold(sentence.text)
        if next(find_all(re.escape(name), words), None) and sentence.part != "dateline":
            return re.split(r"\s*\[\d", words)[0].rstrip(" .")
    return None


def _filled(told: Told, span: tuple[int, int], name: str, means: str | None) -> Lie:
    """The lie that has our words at a span, and says where they are from."""
    return told.says(swap_in(told.text, span, f"[{name}]"), means=[means] if means else [])


def _others(truth: Truth, told: Told) -> list[str]:
    """Names of actors that have nothing to do with who speaks or what the sentence names."""
    said = told.claim.seed.attribution.actor
    near = {*truth.names_in(told.sentences), *([said] if said else [])}
    kin = {each for actor in near for each in truth.kin(actor)}
    actors = truth.seeds.actors
    return [actors[name].name for name in sorted(truth.used & set(actors)) if name not in kin]


def _pronouns(told: Told) -> Iterator[tuple[int, int]]:
    for match in find_all(PRONOUNS, told.text):
        yield match.span()


def pronoun_filled(truth: Truth) -> Iterator[Lie]:
    """[Donald Trump] had repelled, for whoever "they" are."""
    for told in truth.claims:
        others = _others(truth, told)
        for span in _pronouns(told):
            for name in others[told.number % 3 :: 3][:6]:
                yield _filled(told, span, name, _sentence_naming(truth, name))


def pronoun_is_the_other_side(truth: Truth) -> Iterator[Lie]:
    """[Ukraine] had repelled Ukrainian attacks: who is named there, and does not speak."""
    for told in truth.claims:
        said = told.claim.seed.attribution.actor
        kin = truth.kin(said) if said else set()
        named = [name for name in truth.names_in(told.quotes) if name not in kin]
        for span in _pronouns(told) if said else ():
            for name in named:
                words = truth.seeds.actors[name].name
                yield _filled(told, span, words, _sentence_naming(truth, words))


def phrase_filled(truth: Truth) -> Iterator[Lie]:
    """[The Ramstein meeting] for "The offensive"."""
    for told in truth.claims:
        match = THIS_PHRASE.match(told.text)
        others = _others(truth, told)
        for name in others[told.number % 2 :: 4] if match else ():
            yield _filled(told, match.span(), name, _sentence_naming(truth, name))  # type: ignore[union-attr]


def name_filled(truth: Truth) -> Iterator[Lie]:
    """A bracket in place of what the quote names, which wants none."""
    for told in truth.claims:
        found = next(iter(truth.seeds.actor_finder.names(told.text)), None)
        for name in _others(truth, told)[told.number % 4 :: 6] if found else ():
            span = (found.start, found.end)  # type: ignore[union-attr]
            yield _filled(told, span, name, _sentence_naming(truth, name))


def _slots(told: Told) -> Iterator[tuple[int, int]]:
    """Where a bracket stands, or where one could."""
    found = [match.span() for match in BRACKET.finditer(told.text)]
    first = THIS_PHRASE.match(told.text)
    yield from found or [*_pronouns(told), *([first.span()] if first else [])][:1]


def _filled_with(truth: Truth, words: tuple[str, ...]) -> Iterator[Lie]:
    """Brackets with these words, said to come from the next sentence."""
    for told in truth.claims:
        means = told.claim.seed.means
        other = fold(means[0].exact) if means else fold(truth.sentences[-1].text).rstrip(" .")
        for span in _slots(told):
            yield _filled(told, span, words[told.number % len(words)], other)


def nothing_that_stands(truth: Truth) -> Iterator[Lie]:
    """[The invaders], which no sentence says."""
    return _filled_with(truth, ("The invaders", "The secret army", "A neighbouring country"))


def number_filled(truth: Truth) -> Iterator[Lie]:
    """A bracket with a figure's words: a number gets into a claim that has none."""
    figures = [(f.text, told) for told in truth.claims for f in told.claim.seed.figures]
    for told in truth.claims:
        for span in _slots(told):
            for words, other in figures[told.number % 3 :: 5]:
                if other.number != told.number:
                    quote = fold(other.claim.anchors[0].exact)
                    yield _filled(told, span, fold(words), quote)


def hedge_filled(truth: Truth) -> Iterator[Lie]:
    """A bracket that softens, or denies, what the quote states."""
    words = ("The alleged offensive", "No forces", "Possibly the forces", "The potential impact")
    return _filled_with(truth, words)


def bracket_hidden(truth: Truth) -> Iterator[Lie]:
    """What is ours stands in the text as if it were the article's."""
    for told in truth.claims:
        for match in BRACKET.finditer(told.text):
            yield told.says(swap_in(told.text, match.span(), match[1]), means=[])


def ours_unmarked(truth: Truth) -> Iterator[Lie]:
    """A name in place of a pronoun or possessive, without brackets."""
    for told in truth.claims:
        others = _others(truth, told)
        for match in find_all(f"(?:{PRONOUNS}|{POSSESSIVES})", told.text):
            for name in others[:2]:
                end = "'s" if re.fullmatch(POSSESSIVES, match[0]) else ""
                yield told.says(swap_in(told.text, match.span(), name + end))


def bracket_of_another(truth: Truth) -> Iterator[Lie]:
    """A bracket that is right in one claim, in another that has a bracket too."""
    with_brackets = [told for told in truth.claims if told.claim.seed.means]
    for told in with_brackets:
        for match in BRACKET.finditer(told.text):
            for name in _others(truth, told)[::4]:
                yield _filled(told, match.span(), name, _sentence_naming(truth, name))


def means_elsewhere(truth: Truth) -> Iterator[Lie]:
    """The words that are said to hold the bracket stand elsewhere, and hold it not."""
    for told in truth.claims:
        for number, means in enumerate(told.claim.seed.means):
            held = fold(means.exact)
            others = [s for s in truth.sentences if fold(s.text).find(held) < 0]
            for sentence in others[::4]:
                words = re.split(r"\s*\[\d", fold(sentence.text))[0].rstrip(" .")
                kept = [each.model_dump(exclude_none=True) for each in told.claim.seed.means]
                kept[number] = {"exact": words}
                yield told.has(f"means: {words}", means=kept)


KINDS = {
    "bracket for a pronoun: another actor": pronoun_filled,
    "bracket for a pronoun: the other side": pronoun_is_the_other_side,
    "bracket for a the-phrase: another": phrase_filled,
    "bracket for a name: another": name_filled,
    "bracket with what stands nowhere": nothing_that_stands,
    "bracket with a number": number_filled,
    "bracket with a hedge or negation": hedge_filled,
    "bracket taken off": bracket_hidden,
    "our words without a bracket": ours_unmarked,
    "true bracket filled with another": bracket_of_another,
    "means pointing elsewhere": means_elsewhere,
}
