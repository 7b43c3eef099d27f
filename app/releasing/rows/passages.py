"""Words of an article as rows, with the sources that they cite."""

from app.curating.text.evidence import Anchor
from app.releasing.row import Row


def words_columns(article: str, found: Anchor) -> Row:
    """Where words stand, and the words."""
    return {
        "article_id": article,
        "sentence": found.sentence.position,
        "start": found.start,
        "end": found.end,
        "exact": found.exact,
    }


def passage_columns(article: str, found: Anchor) -> Row:
    """The same with what stands around them."""
    return {**words_columns(article, found), "prefix": found.prefix, "suffix": found.suffix}


def source_ids(article: str, found: Anchor) -> list[str]:
    """The ids of the sources that a passage cites."""
    return [f"{article}-{label}" for label in found.cites]
