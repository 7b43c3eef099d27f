"""Articles: the texts that everything else rests on."""

import json
from typing import Annotated

from fastapi import Path
from pydantic import Field

from app import shapes
from app.kit.answering.answers import Answer, facts_answer
from app.kit.asking.conditions import equals, linked, matches, not_above, not_below
from app.kit.asking.format_names import FeedFormat
from app.kit.asking.marks import Where
from app.kit.asking.query import (
    SINCE,
    UNTIL,
    Day,
    EndOf,
    ListQuery,
    Maybe,
    Names,
    Order,
    Several,
    Text,
)
from app.kit.atom import feed
from app.kit.dependencies import ReleaseDep
from app.kit.errors import NotFound
from app.kit.formats import EVERYWHERE
from app.kit.items import stored
from app.kit.resource import Resource
from app.kit.routes import ITEM_ANSWERS, FactRouter, add_routes
from app.shapes import ArticleId, Counted, FactId, SentenceId, Shape, shown
from app.shapes.feed import FEED, tell_article
from app.shapes.linked_data import Document, known, publisher, thing
from app.tables import Article, ArticleDocument, Figure
from app.tables.articles import GAP
from app.vocabulary import Part, Publish

MOST_SENTENCES = 99_999

Position = Annotated[
    int,
    Path(
        description="The sentence's number in the article, from 1.",
        examples=[6],
        ge=1,
        le=MOST_SENTENCES,
        json_schema_extra={"format": "int32"},
    ),
]

router = FactRouter(
    "articles",
    place=10,
    line="The articles: text, sentences and sources.",
    about="The texts that everything rests on; one by id has its text, sentences and sources."
    " Offsets count Unicode code points.",
)


class Dateline(Shape):
    """The line that says where and when the article was written."""

    text: str = shown("The line, verbatim.", "Kursk, Sunday, 5 January 2025.")
    place: shapes.PlaceReference | None = shown(
        "The place that it names.", {"id": "kursk", "name": "Kursk"}
    )
    date: shapes.Day | None = shown("The day that it gives.", "2025-01-05")


class SentenceOut(Shape):
    """A sentence of an article, where it stands, and what rests on it."""

    id: SentenceId = shown(
        "Its id: that of the article, with its number.", "kursk-offensive-2025-01-05-s6"
    )
    position: int = shown("Its number, from 1.", 6, ge=1)
    part: Part = shown("Which part of the article it belongs to.", "body")
    section: str | None = shown("The heading above it.", "Strategic Assault and Initial Impact")
    start: int = shown("Where it begins, in code points.", 451, ge=0)
    end: int = shown("Where it ends (not included).", 535, ge=0)
    text: str | None = shown(
        "The sentence; null where it may not be republished: the article's `publish` is `quotes`,"
        " and no fact quotes it.",
        "The operation has resulted in 42 individual armed clashes, with 12 still ongoing [3].",
    )
    claims: list[shapes.ClaimReference] = shown(
        "The claims that it proves.",
        [
            {
                "id": "armed-clashes",
                "text": "[A significant offensive in Russia's Kursk region] has resulted in 42"
                " individual armed clashes, with 12 still ongoing.",
            }
        ],
        [],
    )
    events: list[shapes.EventReference] = shown(
        "The events that it states beside those of its claims.", []
    )
    url: shapes.Address = shown("Its address.", "/articles/kursk-offensive-2025-01-05/sentences/6")


class SentenceAlone(SentenceOut):
    """A sentence, with its article."""

    article: shapes.ArticleReference = shown(
        "The article.",
        {
            "id": "kursk-offensive-2025-01-05",
            "headline": "Ukraine Launches New Offensive in Russia's Kursk Region",
        },
    )


class ArticleSource(shapes.PrintedSource):
    """A reference of the article."""

    url: shapes.Address = shown("Its address.", "/sources/kursk-offensive-2025-01-05-4")


class CountedSources(Counted):
    """How many sources an article has, and all of them."""

    items: list[ArticleSource] = shown("All of them, by marker.", [])


class ArticleOut(Shape):
    """An article, without its text."""

    id: FactId = shown("The article's permanent id.", "kursk-offensive-2025-01-05")
    headline: str = shown(
        "The headline, verbatim.", "Ukraine Launches New Offensive in Russia's Kursk Region"
    )
    dateline: Dateline | None = shown(
        "The dateline.",
        {
            "text": "Kursk, Sunday, 5 January 2025.",
            "place": {"id": "kursk", "name": "Kursk"},
            "date": "2025-01-05",
        },
    )
    standfirst: str | None = shown(
        "The standfirst, verbatim; null where there is none, or it may not be republished.",
        "Ukrainian forces have initiated a new offensive in Russia’s Kursk region, …",
    )
    language: str = shown("The language (BCP 47).", "en")
    date: shapes.Day = shown(
        "The day of the article, against which its dates are read.", "2025-01-05"
    )
    publisher: str | None = shown("The publisher; null where the text names none.", None)
    source_url: shapes.Address | None = shown("Where it was published; null where unknown.", None)
    licence: str | None = shown("The licence of the text; null where unknown.", None)
    publish: Publish = shown(
        "What of the text is published: all of it, or only the sentences that facts quote.", "text"
    )
    sha256: str = shown(
        "The digest of the whole text as UTF-8, whatever of it is published.",
        "0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9",
        pattern="^[0-9a-f]{64}$",
    )
    claims: Counted = shown(
        "Its claims.", {"count": 28, "url": "/claims?article=kursk-offensive-2025-01-05"}
    )
    figures: Counted = shown(
        "Its figures.", {"count": 12, "url": "/figures?article=kursk-offensive-2025-01-05"}
    )
    events: Counted = shown(
        "The events that it states.",
        {"count": 17, "url": "/events?article=kursk-offensive-2025-01-05"},
    )
    sources: Counted = shown(
        "Its sources.", {"count": 5, "url": "/sources?article=kursk-offensive-2025-01-05"}
    )
    url: shapes.Address = shown("Its address.", "/articles/kursk-offensive-2025-01-05")
    coverage_url: shapes.Address = shown(
        "What of it became facts.", "/articles/kursk-offensive-2025-01-05/coverage"
    )
    annotations_url: shapes.Address = shown(
        "Its quotes, as W3C Web Annotations.",
        "/articles/kursk-offensive-2025-01-05/annotations",
    )


