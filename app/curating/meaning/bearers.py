"""Whose number a figure can be: the actors that its quote names, and where they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from app.curating.meaning.numbers import locate, read_quantity
from app.curating.seeds.claims import FigureSeed
from app.curating.seeds.load import Seeds
from app.curating.seeds.names import list_forms
from app.curating.text.anchors import Folded
from app.curating.text.evidence import Anchor, AnchoredClaim
from app.curating.text.names import Named, list_spellings
from app.english.names.peoples import is_adjective
from app.english.numbers.units import is_measured
from app.english.text.wordlists import word_set

Span = tuple[int, int]

_LAND = re.compile(
    r"\s+(?:territor(?:y|ies)|soil|land|airspace|waters|borders?|regions?|areas?)\b|\s?\$"
)
"""What makes a people's adjective a place, or a currency: "Russian territory", "US$"."""
_IN_FRONT = re.compile(r"\b(\w+)\s+(?:the\s+|an?\s+)?$", re.IGNORECASE)
_NEXT = re.compile(r"[,;:]|\b(?:and|but|while|whereas|though)\b")
_BESIDE = re.compile(r"\b(?:and|but|while|whereas|though|during|amid|after|when)\b")
_KIND = re.compile(
    r"(?: [a-z]+)? (?:auto|car|plane|aircraft|arms|chip)?(?:maker|manufacturer|company|firm|bank"
    r"|airline|giant|group|retailer|billionaire|businessman|actor|author|president|senator) "
)
"""What an actor is whose country stands in front: "US automaker GM"."""
_JOINED = re.compile(
    r"\s*(?:,|,? and|&|,? or|as well as)\s+(?:the |both |its |their )?(?:[a-z]+ )?"
)
"""What stands between two whose one number it is: "Toyota and Nissan"."""
WHERE = word_set("in at near across within inside outside around into throughout")
"""Words in front of a place where something counts."""
_NOT_ITS = word_set("to against from")
"""Words in front of the other side: "lost 40 tanks to Ukraine"."""


