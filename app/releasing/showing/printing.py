"""Sentences that can be printed as they stand, and citations: what no quote may lose.

A claim's own text is used only where it keeps every word that a reader needs: who says it, the
hedge, the words of the number. Where it does not, the article's own sentence is quoted.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.database import fold_name
from app.releasing.row import Row
from app.vocabulary import AttributionType

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


@dataclass(frozen=True, slots=True)
class Said:
    """A claim with the words that no reader may miss.

    `sentences` are those that its evidence stands in, `markers` those that it cites; `role` is what
    the article calls the speaker, `via` who passes it on (speaker and cue).
    """

    text: str
    voice: str
    speaker: str | None = None
    cue: str | None = None
    role: str | None = None
    hedges: tuple[str, ...] = ()
    day: str | None = None
    via: tuple[str | None, str | None] | None = None
    sentences: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()

    @property
    def kept(self) -> tuple[str, ...]:
        """The words without which it says something else."""
        passed_on = self.via or ()
        return tuple(filter(None, (self.speaker, self.day, *passed_on[:1], *self.hedges)))


class Printing:
    """Prints the claims of one article."""

    def __init__(self, article: Row) -> None:
        self.article = article
        self._words = set(re.findall(r"[^\W\d_]+", article["text"]))
        printed = filter(None, (article["publisher"], _day(article["date"])))
        self._article = f"“{article['headline']}” ({', '.join(printed)})"

    def sentence(self, said: Said, figure: str = "") -> str:
        """One attributed sentence for a claim, or for a figure of it in these words."""
        return self.cite(self.statement(said, figure), said.markers)

    def cite(self, statement: str, markers: Iterable[str]) -> str:
        """A statement with its article and the sources that it cites, as the text prints them."""
        cited = "".join(f"[{marker}]" for marker in markers)
        citing = f", citing {cited}" if cited else ""
        return f"{statement}, according to {self._article}{citing}."

    def statement(self, said: Said, figure: str = "") -> str:
        """The same without the article and its sources, and without a full stop."""
        ours = self._in_our_words(said)
        if ours is not None and all(
            fold_name(one) in fold_name(ours) for one in (*said.kept, figure)
        ):
            return ours
        verbatim = " … ".join(dict.fromkeys(" ".join(one.split()) for one in said.sentences))
        return f"In the words of the article: “{verbatim.rstrip('.')}”"

    def _in_our_words(self, said: Said) -> str | None:
        text = said.text.rstrip(".")
        if said.voice == AttributionType.ARTICLE:
            return text
        if said.speaker is None:
            return text if fold_name(said.cue or "") in fold_name(text) else None
        verb = _verb(said.cue or "")
        if verb is None:
            return None
        day = f" {self._lower_first(said.day)}" if said.day else ""
        return self._passed_on(said, f"{_named(said)} {verb}{day} that {self._lower_first(text)}")

    def _passed_on(self, said: Said, sentence: str) -> str | None:
        """The sentence with who passes it on before it, if anybody does."""
        if said.via is None:
            return sentence
        speaker, cue = said.via
        if speaker and fold_name(cue or "") == "according to":
            return f"According to {speaker}, {self._lower_first(sentence)}"
        verb = _verb(cue or "")
        return f"{speaker} {verb} that {self._lower_first(sentence)}" if speaker and verb else None

    def _lower_first(self, text: str) -> str:
        """The text as it goes on within a sentence: small, unless it begins with a name."""
        first = _FIRST_WORD.match(text)
        if first is None or first["word"].lower() not in self._words or _is_short(first["word"]):
            return text
        return f"{first['before']}{first['word'].lower()}{text[first.end() :]}"

    def citation(self, claim: str, sentence: str, links: Iterable[str]) -> dict[str, Any]:
        """How to cite a claim: in plain text, and as CSL-JSON.

        `links` are sentences that tell what the claim is set against, or connected with.
        """
        article, url = self.article, self.article["source_url"]
        text = " ".join(filter(None, (sentence, *links, url)))
        day = date.fromisoformat(article["date"])
        item: dict[str, Any] = {
            "id": claim,
            "type": "article-newspaper",
            "title": article["headline"],
            "container-title": article["publisher"],
            "issued": {"date-parts": [[day.year, day.month, day.day]]},
            "URL": url,
            "language": article["language"],
            "note": " ".join((sentence, *links)),
        }
        known = {name: value for name, value in item.items() if value is not None}
        return {"text": text, "csl": [known]}


_FIRST_WORD = re.compile(r"(?P<before>\[?)(?P<word>[^\W\d_]+)")


def _is_short(word: str) -> bool:
    """Whether a word is an abbreviation, as "US" is, and no everyday word with a capital."""
    return len(word) > 1 and word.isupper()


def _named(said: Said) -> str:
    """The speaker with the role that the article gives, where it stands in the text."""
    speaker, role = said.speaker or "", said.role
    if not role or fold_name(role) in fold_name(speaker):
        return speaker
    before = f"{role} {speaker}"
    stands_before = any(fold_name(before) in fold_name(one) for one in said.sentences)
    return before if stands_before else f"{speaker}, {role},"


def _verb(cue: str) -> str | None:
    """The cue as the verb of a sentence that goes on with "that"; none for a denial or others."""
    plain = " ".join(cue.split()).casefold()
    by_saying = _BY_SAYING.fullmatch(plain)
    if plain in _SAID or (by_saying and by_saying[1] in _PAST):
        return plain
    return _PAST.get(plain)


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{day.day} {day:%B %Y}"
