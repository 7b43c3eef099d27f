"""Numbers in digits and words, read back to the value that they were written from."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.english.numbers.numbers import GLUED_MAGNITUDES, read_number
from app.english.numbers.spelt import NUMBER_WORDS
from app.english.text.number_tokens import cut_numbers
from app.english.text.wordlists import word_list

_ONES = word_list(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
_TENS = word_list("- - twenty thirty forty fifty sixty seventy eighty ninety")


def parse(text: str) -> Decimal | None:
    """The value of a string that is one number and nothing else, or nothing."""
    stream = cut_numbers(text, NUMBER_WORDS, GLUED_MAGNITUDES)
    number = read_number(stream, 0)
    return number.value if number is not None and number.stop == len(stream) else None


def _spell(value: int, *, joint: str, hyphen: str) -> str:
    """`value` below a billion in words; `joint` follows "hundred", `hyphen` follows "twenty"."""
    for scale, name in ((10**6, "million"), (10**3, "thousand"), (100, "hundred")):
        if value >= scale:
            head = f"{_spell(value // scale, joint=joint, hyphen=hyphen)} {name}"
            rest = value % scale
            between = joint if rest < 100 else " "
            return head + (between + _spell(rest, joint=joint, hyphen=hyphen) if rest else "")
    if value < 20:
        return _ONES[value]
    tail = hyphen + _ONES[value % 10] if value % 10 else ""
    return _TENS[value // 10] + tail


@given(
    st.integers(0, 10**6),
    st.sampled_from((" ", " and ")),
    st.sampled_from(("-", " ")),
)
def test_words_read_back_to_their_value(value: int, joint: str, hyphen: str) -> None:
    assert parse(_spell(value, joint=joint, hyphen=hyphen)) == value


@given(st.integers(0, 10**15 - 1), st.sampled_from((",", "", "\u00a0", "\u2009", "\u202f")))
def test_digits_read_back_whatever_separates_them(value: int, separator: str) -> None:
    assert parse(f"{value:,}".replace(",", separator)) == value


@given(st.decimals(0, 999_999, places=2), st.sampled_from(("", " million", "bn", " thousand")))
def test_decimals_read_back_times_their_magnitude(value: Decimal, magnitude: str) -> None:
    factor = {"": 1, " million": 10**6, "bn": 10**9, " thousand": 1000}[magnitude]
    assert parse(f"{value:,}{magnitude}") == value * factor


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3,000", "3000"),
        ("4.8", "4.8"),
        (".5", "0.5"),
        ("2½", "2.5"),
        ("2 1/2 million", "2500000"),
        ("1,50,000", "150000"),
        ("38 000", "38000"),
        ("1 234 567", "1234567"),
        ("2.3bn", "2300000000"),
        ("1.5 million", "1500000"),
        ("50 bn", "50000000000"),
        ("12-million", "12000000"),
        ("2 hundred thousand", "200000"),
        ("three crore", "30000000"),
        ("two", "2"),
        ("Twenty-one", "21"),
        ("a hundred", "100"),
        ("a hundred and five", "105"),
        ("twelve hundred", "1200"),
        ("a dozen", "12"),
        ("two dozen", "24"),
        ("half a dozen", "6"),
        ("half a million", "500000"),
        ("half-million", "500000"),
        ("a quarter of a million", "250000"),
        ("a million and a half", "1500000"),
        ("two and a half", "2.5"),
        ("two and a half million", "2500000"),
        ("two-thirds", "0.6667"),
        ("three quarters", "0.75"),
        ("one in five", "0.2"),
    ],
)
def test_forms(text: str, value: str) -> None:
    assert parse(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    ["", "people", "twenty-first", "3rd", "1.2.3", "G7", "24News", "a", "million", "one two",
     "five and six", "10 people", "9" * 19],
)  # fmt: skip
def test_what_is_no_single_number(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize("text", ["several", "dozens", "tens of thousands", "a few hundred"])
def test_vague_numbers_have_no_value(text: str) -> None:
    assert parse(text) is None