@dataclass(frozen=True)
class Bearers:
    """Where a figure's words and the names of actors stand in the sentence of its quote."""

    figure: FigureSeed
    claim: AnchoredClaim
    seeds: Seeds

    @cached_property
    def anchor(self) -> Anchor | None:
        """The figure's own quote."""
        place = locate(self.figure.text, self.claim)
        return place.anchor if place else None

    @cached_property
    def own(self) -> Span:
        """The figure's words with all that its number counts, in the quote."""
        place, quote = locate(self.figure.text, self.claim), self.quote
        if place is None:
            return 0, 0
        shift = place.anchor.start - place.anchor.sentence.start
        start, end = place.start - shift, place.end - shift
        if quantity := read_quantity(self.figure, self.claim, self.seeds):
            start, end = min(start, quantity.start - shift), max(end, quantity.end - shift)
        for first, last in Folded(quote).spans(self.figure.counted or ""):
            if first <= end and start <= last:
                start, end = min(start, first), max(end, last)
        return start, end

    @cached_property
    def quote(self) -> str:
        return self.anchor.exact if self.anchor else ""

    @cached_property
    def others(self) -> list[Named]:
        """The actors that the quote names, each by its longest form, where they are no place."""
        named = self.seeds.actor_finder.names(self.quote)
        return [one for one in named if not self._is_place(one.start, one.end)]

    def mentions(self, actor: str) -> list[Span]:
        """Where the quote names an actor, be it by an adjective or within a longer name."""
        seed, quote = self.seeds.actors[actor], Folded(self.quote)
        forms = {one for form, _ in list_forms(seed) for one in list_spellings(form)}
        spans = (span for form in forms for span in quote.spans(form))
        return sorted({span for span in spans if not self._is_land(*span)})

    def _is_land(self, start: int, end: int) -> bool:
        """Whether the words are a part of a place's name: "Russian territory"."""
        longer = (
            one.start <= start and end <= one.end and one.end - one.start > end - start
            for one in self.seeds.place_finder.names(self.quote)
        )
        return any(longer) or _LAND.match(self.quote, end) is not None

    def _is_place(self, start: int, end: int) -> bool:
        return self._is_land(start, end) or self.word_before(start) in WHERE

    def word_before(self, at: int) -> str:
        """The word in front of this place of the quote, an article left out."""
        found = _IN_FRONT.search(self.quote[max(0, at - 40) : at])
        return found[1].lower() if found else ""

    @property
    def is_area(self) -> bool:
        """Whether the number measures something: what stands behind its "of" is its base."""
        quantity = read_quantity(self.figure, self.claim, self.seeds)
        return quantity is not None and is_measured(quantity.unit or "")

    def counted_actors(self) -> list[str]:
        """The actors that the number counts together: "700 soldiers and officers"."""
        start, end = self.own
        inside = [one for one in self.others if start <= one.start and one.end <= end]
        joined = [
            (one, other)
            for one, other in pairwise(inside)
            if self.quote[one.end : other.start].strip() in ("and", "or", ",", "&")
        ]
        return list(dict.fromkeys(named.id for pair in joined for named in pair))

    def shares(self, actor: str) -> bool:
        """Whether the words give the number to an actor together with its other subjects."""
        if actor in self.counted_actors():
            return True
        named = self.seeds.actor_finder.names(self.anchor.sentence.text if self.anchor else "")
        subjects = [one for one in named if one.id in self.figure.subjects]
        sentence = self.anchor.sentence.text if self.anchor else ""
        return any(
            one.id != other.id
            and actor in (one.id, other.id)
            and _JOINED.fullmatch(sentence, one.end, other.start)
            for one, other in pairwise(subjects)
        )

    @cached_property
    def rivals(self) -> list[Named]:
        """The actors whose number it could be instead.

        None is who stands behind the number in what is told next, nor in an adjective of what is
        counted ("82 Russian settlements").
        """
        start, end = self.own
        return [
            one
            for one in self.others
            if one.id not in self.figure.subjects
            and not (one.start >= end and self.is_told_next(one.start))
            and not (start <= one.start < end and is_adjective(one.words))
        ]

    def is_told_next(self, at: int) -> bool:
        """Whether a comma or an "and" stands between the number and this place behind it."""
        return _NEXT.search(self.quote, self.own[1], at) is not None

    def find_fault(self, actor: str) -> str | None:
        """Why the number cannot be this actor's, as far as words decide; None if it can."""
        mentions, (start, end) = self.mentions(actor), self.own
        if not mentions:
            return self._explain_absence(actor)
        if any(start <= first and last <= end for first, last in mentions):
            return None
        before = [one for one in mentions if one[1] <= start]
        if before:
            return self._explain_front(actor, before)
        return self._explain_behind(mentions)

    def _explain_behind(self, mentions: list[Span]) -> str | None:
        """Who stands only behind the number, and in other words than those that speak of it."""
        in_front, end = any(one.end <= self.own[0] for one in self.rivals), self.own[1]
        if in_front and self._is_other_side(mentions):
            return "It stands here only as the other side"
        if in_front and all(self.is_told_next(first) for first, _ in mentions):
            return "It stands in what is told next"
        if all(_BESIDE.search(self.quote, end, first) for first, _ in mentions):
            return "It stands in what is told beside the number"
        return None

    def _explain_absence(self, actor: str) -> str | None:
        if self.rivals:
            return "The quote does not name it"
        said = self.claim.seed.attribution
        spoke = actor in (said.actor, said.via and said.via.actor)
        sentence = self.anchor.sentence.text if self.anchor else ""
        forms = (form for form, _ in list_forms(self.seeds.actors[actor]))
        named = any(
            not (_LAND.match(sentence, end) or _KIND.match(sentence, end))
            for form in forms
            for _, end in Folded(sentence).spans(form)
        )
        return None if spoke or named else "Neither the quote nor its sentence names it"

    def _explain_front(self, actor: str, mentions: list[Span]) -> str | None:
        """Who only speaks, or only says what another is, is not whose number it is."""
        if all(self._is_part_of_other(end) for _, end in mentions):
            return "It only says what another is"
        last = mentions[-1][1]
        between = any(last <= one.start and one.end <= self.own[0] for one in self.rivals)
        if actor == self.claim.seed.attribution.actor and between:
            return "It only says so"
        return None

    def _is_part_of_other(self, end: int) -> bool:
        """ "US automaker GM", "United States automobile company General Motors"."""
        found = _KIND.match(self.quote, end)
        return found is not None and any(one.start == found.end() for one in self.others)

    def _is_other_side(self, mentions: list[Span]) -> bool:
        sides = _NOT_ITS | ({"of"} if self.is_area else frozenset())
        return all(self.word_before(first) in sides for first, _ in mentions)


def names_place(form: str, quote: str, seeds: Seeds) -> bool:
    """Whether a quote names a place by this form, and not the actor that shares it."""
    spans = Folded(quote).spans(form)
    if not _is_shared(form, seeds):
        return bool(spans)
    return any(_stands_as_place(quote, start, end) for start, end in spans)


def _stands_as_place(quote: str, start: int, end: int) -> bool:
    found = _IN_FRONT.search(quote[max(0, start - 40) : start])
    where = found is not None and found[1].lower() in WHERE | {"to", "from", "of"}
    return where or _LAND.match(quote, end) is not None


def _is_shared(form: str, seeds: Seeds) -> bool:
    return any(named.words == form for named in seeds.actor_finder.names(form))


def place_forms(place: str, seeds: Seeds) -> Iterator[str]:
    """Every form of a place's name."""
    yield from (form for form, _ in list_forms(seeds.places[place]))
