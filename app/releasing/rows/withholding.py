"""Texts that may not be republished: of these only the sentences that facts quote go any further.

It is done once, on the rows, before anything is made of them. What no row holds gets out by no way:
no answer, no search, no file, not the release itself.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sqlmodel import SQLModel

from app import tables as t
from app.releasing.row import Row, Rows
from app.tables.articles import GAP
from app.vocabulary import Part, Publish

OWN_LINES = (Part.HEADLINE, Part.DATELINE, Part.HEADING)
"""Parts that name an article and its sections: they are published whatever quotes them."""
Quoted = tuple[str, int]
"""An article's id and the number of a sentence of it."""


def withhold(rows: Rows) -> None:
    """Take out of the rows what the texts of their articles may not say.

    Offsets stay: each code point of a sentence that is withheld becomes a `GAP`.
    """
    articles = {x["id"]: x for x in rows[t.Article] if x["publish"] == Publish.QUOTES}
    if not articles:
        return
    sentences = _group(rows[t.Sentence], articles)
    quoted = set(_quoted(rows, sentences))
    rows[t.Mention][:] = [x for x in rows[t.Mention] if _is_published(x, articles, quoted)]
    for name, article in articles.items():
        _blank(article, sentences[name], quoted)
    for table in _tables_with(rows, "prefix"):
        for passages in _group(rows[table], articles).values():
            for passage in passages:
                _cut_around(passage, articles[passage["article_id"]]["text"])


def _group(rows: Sequence[Row], articles: Mapping[str, Row]) -> dict[str, list[Row]]:
    """The rows of these articles, by article."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if row["article_id"] in articles:
            found[row["article_id"]].append(row)
    return found


def _tables_with(rows: Rows, column: str) -> Iterator[type[SQLModel]]:
    return (table for table in rows if column in table.model_fields)


def _quoted(rows: Rows, sentences: Mapping[str, Sequence[Row]]) -> Iterator[Quoted]:
    """The sentences that are published: with the words of a fact, a proof or a role."""
    for name, of_article in sentences.items():
        yield from ((name, x["position"]) for x in of_article if x["part"] in OWN_LINES)
    for table in _tables_with(rows, "exact"):
        yield from ((x["article_id"], x["sentence"]) for x in rows[table])
    yield from ((x["article_id"], x["sentence"]) for x in rows[t.Mention] if x["role"])


def _is_published(mention: Row, articles: Mapping[str, Row], quoted: set[Quoted]) -> bool:
    name = mention["article_id"]
    return name not in articles or (name, mention["sentence"]) in quoted


def _blank(article: Row, sentences: Sequence[Row], quoted: set[Quoted]) -> None:
    """Leave gaps in an article's text, and nothing in the rows of the sentences withheld."""
    pieces, at, text = [], 0, article["text"]
    for sentence in sentences:
        start, end = sentence["start"], sentence["end"]
        if (article["id"], sentence["position"]) not in quoted:
            pieces += [text[at:start], GAP * (end - start)]
            at, sentence["text"] = end, None
            if sentence["part"] == Part.STANDFIRST:
                article["standfirst"] = None
    article["text"] = "".join([*pieces, text[at:]])


def _cut_around(passage: Row, text: str) -> None:
    """Leave of the words around a passage those that stand between it and the nearest gap."""
    start, end = passage["start"], passage["end"]
    before = text[start - len(passage["prefix"]) : start]
    after = text[end : end + len(passage["suffix"])]
    passage |= {"prefix": before.rpartition(GAP)[2], "suffix": after.partition(GAP)[0]}
