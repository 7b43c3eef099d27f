"""The words that link two statements, and which of the two they make first."""

import pytest

from app.english.linking import LINKING, find_types, is_backward


@pytest.mark.parametrize("kind", LINKING)
def test_each_phrase_makes_its_type(kind: str) -> None:
    for phrase in LINKING[kind].forward | LINKING[kind].backward:
        assert kind in find_types(f"it {phrase} it")


def test_no_phrase_is_two_joined() -> None:
    """A comma that is left out makes one phrase of two, which no text holds."""
    for words in LINKING.values():
        for phrase in map(str.split, words.forward | words.backward):
            ends = [phrase[at - 1] for at in range(2, len(phrase) - 1)]
            assert phrase[-1] not in ends, " ".join(phrase)


@pytest.mark.parametrize("words", ["contribute to", "contributed to", "contributing to"])
def test_all_forms_of_a_verb_link(words: str) -> None:
    assert find_types(words) == ["causes"]


def test_words_turn_two_statements_round() -> None:
    assert is_backward("causes", "because of")
    assert not is_backward("causes", "resulted in")
