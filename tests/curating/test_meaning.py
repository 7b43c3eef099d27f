"""What the words say of voices and hedges, where a curator wrote nothing, and what is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.curating.meaning.softening import find_hedges, modality_of
from app.curating.meaning.voices import voice_of
from app.curating.rules import find_broken
from app.curating.seeds.files import read_seed_files
from app.curating.seeds.load import Seeds, load_seeds, once

Load = Callable[..., Seeds]

ACTORS = """
actors:
  burrows: {name: Burrows, type: person}
  herald: {name: Herald, type: organization}
  gm: {name: GM, type: organization, aliases: [General Motors]}
  america: {name: United States, type: state}
event_types:
  attack: {name: Attack, definition: An attack.}
places:
  lom: {name: Lom}
  ada: {name: Ada}
"""
NAMES = "Burrows, the Herald, GM (General Motors), the United States, Lom, Ada."


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Seeds of one article with this text and these claims, and of one that has all the names."""

    def build(text: str, claims: str, events: str = "", language: str = "en") -> Seeds:
        folder = tmp_path / "news"
        folder.mkdir()
        (folder / "article.txt").write_text(f"News\n{text}\n", encoding="utf-8")
        (folder / "facts.yaml").write_text(
            f"article: {{id: news, headline: News, language: {language}, date: 2025-01-05,\n"
            "  publish: text}\n"
            f"{events}\nclaims:\n{claims}\n",
            encoding="utf-8",
        )
        (tmp_path / "vocabulary.yaml").write_text(ACTORS, encoding="utf-8")
        names = tmp_path / "names"
        names.mkdir()
        (names / "article.txt").write_text(f"Names\n{NAMES}\n", encoding="utf-8")
        (names / "facts.yaml").write_text(
            "article: {id: names, headline: Names, language: en, date: 2025-01-05,\n"
            "  publish: text}\n",
            encoding="utf-8",
        )
        seeds, faults = load_seeds(read_seed_files(tmp_path))
        assert not faults, "\n".join(map(str, faults))
        return seeds

    return build


def told(seeds: Seeds) -> list[str]:
    return [fault.message for fault in find_broken(seeds)]


def test_speaker_and_cue_are_read_where_they_are_not_written(load: Load) -> None:
    seeds = load(
        "Burrows told reporters that the dam broke.",
        "  - {id: a, quote: the dam broke, attribution: {actor: burrows}}",
    )
    [claim] = seeds.claims
    voice = voice_of(claim, seeds)
    assert (voice.speaker, voice.cue) == ("Burrows", "told")
    assert told(seeds) == []


def test_who_passes_a_voice_on_is_read(load: Load) -> None:
    seeds = load(
        "According to the Herald, Burrows said the dam broke.",
        "  - {id: a, quote: the dam broke, attribution: {actor: burrows}}",
    )
    [claim] = seeds.claims
    voice = voice_of(claim, seeds)
    assert voice.via is not None
    assert (voice.via.actor, voice.via.cue) == ("herald", "According to")
    assert told(seeds) == []


def test_the_adjective_before_an_actor_does_not_speak(load: Load) -> None:
    text = "United States automaker GM announced that it has lost the suit."
    claim = "  - {id: a, quote: it has lost the suit, attribution: {actor: %s}}"
    assert "actor: gm" in told(load(text, claim % "america"))[0]


def test_what_only_measures_is_no_voice(load: Load) -> None:
    text = "The loss was far greater than GM predicted."
    assert told(load(text, f"  - {{id: a, quote: {text[:-1]}}}")) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("GM may sell the plant.", "hedge: may"),
        ("GM is expected to say that it will sell it.", "hedge: is expected to"),
        ("The plant could reportedly be sold.", "hedge: could reportedly"),
        ("If the dam breaks, GM might sell it.", "hedge: [If, might]"),
        ("Rebels reportedly hold the dam, which may break.", "hedge: [reportedly, may]"),
    ],
)
def test_the_line_to_paste_has_every_hedge_the_outermost_first(
    load: Load, text: str, line: str
) -> None:
    seeds = load(text, f'  - {{id: a, quote: "{text[:-1]}"}}')
    assert any(f"Write: {line}" in message for message in told(seeds)), told(seeds)


def test_the_modality_follows_the_outermost_hedge(load: Load) -> None:
    seeds = load(
        "If the dam breaks, GM might sell it.",
        '  - {id: a, quote: "If the dam breaks, GM might sell it", hedge: [If, might]}',
    )
    [claim] = seeds.claims
    assert modality_of(claim, seeds) == "possible"
    assert [hedge.text for hedge in find_hedges(claim, seeds)] == ["If", "might"]
    assert told(seeds) == []


