"""Ranges, read as RFC 9110 writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kit.answering.ranges import read_range

SIZE = 100


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-0", range(1)),
        ("bytes=10-19", range(10, 20)),
        ("bytes=90-", range(90, 100)),
        ("bytes=90-1000", range(90, 100)),
        ("bytes=-10", range(90, 100)),
        ("bytes=-1000", range(100)),
        ("Bytes=0-0", range(1)),
    ],
)
def test_a_range_is_these_bytes(asked: str, part: range) -> None:
    assert read_range(asked, SIZE) == part


@pytest.mark.parametrize("asked", ["bytes=100-", "bytes=100-200", "bytes=-0"])
def test_what_lies_after_the_end_is_no_bytes(asked: str) -> None:
    found = read_range(asked, SIZE)
    assert found is not None
    assert not found


@pytest.mark.parametrize(
    "asked",
    ["", "bytes", "bytes=", "bytes=-", "bytes=2-1", "bytes=a-b", "bytes=0-1,5-6", "lines=0-1",
     "bytes=0-1;", "bytes=٣-٤", "bytes=+1-2", f"bytes={'9' * 30}-"],
)  # fmt: skip
def test_of_what_is_no_single_range_the_whole_is_sent(asked: str) -> None:
    assert read_range(asked, SIZE) is None


@given(asked=st.from_regex(r"bytes=[0-9]{0,3}-[0-9]{0,3}", fullmatch=True), size=st.integers(0, 99))
def test_no_range_leads_out_of_the_file(asked: str, size: int) -> None:
    found = read_range(asked, size)
    assert found is None or (0 <= found.start <= found.stop <= size) or not found
