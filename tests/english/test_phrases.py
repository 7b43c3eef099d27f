"""Noun phrases, kinship and sides, against what was annotated by hand."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from app.english.kinship.find import Span, find_kinship
from app.english.phrases.heads import find_heads
from app.english.phrases.sides import sides_of
from app.english.text.word_tokens import cut_words

HERE = Path(__file__).parent


def _read(name: str) -> Any:
    return yaml.safe_load((HERE / name).read_text())


@pytest.mark.parametrize(("title", "heads"), _read("expected_heads.yaml").items())
def test_a_title_has_its_head_nouns(title: str, heads: list[str]) -> None:
    assert [head.text for head in find_heads(title)] == heads


@pytest.mark.parametrize("case", _read("expected_kinship.yaml"), ids=lambda case: case["text"])
def test_kinship_is_found_by_pattern(case: dict[str, str]) -> None:
    marked = case["text"]
    plain = "".join(sign for sign in marked if sign not in "<>[]")
    owner, owned = _span(marked, "<", ">"), _span(marked, "[", "]")
    found = find_kinship(cut_words(plain), owner, owned)
    assert (found.form if found else None) == case.get("form")
    if found:
        assert owned.start >= found.start <= owner.start
        assert owned.end <= found.end >= owner.end
        assert found.text == plain[found.start : found.end]


def _span(marked: str, opens: str, closes: str) -> Span:
    def at(index: int) -> int:
        return sum(sign not in "<>[]" for sign in marked[:index])

    return Span(at(marked.index(opens)), at(marked.index(closes)))


@pytest.mark.parametrize("case", _read("expected_sides.yaml"), ids=lambda case: case["text"])
def test_sides_are_read_from_the_words(case: dict[str, Any]) -> None:
    plain = case["text"].replace("[", "").replace("]", "")
    span = _span(case["text"], "[", "]")
    assert sides_of(cut_words(plain), span.start, span.end) == set(case["sides"])
