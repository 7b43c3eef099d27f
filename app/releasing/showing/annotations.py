"""Evidence as W3C Web Annotations: each passage of an article with the claim that it proves."""

from collections.abc import Iterable, Sequence

from app.releasing.row import Row
from app.resources.annotations import (
    AnnotationBody,
    AnnotationOut,
    AnnotationsOut,
    AnnotationTarget,
    TextPositionSelector,
    TextQuoteSelector,
)

Proof = tuple[str, Sequence[str], Sequence[Row]]
"""A fact's address, the sentences that tell what it says, and its evidence."""


def annotations(article: Row, proofs: Iterable[Proof]) -> AnnotationsOut:
    """The annotations of an article: one for each passage that states a claim or an event."""
    address = f"/articles/{article['id']}"
    return AnnotationsOut(
        context="http://www.w3.org/ns/anno.jsonld",
        id=f"{address}/annotations",
        type="AnnotationPage",
        items=[
            AnnotationOut(
                id=f"{address}/annotations#{_fragment(fact)}-{number}",
                type="Annotation",
                motivation="describing",
                body=_body(fact, sentences, article["language"]),
                target=AnnotationTarget(source=address, selector=_selectors(passage)),
            )
            for fact, sentences, passages in proofs
            for number, passage in enumerate(passages, start=1)
        ],
    )


def _fragment(fact: str) -> str:
    """What tells a fact apart: a claim by its id, others by their kind too."""
    return fact.removeprefix("/claims/").lstrip("/")


def _body(fact: str, sentences: Sequence[str], language: str) -> AnnotationBody:
    return AnnotationBody(
        id=fact,
        type="TextualBody",
        value=" ".join(sentences),
        format="text/plain",
        language=language,
    )


def _selectors(passage: Row) -> list[TextQuoteSelector | TextPositionSelector]:
    words = {name: passage[name] for name in ("exact", "prefix", "suffix")}
    return [
        TextQuoteSelector(type="TextQuoteSelector", **words),
        TextPositionSelector(
            type="TextPositionSelector", start=passage["start"], end=passage["end"]
        ),
    ]
