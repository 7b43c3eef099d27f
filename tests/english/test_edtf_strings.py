"""EDTF on some 30,000 strings: each is read, or refused, as by the library that was used before.

`expected_edtf.yaml` was written from edtf 5.0.2 and the bounds that were put around it: for each
class the number of strings, how many are read, some of the readings, and a digest of every hundred.
"""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final, TypedDict

import pytest
import yaml

from app.english.dates.edtf import Span, read_edtf
from tests.english.edtf_strings import CLASSES

Read = Callable[[str], Span]
_BLOCK: Final = 100


class Expected(TypedDict):
    """How a class is read."""

    strings: int
    read: int
    some: dict[str, str]
    digests: str


EXPECTED: Final[dict[str, Expected]] = yaml.safe_load(
    Path(__file__).with_name("expected_edtf.yaml").read_text(encoding="utf-8")
)


def reading(text: str, read: Read = read_edtf) -> str:
    try:
        span = read(text)
    except ValueError:
        return "refused"
    mark = " approximate" if span.approximate else ""
    inner = f"by {span.latest_start}, from {span.earliest_end}"
    return f"{span.start} to {span.end}, {inner}, {span.precision}{mark}"


def digests(strings: list[str], read: Read = read_edtf) -> list[str]:
    lines = [f"{text}\t{reading(text, read)}\n" for text in strings]
    blocks = ["".join(lines[at : at + _BLOCK]) for at in range(0, len(lines), _BLOCK)]
    return [sha256(block.encode()).hexdigest()[:8] for block in blocks]


def differing(name: str, read: Read = read_edtf) -> Iterator[str]:
    """Where a class is read otherwise: the first and last string of each hundred."""
    strings, expected = list(CLASSES[name]()), EXPECTED[name]["digests"].split()
    for number, (found, wanted) in enumerate(zip(digests(strings, read), expected, strict=True)):
        block = strings[number * _BLOCK : (number + 1) * _BLOCK]
        if found != wanted:
            yield f"{name}: between {block[0]!r} and {block[-1]!r}"


def test_every_class_is_expected() -> None:
    assert EXPECTED.keys() == CLASSES.keys()
    assert sum(expected["strings"] for expected in EXPECTED.values()) > 30_000


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_is_read_as_expected(name: str) -> None:
    strings, expected = list(CLASSES[name]()), EXPECTED[name]
    assert {text: reading(text) for text in expected["some"]} == expected["some"]
    read = sum(reading(text) != "refused" for text in strings)
    assert (len(strings), read) == (expected["strings"], expected["read"])
    assert list(differing(name)) == []


def test_one_string_read_otherwise_is_found() -> None:
    def read(text: str) -> Span:
        return read_edtf("2024-02-28" if text == "2024-02-29" else text)

    [where] = differing("days", read)
    assert where.startswith("days: between '2024-02-")
