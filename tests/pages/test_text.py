"""An article's text in pieces: nothing is lost, and every passage is found again."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.pages.text.lanes import lanes_of
from app.pages.text.marks import Line, Passage, Piece, Sentence, mark_text
from app.pages.text.words import Role, Words, markers_of, words_of_claim


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Sentence], list[Passage], list[Words]]:
    """A text of lines, its sentences, and passages and words that lie within them, as they may."""
    text = draw(st.text(alphabet="ab é🙂.\n", min_size=1, max_size=60))
    sentences: list[Sentence] = []
    start = 0
    for line in text.split("\n"):
        sentences += draw(cut(line, start, len(sentences) + 1))
        start += len(line) + 1
    spans = [draw(within(one)) for one in sentences for _ in range(draw(st.integers(0, 4)))]
    passages = [Passage(f"c{n % 5}", n, start, end) for n, (start, end) in enumerate(spans)]
    words = [Words(Role.HEDGE, "c0", *draw(within(one))) for one in sentences]
    return text, sentences, passages, words


@st.composite
def cut(draw: st.DrawFn, line: str, start: int, number: int) -> list[Sentence]:
    """Sentences of a line, with or without something between them."""
    places = st.integers(0, len(line))
    edges = sorted(draw(st.sets(places, max_size=4))) if line else []
    bounds = list(pairwise(edges))[:: draw(st.sampled_from([1, 2]))]
    return [
        Sentence(number + at, "body", start + one[0], start + one[1])
        for at, one in enumerate(bounds)
    ]


@st.composite
def within(draw: st.DrawFn, sentence: Sentence) -> tuple[int, int]:
    start = draw(st.integers(sentence.start, sentence.end - 1))
    return start, draw(st.integers(start + 1, sentence.end))


def pieces_of(lines: Iterable[Line]) -> Iterator[Piece]:
    return (piece for line in lines for strand in line.strands for piece in strand.pieces)


def joined(pieces: Iterable[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


@given(marked())
def test_the_pieces_joined_are_the_text(
    given_text: tuple[str, list[Sentence], list[Passage], list[Words]],
) -> None:
    text = given_text[0]
    lines = mark_text(*given_text)
    assert "\n".join(joined(pieces_of([line])) for line in lines) == text
    assert all(text.startswith(one.text, one.start) for one in pieces_of(lines))
    assert all(one.text for one in pieces_of(lines))


@given(marked())
def test_the_pieces_of_a_passage_joined_are_its_quote(
    given_text: tuple[str, list[Sentence], list[Passage], list[Words]],
) -> None:
    text, _, passages, words = given_text
    lines = mark_text(*given_text)
    for passage in passages:
        held = [piece for piece in pieces_of(lines) if passage in piece.passages]
        assert joined(held) == text[passage.start : passage.end]
        assert [passage in piece.closing for piece in held] == [*[False] * (len(held) - 1), True]
    for one in words:
        held = [piece for piece in pieces_of(lines) if one in piece.words]
        assert joined(held) == text[one.start : one.end]


@given(marked())
def test_every_sentence_is_a_strand_of_its_own(
    given_text: tuple[str, list[Sentence], list[Passage], list[Words]],
) -> None:
    text, sentences, *_ = given_text
    strands = [strand for line in mark_text(*given_text) for strand in line.strands]
    told = [(one.sentence, joined(one.pieces)) for one in strands if one.sentence]
    assert told == [(one, text[one.start : one.end]) for one in sentences]


def test_sentences_that_are_withheld_one_after_another_are_one_gap_of_their_line() -> None:
    sentences = [
        Sentence(number, "body", start, start + 2, is_withheld=number != 3)
        for number, start in enumerate((0, 3, 6, 9, 12), start=1)
    ]
    lines = mark_text("░░ ░░ Go ░░\n░░", sentences, [Passage("c", 1, 6, 8)], [])
    told = [
        [([x.position for x in one.withheld], joined(one.pieces)) for one in line.strands]
        for line in lines
    ]
    assert told == [[([1, 2], ""), ([], " "), ([], "Go"), ([], " "), ([4], "")], [([5], "")]]


@given(marked())
def test_passages_that_overlap_have_lanes_of_their_own(
    given_text: tuple[str, list[Sentence], list[Passage], list[Words]],
) -> None:
    passages = given_text[2]
    lanes = lanes_of(passages)
    for at, one in enumerate(passages):
        for other, lane in list(zip(passages, lanes, strict=True))[at + 1 :]:
            overlap = one.start < other.end and other.start < one.end
            assert not (overlap and lanes[at] == lane)
    deepest = max((depth(passages, one.start) for one in passages), default=0)
    assert max(lanes, default=-1) + 1 == deepest


def depth(passages: Iterable[Passage], at: int) -> int:
    return sum(one.start <= at < one.end for one in passages)


def claim(**own: object) -> dict[str, object]:
    return {
        "id": "lost",
        "evidence": [{"start": 26, "end": 44}],
        "figures": [],
        "hedge": [],
        "attribution": {"speaker": None},
        **own,
    }


TEXT = "About ten came. Rome said ten men or Rome, about ten [1, 3]."


@pytest.mark.parametrize(
    ("own", "found"),
    [
        ({"figures": [{"id": "men", "text": "ten  men"}]}, [("figure", "men", "ten men")]),
        ({"figures": [{"id": "men", "text": "en men"}]}, []),
        ({"hedge": ["about"]}, [("hedge", "lost", "about")]),
        ({"attribution": {"speaker": "Rome"}}, [("speaker", "lost", "Rome")]),
    ],
)
def test_words_are_found_where_the_claim_is_stated(
    own: dict[str, object], found: list[tuple[str, str, str]]
) -> None:
    words = list(words_of_claim(TEXT, [(16, len(TEXT))], claim(**own)))
    assert [(one.role, one.of, TEXT[one.start : one.end]) for one in words] == found
    assert all(one.start >= 16 for one in words)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It fell [1].", {"[1]": "a-1"}),
        ("It fell [01, 3; 9].", {"01": "a-1", "3": "a-3"}),
        ("It fell [9] [x] 1.", {}),
    ],
)
def test_a_marker_leads_to_its_source(text: str, found: dict[str, str]) -> None:
    sources = [{"id": f"a-{n}", "marker": n} for n in ("1", "3")] + [{"id": "a-x", "marker": None}]
    assert {text[one.start : one.end]: one.of for one in markers_of(text, sources)} == found
