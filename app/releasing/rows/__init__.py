"""Seeds → rows: what each table will hold, derived once.

Positions, mentions, citations, sort columns and the hierarchy's closure all come from here; what
a curator did not write and the text does not give stays null.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from sqlmodel import SQLModel

from app import tables as t
from app.curating.check import Checked
from app.curating.seeds.load import Seeds
from app.curating.text.evidence import AnchoredClaim
from app.database import fold_name
from app.releasing.kinds import kinds, list_named
from app.releasing.row import Row, Rows, TableRow
from app.releasing.rows.articles import article_rows
from app.releasing.rows.claims import claim_rows, figure_rows
from app.releasing.rows.dates import LAST_DAY
from app.releasing.rows.events import event_rows
from app.releasing.rows.things import actor_rows, place_rows, vocabulary_rows
from app.releasing.showing.coverage import coverage_document


def rows_of(checked: Checked) -> Rows:
    """Every row of every table but the documents, for seeds that break no rule."""
    seeds = checked.seeds
    rows: dict[type[SQLModel], list[Row]] = defaultdict(list)
    for table, row in _all(seeds):
        rows[table].append(row)
    for table in (t.Place, t.Actor, t.Indicator):
        _put_in_order(rows[table], lambda row: (row["name"].casefold(), row["id"]))
    _put_in_order(rows[t.Event], lambda row: (row["date_start"] or LAST_DAY, row["id"]))
    for table in (t.Article, t.Source, t.Claim, t.Figure):
        _number(rows[table])
    for kind in kinds().values():
        for table, row in list(kind.derive(rows)):
            rows[table].append(row)
    rows[t.Name] = list(_names(rows))
    rows[t.CoverageDocument] = list(_coverage(checked, rows[t.Article]))
    return rows


def _coverage(checked: Checked, articles: list[Row]) -> Iterator[Row]:
    positions = {row["id"]: row["position"] for row in articles}
    for folder in checked.seeds.folders:
        body = coverage_document(checked.coverage[folder.seed.id], folder)
        yield {"position": positions[folder.seed.id], "body": body}


def _put_in_order(rows: list[Row], key: Any) -> None:
    rows.sort(key=key)
    _number(rows)


def _number(rows: list[Row]) -> None:
    for position, row in enumerate(rows, start=1):
        row["position"] = position


def _all(seeds: Seeds) -> Iterator[TableRow]:
    yield from vocabulary_rows(seeds)
    yield from place_rows(seeds)
    yield from actor_rows(seeds)
    yield from event_rows(seeds)
    newest_first = sorted(seeds.folders, key=lambda folder: folder.seed.id)
    newest_first.sort(key=lambda folder: folder.seed.date, reverse=True)
    for folder in newest_first:
        yield from article_rows(folder, seeds.actor_finder)
        for claim in _reading_order(folder.claims):
            yield from claim_rows(claim, seeds)
            for figure in claim.seed.figures:
                yield from figure_rows(figure, claim, seeds)


def _names(rows: Rows) -> Iterator[Row]:
    """What filters take: ids before names, names before aliases, the first of equals."""
    known: dict[tuple[str, str], str] = {}
    for named in list_named():
        for row in rows[named.table]:
            known.setdefault((named.thing, fold_name(row[named.column])), row[named.id])
    for (thing, folded), name in known.items():
        yield {"resource": thing, "folded": folded, "id": name}


def _reading_order(claims: Iterable[AnchoredClaim]) -> list[AnchoredClaim]:
    return sorted(claims, key=lambda claim: (claim.anchors[0].start, claim.anchors[0].end))
