"""Articles at which a page could break: an endless headline, a crowd, another direction, gaps."""

from itertools import chain
from pathlib import Path

from app.releasing.publish import publish
from tests import withheld
from tests.conftest import SEEDS

HEADLINE = " ".join(["Overlong headlines of all kinds are printed whole"] * 6) + ", uninterrupted"
CROWD = [
    f"{first}{last}"
    for first in ("Ada", "Bo", "Cy", "Di", "Eva")
    for last in ("berg", "dal", "fors", "holm", "lund", "mark", "nes", "sund")
]
"""Forty names, each of one word."""
ELEVEN = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"]
CROWD_TEXT = "\n".join(
    [
        HEADLINE,
        *(f"{name} said the bell of {name} rang. It rang in the tower." for name in CROWD),
        " ".join(f"The wall has a gate {number}." for number in ELEVEN),
        "A" * 80 + "nderthal lies beyond. Nobody wrote this down.",
        "",
    ]
)
CROWD_FACTS = "\n".join(
    [
        "article:",
        "  id: crowd",
        f"  headline: {HEADLINE}",
        "  language: de",
        "  publish: text",
        "  date: 2025-03-01",
        "actors:",
        *(f"  {name.lower()}: {{name: {name}, type: person}}" for name in CROWD),
        "claims:",
        *chain.from_iterable(
            (
                f"  - id: bell-of-{name.lower()}",
                f"    quote: the bell of {name} rang",
                f"    text: The bell of {name} rang.",
                f"    attribution: {{actor: {name.lower()}, speaker: {name}, cue: said}}",
            )
            for name in CROWD
        ),
        "  - id: gates",
        "    quote:",
        *(f"      - The wall has a gate {number}" for number in ELEVEN),
        "    text: The wall has a gate.",
    ]
)
ARABIC_TEXT = "\n".join(
    [
        "المدينة تفتح جسرا جديدا",
        "قالت الوزيرة ليلى إن الجسر كلف 40 مليونا [1]. وربما يفتح في الربيع.",
        "",
    ]
)
ARABIC_FACTS = """
article:
  id: bridge
  headline: المدينة تفتح جسرا جديدا
  language: ar
  publish: text
  date: 2025-03-02
units: {million: {name: million}}
indicators:
  cost: {name: Cost, definition: What it cost., unit: million}
actors:
  layla: {name: ليلى, type: person}
claims:
  - id: bridge-cost
    quote: الجسر كلف 40 مليونا
    text: الجسر كلف 40 مليونا.
    attribution: {actor: layla, speaker: الوزيرة ليلى, cue: قالت}
    figures:
      - {id: cost, indicator: cost, value: 40, text: 40 مليونا}
  - id: bridge-opens
    quote: وربما يفتح في الربيع
    text: وربما يفتح في الربيع.
    modality: possible
    hedge: وربما
"""


def write_article(seeds: Path, name: str, text: str, facts: str) -> None:
    """A folder of seeds with a text and what is curated of it."""
    (seeds / name).mkdir()
    (seeds / name / "article.txt").write_text(text, encoding="utf-8")
    (seeds / name / "facts.yaml").write_text(facts, encoding="utf-8")


def publish_odd(seeds: Path, data: Path) -> None:
    """Publish the odd articles beside those of the project."""
    for path in SEEDS.rglob("*.*"):
        copied = seeds / path.relative_to(SEEDS)
        copied.parent.mkdir(parents=True, exist_ok=True)
        copied.write_bytes(path.read_bytes())
    write_article(seeds, "crowd", CROWD_TEXT, CROWD_FACTS)
    write_article(seeds, "bridge", ARABIC_TEXT, ARABIC_FACTS)
    write_article(seeds, withheld.ARTICLE, withheld.TEXT, withheld.FACTS)
    publish(seeds, data)
