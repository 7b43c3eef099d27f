"""Rows of articles: their sentences, their sources, and whom they name."""

from collections.abc import Iterator

from app import tables as t
from app.curating.seeds.load import AnchoredMention, Folder
from app.curating.text.anchors import Folded
from app.curating.text.names import NameFinder
from app.releasing.row import Row, TableRow


def article_rows(folder: Folder, actors: NameFinder) -> Iterator[TableRow]:
    seed, text = folder.seed, folder.text
    dateline = seed.dateline
    yield (
        t.Article,
        {
            "id": seed.id,
            "headline": folder.text.folded.own(seed.headline),
            "dateline_text": dateline and folder.text.folded.own(dateline.text),
            "dateline_place_id": dateline and dateline.place,
            "dateline_date": dateline and dateline.date.isoformat(),
            "standfirst": folder.text.folded.own(seed.standfirst),
            "language": seed.language,
            "date": seed.date.isoformat(),
            "publisher": seed.publisher,
            "source_url": seed.url,
            "licence": seed.licence,
            "publish": seed.publish,
            "text": text.text,
            "sha256": text.sha256,
        },
    )
    for sentence in text.sentences:
        row = {name: getattr(sentence, name) for name in sentence.__slots__}
        yield t.Sentence, {"article_id": seed.id, **row}
    yield from _sources(folder)
    yield from _mentions(folder, actors)


def _sources(folder: Folder) -> Iterator[TableRow]:
    bulleted = [label for label, source in folder.file.sources.items() if source.bulleted]
    for label in (*folder.text.labels, *bulleted):
        printed = folder.file.sources.get(label)
        yield (
            t.Source,
            {
                "id": f"{folder.seed.id}-{label}",
                "article_id": folder.seed.id,
                "marker": None if label in bulleted else label,
                "title": printed and printed.title,
                "publisher": printed and printed.publisher,
                "source_url": printed and printed.url,
            },
        )


def _mentions(folder: Folder, actors: NameFinder) -> Iterator[TableRow]:
    roles = {(one.seed.actor, one.anchor.sentence.position): one for one in folder.mentions}
    for named in actors.names(folder.text.text):
        around = folder.text.sentence_around(named.start, named.end)
        if around:
            yield (
                t.Mention,
                {
                    "article_id": folder.seed.id,
                    "start": named.start,
                    "end": named.end,
                    "sentence": around.position,
                    "actor_id": named.id,
                    "words": named.words,
                    **_role(roles.get((named.id, around.position))),
                },
            )


def _role(mention: AnchoredMention | None) -> Row:
    """The role that a mention gives, and where it stands in the text; nothing without one."""
    sentence = mention and mention.anchor.sentence
    spans = Folded(sentence.text).spans(mention.seed.role) if mention and sentence else []
    if not sentence or not spans:
        return {"role": None, "role_start": None, "role_end": None}
    start, end = spans[0]
    return {
        "role": sentence.text[start:end],
        "role_start": sentence.start + start,
        "role_end": sentence.start + end,
    }
