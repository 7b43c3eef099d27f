"""Lies in the text or the quote of a claim that leave out what turns or limits it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from app import tables as t
from app.curating.text.anchors import fold
from tests.curating.lies.english import as_sentence, find_all, find_words, swap_in, without
from tests.curating.lies.truth import DROPPED, Lie, Told, Truth

TURNING = (
    "plans? to", "planned to", "ability to", "called on", "need for", "potential", "risk of",
    "attempt(?:s|ed)? to", "tried to", "fail(?:s|ed)? to", "refus(?:es|ed) to",
    "threat(?:en)?ed to",
    "(?:is|are) expected to", "(?:is|are) set to", "denied", "concerns about", "claims? of",
    "far from", "instead of", "no longer", "impact of", "without", "rather than", "stopped",
    "unable to", "would", "could", "might", "may", "calls? for", "threats? of", "request for",
)  # fmt: skip
"""Words that turn what follows them into less than a fact."""
LIMITS = (
    "previously", "partly", "first", "largest", "estimated", "about", "approximately", "over",
    "more than", "at least", "nearly", "almost", "up to", "part of", "preliminary", "most of",
    "half of", "a third of", "dozens of", "thousands of", "fewer than", "less than", "around",
    "as many as", "few", "only", "former", "a quarter of", "hundreds of", "a total of",
)  # fmt: skip
"""Words without which the same is said of more, or more exactly."""


def _dropped(phrases: tuple[str, ...], truth: Truth) -> Iterator[Lie]:
    for told in truth.claims:
        for match in find_all(f"(?:{'|'.join(phrases)})", told.text):
            yield told.says(without(told.text, match.span()))


def turning_dropped(truth: Truth) -> Iterator[Lie]:
    """plans to cut → cut."""
    return _dropped(TURNING, truth)


def limit_dropped(truth: Truth) -> Iterator[Lie]:
    """previously lost areas → lost areas."""
    return _dropped(LIMITS, truth)


def part_dropped(truth: Truth) -> Iterator[Lie]:
    """700 Russian soldiers and FSB officers → 700 FSB officers."""
    for told in truth.claims:
        for figure in told.claim.seed.figures:
            for words in dict.fromkeys(fold(x) for x in (figure.text, figure.counted or "")):
                number, both = re.match(r"(\S*\d\S*\s|\w+ of\s)?(.*)", words).groups()  # type: ignore[union-attr]
                first, joined, second = both.partition(" and ")
                span = find_words(words, told.text)
                for kept in (first, second) if joined and span else ():
                    yield told.says(swap_in(told.text, span, f"{number or ''}{kept}"))  # type: ignore[arg-type]


def number_moved(truth: Truth) -> Iterator[Lie]:
    """38,000 personnel and over 1,000 pieces of equipment → 38,000 pieces of equipment."""
    for told in truth.claims:
        spans = [find_words(fold(each.text), told.text) for each in told.claim.seed.figures]
        found = sorted(span for span in spans if span)
        for first, second in pairwise(found):
            numbers = [
                re.search(r"\d[\d,.]*|\b(?:two|three|a)\b", told.text[slice(*x)])
                for x in (first, second)
            ]
            if all(numbers) and second[0] >= first[1]:
                ends = [x[0] + n.end() for x, n in zip((first, second), numbers, strict=True)]  # type: ignore[union-attr]
                yield told.says(without(told.text, (ends[0], ends[1])))


def clause_dropped_inside(truth: Truth) -> Iterator[Lie]:
    """The subject of one clause gets the verb of the next."""
    for told in truth.claims:
        for match in re.finditer(
            r" (?:has|have|had|is|are|was|were) [^.]*?, (?=\w+(?:ed|ing) )", told.text
        ):
            yield told.says(without(told.text, match.span()))


def _cut_behind(told: Told, at: int, **fields: object) -> Lie | None:
    """The lie that quotes only what stands behind a place in the first quote, and says no more."""
    seed = told.claim.seed.quote[0]
    rest = fold(seed.exact)[at:].strip(" ,;")
    if len(rest.split()) < 3:
        return None
    article = {"article": seed.article} if seed.article else {}
    others = [each.model_dump(exclude_none=True) for each in told.claim.seed.quote[1:]]
    quote = [{"exact": rest, **article}, *others]
    return told.has(f"quote and text: {rest}", quote=quote, text=DROPPED, means=DROPPED, **fields)


def hedge_cut_off(truth: Truth) -> Iterator[Lie]:
    """The quote begins behind the hedge, which is left out."""
    for told in truth.claims:
        for hedge in told.claim.seed.hedge:
            span = find_words(fold(hedge), fold(told.claim.seed.quote[0].exact))
            made = span and _cut_behind(told, span[1], hedge=DROPPED, modality=DROPPED)
            if made:
                yield made


def negation_cut_off(truth: Truth) -> Iterator[Lie]:
    """The quote begins behind its negation, or behind words that turn it."""
    turning = "|".join((*TURNING, "not", "never", "without", "no"))
    for told in truth.claims:
        for match in find_all(f"(?:{turning})", fold(told.claim.seed.quote[0].exact)):
            if made := _cut_behind(told, match.end()):
                yield made


def qualifier_cut_off(truth: Truth) -> Iterator[Lie]:
    """The figure's words begin behind their hedge, and the number is exact."""
    for told in truth.claims:
        for number, figure in enumerate(told.claim.seed.figures):
            words = fold(figure.text)
            match = re.search(r"\d", words)
            served = truth.row(t.Figure, figure.id)
            bounded = served["qualifier"] not in ("exact", "several", "between")
            if bounded and match and match.start():
                route = (*told.route, "figures", number)
                bare = words[match.start() :]
                gone = {(*route, name): DROPPED for name in ("qualifier", "low", "high")}
                known = (served[field] for field in ("value", "low", "high"))
                value = next(f"{each:.15g}" for each in known if each is not None)
                changes = {**gone, (*route, "text"): bare, (*route, "value"): value}
                yield Lie(f"{figure.id}: {words} → {bare}, exact", changes)


def another_sentence_quoted(truth: Truth) -> Iterator[Lie]:
    """The claim's words are proved by a sentence that does not say them."""
    bodies = [s for s in truth.sentences if s.part == "body"]
    for told in truth.claims:
        others = [s for s in bodies if fold(s.text) not in told.sentences]
        for sentence in others[told.number % 4 :: max(1, len(others) // 2)]:
            exact = re.split(r"\s*\[\d", fold(sentence.text))[0].rstrip(" .")
            yield told.has(f"quote: {exact}", quote=exact, text=told.text)


def text_of_another_claim(truth: Truth) -> Iterator[Lie]:
    """The claim says what another claim's quote says."""
    for told in truth.claims:
        other = truth.claims[(told.number + 1) % len(truth.claims)]
        if other.sentences != told.sentences:
            yield told.says(as_sentence(other.text))


KINDS = {
    "turning words dropped": turning_dropped,
    "limiting word dropped": limit_dropped,
    "part of what is counted dropped": part_dropped,
    "number joined to another noun": number_moved,
    "verb of another clause": clause_dropped_inside,
    "quote begins behind its hedge": hedge_cut_off,
    "quote begins behind what turns it": negation_cut_off,
    "figure begins behind its qualifier": qualifier_cut_off,
    "quote of another sentence": another_sentence_quoted,
    "text of another claim": text_of_another_claim,
}
