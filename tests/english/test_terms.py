"""Terms: what a text is found by, in which language it may be."""

import pytest

from app.english.finding.terms import list_units, list_words, read_unit, write_terms


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The café, AT&T; don’t!", "the cafe at t don t"),
        ("cafe\u0301", "cafe"),
        ("x\u0302y", "xy"),
        ("Київ їжак чай", "киів іжак чаи"),
        ("أحمد إلى", "احمد الى"),
        ("Ὀδυσσεύς ΟΔΥΣΣΕΥΣ", "οδυσσευσ οδυσσευσ"),
        ("İstanbul STRASSE Straße", "istanbul strasse straße"),
        ("_ -- “”", ""),
    ],
)
def test_capitals_and_accents_do_not_matter(text: str, words: str) -> None:
    assert list_words(text) == words.split()
    assert list_words(text.upper()) == list_words(text) or "ß" in text or "İ" in text


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("38,000 men", {"38000"}),
        ("1,234,567", {"1234567"}),
        ("7’000 and 8\u202f000", {"7000", "8000"}),
        ("38,00 or 3,8000 or 1234,567", set()),
        ("1,234,56", set()),
        ("a1,234 1,234b", set()),
    ],
)
def test_a_number_is_found_without_what_parts_its_thousands(text: str, numbers: set[str]) -> None:
    assert set(list_units(text)) - set(list_words(text)) == numbers


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("Losses,", "losses"),
        ("counter-attacks", "counter-attacks"),
        ("38,000", "38000"),
        ("AT&T", None),
        ("a-b,c", None),
        ("--", None),
    ],
)
def test_what_is_typed_is_one_word_or_none(typed: str, unit: str | None) -> None:
    assert read_unit(typed) == unit


def test_english_is_stemmed_and_other_languages_are_not() -> None:
    assert write_terms(["Losses lost"], ["en-GB"]) == "losses lost = =lose"
    assert write_terms(["Losses lost"], []) == "losses lost = =lose"
    assert write_terms(["Losses lost"], ["de"]) == "losses lost = ~losses ~lost"
    assert write_terms(["Lost"], ["de", "en"]) == "lost = =lose ~lost"


def test_no_phrase_reaches_from_one_text_to_the_next() -> None:
    assert write_terms(["a big", "fire"], ["de"]) == "a big = fire = ~a ~big ~fire"
