"""Lies in the text of a claim that add a word, change one, or change their order."""

import re
from collections.abc import Iterator
from itertools import combinations, cycle

from tests.curating.lies.english import (
    AUXILIARY,
    as_sentence,
    content,
    find_all,
    find_words,
    put_before,
    put_behind,
    swap_in,
    verbs,
    without,
)
from tests.curating.lies.truth import Lie, Told, Truth

NEGATIONS = ("not", "never", "no longer")
ADJECTIVES = ("illegal", "failed", "massive", "unprovoked", "final", "alleged")
INTENSIFIERS = ("only", "always", "entirely", "all", "mostly")
MODALS = ("will", "may", "might", "could", "must")
OTHER_VERBS = ("denied", "abandoned", "prevented", "postponed")
ACTING = ("denying", "abandoning", "preventing", "allowing")
CONJUNCTIONS = {
    "and": "or", "or": "and", "but": "because", "though": "because", "before": "after",
    "after": "before", "while": "unless", "as": "unless", "because": "although", "if": "because",
    "ahead of": "because of",
}  # fmt: skip
PREPOSITIONS = {
    "in": "near", "on": "after", "at": "near", "from": "to", "to": "from", "by": "against",
    "for": "against", "with": "without", "against": "for", "within": "outside", "since": "until",
    "until": "since", "of": "against", "into": "towards", "over": "under", "under": "over",
    "between": "beyond", "during": "before",
}  # fmt: skip
TENSES = {
    "is": "was", "are": "were", "was": "is", "were": "are", "has": "had", "have": "had",
    "had": "has", "will": "would",
}  # fmt: skip
FUTURES = {
    "is": "will be", "are": "will be", "was": "will be", "were": "will be", "has": "will have",
    "have": "will have", "had": "will have",
}  # fmt: skip
FALSE_FRIENDS = {
    "army": "arms", "arms": "army", "several": "severe", "severe": "several", "united": "units",
    "units": "united", "general": "generous", "generous": "general", "prisoner": "prison",
    "prisoners": "prisons", "officers": "offices", "officer": "office", "offices": "officers",
    "presidency": "president", "president": "presidency", "implications": "implicated",
    "operation": "operator", "operations": "operators", "security": "securities",
    "works": "workers",
    "securities": "security", "manufacturers": "manufactured", "workers": "works",
    "pensions": "pensioners", "military": "militia", "policy": "police", "police": "policy",
    "organization": "organ", "international": "internal", "university": "universe",
    "forces": "forced", "capture": "captain", "state": "status", "states": "statues",
    "exchanges": "exchanged", "losses": "losing", "commission": "commissioner",
    "positive": "position", "position": "positive", "secretary": "secret", "region": "regiment",
    "community": "communist", "nation": "native", "negotiations": "negotiators",
    "announced": "announcer", "production": "product", "executive": "execution", "news": "new",
    "important": "imported", "significant": "signs", "relatively": "relatives",
}  # fmt: skip
"""Words and others that look alike; most pairs share a stem."""


def _verb_places(told: Told) -> Iterator[re.Match[str]]:
    """Where a clause's verb begins, as far as a liar can tell."""
    found = list(AUXILIARY.finditer(told.text))
    yield from found or list(verbs(told.text))[:2]


def negation_added(truth: Truth) -> Iterator[Lie]:
    """The text denies what the quote says."""
    for told in truth.claims:
        for place, word in zip(_verb_places(told), cycle(NEGATIONS)):
            behind = AUXILIARY.fullmatch(place[0]) and word != "no longer"
            at = put_behind if behind else put_before
            yield told.says(at(told.text, place.end() if behind else place.start(), word))


def no_added(truth: Truth) -> Iterator[Lie]:
    """The text says that there was none."""
    for told in truth.claims:
        for figure in told.claim.seed.figures:
            if span := find_words(figure.text, told.text):
                yield told.says(put_before(told.text, span[0], "no"))
        if span := next(find_all(r"(?:the|a|an)", told.text), None):
            yield told.says(swap_in(told.text, span.span(), "no"))


