"""A text that is not English: what needs no grammar is checked, the rest is marked as unchecked."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.curating.check import check_folder, report_seeds
from app.curating.meaning.statuses import event_span, status_of
from app.curating.rules import IN_EVERY_LANGUAGE, RULES
from app.curating.seeds.faults import SeedError
from app.releasing.publish import publish
from tests import in_process

TEXT = """\
Sturm trifft Küste

Rund 1.200 Menschen mussten am Montag ihre Häuser verlassen, teilte der Landkreis mit [1]. Der \
Schaden liegt vermutlich bei 1,5 Millionen Euro.
"""
FACTS = """\
units:
  person: {name: person}
  eur: {name: euro}
indicators:
  evacuated: {name: Evacuated people, definition: People who had to leave., unit: person}
  damage: {name: Damage, definition: Damage in money., unit: eur}
event_types:
  storm: {name: Storm, definition: A storm.}
actors:
  landkreis: {name: Landkreis, type: government_body}
article:
  id: sturm
  headline: Sturm trifft Küste
  language: de
  publish: text
  date: 2024-02-13
events:
  raeumung:
    title: Menschen mussten ihre Häuser verlassen
    type: storm
    date: {text: am Montag, edtf: 2024-02-12}
claims:
  - id: evakuiert
    quote: Rund 1.200 Menschen mussten am Montag ihre Häuser verlassen
    events: [raeumung]
    attribution: {actor: landkreis, speaker: der Landkreis, cue: teilte}
    figures:
      - {id: evakuierte, indicator: evacuated, value: 1200, qualifier: about,
         text: Rund 1.200 Menschen}
  - id: schaden
    quote: Der Schaden liegt vermutlich bei 1,5 Millionen Euro
    modality: possible
    hedge: vermutlich
    figures:
      - {id: schaden, indicator: damage, value: 1500000, text: "1,5 Millionen Euro"}
"""


@pytest.fixture
def german(tmp_path: Path) -> Path:
    """The seeds of one German article."""
    folder = tmp_path / "seeds" / "sturm"
    folder.mkdir(parents=True)
    (folder / "article.txt").write_text(TEXT, encoding="utf-8")
    (folder / "facts.yaml").write_text(FACTS, encoding="utf-8")
    return folder.parent


@pytest.fixture
def served(german: Path, tmp_path: Path) -> Iterator[httpx.Client]:
    publish(german, tmp_path / "data")
    with in_process.opened(tmp_path / "data") as client:
        yield client


def spoiled(german: Path, old: str, new: str) -> list[str]:
    """What is wrong once these words are others."""
    path = german / "sturm" / "facts.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SeedError) as error:
        check_folder(german)
    return [fault.message for fault in error.value.faults]


def test_what_no_grammar_read_is_served_as_unchecked(served: httpx.Client) -> None:
    figures = {one["id"]: one for one in served.get("/figures").json()["items"]}
    assert figures["evakuierte"]["value"] == 1200
    assert figures["evakuierte"]["evidence"][0]["cites"][0]["marker"] == "1"
    [event] = served.get("/events").json()["items"]
    assert event["date"]["edtf"] == "2024-02-12"
    claims = served.get("/claims").json()["items"]
    for unchecked in (*figures.values(), *claims, event, event["date"]):
        assert unchecked["checked"] is False
    assert [claim["hedge"] for claim in claims] == [[], ["vermutlich"]]


def test_english_is_served_as_checked(api: httpx.Client) -> None:
    for name in ("claims", "figures", "events"):
        assert {one["checked"] for one in api.get(f"/{name}?limit=200").json()["items"]} == {True}


def test_the_check_says_what_it_did_not_check(german: Path) -> None:
    report = report_seeds(german, [])
    assert report.faults == []
    lines = list(report.as_text(lambda text, _: text))
    assert (
        "  Wording, hedges, numbers, dates and voices are not checked in this language (de)."
        in lines
    )
    kinds = {find.kind for article in report.articles for find in article.coverage.finds}
    assert kinds == {"sentence", "marker"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("quote: Rund 1.200", "quote: Rund 1.300", "The quote is not in the text"),
        ("speaker: der Landkreis", "speaker: die Polizei", '"die Polizei" does not stand in'),
        ("actor: landkreis", "actor: polizei", 'no actor "polizei"'),
        (", cue: teilte", "", "No words that say who says it are found"),
        ("{text: am Montag, edtf: 2024-02-12}", "am Montag", "Dates are not read in this"),
        ("text: am Montag", "text: am Dienstag", '"am Dienstag" does not stand in'),
        ("    modality: possible\n", "", "Hedges are not read in this language"),
        ("text: Rund 1.200 Menschen", "text: Rund 1.300 Menschen", "does not stand in the quote"),
        ("value: 1200, ", "", "needs a `value`"),
        ("hedge: vermutlich", "hedge: wohl", '"wohl" does not stand in'),
    ],
)
def test_what_needs_no_grammar_is_checked(german: Path, old: str, new: str, message: str) -> None:
    told = spoiled(german, old, new)
    assert any(message in one for one in told), told


BESIDE = """\
article: {id: storm, headline: Storm, language: en, date: 2024-02-14, publish: text}
claims:
  - id: people-left
    quote: On Monday 1,200 people had to leave in the storm
    events: [{event: raeumung, words: the storm}]
