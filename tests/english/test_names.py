"""Proper names: measured against articles annotated by hand, form by form, and on any text."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from app.english.names.find import find_names
from tests.english.counting import is_linear

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ARTICLES: dict[str, list[Any]] = yaml.safe_load(
    (HERE / "expected_names.yaml").read_text(encoding="utf-8")
)
RECALL, PRECISION = 0.90, 0.85

Span = tuple[int, int]


def text_of(article: str) -> str:
    return (ROOT / article / "article.txt").read_bytes().decode("utf-8")


def expected(article: str) -> set[Span]:
    text, at = text_of(article), 0
    spans: set[Span] = set()
    for entry in ARTICLES[article]:
        context, name = entry if isinstance(entry, list) else (None, entry)
        if context is not None:
            start = text.index(context, at) + context.index(name)
        else:
            match = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)").search(text, at)
            assert match, f"{name} is not behind the name before it"
            start = match.start()
        at = start + len(name)
        spans.add((start, at))
    assert len(spans) == len(ARTICLES[article])
    return spans


def found(article: str) -> set[Span]:
    return {(name.start, name.end) for name in find_names(text_of(article))}


def test_recall_and_precision_over_annotated_articles(capsys: pytest.CaptureFixture[str]) -> None:
    totals = [0, 0, 0]
    rows = []
    for article in ARTICLES:
        wanted, got = expected(article), found(article)
        counts = [len(wanted), len(got), len(wanted & got)]
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
        rows.append((Path(article).name, counts))
    with capsys.disabled():
        print(f"\n{'names: span':40} annotated  found  right")  # noqa: T201
        for name, counts in [*rows, ("all", totals)]:
            print(f"{name:40} {counts[0]:9} {counts[1]:6} {counts[2]:6}")  # noqa: T201
    assert totals[0] >= 140
    assert totals[2] / totals[0] >= RECALL
    assert totals[2] / totals[1] >= PRECISION


def names(text: str) -> list[str]:
    return [name.text for name in find_names(text)]


FORMS: list[tuple[str, list[str]]] = [
    # possessives are cut off, joined ones kept
    ("in Ukraine’s Center for Countering Disinformation",
     ["Ukraine", "Center for Countering Disinformation"]),
    ("while GM 's losses grew", ["GM"]),
    ("in the People's Republic of China", ["People's Republic of China"]),
    # small words inside
    ("by the Food and Drug Administration", ["Food and Drug Administration"]),
    ("in the Democratic Republic of the Congo", ["Democratic Republic of the Congo"]),
    ("met Crown Prince Mohammed bin Salman", ["Mohammed bin Salman"]),
    ("after Ursula von der Leyen spoke", ["Ursula von der Leyen"]),
    ("near Deir al-Balah and Rio de Janeiro", ["Deir al-Balah", "Rio de Janeiro"]),
    ("between Toyota and Nissan", ["Toyota", "Nissan"]),
    ("the invasion of Ukraine by Russia", ["Ukraine", "Russia"]),
    ("while Mike Johnson of Louisiana spoke", ["Mike Johnson", "Louisiana"]),
    # hyphens
    ("in Saint-Marc with Al-Qaeda", ["Saint-Marc", "Al-Qaeda"]),
    ("the Iran-backed group and State-run media", ["Iran", "State-run"][:1]),
    ("during the US-China talks", ["US", "China"]),
    ("a US-led force", ["US"]),
    ("the MiG-29 jet", ["MiG-29"]),
    # acronyms
    ("of FSB officers and U.S. aid for POWs", ["FSB", "U.S."]),
    ("lost US$ 6 billion in GDP", []),
    ("sold by GM; GMs owner left", ["GM", "GM"]),
    ("when GCSEs and SUVs stay", []),
    # peoples are names only within longer ones
    ("by the Russian Defense Ministry", ["Russian Defense Ministry"]),
    ("of North Korean soldiers and Russian paratroopers", []),
    ("a Russian Iskander-M missile", ["Iskander-M"]),
    ("after the Thai House of Representatives met", ["Thai House of Representatives"]),
    # the calendar is none
    ("on Thursday, January 5, before the New Year", []),
    # titles apart
    ("when Col Gen Oleksandr Syrskyi spoke", ["Oleksandr Syrskyi"]),
    ("with U.S. President Joe Biden there", ["U.S.", "Joe Biden"]),
    ("replaced the new Prime Minister", []),
    ("at General Motors in King County", ["General Motors", "King County"]),
    ("when Stephen King wrote", ["Stephen King"]),
    # starts of sentences
    ("Moreover it rained. Meanwhile, the firm grew.", []),
    ("Losses grew. Toyota said it would sell.", ["Toyota"]),
    ("Officials said so. Police said no.", []),
    ("Ford , the second of the three , beat it .", ["Ford"]),
    ("Shares fell. Andriy Kovalenko spoke.", ["Andriy Kovalenko"]),
    ("Voters like Kursk. Kursk is far.", ["Kursk", "Kursk"]),
    ("Stone fell. He hit a stone.", []),
    ("When Ukraine attacked, Russia left.", ["Ukraine", "Russia"]),
    # headlines
    ("Firm Launches New Offensive in Ostania\nThe army of Ostania left.", ["Ostania", "Ostania"]),
    ("Strategic Assault and Initial Impact\nIt rained.", []),
    # sources in brackets
    ("It rained. (University of Puerto Rico at Arecibo)", ["University of Puerto Rico at Arecibo"]),
    ("It rained. (The Kyiv Independent)", ["Kyiv Independent"]),
    # more
    ("by Johnson & Johnson, Inc. today", ["Johnson & Johnson, Inc."]),
    ("said van Beurden of Amazon.com", ["van Beurden", "Amazon.com"]),
    ("under Chapter 11 in Article 5", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected_names"), FORMS)
def test_form(text: str, expected_names: list[str]) -> None:
    assert names(text) == expected_names


@pytest.mark.parametrize(
    ("text", "title", "kind"),
    [
        ("when Col Gen Oleksandr Syrskyi spoke", "Col Gen", "person"),
        ("Ukraine’s President Zelenskyy left", "President", "person"),
        ("when analyst Himanshu Patel spoke", "analyst", "person"),
        ("with Russian Foreign Minister Sergei Lavrov", "Foreign Minister", "person"),
        ("with Secretary of State Antony Blinken", "Secretary of State", "person"),
        (
            "with UK Chancellor of the Exchequer Gordon Brown",
            "Chancellor of the Exchequer",
            "person",
        ),
        ("with Energy Minister Eric Archer", "Energy Minister", "person"),
        ("said Dr. Anna Weber of it", "Dr.", "person"),
        ("with John F. Kennedy there", None, "person"),
        ("with Sarah Miller, 45, there", None, "person"),
        ("by the Russian Defense Ministry", None, "organization"),
        ("near the Arabian Peninsula coast", None, "place"),
        ("in the village of Makhnovka then", None, "place"),
        ("of the MiG-29 jet", None, "other"),
        ("with Andriy Kovalenko there", None, None),
        ("in Moscow then", None, None),
    ],
)
def test_title_and_kind(text: str, title: str | None, kind: str | None) -> None:
    last = find_names(text)[-1]
    assert (last.title, last.kind) == (title, kind)


def test_a_known_person_is_one_elsewhere_too() -> None:
    kinds = [name.kind for name in find_names("They met President Joe Biden. Then Biden left.")]
    assert kinds == ["person", "person"]


_PIECES = st.sampled_from(
    (
        "The", "Ukraine", "’s", "'s", "of", "the", "Ministry", "President", "Gen.", "al-", "bin",
        "GM", "GMs", "U.S.", "and", "&", ",", ".", "!", "\n", "\r\n", "(", ")", "(Reuters)", "“",
        "”", '"', "``", "''", "-", "–", "North", "Korean", "said", "January", "5", "MiG-29", "İ",
        "ǅ", "ß", "X", "Iran-backed", "US-China", "\u00a0", "[3]", "de", "King",
    )
)  # fmt: skip
TEXTS = st.one_of(
    st.text(),
    st.lists(_PIECES, max_size=30).map(" ".join),
    st.lists(_PIECES, max_size=30).map("".join),
)


@given(TEXTS)
def test_any_text_gives_spans_that_lie_in_it_and_do_not_overlap(text: str) -> None:
    ended = 0
    for name in find_names(text):
        assert ended <= name.start < name.end <= len(text)
        assert text[name.start : name.end] == name.text
        assert name.text == name.text.strip()
        assert name.rule
        assert name.title is None or name.title in text
        ended = name.end


def test_reading_is_linear() -> None:
    assert is_linear(find_names, "".join(f"{text_of(article)}\n" for article in ARTICLES))