def negation_dropped(truth: Truth) -> Iterator[Lie]:
    """The text affirms what the quote denies."""
    for told in truth.claims:
        for match in find_all(r"(?:does not|did not|do not|not|never|no|without)", told.text):
            yield told.says(without(told.text, match.span()))


def adjective_added(truth: Truth) -> Iterator[Lie]:
    """The text gives an event, or another noun, a quality of its own."""
    for told in truth.claims:
        heads = [
            _head_in(told, truth.seeds.events[name].title) for name in told.claim.seed.event_ids
        ]
        nouns = [at for at in heads if at is not None] or [
            match.start() for match in list(content(told.text))[-1:]
        ]
        for at, word in zip(dict.fromkeys(nouns), cycle(ADJECTIVES[told.number % 6 :])):
            if word not in told.sentences:
                yield told.says(put_before(told.text, at, word))


def _head_in(told: Told, title: str) -> int | None:
    """Where the first common noun of the event's title stands in the text."""
    for match in content(title):
        if found := find_words(match[0], told.text):
            return found[0]
    return None


def verb_replaced(truth: Truth) -> Iterator[Lie]:
    """The text tells another deed."""
    for told in truth.claims:
        for match, *others in zip(verbs(told.text), cycle(OTHER_VERBS), cycle(ACTING)):
            other = others[match[0].endswith("ing")]
            if other not in told.quotes:
                yield told.says(swap_in(told.text, match.span(), other))


def word_replaced(truth: Truth) -> Iterator[Lie]:
    """The text has a word of another sentence in place of its own."""
    words = list(dict.fromkeys(match[0] for match in content(truth.folder.text.text)))
    for told in truth.claims:
        others = (word for word in words if word[:4] not in told.sentences.lower())
        for match, other in zip(list(content(told.text))[::2], others, strict=False):
            yield told.says(swap_in(told.text, match.span(), other))


def number_replaced(truth: Truth) -> Iterator[Lie]:
    """The text gives another number than the figure that it holds."""
    for told in truth.claims:
        for match in re.finditer(r"\d(?=[\d,.]*\d|\b)", told.text):
            digit = str((int(match[0]) + 1) % 10 or 1)
            yield told.says(swap_in(told.text, match.span(), digit))
        for match in find_all("(?:two|three|four|five|six|a dozen|half|one)", told.text):
            yield told.says(swap_in(told.text, match.span(), "seven"))


def _replaced_by(
    table: dict[str, str], truth: Truth, *, quoted: bool | None = None
) -> Iterator[Lie]:
    """Words of the text replaced: any, those that the quotes have, or those that they have not."""
    for told in truth.claims:
        for old, new in table.items():
            stands = find_words(old, told.quotes) is not None
            for match in find_all(old, told.text) if quoted in (None, stands) else ():
                yield told.says(swap_in(told.text, match.span(), new))


def conjunction_replaced(truth: Truth) -> Iterator[Lie]:
    """and → or, before → after."""
    return _replaced_by(CONJUNCTIONS, truth)


def preposition_replaced(truth: Truth) -> Iterator[Lie]:
    """in → near, by → against."""
    return _replaced_by(PREPOSITIONS, truth)


def future_made(truth: Truth) -> Iterator[Lie]:
    """is → will be."""
    return _replaced_by(FUTURES, truth)


def tense_moved(truth: Truth) -> Iterator[Lie]:
    """is → was, has → had: what goes on is over, what is over goes on."""
    return _replaced_by(TENSES, truth, quoted=True)


def tense_chosen(truth: Truth) -> Iterator[Lie]:
    """The quote has no verb, the text another tense than its sentence."""
    return _replaced_by(TENSES, truth, quoted=False)


def false_friend(truth: Truth) -> Iterator[Lie]:
    """officers → offices."""
    for told in truth.claims:
        for match in content(told.text):
            friend = FALSE_FRIENDS.get(match[0])
            if friend and not find_words(friend, told.quotes):
                yield told.says(swap_in(told.text, match.span(), friend))


