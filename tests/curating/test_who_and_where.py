"""What is refused of names, kinship, roles, parents and links; and that it says what to write."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from app.curating.meaning.mentions import find_mentions
from app.curating.rules import aliases, kinship, links, naming, parents, places, roles
from app.curating.seeds.files import read_seed_files
from app.curating.seeds.load import Seeds, load_seeds
from tests.conftest import SEEDS
from tests.curating.conftest import Spoil

FACTS, VOCABULARY = "facts.yaml", "vocabulary.yaml"
ROOMS = (aliases, kinship, links, naming, parents, places, roles)
RULES = [rule for room in ROOMS for rule in room.RULES]


class Case(NamedTuple):
    shows: str
    file: str
    old: str
    new: str
    says: str


CASES = [
    Case(
        "an affiliation that no article says",
        VOCABULARY,
        "    name: Oleksandr Syrskyi\n",
        "    name: Oleksandr Syrskyi\n    affiliation: russia\n",
        'No article says in a known form that "Oleksandr Syrskyi" belongs to "Russia"',
    ),
    Case(
        "a region of another state",
        VOCABULARY,
        "    within: russia\n",
        "    within: ukraine\n",
        "Write within: russia.",
    ),
    Case(
        "a town that is only named within a region's name",
        VOCABULARY,
        "    name: Kursk\n",
        "    name: Kursk\n    within: russia\n",
        'No article says in a known form that "Kursk" belongs to "Russia"',
    ),
    Case(
        "an affiliation against the actor's own name",
        VOCABULARY,
        "    name: Russian soldiers\n    type: group\n    affiliation: russia\n",
        "    name: Russian soldiers\n    type: group\n    affiliation: ukraine\n",
        'one says "Russian soldiers". Write affiliation: russia.',
    ),
    Case(
        "a reference against what an article says",
        VOCABULARY,
        "    name: Zelenskyy\n    type: person\n    affiliation: ukraine\n",
        "    name: Zelenskyy\n    type: person\n"
        "    affiliation: {is: russia, reference: 'A list, 2024'}\n",
        "Write affiliation: ukraine.",
    ),
    Case(
        "a reference without a version",
        VOCABULARY,
        "    name: Oleksandr Syrskyi\n",
        "    name: Oleksandr Syrskyi\n    affiliation: {is: ukraine, reference: A list}\n",
        "has no version",
    ),
    Case(
        "a quote that says what somebody does, not whose he is",
        VOCABULARY,
        "    name: Oleksandr Syrskyi\n",
        "    name: Oleksandr Syrskyi\n    affiliation:\n      is: russia\n      quote:\n"
        "        exact: Oleksandr Syrskyi reported that Moscow has suffered losses\n"
        "        article: kursk-offensive-2025-01-05\n",
        'what somebody does ("reported")',
    ),
    Case(
        "an adjective of another state as an alias",
        VOCABULARY,
        "aliases: [Russian, Moscow]",
        "aliases: [Ukrainian, Moscow]",
        '"Ukrainian" is the adjective of Ukraine',
    ),
    Case(
        "a common word as an alias",
        VOCABULARY,
        "aliases: [Trump]",
        "aliases: [Trump, ongoing]",
        '"ongoing" is a common word',
    ),
    Case(
        "another's words as an alias",
        VOCABULARY,
        "aliases: [Trump]",
        "aliases: [Trump, Ukrainian attacks]",
        '"Ukrainian" is the adjective of Ukraine',
    ),
    Case(
        "a place as an actor's alias",
        VOCABULARY,
        "aliases: [Russian, Moscow]",
        "aliases: [Russian, Moscow, Germany]",
        '"Germany" is the place "germany"',
    ),
    Case(
        "an alias that no article has",
        VOCABULARY,
        "aliases: [Trump]",
        "aliases: [Trump, President Trump]",
        'No article has the words "President Trump"',
    ),
    Case(
        "a village called a town",
        VOCABULARY,
        "    name: Makhnovka\n    type: village\n",
        "    name: Makhnovka\n    type: town\n",
        'call "Makhnovka" a village. Write type: village.',
    ),
    Case(
        "a claim of another event",
        FACTS,
        "    events: [losses-on-both-sides]",
        "    events: [ramstein-meeting]",
        'The quotes do not name the event by "meeting"',
    ),
    Case(
        "a claim of another event with the same noun",
        FACTS,
        "    events: [losses-on-both-sides]",
        "    events: [losses-suffered-by-moscow]",
        'rather than "Moscow\'s losses of personnel and equipment"',
    ),
    Case(
        "words that stand for another event",
        FACTS,
        "event: kursk-offensive, words: The operation",
        "event: ramstein-meeting, words: The operation",
        "write {event: kursk-offensive, words: The operation}",
    ),
    Case(
        "words that are no noun phrase",
        FACTS,
        "event: kursk-offensive, words: The operation",
        "event: kursk-offensive, words: The operation has",
        'holds the verb "has"',
    ),
    Case(
        "an own quote of something else",
        FACTS,
        "    quote: Donald Trump's upcoming inauguration",
        "    quote: Donald Trump's scheduled return to the White House",
        'does not name the event by "inauguration"',
    ),
    Case(
        "a role that the type does not know",
        FACTS,
        "{actor: ukrainian-military, role: attacker}",
        "{actor: ukrainian-military, role: atacker}",
        'no role "atacker". Did you mean "attacker"?',
    ),
    Case(
        "who attacks as attacked",
        FACTS,
        "{actor: ukrainian-military, role: attacker}",
        "{actor: ukrainian-military, role: attacked}",
        'does it, and the role "attacked" undergoes it. Write role: attacker.',
    ),
    Case(
        "who is attacked as attacker",
        FACTS,
        "{actor: russian-forces, role: attacked,",
        "{actor: russian-forces, role: attacker,",
        'undergoes it, and the role "attacker" does it. Write role: attacked.',
    ),
    Case(
        "an actor as a location",
        FACTS,
        "{actor: ukrainian-military, role: attacker}",
        "{actor: ukrainian-military, role: location}",
        '"location" is a role of places',
    ),
    Case(
        "somebody who stands beside the event",
        FACTS,
        "{actor: ukrainian-military, role: attacker}",
        "{actor: donald-trump, role: attacker}",
        'has "donald-trump" with "offensive"',
    ),
    Case(
        "a place of another event in the sentence",
        FACTS,
        "{place: kursk-region, role: location}",
        "{place: white-house, role: location}",
        'has "white-house" with "offensive"',
    ),
    Case(
        "a role said by somebody who says nothing of the event",
        FACTS,
        "said_by: andriy-kovalenko",
        "said_by: zelenskyy",
        'No claim of the event is said by "zelenskyy"',
    ),
    Case(
        "a role that stands beside another name",
        FACTS,
        "{actor: zelenskyy, quote: Zelenskyy, role: Ukraine's President}",
        "{actor: ukrainian-pows, quote: Ukrainian POWs, role: prisoner exchanges}",
        "does not stand beside",
    ),
    Case(
        "a parent that the sentence names as something later",
        FACTS,
        "    title: Donald Trump's inauguration\n",
        "    title: Donald Trump's inauguration\n    parent: kursk-offensive\n",
        "No sentence says",
    ),
    Case(
        "a note of the event does not excuse its parent",
        FACTS,
        "    title: Significant losses on both sides\n",
        "    title: Significant losses on both sides\n    parent: kursk-offensive\n",
        "parent: {event: kursk-offensive, note: …}",
    ),
    Case(
        "a link of another type than its words",
        FACTS,
        "{counters: battalion-lost, words: countered}",
        "{denies: battalion-lost, words: countered}",
        '"countered" are words for another link. Write {counters: battalion-lost',
    ),
    Case(
        "a link by words that link nothing",
        FACTS,
        "{causes: armed-clashes, words: resulted in}",
        "{causes: armed-clashes, words: individual}",
        '"individual" are no words by which one claim causes another',
    ),
    Case(
        "a link to a claim elsewhere",
        FACTS,
        "{counters: battalion-lost, words: countered}",
        "{counters: pows-returned, words: countered}",
        "links sentences beside each other",
    ),
    Case(
        "a link the wrong way round",
        FACTS,
        "    links: [{precedes: return-scheduled, words: before}]\n  - id: return-scheduled\n",
        "  - id: return-scheduled\n    links: [{precedes: timing-significant, words: before}]\n",
        "it is the other claim that precedes this one",
    ),
]


def _faults(folder: Path) -> Iterator[str]:
    seeds, faults = load_seeds(read_seed_files(folder))
    yield from (fault.message for fault in faults)
    for rule in RULES:
        yield from (fault.message for fault in rule(seeds))


@pytest.mark.parametrize("folder", [SEEDS, Path(__file__).parents[1] / "seeds"], ids=str)
def test_no_true_curation_is_refused(folder: Path) -> None:
    assert list(_faults(folder)) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.shows)
def test_is_refused_with_what_to_write(case: Case, spoil: Spoil, seeds_copy: Path) -> None:
    spoil(case.file, case.old, case.new)
    told = list(_faults(seeds_copy))
    assert any(case.says in message for message in told), "\n".join(told)


def _seeds() -> Seeds:
    return load_seeds(read_seed_files(SEEDS))[0]


@pytest.mark.parametrize(
    ("claim", "actors", "found"),
    [
        ("forces-kept-at-home", ["ukraine", "russian-forces", "russia"], []),
        ("attacks-repelled", [], []),
        ("apparent-targets", [], ["bolshoe-soldatskoe", "berdin", "novosotnitskii"]),
        ("territory-held", ["ukraine"], ["russia"]),
        ("areas-recaptured", ["russia"], []),
    ],
)
def test_a_claim_names_whom_its_quotes_name(
    claim: str, actors: list[str], found: list[str]
) -> None:
    seeds = _seeds()
    told = next(one for one in seeds.claims if one.seed.id == claim)
    named = find_mentions(told, seeds)
    assert (list(named.actors), list(named.places)) == (actors, found)