"""


@pytest.fixture
def mixed(german: Path) -> Path:
    """The German article, and an English one that states the same event."""
    folder = german / "storm"
    folder.mkdir()
    text = "Storm\n\nOn Monday 1,200 people had to leave in the storm.\n"
    (folder / "article.txt").write_text(text, encoding="utf-8")
    (folder / "facts.yaml").write_text(BESIDE, encoding="utf-8")
    return german


def test_a_date_is_read_in_the_english_sentence_that_holds_its_words(mixed: Path) -> None:
    check_folder(mixed)  # Its German words are the curator's: edtf is written.
    path = mixed / "sturm" / "facts.yaml"
    german = "{text: am Montag, edtf: 2024-02-12}"
    path.write_text(path.read_text("utf-8").replace(german, "On Monday"), "utf-8")
    seeds = check_folder(mixed).seeds
    span = event_span(seeds.statements["raeumung"], seeds)
    assert span is not None
    assert span.edtf == "2024-02-12"
    wrong = spoiled(mixed, "date: On Monday", "date: {text: On Monday, edtf: 2024-02-11}")
    assert any("the EDTF says 2024-02-11" in one for one in wrong), wrong


def test_words_of_a_status_are_read_in_the_newest_english_article(mixed: Path) -> None:
    """A later one in another language says nothing of it."""
    path = mixed / "storm" / "facts.yaml"
    path.write_text(path.read_text("utf-8").replace("the storm}", "storm}"), "utf-8")
    for name, old, new in (
        ("storm/facts.yaml", "2024-02-14", "2024-02-12"),
        ("storm/facts.yaml", "in the storm", "in the ongoing storm"),
        ("storm/article.txt", "in the storm", "in the ongoing storm"),
        ("sturm/facts.yaml", "Menschen mussten ihre Häuser verlassen\n    type", "Storm\n    type"),
        ("sturm/facts.yaml", "    date: {text: am Montag, edtf: 2024-02-12}\n", ""),
        ("storm/facts.yaml", "{event: raeumung, words: storm}", "raeumung"),
    ):
        text = (mixed / name).read_text("utf-8")
        assert old in text
        (mixed / name).write_text(text.replace(old, new), "utf-8")
    seeds = check_folder(mixed).seeds
    said = status_of(seeds.statements["raeumung"], seeds)
    assert (said.status, said.words) == ("ongoing", "ongoing")


def test_kinship_and_type_of_what_only_it_names_are_the_curators(mixed: Path) -> None:
    path = mixed / "sturm" / "facts.yaml"
    places = "places:\n  deutschland: {name: Häuser, type: country}\n"
    places += "  kueste: {name: Küste, type: region, within: deutschland}\n"
    body = "type: government_body, country: deutschland}"
    text = path.read_text("utf-8").replace("type: government_body}", body)
    path.write_text(places + text, "utf-8")
    check_folder(mixed)
    (mixed / "storm" / "article.txt").write_text(
        "Storm\n\nOn Monday 1,200 people had to leave in the storm.\nLandkreis saw Küste.\n",
        encoding="utf-8",
    )
    told = [fault.message for fault in report_seeds(mixed, []).faults]
    assert sorted(one.partition(".")[0] for one in told) == [
        'No article calls "Küste" a region',
        'No article says in a known form that "Küste" belongs to "Häuser"',
        'No article says in a known form that "Landkreis" belongs to "Häuser"',
    ]


def test_every_rule_of_every_language_is_asked() -> None:
    assert set(RULES) > IN_EVERY_LANGUAGE