def modal_added(truth: Truth) -> Iterator[Lie]:
    """The text makes possible what the quote states."""
    for told in truth.claims:
        for place, word in zip(_verb_places(told), cycle(MODALS[told.number % 5 :])):
            have = "" if AUXILIARY.fullmatch(place[0]) else " have"
            if word not in told.quotes.split():
                yield told.says(put_before(told.text, place.start(), word + have))


def intensifier_added(truth: Truth) -> Iterator[Lie]:
    """only, all, entirely."""
    for told in truth.claims:
        spans = [find_words(figure.text, told.text) for figure in told.claim.seed.figures]
        places = [span[0] for span in spans if span]
        places += [match.start() for match in verbs(told.text)][:1]
        for at, word in zip(places, cycle(INTENSIFIERS[told.number % 5 :])):
            if word not in told.quotes.split():
                yield told.says(put_before(told.text, at, word))


def names_swapped(truth: Truth) -> Iterator[Lie]:
    """Subject and object change places."""
    for told in truth.claims:
        finders = (truth.seeds.actor_finder, truth.seeds.place_finder)
        found = sorted({(n.start, n.end) for f in finders for n in f.names(told.text)})
        apart = [pair for pair in combinations(found, 2) if _are_apart(told.text, *pair)]
        for first, second in apart:
            yield told.says(_swapped(told.text, first, second))


def _are_apart(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether the names differ and something that is no list stands between them."""
    one, other = text[slice(*first)], text[slice(*second)]
    between = {word.strip(",").lower() for word in text[first[1] : second[0]].split()}
    listed = between <= {"and", "or", "", "the", "of", "hamlets", "village"}
    return second[0] > first[1] and one != other and not listed


def _swapped(text: str, first: tuple[int, int], second: tuple[int, int]) -> str:
    one, other = text[slice(*first)], text[slice(*second)]
    return text[: first[0]] + other + text[first[1] : second[0]] + one + text[second[1] :]


def words_swapped(truth: Truth) -> Iterator[Lie]:
    """Two words that carry meaning change places, over a preposition or a verb."""
    for told in truth.claims:
        found = [match.span() for match in content(told.text)]
        pairs = [
            pair for pair in zip(found, found[2:], strict=False) if _are_apart(told.text, *pair)
        ]
        for first, second in pairs[::3]:
            yield told.says(_swapped(told.text, first, second))


def actor_replaced(truth: Truth) -> Iterator[Lie]:
    """The text tells of another actor than the quote."""
    for told in truth.claims:
        for named in truth.seeds.actor_finder.names(told.text):
            kin = truth.kin(named.id)
            others = [name for name in truth.used & set(truth.seeds.actors) if name not in kin]
            for other in sorted(others)[told.number % 3 :: 5]:
                name = truth.seeds.actors[other].name
                yield told.says(swap_in(told.text, (named.start, named.end), name))


def clause_added(truth: Truth) -> Iterator[Lie]:
    """The text goes on with what another claim says."""
    for told in truth.claims:
        other = truth.claims[(told.number + 3) % len(truth.claims)]
        if other.sentences != told.sentences:
            more = other.text[:1].lower() + other.text[1:]
            yield told.says(as_sentence(f"{told.text.rstrip('.')}, and {more}"))


KINDS = {
    "negation added": negation_added,
    "“no” added": no_added,
    "negation dropped": negation_dropped,
    "adjective added": adjective_added,
    "verb replaced": verb_replaced,
    "word replaced by another of the article": word_replaced,
    "number in the text replaced": number_replaced,
    "conjunction replaced": conjunction_replaced,
    "preposition replaced": preposition_replaced,
    "made future": future_made,
    "tense moved": tense_moved,
    "tense of a quote without a verb": tense_chosen,
    "false friend of a word": false_friend,
    "modal added": modal_added,
    "intensifier added": intensifier_added,
    "names swapped": names_swapped,
    "words swapped": words_swapped,
    "another actor in the text": actor_replaced,
    "clause of another claim added": clause_added,
}
