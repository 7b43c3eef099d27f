"""An article of a sentence or two with facts in a few lines, and what some rules tell of it."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from app.curating.rules import Rule
from app.curating.seeds.files import SeedFiles
from app.curating.seeds.load import Seeds, load_seeds

ACTORS = {
    "russia": {"name": "Russia", "type": "state", "aliases": ["Russian", "Moscow"]},
    "ukraine": {"name": "Ukraine", "type": "state", "aliases": ["Ukrainian"]},
    "gm": {"name": "GM", "type": "organization"},
    "us": {"name": "US", "type": "state"},
    "syrskyi": {"name": "Syrskyi", "type": "person"},
    "soldiers": {"name": "Russian soldiers", "type": "group"},
    "officers": {"name": "FSB officers", "type": "group"},
}
PLACES = {
    "kursk": {"name": "Kursk"},
    "russia": {"name": "Russia", "aliases": ["Russian territory"]},
    "sumy": {"name": "Sumy"},
}
UNITS = {
    "person": {"name": "person"},
    "tank": {"name": "tank"},
    "clash": {"name": "clash"},
    "percent": {"name": "percent"},
    "km2": {"name": "square kilometre"},
    "USD": {"name": "US dollar"},
    "ministry": {"name": "ministry", "words": ["government departments"]},
}
INDICATORS = {
    "killed": ("Killed", "person", []),
    "deaths": ("Deaths", "person", ["died"]),
    "captured": ("Captured", "person", ["prisoners"]),
    "tanks": ("Tanks lost", "tank", []),
    "clashes": ("Armed clashes", "clash", []),
    "clashes-ongoing": ("Armed clashes still ongoing", "clash", []),
    "share": ("Share of citizens", "percent", []),
    "territory": ("Territory held", "km2", []),
    "net-loss": ("Net loss", "USD", ["loss"]),
    "division-loss": ("Loss of a division", "USD", []),
    "ministries": ("Ministries closed", "ministry", []),
}


def read_seeds(
    text: str, claims: list[dict[str, Any]], events: dict[str, Any], **more: dict[str, Any]
) -> Seeds:
    """The seeds of an article of 5 January 2025, a Sunday, with these claims and events.

    `more` has sections that stand in the place of those above.
    """
    indicators = {
        name: {"name": told, "definition": told, "unit": unit, "counts": counts}
        for name, (told, unit, counts) in INDICATORS.items()
    }
    facts = {
        "article": {"id": "one", "headline": "News", "language": "en", "date": "2025-01-05"},
        "units": UNITS,
        "indicators": indicators,
        "event_types": {"event": {"name": "Event", "definition": "Anything."}},
        "actors": ACTORS,
        "places": PLACES,
        "events": {name: {"type": "event", **event} for name, event in events.items()},
        "claims": claims,
        **more,
    }
    folder = Path("one")
    contents = {
        folder / "article.txt": f"News\n{text}\n".encode(),
        folder / "facts.yaml": yaml.safe_dump(facts, allow_unicode=True).encode(),
    }
    seeds, faults = load_seeds(SeedFiles(folder, contents, (), frozenset()))
    assert not faults, [fault.message for fault in faults]
    return seeds


def tell(seeds: Seeds, rules: Iterable[Rule]) -> list[str]:
    """What the rules say."""
    return [fault.message for rule in rules for fault in rule(seeds)]


def tell_of_figures(text: str, *figures: dict[str, Any], **claim: Any) -> Seeds:
    """An article whose one claim is the whole of its sentence, with these figures."""
    numbered = [{"id": f"figure-{number}", **figure} for number, figure in enumerate(figures)]
    told = {"id": "claim", "quote": text.rstrip("."), "figures": numbered, **claim}
    return read_seeds(text, [told], {})


def tell_of_event(text: str, **event: Any) -> Seeds:
    """An article whose one claim is the whole of its sentence, about this event."""
    claim = {"id": "claim", "quote": text.rstrip("."), "events": ["it"]}
    return read_seeds(text, [claim], {"it": event})
