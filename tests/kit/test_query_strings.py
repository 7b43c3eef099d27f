"""Query strings are read as everybody reads them, also by the short way that most go."""

from urllib.parse import parse_qsl, quote_plus

from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field

from app.kit.asking.query import MOST_PARAMETERS, Parameters, QueryReader


class Anything(Parameters):
    """Takes every word of one name."""

    q: list[str] = Field(default_factory=list)


@given(
    st.lists(
        st.text("az09+.~_-=", max_size=6) | st.text(max_size=6).map(quote_plus),
        max_size=MOST_PARAMETERS - 1,
    )
)
def test_a_query_string_is_read_as_the_standard_library_reads_it(values: list[str]) -> None:
    written = "&".join(f"q={value}" for value in values)
    read = [value for _, value in parse_qsl(written, keep_blank_values=True)]
    assert QueryReader(Anything).read(written.encode()).q == read
