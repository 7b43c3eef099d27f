"""What each further optional filter of a list costs the questions that do not use it.

Run: .venv/bin/python -m benchmarks.cases.filters
Prints microseconds for reading one query string into the figures' query model, as it is and with
more filters, and the difference for each.
"""

from time import process_time
from typing import Any, cast

from pydantic import Field, create_model

from app.kit.asking.query import ListQuery, QueryReader, Several, Text
from app.resources import listed

QUERY = b"indicator=personnel-losses&min=3&sort=value&limit=20&total=false"
REPEATS, ROUNDS, MORE = 5000, 7, (0, 10, 20)


def with_more(filters: int) -> type[ListQuery]:
    """The figures' query model with so many filters more."""
    fields: dict[str, Any] = {
        f"more_{number}": (Several[Text], Field(default_factory=list)) for number in range(filters)
    }
    made = create_model("MoreFilters", __base__=listed()["figures"].query, **fields)
    return cast("type[ListQuery]", made)


def microseconds(reader: QueryReader[ListQuery]) -> float:
    """CPU time of reading the query once and knowing what it means, the best of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        started = process_time()
        for _ in range(REPEATS):
            assert reader.read(QUERY).canonical
        best = min(best, (process_time() - started) / REPEATS * 1e6)
    return best


def main() -> None:
    """Print the table."""
    took = {filters: microseconds(QueryReader(with_more(filters))) for filters in MORE}
    for filters, micros in took.items():
        print(f"{filters:3} more filters: {micros:6.2f} µs")
    print(f"each: {(took[MORE[-1]] - took[0]) / MORE[-1]:.2f} µs")


if __name__ == "__main__":
    main()
