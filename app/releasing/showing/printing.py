"""Sentences that can be printed as they stand, and citations: what no quote may lose.

A claim's own text is used only where it keeps every word that a reader needs: who says it, the
hedge, the words of the number. Where it does not, the article's own sentence is quoted.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from pydantic_core import to_json

from app.releasing.row import Row

_PAST = {
    "saying": "said", "telling": "told", "adding": "added", "noting": "noted",
    "claiming": "claimed", "reporting": "reported", "stating": "stated", "warning": "warned",
    "arguing": "argued", "announcing": "announced", "confirming": "confirmed",
    "indicating": "indicated", "suggesting": "suggested", "admitting": "admitted",
    "insisting": "insisted", "explaining": "explained", "declaring": "declared",
}  # fmt: skip
"""Words that introduce what somebody says, as the text's participle and as a sentence has them."""
_SAID = {
    *_PAST.values(), "says", "adds", "notes", "claims", "claim", "reports", "states", "warns",
    "argues", "announces", "confirms", "indicates", "indicate", "suggests", "suggest", "admits",
    "acknowledged", "insists", "explains", "declares", "believes", "predicted", "estimated",
    "say", "add", "confirm", "warn", "argue", "state", "report", "announce", "believe", "insist",
}  # fmt: skip
_BY_SAYING = re.compile(r"\w+ed by (\w+ing)")


class Printing:
    """Prints the claims of one article."""

    def __init__(self, article: Row) -> None:
        self.article = article
        self._words = set(re.findall(r"[^\W\d_]+", article["text"]))
        printed = filter(None, (article["publisher"], _day(article["date"])))
        self._article = f"“{article['headline']}” ({', '.join(printed)})"

    def sentence(
        self, claim: Row, sentences: Sequence[str], markers: Iterable[str], figure: str = ""
    ) -> str:
        """One attributed sentence for a claim, or for a figure of it in these words.

        `sentences` are those that its evidence stands in, `markers` those that it cites.
        """
        said = self._in_our_words(claim)
        kept = filter(None, (claim["speaker"], claim["hedge"], figure))
        if said is None or not all(_fold(words) in _fold(said) for words in kept):
            verbatim = " … ".join(dict.fromkeys(" ".join(one.split()) for one in sentences))
            said = f"In the words of the article: “{verbatim.rstrip('.')}”"
        return f"{said}, according to {self._reference(markers)}."

    def _in_our_words(self, claim: Row) -> str | None:
        text = claim["text"].rstrip(".")
        if claim["attribution_type"] == "article":
            return str(text)
        if claim["speaker"] is None:
            return str(text) if _fold(claim["cue"] or "") in _fold(text) else None
        verb = _verb(claim["cue"] or "")
        return f"{claim['speaker']} {verb} that {self._lower_first(text)}" if verb else None

    def _lower_first(self, text: str) -> str:
        """The text as it goes on within a sentence: small, unless it begins with a name."""
        first = re.match(r"[^\W\d_]+", text)
        is_word = first and first[0].lower() in self._words
        return text[:1].lower() + text[1:] if is_word else text

    def _reference(self, markers: Iterable[str]) -> str:
        """The sources that are cited, in which article, of which day."""
        *rest, last = [f"[{marker}]" for marker in markers] or [""]
        cited = f"{', '.join(rest)} and {last}" if rest else last
        return f"{cited} in {self._article}" if cited else self._article

    def citation(self, claim: Row, sentence: str, quotes: Iterable[str]) -> str:
        """How to cite a claim, as JSON: in plain text, and as CSL-JSON."""
        article, url = self.article, self.article["url"]
        words = " … ".join(f"“{' '.join(quote.split())}”" for quote in quotes)
        text = f"{sentence} Words: {words}." + (f" {url}" if url else "")
        day = date.fromisoformat(article["date"])
        item: dict[str, Any] = {
            "id": claim["id"],
            "type": "article-newspaper",
            "title": article["headline"],
            "container-title": article["publisher"],
            "issued": {"date-parts": [[day.year, day.month, day.day]]},
            "URL": url,
            "language": article["language"],
            "note": sentence,
        }
        known = {name: value for name, value in item.items() if value is not None}
        return to_json({"text": text, "csl": [known]}).decode()


def _verb(cue: str) -> str | None:
    """The cue as the verb of a sentence that goes on with "that"; none for a denial or others."""
    plain = " ".join(cue.split()).casefold()
    by_saying = _BY_SAYING.fullmatch(plain)
    if plain in _SAID or (by_saying and by_saying[1] in _PAST):
        return plain
    return _PAST.get(plain)


def _fold(words: str) -> str:
    return " ".join(words.split()).casefold().replace("’", "'")


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"
