"""The made-up articles as a folder of seeds: the facts of the rows, as a curator writes them.

Run as a program it writes them: `python -m benchmarks.data.seeds FIGURES FOLDER`. Only what the
articles say is written, since seeds may hold nothing else: the rows have titles of sources and
parts of figures besides.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from benchmarks.data import words
from benchmarks.data.articles import find_bounds
from benchmarks.data.events import Happening, day_columns
from benchmarks.data.naming import Row
from benchmarks.data.size import TYPES, Size, indicator_id, indicator_words
from benchmarks.data.writing import Passage, Statement, Written, write_article

Section = dict[str, Any]
ROLES = ("participant", "witness", "location")
REGISTER = "The Synthetic Register, 2026"


def write_seeds(figures: int, folder: Path) -> None:
    """Write a folder of seeds with so many figures."""
    size = Size(figures)
    written = [write_article(size, number) for number in range(size.articles)]
    for article in written:
        place = folder / article.id
        place.mkdir(parents=True)
        (place / "article.txt").write_text(article.text, encoding="utf-8")
        _write_yaml(place / "facts.yaml", _article_seed(size, article))
    statements = [statement for article in written for statement in article.statements]
    _write_yaml(folder / "vocabulary.yaml", _vocabulary_seed(size, statements))


def _write_yaml(path: Path, content: Section) -> None:
    """What is JSON is YAML as well."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _vocabulary_seed(size: Size, statements: Iterable[Statement]) -> Section:
    indicators = sorted({one.indicator for one in statements})
    events = [one.event for one in statements]
    states = {event.state for event in events}
    people = {event.actor for event in events}
    people |= {one.speaker for one in statements if one.speaker is not None}
    towns = {event.place for event in events}
    return {
        "units": {noun: {"name": noun.capitalize()} for noun in _nouns(indicators)},
        "indicators": {indicator_id(one): _indicator_seed(one) for one in indicators},
        "event_types": {
            kind: {
                "name": kind.capitalize(),
                "definition": f"An event of the type {kind}.",
                "roles": {role: {"definition": f"A {role}."} for role in ROLES},
            }
            for kind in TYPES
        },
        "places": dict(_place_seed(size, place) for place in sorted(towns)),
        "actors": dict(_actor_seed(size, actor, states) for actor in sorted(states | people)),
    }


def _nouns(indicators: Iterable[int]) -> list[str]:
    return sorted({indicator_words(one)[0] for one in indicators})


def _indicator_seed(number: int) -> Section:
    noun, verb = indicator_words(number)
    return {
        "name": f"{noun.capitalize()} {verb}",
        "definition": f"How many {noun} an actor {verb}.",
        "unit": noun,
        "measure": "flow",
    }


def _place_seed(size: Size, number: int) -> tuple[str, Section]:
    name = size.place_names[number]
    kind = {"type": "country"} if number < len(words.COUNTRIES) else {}
    return words.slug(name), {"name": name, **kind}


def _actor_seed(size: Size, number: int, states: Iterable[int]) -> tuple[str, Section]:
    name = size.actor_names[number]
    if number < len(words.COUNTRIES):
        return words.slug(name), {"name": name, "type": "state"}
    state = number % len(words.COUNTRIES)
    owner = {"is": words.slug(words.COUNTRIES[state]), "reference": REGISTER}
    of = {"affiliation": owner} if state in states else {}
    return words.slug(name), {"name": name, "type": "person", **of}


def _article_seed(size: Size, written: Written) -> Section:
    events = {one.event.id: one.event for one in written.statements}
    witnessed = {one.event for one in written.statements if len(written.passages_of(one)) > 1}
    sections = [row["text"] for row in written.draft.sentences if row["part"] == "heading"]
    return {
        "article": {
            "id": written.id,
            "headline": written.headline,
            "standfirst": written.standfirst,
            "headings": sections,
            "language": "en",
            "date": written.day.isoformat(),
            "publisher": "The Synthetic Herald",
            "licence": "CC0 1.0",
        },
        "events": {
            name: _event_seed(size, event, is_witnessed=event in witnessed)
            for name, event in events.items()
        },
        "claims": [_claim_seed(size, one, written.passages_of(one)) for one in written.statements],
    }


def _event_seed(size: Size, event: Happening, *, is_witnessed: bool) -> Section:
    state, place = size.actor_names[event.state], size.place_names[event.place]
    actors = [{"actor": words.slug(state), "role": "participant"}]
    if is_witnessed:
        actors.append(
            {
                "actor": words.slug(size.actor_names[event.actor]),
                "role": "witness",
                "note": "Saw it.",
            }
        )
    return {
        "title": f"{state} near {place}",
        "type": TYPES[event.number % len(TYPES)],
        "status": "occurred",
        "date": _date_seed(day_columns(event.day)),
        "places": [{"place": words.slug(place), "role": "location"}],
        "actors": actors,
    }


def _date_seed(period: Row) -> Section:
    return {"edtf": period["date_edtf"], "text": period["date_text"]}


def _claim_seed(size: Size, told: Statement, passages: Iterable[Passage]) -> Section:
    seed: Section = {
        "id": f"claim-{told.number}",
        "quote": [passage.words for passage in passages],
        "text": f"{told.quote.words}.",
        "events": [told.event.id],
        **_voice_seed(size, told),
        "figures": [_figure_seed(size, told)],
    }
    if told.number % 40 == 1:
        link = {"contradicts": f"claim-{told.number - 1}", "note": "Both cannot hold."}
        seed["links"] = [link]
    return seed


def _voice_seed(size: Size, told: Statement) -> Section:
    if told.speaker is not None:
        name = size.actor_names[told.speaker]
        voice = {"actor": words.slug(name), "speaker": name, "cue": told.cue}
        return {"attribution": voice}
    if told.cue:
        speaker, cue = told.cue.split()
        voice = {"type": "unnamed", "speaker": speaker, "cue": cue}
        return {"attribution": voice, "modality": "reported", "hedge": told.cue}
    return {}


def _figure_seed(size: Size, told: Statement) -> Section:
    noun, _ = indicator_words(told.indicator)
    names = ("value", "low", "high")
    bounds = zip(names, find_bounds(told.qualifier, told.value), strict=True)
    seed: Section = {
        "id": f"figure-{told.number}",
        "indicator": indicator_id(told.indicator),
        **{name: value for name, value in bounds if value is not None},
        "qualifier": told.qualifier,
        "text": told.figure_text,
        "counted": noun,
        "subjects": [words.slug(size.actor_names[told.event.state])],
        "place": words.slug(size.place_names[told.event.place]),
    }
    if told.period["date_text"]:
        seed["period"] = _date_seed(told.period)
    return seed


if __name__ == "__main__":
    write_seeds(int(sys.argv[1]), Path(sys.argv[2]))
