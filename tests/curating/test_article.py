"""Texts are cut into sentences and markers without losing or moving a character."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.curating.seeds.load import Seeds
from app.curating.text.anchors import Folded, fold
from app.curating.text.article import ArticleText, Layout, cut, decode_text
from app.english.numbers.find import find_quantities
from app.vocabulary import Part

PLAIN = Layout("Headline", None, None, ())
texts = st.text(st.sampled_from("ab Z.!?[]123,\n \u00a0’“\"'éß𝄞\t"), max_size=200)


def body(text: str) -> ArticleText:
    return cut(f"Headline\n{text}", PLAIN)


@given(texts)
def test_sentences_lie_in_order_and_hold_every_sign(text: str) -> None:
    found = body(text)
    ends = 0
    covered = ""
    for number, sentence in enumerate(found.sentences, start=1):
        assert sentence.position == number
        assert sentence.start >= ends
        assert found.text[sentence.start : sentence.end] == sentence.text
        ends = sentence.end
        covered += "".join(sentence.text.split())
    assert covered == "".join(found.text.split())


@given(texts, st.data())
def test_words_copied_from_a_text_are_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    words = text[start : start + data.draw(st.integers(1, 40))]
    for found_start, found_end in Folded(text).spans(words):
        assert fold(text[found_start:found_end]) == fold(words)
    whole_words = f" {words} "
    assert not fold(words) or Folded(f"x{whole_words}x").spans(words)


def test_quotation_marks_and_spaces_are_folded() -> None:
    text = Folded("He  said:\u00a0“It’s\nours”, they say.")
    [(start, end)] = text.spans('said: "It\'s ours"')
    assert text.text[start:end] == "said:\u00a0“It’s\nours”"


@pytest.mark.parametrize("words", ["wo", "ten", "two t", "o te"])
def test_words_are_not_found_within_words(words: str) -> None:
    assert not Folded("two tents").spans(words)


@pytest.mark.parametrize(
    ("text", "quote", "cites"),
    [
        ("It rained [1][2].", "It rained", ("1", "2")),
        ("It rained [1] [2].", "It rained", ("1", "2")),
        ("It rained [3, 5].", "It rained", ("3", "5")),
        ("It rained [2-4].", "It rained", ("2", "3", "4")),
        ("It rained [1], it snowed [2].", "It rained", ("1",)),
        ("It rained [1], it snowed [2].", "it snowed", ("2",)),
        ("It rained and it snowed [2].", "It rained", ("2",)),
        ("It rained [1]. It snowed.", "It snowed", ()),
        ("It rained. It snowed [1].", "It rained", ()),
    ],
)
def test_a_passage_cites_the_first_run_of_markers_after_it(
    text: str, quote: str, cites: tuple[str, ...]
) -> None:
    found = body(text)
    [(start, end)] = found.folded.spans(quote)
    sentence = found.sentence_around(start, end)
    assert sentence is not None
    assert found.cited(end, sentence) == cites


def test_markers_before_a_full_stop_do_not_join_sentences() -> None:
    found = body("He left [1][2]. She stayed [3]. U.S. aid came at 5 p.m. on Jan. 6 [4].")
    assert [sentence.text for sentence in found.sentences[1:]] == [
        "He left [1][2].",
        "She stayed [3].",
        "U.S. aid came at 5 p.m. on Jan. 6 [4].",
    ]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_byte_order_mark_and_line_ends_are_folded(mark: str, line_end: str, tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_bytes(f"{mark}Headline{line_end}It’s 𝄞 here.{line_end}".encode())
    assert decode_text(path.read_bytes()) == "Headline\nIt’s 𝄞 here.\n"


def test_the_article_is_cut_as_it_is_printed(seeds: Seeds) -> None:
    [folder] = seeds.folders
    parts = [sentence.part for sentence in folder.text.sentences]
    assert parts[:3] == [Part.HEADLINE, Part.DATELINE, Part.STANDFIRST]
    assert parts.count(Part.HEADING) == 4
    assert parts.count(Part.BODY) == 15
    assert folder.text.labels == ("1", "2", "3", "4", "5")
    assert folder.text.sentences[-1].section == "Regional Impact and Future Prospects"


def test_every_number_of_the_article_is_a_figure_or_part_of_a_date(seeds: Seeds) -> None:
    [folder] = seeds.folders
    told = {
        span
        for claim in folder.claims
        for figure in claim.seed.figures
        for span in Folded(folder.text.text).spans(figure.text)
    }
    for quantity in find_quantities(folder.text.text):
        inside = any(s <= quantity.number_start and quantity.number_end <= e for s, e in told)
        assert inside, quantity
    assert len({figure.id for c in folder.claims for figure in c.seed.figures}) == 12
