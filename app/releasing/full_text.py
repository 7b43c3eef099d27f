"""What `q` searches: the words of each row, in its own words and those it rests on."""

from collections.abc import Callable, Iterable, Iterator

from sqlmodel import SQLModel

from app import tables as t
from app.releasing.index import Index
from app.releasing.rows.row import Row

Words = Iterator[tuple[int, str]]
WordsOf = Callable[[Row], Iterable[str | None]]


def words_of_rows(index: Index) -> Iterator[tuple[str, Words]]:
    """For each resource's table: each row's position and its words."""
    words: dict[type[SQLModel], WordsOf] = {
        t.Article: lambda row: [row["text"], row["publisher"]],
        t.Event: lambda row: [row["title"], *_words_of_claims(row, index)],
        t.Claim: lambda row: _words_of_claim(row, index),
        t.Figure: lambda row: _words_of_figure(row, index),
        t.Actor: lambda row: [row["name"], *_aliases(row, index), *_roles(row, index)],
        t.Place: lambda row: [
            row["name"],
            *(alias["alias"] for alias in index.of(t.PlaceAlias, "place_id", row["id"])),
        ],
        t.Indicator: lambda row: [row["name"], row["definition"]],
        t.Source: lambda row: [row["title"], row["publisher"]],
        t.Discrepancy: lambda row: _words_of_sides(row, index),
    }
    for table, of_row in words.items():
        yield str(table.__tablename__), _told(index.rows[table], of_row)


def _told(rows: list[Row], of_row: WordsOf) -> Words:
    for row in rows:
        yield row["position"], "\n".join(filter(None, of_row(row)))


def _words_of_claim(row: Row, index: Index) -> list[str]:
    quotes = index.of(t.Evidence, "claim_id", row["id"])
    return [row["text"], *(quote["exact"] for quote in quotes)]


def _words_of_claims(event: Row, index: Index) -> Iterable[str]:
    for link in index.of(t.ClaimEvent, "event_id", event["id"]):
        yield from _words_of_claim(index.one(t.Claim, link["claim_id"]), index)


def _words_of_figure(row: Row, index: Index) -> list[str]:
    claim = index.one(t.Claim, row["claim_id"])
    indicator = index.one(t.Indicator, row["indicator_id"])
    return [row["text"], indicator["name"], *_words_of_claim(claim, index)]


def _words_of_sides(discrepancy: Row, index: Index) -> Iterable[str]:
    for side in index.of(t.DiscrepancySide, "discrepancy_id", discrepancy["id"]):
        yield from _words_of_claim(index.one(t.Claim, side["claim_id"]), index)
    if discrepancy["indicator_id"]:
        yield index.one(t.Indicator, discrepancy["indicator_id"])["name"]


def _aliases(row: Row, index: Index) -> list[str]:
    return [alias["alias"] for alias in index.of(t.ActorAlias, "actor_id", row["id"])]


def _roles(row: Row, index: Index) -> Iterable[str | None]:
    return dict.fromkeys(m["role"] for m in index.of(t.Mention, "actor_id", row["id"]))
