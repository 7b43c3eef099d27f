"""What `/search` finds, prepared: each hit with its words, its item and its sentence."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from app import shapes as s
from app import tables as t
from app.releasing.index import Index, sentence_url
from app.releasing.kind import Findable, Kind
from app.releasing.positions import locate_hit
from app.releasing.row import TableRow
from app.resources.search import Hit, HitSentence

SENTENCES_KEPT = 4096


def search_hits(kinds: Iterable[Kind], index: Index) -> Iterator[TableRow]:
    """Every hit as a row: names before texts, those of one type by their rows' positions."""
    hits = SearchHits(index)
    for turn, kind in enumerate(sorted(kinds, key=lambda kind: kind.found_in_turn)):
        for row in kind.rows:
            languages = kind.languages(row)
            for number, one in enumerate(kind.find(row)):
                yield hits.row(locate_hit(turn, row["position"] + number), kind, one, languages)


class SearchHits:
    """Prepares the hits of a release."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._sentence = lru_cache(SENTENCES_KEPT)(self._show_sentence)

    def row(self, position: int, kind: Kind, found: Findable, languages: list[str]) -> TableRow:
        """The row of a hit."""
        hit = self._show_hit(kind, found)
        return t.SearchHit, {
            "position": position,
            "type": hit.type,
            "title": found.title,
            "is_titled": kind.title_finds,
            "text": found.text,
            "languages": " ".join(languages),
            "body": hit.model_dump_json(exclude={"snippet"}),
        }

    def _show_hit(self, kind: Kind, found: Findable) -> Hit:
        """The hit as it is served, but for its snippet."""
        said = found.said
        return Hit(
            type=kind.found_as,
            id=found.id,
            title=found.title,
            sentence=said and self._sentence(said["article_id"], said["sentence"]),
            url=found.url or f"/{kind.path}/{found.id}",
            snippet="",
        )

    def _show_sentence(self, article: str, position: int) -> HitSentence:
        row = self.index.of(t.Sentence, "article_id", article)[position - 1]
        return HitSentence(
            article=self.index.refer(s.ArticleReference, article),
            section=row["section"],
            position=row["position"],
            start=row["start"],
            end=row["end"],
            text=row["text"],
            url=sentence_url(article, row["position"]),
        )
