"""Everything that seeding refuses, by example: one change to the real seeds, one fault."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from app.curating.check import check_folder
from app.curating.seeds.faults import Fault, SeedError
from app.releasing.publish import publish
from tests.curating.conftest import ARTICLE, Spoil

FACTS = "facts.yaml"
VOCABULARY = "vocabulary.yaml"


class Case(NamedTuple):
    shows: str
    file: str
    old: str
    new: str
    says: str
    """Part of the message."""
    at: str
    """Words that stand on the line which the fault names."""


REPELLED = (
    "    quote: they had repelled Ukrainian attacks involving two tanks and 12 armored combat"
    " vehicles\n"
)

CASES = [
    Case(
        "a quote that is not in the text",
        FACTS,
        "quote: Moscow has suffered losses of 38,000",
        "quote: Moscow has suffered losses of 39,000",
        'agree up to "Moscow has suffered losses of 3", then the quote goes on "9,000',
        "losses of 39,000",
    ),
    Case(
        "a quote that stands there twice",
        FACTS,
        "quote: The ongoing offensive\n",
        "quote: offensive\n",
        "stands in the text 6 times. Say which",
        "quote: offensive\n",
    ),
    Case(
        "an occurrence that does not exist",
        FACTS,
        "quote: The ongoing offensive\n",
        "quote: {exact: The ongoing offensive, occurrence: 2}\n",
        "only 1 times",
        "occurrence: 2",
    ),
    Case(
        "a quote that runs beyond one sentence",
        FACTS,
        "quote: The ongoing offensive\n",
        "quote: protection against missiles and Russian aviation [3]. The offensive has also\n",
        "runs beyond one sentence",
        "aviation [3]. The offensive",
    ),
    Case(
        "one digit of a figure changed",
        FACTS,
        "value: 38000",
        "value: 39000",
        'The words "38,000 personnel" say exact: value 38000, low 38000, high 38000',
        "value: 39000",
    ),
    Case(
        "a number word misread", FACTS, "value: 2\n", "value: 3\n", "say exact: value 2", "value: 3"
    ),
    Case(
        "a collective misread",
        FACTS,
        "value: 1\n        text: a battalion",
        "value: 5\n        text: a battalion",
        "value 1",
        "value: 5",
    ),
    Case(
        "a share misread", FACTS, "value: 40\n", "value: 60\n", "say about: value 40", "value: 60"
    ),
    Case(
        "a hedge that the qualifier drops",
        FACTS,
        "value: 585\n        qualifier: about",
        "value: 585\n        qualifier: exact",
        "say about: value 585",
        "value: 585",
    ),
    Case(
        "a hedge that the figure's words drop",
        FACTS,
        "text: approximately 585 square kilometers",
        "text: 585 square kilometers",
        'The hedge "approximately" is missing',
        "text: 585 square",
    ),
    Case(
        "figure words that are not in the quote",
        FACTS,
        "text: 38,000 personnel",
        "text: 38,000 troops",
        "does not stand in the quote",
        "text: 38,000 troops",
    ),
    Case(
        "bounds that contradict the qualifier",
        FACTS,
        "value: 42\n",
        "value: 42\n        high: 50\n",
        '"exact" allows no such high',
        "high: 50",
    ),
    Case(
        "a number left to words that hold two",
        FACTS,
        "        value: 38000\n        text: 38,000 personnel\n",
        "        text: 38,000 personnel and over 1,000 pieces of equipment\n",
        'These words say "38,000 personnel" and "over 1,000 pieces of equipment"',
        "text: 38,000 personnel and",
    ),
    Case(
        "a range without its ends",
        FACTS,
        "value: 42\n",
        "qualifier: between\n        low: 42\n",
        '"between" needs `low` and `high`',
        "- id: armed-clashes\n        indicator",
    ),
    Case(
        "date words that are not in the text",
        FACTS,
        "date: on January 5, 2025",
        "date: on January 6, 2025",
        "does not stand in the sentences",
        "January 6",
    ),
    Case(
        "an EDTF of another day",
        FACTS,
        "date: January 11, 2025",
        'date: {text: "January 11, 2025", edtf: 2025-01-12}',
        "11",
        "2025-01-12",
    ),
    Case(
        "an EDTF of another month",
        FACTS,
        "date: Since August 2024",
        "date: {text: Since August 2024, edtf: 2024-09/..}",
        "August",
        "2024-09",
    ),
    Case(
        "an EDTF of another year",
        FACTS,
        "date: on January 20, 2025",
        'date: {text: "on January 20, 2025", edtf: 2026-01-20}',
        "2025",
        "2026-01-20",
    ),
    Case(
        "a date that is no EDTF",
        FACTS,
        "date: just before the New Year",
        "date: {text: just before the New Year, edtf: late 2024}",
        "edtf:",
        "edtf: late 2024",
    ),
    Case(
        "a cue that is not in the sentence",
        FACTS,
        "{actor: andriy-kovalenko}",
        "{actor: andriy-kovalenko, cue: claimed}",
        '"claimed" does not stand in the sentence',
        "cue: claimed",
    ),
    Case(
        "a speaker that is not in the sentence",
        FACTS,
        "{actor: oleksandr-syrskyi}",
        "{actor: oleksandr-syrskyi, speaker: General Oleksandr Syrskyi}",
        "does not stand in the sentence",
        "speaker: General",
    ),
    Case(
        "a speaker who is somebody else",
        FACTS,
        "{actor: andriy-kovalenko}",
        "{actor: zelenskyy, speaker: Andriy Kovalenko, cue: confirmed}",
        'does not name "Zelenskyy"',
        "actor: zelenskyy, speaker",
    ),
    Case(
        "a hedge that is not in the sentence",
        FACTS,
        "hedge: potentially",
        "hedge: probably",
        '"probably" does not stand in the sentence',
        "hedge: probably",
    ),
    Case(
        "a modality without its words",
        FACTS,
        "    quote: The ongoing offensive\n",
        "    quote: The ongoing offensive\n    modality: possible\n",
        "words that make it possible are missing",
        "modality: possible\n    text: The offensive is",
    ),
    Case(
        "a hedge dropped",
        FACTS,
        "    hedge: potentially\n",
        "",
        '"potentially" softens its words. Write: hedge: potentially',
        "- id: geopolitical-dynamics",
    ),
    Case(
        "a hedge dropped in the text alone",
        FACTS,
        "Novosotnitskii\n    events:",
        "Novosotnitskii\n    text: The offensive is targeting Berdin.\n    events:",
        'The text leaves "appears to be" out',
        "text: The offensive is targeting",
    ),
    Case(
        "a hedge that softens nothing of the claim",
        FACTS,
        "    quote: The ongoing offensive\n",
        "    quote: The ongoing offensive\n    hedge: ongoing\n",
        '"ongoing" softens nothing that the claim says. Leave it out',
        "hedge: ongoing",
    ),
    Case(
        "another modality than the words make",
        FACTS,
        "    hedge: potentially\n",
        "    modality: expected\n    hedge: potentially\n",
        "By its words the claim is possible. Leave `modality` out",
        "modality: expected\n    hedge: potentially",
    ),
    Case(
        "a place named only under a hedge, without it",
        FACTS,
        "{place: berdin, role: target, hedge: appears to be}",
        "{place: berdin, role: target}",
        "Write: - {place: berdin, role: target, hedge: appears to be}",
        "{place: berdin, role: target}",
    ),
    Case(
        "an actor whose act itself is hedged, without it",
        FACTS,
        "{actor: zelenskyy, role: requester, hedge: is set to}",
        "{actor: zelenskyy, role: requester}",
        "Write: - {actor: zelenskyy, role: requester, hedge: is set to}",
        "{actor: zelenskyy, role: requester}",
    ),
    Case(
        "a hedge of a role that softens nothing there",
        FACTS,
        "{place: makhnovka, role: location}",
        "{place: makhnovka, role: location, hedge: indicate}",
        "Write it without: - {place: makhnovka, role: location}",
        "hedge: indicate",
    ),
    Case(
        "an attribution dropped",
        FACTS,
        "    attribution: {actor: ukraine}\n",
        "",
        'By "Ukraine claiming" it is said by "Ukraine". Write: attribution: {actor: ukraine}',
        "- id: battalion-lost\n",
    ),
    Case(
        "what somebody says, given to the article",
        FACTS,
        "attribution: {actor: ukraine}",
        "attribution: {type: article}",
        "Write: attribution: {actor: ukraine}",
        "{type: article}",
    ),
    Case(
        "what somebody says, given to nobody",
        FACTS,
        "attribution: {actor: ukraine}",
        "attribution: {type: unnamed}",
        "Write: attribution: {actor: ukraine}",
        "{type: unnamed}\n    figures:\n      - id: battalion-lost",
    ),
    Case(
        "what nobody by name says, given to an actor",
        FACTS,
        "attribution: {type: unnamed}",
        "attribution: {actor: ukraine}",
        "Write: attribution: {type: unnamed}",
        "attribution: {actor: ukraine}",
    ),
    Case(
        "what the article says, given to an actor",
        FACTS,
        "    quote: The ongoing offensive\n",
        "    quote: The ongoing offensive\n    attribution: {actor: ukraine}\n",
        "where the article itself says it, leave `attribution` out",
        "attribution: {actor: ukraine}\n    text: The offensive is",
    ),
    Case(
        "a cue of other words of the sentence",
        FACTS,
        "attribution: {type: unnamed}",
        "attribution: {actor: ukraine, speaker: Ukraine, cue: claiming}",
        '"claiming" does not govern the quote',
        "{actor: ukraine, speaker: Ukraine, cue: claiming}",
    ),
    Case(
        "a speaker for the article's own voice",
        FACTS,
        "attribution: {actor: ukraine}",
        "attribution: {speaker: Ukraine, cue: claiming}",
        "The article's own voice has no speaker",
        "{speaker: Ukraine",
    ),
    Case(
        "a number in a claim's text that its evidence does not hold",
        FACTS,
        "    events: [areas-recaptured]\n",
        "    text: Russia has managed to recapture about 45%.\n    events: [areas-recaptured]\n",
        '"45" does not stand in the quotes',
        "about 45%",
    ),
    Case(
        "a number word in a claim's text that its evidence does not hold",
        FACTS,
        "    events: [losses-suffered-by-moscow]\n",
        "    text: Moscow has suffered two losses.\n    events: [losses-suffered-by-moscow]\n",
        '"two" does not stand in the quotes',
        "two losses",
    ),
    Case(
        "a hedge dropped in a claim's text",
        FACTS,
        "    events: [areas-recaptured]\n",
        "    text: Russia has managed to recapture 40%.\n    events: [areas-recaptured]\n",
        '"about" is left out between "recapture" and "40"',
        "recapture 40%",
    ),
    Case(
        "a known name in a claim's text that its evidence does not hold",
        FACTS,
        "    events: [areas-recaptured]\n",
        "    text: Near Makhnovka Russia has managed.\n    events: [areas-recaptured]\n",
        '"Near" does not stand in the quotes',
        "Near Makhnovka",
    ),
    Case(
        "a figure that the claim's text leaves out",
        FACTS,
        "    events: [losses-suffered-by-moscow]\n",
        "    text: Moscow has suffered losses of 38,000 personnel.\n"
        "    events: [losses-suffered-by-moscow]\n",
        '"over 1,000 pieces of equipment" does not stand in the text of the claim',
        "text: over 1,000 pieces",
    ),
    Case(
        "a quote of one word",
        FACTS,
        "quote: The ongoing offensive\n",
        "quote: {exact: inauguration, occurrence: 1}\n",
        '"inauguration" is one word and states nothing',
        "quote: {exact: inauguration",
    ),
    Case(
        "brackets that do not close",
        FACTS,
        "text: The offensive is ongoing.",
        'text: "[The offensive is ongoing."',
        "Its [brackets] do not close",
        "[The offensive is",
    ),
    Case(
        "brackets in brackets",
        FACTS,
        "text: The offensive is ongoing.",
        'text: "[The [new] offensive] is ongoing."',
        "stand in one another",
        "[The [new]",
    ),
    Case(
        "empty brackets",
        FACTS,
        "text: The offensive is ongoing.",
        'text: "[] The offensive is ongoing."',
        "are empty",
        "[] The",
    ),
    Case(
        "words that brackets prove and no brackets",
        FACTS,
        "text: The offensive is ongoing.",
        "text: The offensive is ongoing.\n    means: Ukrainian military",
        "`means` proves words in [brackets], and the text has none",
        "means: Ukrainian military",
    ),
    Case(
        "brackets in the place of a name",
        FACTS,
        "    events: [losses-suffered-by-moscow]\n",
        '    text: "[Ukraine] has suffered losses of 38,000 personnel."\n'
        "    events: [losses-suffered-by-moscow]\n",
        "stands for nothing that brackets may stand for",
        "[Ukraine] has suffered",
    ),
    Case(
        "brackets that make of an offensive a state",
        FACTS,
        "    links: [{causes: forces-kept-at-home, words: compelling}]\n",
        "    means: Ukraine Launches\n"
        '    text: "[Ukraine] has also demonstrated Ukraine\'s ability to maintain pressure."\n'
        "    links: [{causes: forces-kept-at-home, words: compelling}]\n",
        'its noun is "offensive"',
        "means: Ukraine Launches",
    ),
    *(
        Case(
            f"{what} for whom a bracket says",
            FACTS,
            REPELLED,
            f'{REPELLED}    text: "[{bracket}]{REPELLED[15:-1]}"\n{means}',
            says,
            at,
        )
        for what, bracket, means, says, at in (
            ("no proof", "Ukraine", "", "Write `means`", "[Ukraine]"),
            (
                "another actor than speaks",
                "Ukraine",
                "    means: Ukraine claiming\n",
                "is what The Russian Defense Ministry says of itself",
                "means: Ukraine claiming",
            ),
            (
                "what stands behind it",
                "Ukraine",
                "    means: Ukraine has maintained\n",
                "stands behind",
                "means: Ukraine has",
            ),
            (
                "words that the proof does not hold",
                "The ministry",
                "    means: Ukraine claiming\n",
                "does not hold",
                "means: Ukraine claiming",
            ),
            (
                "an owner only",
                "Russia",
                "    means: Russia's Kursk region on January 5\n",
                "only says whose something is",
                "means: Russia's",
            ),
            ("a number", "42 clashes", "    means: armed clashes\n", "holds the number", "[42"),
            ("a negation", "No forces", "    means: forces attacking\n", "turns or softens", "[No"),
        )
    ),
    Case(
        "a known name in an event's title that its evidence does not hold",
        FACTS,
        "title: Ramstein meeting",
        "title: Ramstein meeting with Donald Trump",
        'The title says "with", which no quote of the event or its claims does',
        "title: Ramstein meeting with",
    ),
    Case(
        "an event that no claim states",
        FACTS,
        "events: [areas-recaptured]",
        "events: []",
        'No claim states the event "areas-recaptured"',
        "title: Russia's recapture",
    ),
    Case(
        "an actor of an event whom its claims do not name",
        FACTS,
        "{actor: russian-soldiers, role: captured}",
        "{actor: russian-paratroopers, role: captured}",
        'do not name "Russian paratroopers"',
        "russian-paratroopers, role: captured",
    ),
    Case(
        "a place of an event which its claims do not name",
        FACTS,
        "{place: germany, role: location}",
        "{place: makhnovka, role: venue}",
        'do not name "Makhnovka"',
        "{place: makhnovka, role: venue}",
    ),
    Case(
        "a subject whom the sentence does not name",
        FACTS,
        "subjects: [north-korean-combat-groups]",
        "subjects: [zelenskyy]",
        '"Zelenskyy": the quote does not name it. It names: subjects: [',
        "subjects: [zelenskyy]",
    ),
    Case(
        "a place of a figure which the sentence does not name",
        FACTS,
        "        place: makhnovka\n        note",
        "        place: germany\n        note",
        'The sentence of the quote does not name "Germany"',
        "        place: germany\n        note",
    ),
    Case(
        "a second unit for one indicator",
        FACTS,
        "indicator: personnel-losses\n",
        "indicator: personnel-losses\n        unit: tank\n",
        'The indicator "personnel-losses" is counted in person, not tank',
        "unit: tank",
    ),
    Case(
        "a part in another unit than its whole",
        FACTS,
        "part_of: armed-clashes",
        "part_of: personnel-losses",
        "A part in clash cannot be of a whole in person",
        "part_of: personnel-losses",
    ),
    Case(
        "an unknown actor",
        FACTS,
        "subjects: [north-korean-combat-groups]",
        "subjects: [north-korean-combat-group]",
        'There is no actor "north-korean-combat-group". Did you mean "north-korean-combat-groups"?',
        "north-korean-combat-group]",
    ),
    Case(
        "an unknown place",
        FACTS,
        "place: makhnovka\n",
        "place: makhnofka\n",
        'There is no place "makhnofka". Did you mean "makhnovka"?',
        "makhnofka",
    ),
    Case(
        "an unknown indicator",
        FACTS,
        "indicator: equipment-losses",
        "indicator: equipment-loss",
        'There is no indicator "equipment-loss". Did you mean "equipment-losses"?',
        "indicator: equipment-loss\n",
    ),
    Case(
        "an unknown event",
        FACTS,
        "events: [areas-recaptured]",
        "events: [areas-recapture]",
        'There is no event "areas-recapture". Did you mean "areas-recaptured"?',
        "events: [areas-recapture]",
    ),
    Case(
        "an unknown event type",
        FACTS,
        "type: meeting",
        "type: meting",
        'There is no event type "meting". Did you mean "meeting"?',
        "type: meting",
    ),
    Case(
        "an unknown unit",
        VOCABULARY,
        "unit: km2",
        "unit: km3",
        'There is no unit "km3". Did you mean "km2"?',
        "unit: km3",
    ),
    Case(
        "an unknown status",
        FACTS,
        "status: scheduled",
        "status: sheduled",
        'Allowed: occurred, ongoing, scheduled. Did you mean "scheduled"?',
        "status: sheduled",
    ),
    Case(
        "an unknown actor type",
        VOCABULARY,
        "type: person",
        "type: persona",
        'Did you mean "person"?',
        "type: persona",
    ),
    Case(
        "an unknown link type",
        FACTS,
        "{counters: battalion-lost",
        "{counter: battalion-lost",
        'Did you mean "counters"?',
        "battalion-lost, words",
    ),
    Case(
        "a link to an unknown claim",
        FACTS,
        "{counters: battalion-lost",
        "{counters: battalion",
        'There is no claim "battalion". Did you mean "battalion-lost"?',
        "battalion, words",
    ),
    Case(
        "a link whose words are not in the sentence",
        FACTS,
        "words: countered}",
        "words: denied}",
        '"denied" does not stand in a sentence of either claim',
        "words: denied",
    ),
    Case(
        "a curator's link without a note",
        FACTS,
        "{counters: battalion-lost, words: countered}",
        "{counters: battalion-lost}",
        "or a curator's `note` that says why: {counters: battalion-lost, words: …}",
        "{counters: battalion-lost}",
    ),
    Case(
        "an unknown key",
        FACTS,
        "    hedge: appears to be\n",
        "    heedge: appears to be\n",
        'Did you mean "hedge"?',
        "heedge: appears to be",
    ),
    Case(
        "a duplicate key",
        FACTS,
        "id: territory-held\n    quote",
        "id: territory-held\n    id: territory-held\n    quote",
        '"id" stands here twice',
        "id: territory-held\n    quote",
    ),
    Case(
        "a duplicate claim id",
        FACTS,
        "- id: conflict-intensifies",
        "- id: pows-returned",
        'There is another claim "pows-returned"',
        "- id: pows-returned\n    quote: the conflict",
    ),
    Case(
        "a duplicate figure id",
        FACTS,
        "- id: equipment-losses",
        "- id: personnel-losses",
        'There is another figure "personnel-losses"',
        "- id: personnel-losses\n        indicator: equipment",
    ),
    Case(
        "an id that is no slug",
        FACTS,
        "- id: conflict-intensifies",
        "- id: Conflict intensifies",
        "is not an id",
        "- id: Conflict intensifies",
    ),
    Case(
        "an alias that two actors share",
        VOCABULARY,
        "aliases: [Trump]",
        "aliases: [Trump, Moscow]",
        '"Moscow" already stands for the actor "russia"',
        "Trump, Moscow",
    ),
    Case(
        "a place within itself",
        VOCABULARY,
        "    aliases: [Russian territory]\n",
        "    aliases: [Russian territory]\n    within: kursk-region\n",
        "leads back to itself",
        "within: kursk-region",
    ),
    Case(
        "a headline that is not a line of the text",
        FACTS,
        "headline: Ukraine Launches New",
        "headline: Ukraine Launches Big New",
        "not a line of the text",
        "headline: Ukraine Launches Big",
    ),
    Case(
        "a text of which nobody says what may be republished",
        FACTS,
        "  language: en\n  publish: text\n",
        "  language: en\n",
        "No licence is written: say what of the text may be republished. Write publish: text",
        "id: kursk-offensive-2025-01-05\n",
    ),
    Case(
        "a way of publishing that there is not",
        FACTS,
        "publish: text\n",
        "publish: all\n",
        '"all" is not a publish. Allowed: text, quotes.',
        "publish: all\n",
    ),
    Case(
        "a heading that is not a line of the text",
        FACTS,
        "- Regional Impact and Future Prospects",
        "- Regional Impact",
        "not a line of the text",
        "- Regional Impact\n",
    ),
    Case(
        "a dateline of another day",
        FACTS,
        "place: kursk, date: 2025-01-05}",
        "place: kursk, date: 2025-01-06}",
        "5",
        "date: 2025-01-06",
    ),
    Case(
        "a role that the sentence does not give",
        FACTS,
        "role: Col Gen}",
        "role: General}",
        "does not stand in the quote's sentence",
        "role: General}",
    ),
    Case(
        "a source whose marker the text does not print",
        FACTS,
        "mentions:\n",
        'sources:\n  "6": {title: A title}\n\nmentions:\n',
        "prints no marker [6]",
        "{title: A title}",
    ),
    Case(
        "YAML that is not well-formed",
        FACTS,
        "    events: [areas-recaptured]",
        "    events: [areas-recaptured",
        "not well-formed YAML",
        "    figures:\n      - id: lost-areas-recaptured",
    ),
    Case(
        "a tab in YAML",
        FACTS,
        "  ramstein-meeting:\n",
        "\tramstein-meeting:\n",
        "not well-formed YAML",
        "\tramstein-meeting",
    ),
]


def faults_of(folder: Path) -> list[Fault]:
    with pytest.raises(SeedError) as refused:
        check_folder(folder)
    return refused.value.faults


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.shows)
def test_is_refused_at_its_line(case: Case, spoil: Spoil, seeds_copy: Path) -> None:
    path = spoil(case.file, case.old, case.new)
    faults = faults_of(seeds_copy)
    told = [fault for fault in faults if case.says in fault.message]
    assert told, "\n".join(map(str, faults))
    assert Path(told[0].file).name == case.file
    before, found, _ = path.read_text(encoding="utf-8").partition(case.at)
    assert found
    assert told[0].line == before.count("\n") + 1
    assert told[0].column >= 1


def test_nothing_is_published_and_all_faults_are_told(spoil: Spoil, tmp_path: Path) -> None:
    spoil(FACTS, "value: 38000", "value: 39000")
    spoil(FACTS, "{actor: andriy-kovalenko}", "{actor: andriy-kovalenko, cue: claimed}")
    spoil(VOCABULARY, "unit: km2", "unit: km3")
    with pytest.raises(SeedError) as refused:
        publish(tmp_path / "seeds", tmp_path / "data")
    files = [Path(fault.file).name for fault in refused.value.faults]
    assert files.count(FACTS) >= 2
    assert VOCABULARY in files
    assert not (tmp_path / "data").exists()


def test_a_misshapen_seed_hides_nothing_else_and_is_not_missed(
    spoil: Spoil, seeds_copy: Path
) -> None:
    spoil(FACTS, "    title: Ramstein meeting\n", "    titel: Ramstein meeting\n")
    spoil(FACTS, "status: scheduled", "status: sheduled")
    spoil(FACTS, "  - id: offensive-ongoing\n", "  - id: offensive-ongoing\n    note: [1]\n")
    spoil(FACTS, "{actor: andriy-kovalenko}", "{actor: andriy-kovalenko, cue: claimed}")
    spoil(FACTS, "quote: Moscow has suffered", "quote: Moskow has suffered")
    spoil(FACTS, "value: 38000\n", "value: 38000\n        high: 5\n")
    spoil(FACTS, "    hedge: potentially\n", "    modality: possible\n")
    told = sorted(fault.message.split(":")[0][:40] for fault in faults_of(seeds_copy))
    assert told == [
        '"claimed" does not stand in the sentence',
        '"exact" allows no such high.',
        '"potentially" softens its words. Write',
        '"sheduled" is not a status. Allowed',
        '"titel" is not known here. Known',
        '"title" is missing.',
        "The quote is not in the text",
        "note",
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "The file is empty"),
        (b" \n\n", "The file is empty"),
        (b"Ukraine\xff\xfe", "Not UTF-8: byte 8"),
        (b"Ukraine\x00", "NUL"),
    ],
)
def test_an_article_that_cannot_be_read_is_refused(
    content: bytes, says: str, seeds_copy: Path
) -> None:
    (seeds_copy / ARTICLE / "article.txt").write_bytes(content)
    assert any(says in f.message and f.file.endswith("article.txt") for f in faults_of(seeds_copy))


def test_a_missing_article_is_refused(seeds_copy: Path) -> None:
    (seeds_copy / ARTICLE / "article.txt").unlink()
    assert any("There is no article.txt" in f.message for f in faults_of(seeds_copy))


def test_an_article_without_facts_is_refused(seeds_copy: Path) -> None:
    (seeds_copy / "half-finished").mkdir()
    (seeds_copy / "half-finished" / "article.txt").write_text("A text.")
    assert any("There is no facts.yaml" in f.message for f in faults_of(seeds_copy))


def test_an_empty_seed_is_refused(seeds_copy: Path) -> None:
    (seeds_copy / ARTICLE / "facts.yaml").write_text("")
    assert any("The file is empty" in f.message for f in faults_of(seeds_copy))


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    assert "no such folder" in faults_of(tmp_path / "nowhere")[0].message


BOMBS = {
    "nested deeply": ("a: " + "[" * 200 + "]" * 200, "Nested more than 32 levels deep."),
    "nested so deeply that the library breaks": ("[" * 100_000, "Nested more than 32 levels"),
    "keys nested deeply": ("{a: " * 100 + "}" * 100, "Nested more than 32 levels deep."),
    "within itself": ("a: &a [*a, *a]", "*a stands within itself."),
    "within itself, further down": ("a: &a {b: {c: *a}}", "*a stands within itself."),
    "aliases of aliases": (
        "a0: &a0 [x, x, x]\n"
        + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 13)),
        "more than 500,000 values",
    ),
    "many values": ("[" + "a, " * 600_000 + "]", "more than 500,000 values"),
    "long": ("# " + "a" * (17 << 20), "longer than 16 MiB"),
}


@pytest.mark.parametrize(("content", "says"), BOMBS.values(), ids=BOMBS.keys())
def test_a_file_that_would_become_too_large_is_refused(
    content: str, says: str, seeds_copy: Path
) -> None:
    path = seeds_copy / "bomb.yaml"
    path.write_text(content)
    told = [fault for fault in faults_of(seeds_copy) if fault.file.endswith("bomb.yaml")]
    assert [says in fault.message for fault in told] == [True]


def test_an_alias_may_repeat_a_few_values(seeds_copy: Path) -> None:
    more = "units: {litre: {name: &word litre}, cup: {name: *word}}"
    (seeds_copy / "more.yaml").write_text(more)
    assert check_folder(seeds_copy).seeds.units["cup"].name == "litre"


def test_links_out_of_the_folder_are_refused(seeds_copy: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text("secret")
    for name in ("article.txt", "facts.yaml"):
        path = seeds_copy / ARTICLE / name
        kept = path.read_bytes()
        path.unlink()
        path.symlink_to(outside)
        [told] = [f for f in faults_of(seeds_copy) if "link" in f.message]
        assert told.file.endswith(name)
        path.unlink()
        path.write_bytes(kept)


def test_links_within_the_folder_are_followed(seeds_copy: Path) -> None:
    (seeds_copy / ARTICLE / "article.txt").rename(seeds_copy / "the article")
    (seeds_copy / ARTICLE / "article.txt").symlink_to("../the article")
    assert check_folder(seeds_copy).seeds.folders


@pytest.mark.parametrize("make", [Path.mkdir, os.mkfifo], ids=["a folder", "a pipe"])
def test_what_is_no_file_is_refused(make: Callable[[Path], object], seeds_copy: Path) -> None:
    make(seeds_copy / "odd.yaml")
    assert [f.message for f in faults_of(seeds_copy)] == ["This is no file."]


def test_a_link_that_leads_nowhere_is_told(seeds_copy: Path) -> None:
    (seeds_copy / "odd.yaml").symlink_to("nothing")
    assert [f.message for f in faults_of(seeds_copy)] == [
        "Cannot be read: No such file or directory."
    ]


@pytest.mark.parametrize(
    ("label", "says"),
    [
        ("UN", '"UN" makes no id'),
        ("a b", '"a b" makes no id'),
        ("é", '"é" makes no id'),
        ("x" * 110, "makes no id"),
        ("1", "The text prints a marker [1]"),
    ],
)
def test_a_label_that_makes_no_id_is_refused(label: str, says: str, seeds_copy: Path) -> None:
    path = seeds_copy / ARTICLE / "facts.yaml"
    path.write_text(f'{path.read_text()}\nsources:\n  "{label}": {{bulleted: true}}\n')
    [told] = faults_of(seeds_copy)
    assert says in told.message


def test_a_label_that_makes_an_id_is_published(seeds_copy: Path, tmp_path: Path) -> None:
    path = seeds_copy / ARTICLE / "facts.yaml"
    path.write_text(f"{path.read_text()}\nsources:\n  un-report: {{bulleted: true}}\n")
    assert publish(seeds_copy, tmp_path / "data")


@pytest.mark.parametrize("sign", ["\\e", "\\x07", "\\x7f", "\\x9b", "\\u202e", "\\u2066"])
@pytest.mark.parametrize("field", ["name", "note"])
def test_control_characters_are_refused(field: str, sign: str, seeds_copy: Path) -> None:
    fields = {"name": "Moon", "note": "a note", field: f"a{sign}b"}
    written = ", ".join(f'{name}: "{value}"' for name, value in fields.items())
    (seeds_copy / "more.yaml").write_text(f"places: {{moon: {{{written}}}}}")
    [told] = faults_of(seeds_copy)
    assert told.message.startswith(f"{field}: holds the control character U+")


def test_two_spellings_of_a_name_stand_for_one(seeds_copy: Path) -> None:
    (seeds_copy / "more.yaml").write_text(
        'actors: {a: {name: "O’Neil", type: person}, b: {name: "O\'NEIL", type: person}}'
    )
    assert any('already stands for the actor "a"' in f.message for f in faults_of(seeds_copy))
