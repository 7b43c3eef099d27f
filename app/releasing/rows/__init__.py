"""Seeds → rows: what each table will hold, derived once.

Positions, mentions, citations, sort columns and the hierarchy's closure all come from here; what
a curator did not write and the text does not give stays null.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from operator import itemgetter

from sqlmodel import SQLModel

from app import tables as t
from app.curating.check import Checked
from app.curating.seeds.load import Folder, Seeds
from app.curating.text.evidence import AnchoredClaim
from app.database import fold_name
from app.releasing.kinds import kinds, list_named
from app.releasing.positions import locate_article, locate_event, locate_thing, locate_within
from app.releasing.row import Row, Rows, TableRow
from app.releasing.rows.articles import article_rows
from app.releasing.rows.claims import claim_rows, figure_rows
from app.releasing.rows.events import event_rows
from app.releasing.rows.things import actor_rows, place_rows, vocabulary_rows
from app.releasing.rows.withholding import withhold
from app.releasing.showing.coverage import coverage_document


def rows_of(checked: Checked) -> Rows:
    """Every row of every table but the documents, for seeds that break no rule."""
    seeds = checked.seeds
    rows: dict[type[SQLModel], list[Row]] = defaultdict(list)
    for table, row in _all(seeds):
        rows[table].append(row)
    withhold(rows)
    _locate(rows)
    for kind in kinds().values():
        for table, row in list(kind.derive(rows)):
            rows[table].append(row)
    rows[t.Name] = list(_names(rows))
    rows[t.CoverageDocument] = list(_coverage(checked, rows[t.Article]))
    return rows


def _coverage(checked: Checked, articles: list[Row]) -> Iterator[Row]:
    by_id = {row["id"]: row for row in articles}
    for folder in checked.seeds.folders:
        article = by_id[folder.seed.id]
        body = coverage_document(checked.coverage[folder.seed.id], folder, article["text"])
        yield {"position": article["position"], "body": body}


def _locate(rows: Rows) -> None:
    """Give each row its position, and put the rows into the order of their lists."""
    for row in rows[t.Article]:
        row["position"] = locate_article(row["date"], row["id"])
    articles = {row["id"]: row["position"] for row in rows[t.Article]}
    for table in (t.Source, t.Claim, t.Figure):
        places = Counter[str]()
        for row in rows[table]:
            places[row["article_id"]] += 1
            row["position"] = locate_within(articles[row["article_id"]], places[row["article_id"]])
    for row in rows[t.Event]:
        row["position"] = locate_event(row["date_start"], row["id"])
    rows[t.Event].sort(key=itemgetter("position"))
    for things in (rows[t.Place], rows[t.Actor], rows[t.Indicator]):
        for row in things:
            row["position"] = locate_thing(row["id"])
        things.sort(key=itemgetter("name_folded", "id"))


def _all(seeds: Seeds) -> Iterator[TableRow]:
    yield from vocabulary_rows(seeds)
    yield from place_rows(seeds)
    yield from actor_rows(seeds)
    yield from event_rows(seeds)
    for folder in sorted(seeds.folders, key=_locate_folder):
        yield from article_rows(folder, seeds.actor_finder)
        for claim in _reading_order(folder.claims):
            yield from claim_rows(claim, seeds)
            for figure in claim.seed.figures:
                yield from figure_rows(figure, claim, seeds)


def _locate_folder(folder: Folder) -> int:
    return locate_article(folder.seed.date.isoformat(), folder.seed.id)


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
