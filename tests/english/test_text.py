"""What the recognisers read first: markers, sentences, headlines, tokens."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from syntok import segmenter
from syntok._segmentation_states import State

from app.english.text.headlines import is_headline
from app.english.text.markers import blank_markers, drop_markers, find_markers, read_labels
from app.english.text.sentences import cut_sentences, sentence_starts
from app.english.text.word_tokens import cut_words


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("lost[3].", [("3",)]),
        ("lost [3, 5] and [03].", [("3", "5"), ("3",)]),
        ("lost [2-4][2–3; 7]", [("2", "3", "4"), ("2", "3", "7")]),
        ("from [1-2000]", [("1", "2000")]),
        ("[12345] [a] [] [1,] [-1] [1-]", []),
    ],
)
def test_markers_print_labels(text: str, labels: list[tuple[str, ...]]) -> None:
    assert [read_labels(marker[0]) for marker in find_markers(text)] == labels


def test_markers_are_dropped_or_blanked() -> None:
    assert drop_markers("One[1] two [2].") == "One  two  ."
    line = "It fell [1] [2] . It rose[3]? Yes."
    assert blank_markers(line) == "It fell." + " " * 10 + "It rose?    Yes."
    assert len(blank_markers(line)) == len(line)


def test_a_marker_between_sentences_belongs_to_the_first() -> None:
    assert [words for _, words in cut_sentences("It fell.[1] It rose [2]. It is.")] == [
        "It fell.[1]",
        "It rose [2].",
        "It is.",
    ]


_SIGNS = sorted((State.terminals | State.opening_brackets | State.closing_quotes) - {"..."})


@given(st.lists(st.sampled_from(["It", "fell", "Mr", "I", "5", "1990", " ", " ", "[1]", *_SIGNS])))
def test_sentences_are_those_of_the_segmenter_wherever_none_of_its_signs_stands(
    pieces: list[str],
) -> None:
    line = "".join(pieces).strip()
    plain = blank_markers(line)
    starts = [one[0].offset for each in segmenter.analyze(plain) for one in each][1:]
    cuts = zip([0, *starts], [*starts, len(line)], strict=True)
    assert [words for _, words in cut_sentences(line)] == [
        words for first, stop in cuts if (words := line[first:stop].strip())
    ]


def test_every_line_begins_a_sentence() -> None:
    text = "A headline\n\n  It fell on Jan. 5. It rose\nagain."
    assert [text[at:].split(maxsplit=1)[0] for at in sentence_starts(text)] == [
        "A",
        "It",
        "It",
        "again.",
    ]
    prose = cut_words(text)
    assert [prose.slice(*run) for run in prose.runs()] == [
        "A headline",
        "It fell on Jan. 5.",
        "It rose",
        "again.",
    ]


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("Ukraine Launches New Offensive in Kursk", True),
        ("FLOODS HIT THE NORTH", True),
        ("The army of Ukraine left Kursk", False),
        ("Ukraine Launches New Offensive.", False),
        ("By Staff Writers", False),
        ("Kursk", False),
    ],
)
def test_a_headline_is_a_line_of_capitals(line: str, is_one: bool) -> None:
    prose = cut_words(f"{line}\nThe rest is text.")
    first, stop = next(prose.runs())
    assert is_headline(prose, first, stop) == is_one


def test_a_hyphen_that_breaks_no_line_is_read_as_a_hyphen() -> None:
    assert [token.lower for token in cut_words("State\u2011run TV").tokens] == ["state-run", "tv"]
