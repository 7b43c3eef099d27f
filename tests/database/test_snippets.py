"""Snippets: what was typed is marked in the text, and everything else is only text."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.database.snippets import LONGEST, Marker
from app.database.typed import read_typed
from app.english.finding.terms import list_units, list_words, stem_term

WORDS = "Kyiv café Ünlü 3,000 “quoted” AT&T <b> don't x_y naïve Straße 585 km² troops"


def mark(typed: str, text: str, title: str = "") -> str:
    """The snippet where these texts are all that there are."""
    read, words = read_typed(typed), list_words(f"{title} {text}")
    begun = read.begun
    completions = tuple(x for x in dict.fromkeys(words) if begun and x.startswith(begun))
    forms: dict[str, list[str]] = {}
    for unit in list_units(f"{title} {text}"):
        forms.setdefault(stem_term(unit), []).append(unit)
    return Marker(read, completions, forms).snippet(title, text)


@pytest.mark.parametrize(
    ("typed", "text", "snippet"),
    [
        ("cafe", "A café opens.", "A <mark>café</mark> opens."),
        ("CAF", "A café opens.", "A <mark>café</mark> opens."),
        ("caf ", "A café opens.", "A café opens."),
        ("cafe", "A cafe\u0301 opens.", "A <mark>café</mark> opens."),
        ('"big fire"', "big big-fire fire", "big <mark>big-fire</mark> fire"),
        ("fire", "campfire fires fire", "campfire <mark>fires</mark> <mark>fire</mark>"),
        ("fires ", "fire firearm", "<mark>fire</mark> firearm"),
        ('"fires"', "fires fire", "<mark>fires</mark> fire"),
        ("losing ", "Lost: a loss", "<mark>Lost</mark>: a <mark>loss</mark>"),
        ("counter-attacks ", "a counter-attack", "a <mark>counter-attack</mark>"),
        ("38000 ", "38,000 of 38000", "<mark>38,000</mark> of <mark>38000</mark>"),
        ("38,000 ", "38000 of 138,000", "<mark>38000</mark> of 138,000"),
        ('"a a"', "ba a a", "ba <mark>a a</mark>"),
        ("a_b", "a b; a_b; ab", "<mark>a b</mark>; <mark>a_b</mark>; ab"),
        ("at&t", "AT&T <b>", "<mark>AT&amp;T</mark> &lt;b&gt;"),
        ("nothing", "A text.", "A text."),
    ],
)
def test_what_is_marked(typed: str, text: str, snippet: str) -> None:
    assert mark(typed, text) == snippet


def test_the_title_is_shown_unless_the_text_holds_more() -> None:
    assert mark("big fire", "a big fire", "Big fire") == "<mark>Big</mark> <mark>fire</mark>"
    assert mark("big fire", "a big fire", "Fire") == "a <mark>big</mark> <mark>fire</mark>"


def test_a_long_text_is_cut_between_words_around_the_first_found() -> None:
    text = f"{'left ' * 100}found {'right ' * 100}end"
    shown = mark("found", text)
    assert shown.startswith("…left ")
    assert shown.endswith("…")
    plain = re.sub("</?mark>", "", shown).strip("…")
    assert plain in text
    assert len(plain) <= LONGEST
    assert set(plain.split()) <= {"left", "found", "right"}


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=60), st.text(max_size=40))
def test_a_snippet_is_the_texts_own_words_whatever_is_typed(words: list[str], typed: str) -> None:
    text = " ".join(words)
    shown = mark(typed, text)
    assert re.findall("<(?!/?mark>)", shown) == []
    plain = unescape(re.sub("</?mark>", "", shown))
    assert plain.removeprefix("…").removesuffix("…") in text


@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=5))
def test_each_word_of_a_text_is_found_in_it(words: list[str]) -> None:
    for word in words:
        if any(sign.isalnum() for sign in word):
            assert "<mark>" in mark(word.replace('"', " "), " ".join(words))