def test_hedges_in_another_order_are_refused(load: Load) -> None:
    seeds = load(
        "If the dam breaks, GM might sell it.",
        '  - {id: a, quote: "If the dam breaks, GM might sell it", hedge: [might, If]}',
    )
    assert told(seeds) == ["The outermost hedge comes first: hedge: [If, might]"]


def test_what_softens_a_noun_leaves_the_claim_stated(load: Load) -> None:
    text = "Burrows fled after a suspected attack."
    seeds = load(text, f"  - {{id: a, quote: {text[:-1]}, hedge: suspected}}")
    [claim] = seeds.claims
    assert modality_of(claim, seeds) == "stated"
    assert told(seeds) == []


def test_a_hedge_beside_the_claim_is_not_its_own(load: Load) -> None:
    text = "GM sold the plant, and Burrows may resign."
    assert told(load(text, "  - {id: a, quote: GM sold the plant}")) == []


def test_a_hedge_that_the_grammar_does_not_know_needs_a_note(load: Load) -> None:
    text = "GM all but sold the plant."
    claim = "  - {id: a, quote: GM all but sold the plant, hedge: all but%s}"
    unknown = load(text, claim % ", modality: {is: apparent, note: It was nearly sold.}")
    assert told(unknown) == []


def test_one_unhedged_mention_frees_a_place_of_its_hedge(load: Load) -> None:
    events = """
events:
  attack:
    title: Attack on Lom
    type: attack
    status: occurred
    places: [{place: lom, role: target}, {place: ada, role: target}]
"""
    text = "The attack appears to have hit Lom and Ada. The attack destroyed a bridge in Lom."
    claims = """
  - id: a
    quote: The attack appears to have hit Lom and Ada
    hedge: appears to
    events: [attack]
  - {id: b, quote: The attack destroyed a bridge in Lom, events: [attack]}
"""
    messages = [message for message in told(load(text, claims, events)) if "only under" in message]
    assert messages == [
        'The text names it only under "appears to". Write: -'
        " {place: ada, role: target, hedge: appears to}"
    ]


def test_another_language_is_not_half_checked(load: Load) -> None:
    text = "Burrows said the dam may break."
    assert told(load(text, "  - {id: a, quote: the dam may break}", language="de")) == []


EVENT = """
events:
  attack: {{title: {title}, type: attack, status: occurred, quote: {quote}}}
"""


@pytest.mark.parametrize(
    ("text", "quote", "says"),
    [
        ("Burrows said the attack on Lom failed.", "the attack on Lom failed", "{actor: burrows}"),
        ("The attack on Lom may have failed.", "The attack on Lom may have failed", "hedge: may"),
        ("GM fears a possible attack on Lom.", "a possible attack on Lom", "hedge: possible"),
    ],
)
def test_an_events_own_quote_is_nobodys_and_unhedged(
    load: Load, text: str, quote: str, says: str
) -> None:
    events = EVENT.format(title="Attack on Lom", quote=quote)
    assert any(says in message for message in told(load(text, "  []", events)))


def test_an_event_may_be_what_is_to_come(load: Load) -> None:
    events = EVENT.format(title="Attack on Lom", quote="the attack on Lom will begin")
    text = "By noon the attack on Lom will begin."
    seeds = load(text, "  []", events.replace("occurred", "scheduled"))
    assert told(seeds) == []


@pytest.mark.parametrize(
    ("text", "refused"), [("The dam broke at noon.", False), ("The dam broke in two.", True)]
)
def test_what_a_quote_of_nobodys_says_whole_the_article_says(
    load: Load, text: str, refused: bool
) -> None:
    seeds = load(
        "The dam broke at noon. Burrows said the dam broke in two.",
        f"  - {{id: a, text: {text}, quote: [the dam broke in two, The dam broke at noon]}}",
    )
    assert bool(told(seeds)) == refused


def test_what_is_found_once_is_of_its_own_thing_and_seeds() -> None:
    asked: list[int] = []

    @once
    def find(thing: list[int], seeds: Seeds) -> list[int]:
        asked.extend(thing)
        return [*thing, len(seeds.actors)]

    seeds, others = Seeds(), Seeds()
    kept = [0]
    assert find(kept, seeds) is find(kept, seeds)
    assert find(kept, others) is not find(kept, seeds)
    # Nobody else holds these: one may lie where the one before it lay.
    assert [find([number], seeds) for number in range(1, 99)] == [[n, 0] for n in range(1, 99)]
    assert asked == [0, 0, *range(1, 99)]
