"""Coverage → JSON: what `/articles/{id}/coverage` answers."""

from app.curating.coverage.coverage import Coverage, Find
from app.curating.seeds.load import Folder
from app.resources.coverage import CoverageCount, CoverageOut, FindOut, StatingFact
from app.shapes import ArticleReference, SentencePlace
from app.vocabulary import Covered, FindKind


def coverage_document(coverage: Coverage, folder: Folder, published: str) -> str:
    """The coverage of an article as its response model shows it, with words that are published."""
    headline = folder.text.folded.own(folder.seed.headline)
    shown = CoverageOut(
        article=ArticleReference(id=folder.seed.id, headline=headline),
        counts=[_count(coverage, kind) for kind in FindKind],
        finds=[_find(find, folder, published) for find in coverage.finds],
    )
    return shown.model_dump_json()


def _count(coverage: Coverage, kind: FindKind) -> CoverageCount:
    return CoverageCount(
        kind=kind,
        found=coverage.count(kind),
        facts=coverage.count(kind, Covered.FACT),
        waived=coverage.count(kind, Covered.WAIVED),
        open=coverage.count(kind, Covered.OPEN),
    )


def _find(find: Find, folder: Folder, published: str) -> FindOut:
    is_published = published[find.start : find.end] == find.text
    sentence = folder.text.sentence_around(find.start, find.end)
    return FindOut(
        kind=find.kind,
        status=find.status,
        text=find.text if is_published else None,
        start=find.start,
        end=find.end,
        sentence=sentence and SentencePlace(section=sentence.section, position=sentence.position),
        rule=find.rule,
        facts=[StatingFact(url=fact) for fact in find.facts],
        reason=find.reason,
        unquoted=list(find.unquoted) if is_published else [],
    )