class WholeArticle(ArticleOut):
    """An article with its text, sentences and sources."""

    text: str = shown(
        "The text, as UTF-8. Offsets count its Unicode code points (in JavaScript: `[...text]`)."
        f" Where `publish` is `quotes`, {GAP} (U+2591) stands for each code point of a sentence"
        " that no fact quotes.",
        "Ukraine Launches New Offensive in Russia's Kursk Region\nKursk, Sunday, 5 January…",
    )
    sentences: list[SentenceOut] = shown("Its sentences, in reading order.", [])
    sources: CountedSources = shown("Its sources.")


@router.get(
    "/{id}/sentences/{position:int}",
    operation_id="get_sentence",
    summary="Get one sentence of an article",
    response_description="The sentence.",
    response_model=SentenceAlone,
    responses=ITEM_ANSWERS,
)
async def get_sentence(
    release: ReleaseDep,
    id: ArticleId,  # noqa: A002  (the path's own word)
    position: Position,
) -> Answer:
    """One sentence, where it stands in its article, and what rests on it."""
    article = json.loads(await stored(release, ARTICLES, id, "whole"))
    sentence = _pick_sentence(article, position)
    body = json.dumps(sentence, ensure_ascii=False, separators=(",", ":"))
    return facts_answer(release, body.encode())


def _pick_sentence(article: Document, position: int) -> Document:
    """A sentence with its article. Raises NotFound."""
    sentences: list[Document] = article["sentences"]
    for sentence in sentences:
        if sentence["position"] == position:
            return sentence | {"article": {name: article[name] for name in ("id", "headline")}}
    last = sentences[-1]["position"]
    raise NotFound(f"There is no such sentence: the last of this article is {last}.")


class ArticleOrder(Order):
    """How articles can be sorted."""

    NEWEST = "-date", Article.position, False
    OLDEST = "date", Article.position, True


class ArticleQuery(ListQuery):
    """What may be asked of the articles."""

    q: Annotated[Maybe[Text], matches(Article.position)] = Field(
        None,
        description="Words that all occur in what is published of the text.",
        examples=["Ramstein"],
    )
    language: Annotated[Several[Text], equals(Article.language)] = Field(
        default_factory=list, description="Languages (BCP 47).", examples=[["en"]]
    )
    indicator: Annotated[
        Several[Text],
        Names("indicator"),
        linked(Article.id, Figure.article_id, Figure.indicator_id),
    ] = Field(
        default_factory=list,
        description="What its figures measure: indicators by id or name.",
        examples=[["personnel-losses"]],
    )
    since: Annotated[Maybe[Day], SINCE, Where(not_below(Article.date))] = Field(
        None, description="Of this day or later.", examples=["2025-01-01"]
    )
    until: Annotated[Maybe[Day], UNTIL, EndOf("since"), Where(not_above(Article.date))] = Field(
        None, description="Of this day or earlier.", examples=["2025-01-31"]
    )
    format: Maybe[FeedFormat] = Field(  # type: ignore[assignment]  # one more than every list
        None,
        description="The format, which else follows `Accept`. All but `json` and `html`, a page for"
        " readers, hold every matching row, unless `limit` is given; `atom` is a feed.",
        examples=["atom"],
    )
    sort: ArticleOrder = Field(
        ArticleOrder.NEWEST,
        description="The order; a leading `-` turns it round.",
        examples=["-date"],
    )


def _show_linked_data(it: Document) -> Document:
    """A NewsArticle. The day of its dateline is when it was written; none says when it came out."""
    dateline = it["dateline"] or {}
    written = dateline.get("date")
    sources = it["sources"].get("items", [])
    return thing("NewsArticle", "articles", it) | known(
        headline=it["headline"],
        description=it["standfirst"],
        dateCreated=written,
        datePublished=None if it["date"] == written else it["date"],
        dateline=dateline.get("text"),
        inLanguage=it["language"],
        publisher=publisher(it),
        url=it["source_url"],
        license=it["licence"],
        articleBody=it.get("text"),
        citation=[thing("CreativeWork", "sources", one) for one in sources],
    )


ARTICLES = Resource(
    "article",
    table=Article,
    document=ArticleDocument,
    shown=ArticleOut,
    query=ArticleQuery,
    whole=WholeArticle,
    formats=(*EVERYWHERE, feed("articles", tell_article, *FEED)),
    linked=_show_linked_data,
    reference=shapes.ArticleReference,
    found_as="sentence",
)

add_routes(router, ARTICLES)
