"""Attributions: measured against articles annotated by hand, form by form, and on any text."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given

from app.english.speech.attribution import Attribution
from app.english.speech.find import find_attributions
from tests.english.counting import is_linear
from tests.english.test_names import TEXTS

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ARTICLES: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (HERE / "expected_attributions.yaml").read_text(encoding="utf-8")
)
RECALL, PRECISION, SAID = 0.90, 0.90, 0.90

Key = tuple[int, int, tuple[int, int] | None]


def text_of(article: str) -> str:
    return (ROOT / article / "article.txt").read_bytes().decode("utf-8")


def plain(text: str) -> str:
    return text.replace("’", "'")


def expected(article: str) -> dict[Key, dict[str, Any]]:
    text = plain(text_of(article))
    keys: dict[Key, dict[str, Any]] = {}
    for entry in ARTICLES[article]:
        assert text.count(entry["at"]) == 1, entry["at"]
        start = text.index(entry["cue"], text.index(entry["at"]))
        speaker = None
        if words := entry.get("speaker"):
            begin = text.index(words, start) if entry.get("after") else text.rindex(words, 0, start)
            speaker = begin, begin + len(words)
        keys[start, start + len(entry["cue"]), speaker] = entry
    return keys


def key(find: Attribution) -> Key:
    if find.speaker_start is None or find.speaker_end is None:
        return find.start, find.end, None
    return find.start, find.end, (find.speaker_start, find.speaker_end)


def found(article: str) -> dict[Key, Attribution]:
    return {key(find): find for find in find_attributions(text_of(article))}


def fits(text: str, entry: dict[str, Any], find: Attribution) -> bool:
    """Whether type, quotation marks and the edges of what is said are as annotated."""
    said = plain(text[find.said_start : find.said_end])
    first, last = entry["said"]
    return (
        said.startswith(first)
        and said.endswith(last)
        and (find.type == "unnamed") == entry.get("unnamed", False)
        and find.quoted == entry.get("quoted", False)
    )


def test_recall_and_precision_over_annotated_articles(capsys: pytest.CaptureFixture[str]) -> None:
    rows, totals = [], [0, 0, 0, 0]
    for article in ARTICLES:
        wanted, got = expected(article), found(article)
        right = wanted.keys() & got.keys()
        said = sum(fits(text_of(article), wanted[each], got[each]) for each in right)
        counts = [len(wanted), len(got), len(right), said]
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
        rows.append((Path(article).name, counts))
    with capsys.disabled():
        print(f"\n{'attributions: cue and speaker':40} annotated  found  right  said")  # noqa: T201
        for name, counts in [*rows, ("all", totals)]:
            print(f"{name:40} {counts[0]:9} {counts[1]:6} {counts[2]:6} {counts[3]:5}")  # noqa: T201
    assert totals[0] >= 32
    assert totals[2] / totals[0] >= RECALL
    assert totals[2] / totals[1] >= PRECISION
    assert totals[3] / totals[2] >= SAID


Found = list[tuple[str, str | None, str]]


def read(text: str) -> Found:
    return [
        (find.cue, find.speaker, text[find.said_start : find.said_end])
        for find in find_attributions(text)
    ]


FORMS: list[tuple[str, Found]] = [
    # speaker before
    ("Smith said that it rained.", [("said", "Smith", "it rained")]),
    ("The firm says it rained.", [("says", "The firm", "it rained")]),
    ("Doctors at Gelder Hospital say that it rained.",
     [("say", "Doctors at Gelder Hospital", "it rained")]),
    ("Analysts at the bank estimate that it rained.",
     [("estimate", "Analysts at the bank", "it rained")]),
    ("The firm forecasts earnings of $3.", [("forecasts", "The firm", "earnings of $3")]),
    ("The local mayor, Jo Roe, wrote that it rained.",
     [("wrote", "The local mayor, Jo Roe", "it rained")]),
    ("Analysts polled by Roe had said it rained.",
     [("said", "Analysts polled by Roe", "it rained")]),
    ("Doctors led by Jo Roe found that it rained.",
     [("found", "Doctors led by Jo Roe", "it rained")]),
    ("It broke after both Roe and Doe said it rained.", [("said", "Roe and Doe", "it rained")]),
    ("Both the firm and the union said it rained.",
     [("said", "the firm and the union", "it rained")]),
    ("Roe and Doe each claimed that it rained.", [("claimed", "Roe and Doe", "it rained")]),
    ("Analysts say it rained.", [("say", "Analysts", "it rained")]),
    ("GM admitted Thursday night that it rained.", [("admitted", "GM", "it rained")]),
    ("The ministry on Monday denied the loss.", [("denied", "The ministry", "the loss")]),
    ("On Monday, the mayor of Paris told Reuters that it rained.",
     [("told", "the mayor of Paris", "it rained")]),
    ("Officials in Kyiv have confirmed it rained.",
     [("confirmed", "Officials in Kyiv", "it rained")]),
    ("Jane Roe, head of the bank, warned of losses.", [("warned", "Jane Roe", "of losses")]),
    ("Roe, who leads the bank, insisted it was safe.", [("insisted", "Roe", "it was safe")]),
    ("An aide for Roe has called on the firm to sell.",
     [("called on", "An aide for Roe", "the firm to sell")]),
    ("Al-Qaeda claims responsibility for it.", [("claims responsibility", "Al-Qaeda", "for it")]),
    ("They met Roe, who said it rained.", [("said", "Roe", "it rained")]),
    ("Russia accuses Kyiv of lying and states that it rained.",
     [("accuses", "Russia", "Kyiv of lying"), ("states", "Russia", "it rained")]),
    ("The minister added that it rained.", [("added", "The minister", "it rained")]),
    ("The study found that it rained.", [("found", "The study", "it rained")]),
    ("US automaker GM reports losses of $ 6 billion",
     [("reports", "US automaker GM", "losses of $ 6 billion")]),
    # speaker behind, or at the end
    ("Losses could rise, said Roe, the chief of GM.",
     [("said", "Roe", "Losses could rise")]),
    ("Losses could rise, analysts said on Monday.", [("said", "analysts", "Losses could rise")]),
    ("“We won,” said Ray Young, the chief.", [("said", "Ray Young", "We won")]),
    ("“We won,” Ray Young said.", [("said", "Ray Young", "We won")]),
    ("\"We won,\" he told reporters.", [("told", "he", "We won")]),
    ("`` We won . We did , '' analyst Jo Roe said .",
     [("said", "analyst Jo Roe", "We won . We did")]),
    ("Roe said: “We won.”", [("said", "Roe", "We won.")]),
    ("“Why?” Roe asked.", [("asked", "Roe", "Why?")]),
    ("“We won,” said Roe. “It was hard.”",
     [("said", "Roe", "We won"), ("“", "Roe", "It was hard.")]),
    # according to
    ("It rained, according to Russia.", [("according to", "Russia", "It rained")]),
    ("According to the ministry, it rained.",
     [("According to", "the ministry", "it rained")]),
    ("It rained according to Russia, and it snowed according to Ukraine.",
     [("according to", "Russia", "It rained"), ("according to", "Ukraine", "it snowed")]),
    # told apart from what stands around
    ("During the trial Mr Roe repeatedly told jurors it rained.",
     [("told", "Mr Roe", "jurors it rained")]),
    ("Roe denied it, told him it rained and argued it snowed.",
     [("denied", "Roe", "it"), ("told", "Roe", "him it rained"), ("argued", "Roe", "it snowed")]),
    ("Sales tripled since launch, beating GM, said market analysts.",
     [("said", "market analysts", "Sales tripled since launch, beating GM")]),
    ("It fell when Poland, one of the largest states, warned of losses.",
     [("warned", "Poland", "of losses")]),
    ("Roe told ITV: “We won.”", [("told", "Roe", "We won.")]),
    ("“We won,” said Treasury Under Secretary Jo Roe.",
     [("said", "Treasury Under Secretary Jo Roe", "We won")]),
    ("Demand, once low, is expected to rise, analysts said.",
     [("is expected", None, "Demand, once low, is expected to rise"),
      ("said", "analysts", "Demand, once low, is expected to rise")]),
    ("Roe said it was a compromise that failed.",
     [("said", "Roe", "it was a compromise that failed")]),
    # participles
    ("Both lost, with Ukraine claiming that Russia fled.",
     [("claiming", "Ukraine", "Russia fled")]),
    ("Roe said it rained, adding that it snowed.",
     [("said", "Roe", "it rained"), ("adding", "Roe", "it snowed")]),
    ("It drew fire from several groups stating that it rained.",
     [("stating", "several groups", "it rained")]),
    ("The ministry countered by reporting it won.",
     [("countered by reporting", "The ministry", "it won")]),
    ("The attack was announced by the ministry.",
     [("was announced", "the ministry", "The attack")]),
    (
        "The results of the study printed in the Journal this week, revealed that children slept.",
        [("revealed", "The results of the study", "children slept")],
    ),
    ("They say adding the salt is easy.", [("say", "They", "adding the salt is easy")]),
    # nobody is named
    ("Reports indicate heavy losses.", [("indicate", "Reports", "heavy losses")]),
    ("Toyota is expected to sell.", [("is expected", None, "Toyota is expected to sell")]),
    ("Losses are estimated at 12.", [("are estimated", None, "Losses are estimated at 12")]),
    ("There are no losses reported.", [("reported", None, "There are no losses")]),
    ("with estimated losses of 12", [("estimated", None, "losses of 12")]),
    ("Roe allegedly lied.", [("allegedly", None, "Roe allegedly lied")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "attributions"), FORMS)
def test_form(text: str, attributions: Found) -> None:
    assert read(text) == attributions


@pytest.mark.parametrize(
    "text",
    [
        "Roe is set to request aid.",
        "GM plans to report a loss.",
        "Roe will say it rained.",
        "Roe did not say why.",
        "Roe declined to confirm it.",
        "The loss has been attributed to GM.",
        "Ukraine has maintained control of it.",
        "The firm added 200 jobs.",
        "Insurance claims of the year rose.",
        "Ukraine 's reports were late.",
        "The United States of it won.",
        "It rose before it is reported to the commission.",
        "It was reported to the police.",
        "He was dismissed by the court.",
        "They beat predictions earlier.",
        "Cars in high demand sold out.",
        "It grew 2%, down from its earlier forecast of 3%.",
        "The bank's forecasts of losses fell.",
        "The forecasts losses led to were late.",
        "The houses near the claims office burned.",
        "Both sides of the firm and the union rested.",
        "Zelenskyy is set to request aid, emphasizing the need for more.",
        "Whichever way the court rules the other side will appeal.",
        "Roe bans “propaganda and ideas” in schools.",
    ],
)
def test_no_speech(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Reports indicate losses.", "unnamed"),
        ("Sources said it rained.", "unnamed"),
        ("It rained, according to sources close to GM.", "unnamed"),
        ("People familiar with the matter said it rained.", "unnamed"),
        ("It is believed that it rained.", "unnamed"),
        ("It was reportedly lost.", "unnamed"),
        ("An alleged plot failed.", "unnamed"),
        ("Analysts predicted losses.", "actor"),
        ("The report said it rained.", "actor"),
        ("He said it rained.", "actor"),
    ],
)
def test_type(text: str, kind: str) -> None:
    assert [find.type for find in find_attributions(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We won,” said Roe.", [True]),
        ("Roe said it was “a win” for all.", [True]),
        ("Roe said it rained.", [False]),
        ("“We won,” said Roe. “It was hard.” They left.", [True, True]),
        ("“We won,” said Roe. It is “hard”.", [True]),
    ],
)
def test_quoted(text: str, quoted: list[bool]) -> None:
    assert [find.quoted for find in find_attributions(text)] == quoted


@given(TEXTS)
def test_any_text_gives_spans_that_lie_in_it_and_do_not_overlap(text: str) -> None:
    ended = 0
    for find in find_attributions(text):
        assert ended <= find.start < find.end <= len(text)
        assert text[find.start : find.end] == find.cue
        assert 0 <= find.said_start <= find.said_end <= len(text)
        assert find.rule
        if find.speaker_start is None or find.speaker_end is None:
            assert find.speaker is find.speaker_start is find.speaker_end is None
            assert find.type == "unnamed"
        else:
            assert text[find.speaker_start : find.speaker_end] == find.speaker != ""
        ended = find.end


def test_reading_is_linear() -> None:
    assert is_linear(find_attributions, "".join(f"{text_of(article)}\n" for article in ARTICLES))


@pytest.mark.parametrize(
    ("sentence", "passing", "cited", "said"),
    [
        ("Yonhap, citing KCNA, said the missile fell.", "Yonhap", "KCNA", "the missile fell"),
        ("The missile fell, Yonhap said, citing KCNA.", "Yonhap", "KCNA", "The missile fell"),
        ("Reuters reported, citing two officials, that talks failed.", "Reuters",
         "two officials", "talks failed"),
        ("According to Interfax, citing the ministry, the drone fell.", "Interfax",
         "the ministry", "the drone fell"),
    ],
)  # fmt: skip
def test_whom_an_agency_cites_says_it(sentence: str, passing: str, cited: str, said: str) -> None:
    found = {find.speaker: find for find in find_attributions(sentence)}
    assert {sentence[one.said_start : one.said_end] for one in found.values()} == {said}
    assert found[cited].rule == "cited"
    assert found[passing].rule != "cited"


@pytest.mark.parametrize(
    "sentence",
    ["GM, citing weak sales, said it would close.", "GM said it would close, citing costs."],
)
def test_a_reason_is_nobodys_voice(sentence: str) -> None:
    assert {find.speaker for find in find_attributions(sentence)} == {"GM"}
