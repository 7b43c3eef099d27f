"""The roles that articles give actors, where they name them: "Ukraine's President Zelenskyy"."""

from collections import defaultdict
from collections.abc import Sequence

from app import tables as t
from app.releasing.index import Index


class Roles:
    """What each article calls each actor, by the number of the sentence."""

    def __init__(self, index: Index) -> None:
        self._found: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
        for row in index.rows[t.Mention]:
            if row["role"]:
                named = self._found[(row["actor_id"], row["article_id"])]
                named.setdefault(row["sentence"], row["role"])

    def of(self, actor: str | None, article: str, sentences: Sequence[int]) -> str | None:
        """The role that is given in one of the sentences, else the article's first; if any."""
        given = self._found.get((actor, article)) if actor else None
        if not given:
            return None
        here = (given[sentence] for sentence in sentences if sentence in given)
        return next(here, next(iter(given.values())))
