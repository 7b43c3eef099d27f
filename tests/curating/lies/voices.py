"""Lies about who says it."""

from collections.abc import Iterator

from app.curating.text.anchors import fold
from app.vocabulary import AttributionType
from tests.curating.lies.english import find_all, find_words
from tests.curating.lies.truth import DROPPED, Lie, Told, Truth

CUES = "(?:said|says|reported|confirmed|claiming|claimed|warned|admitted|announced|stated|indicate)"


def _said(truth: Truth, voice: AttributionType) -> Iterator[Told]:
    return (told for told in truth.claims if told.claim.seed.attribution.voice is voice)


def dropped(truth: Truth) -> Iterator[Lie]:
    """What an actor says, in the article's own voice."""
    for told in _said(truth, AttributionType.ACTOR):
        yield told.has("attribution dropped", attribution=DROPPED)


def unnamed_dropped(truth: Truth) -> Iterator[Lie]:
    """What reports say, in the article's own voice."""
    for told in _said(truth, AttributionType.UNNAMED):
        yield told.has("attribution dropped", attribution=DROPPED)
        less = {"attribution": DROPPED, "hedge": DROPPED, "modality": DROPPED}
        yield told.has("attribution and hedge dropped", **less)


def _others(truth: Truth, told: Told, *, near: bool) -> list[str]:
    said = told.claim.seed.attribution
    kin = truth.kin(said.actor) if said.actor else set()
    via = said.via.actor if said.via else None
    named = set(truth.names_in(told.sentences))
    actors = sorted(truth.used & set(truth.seeds.actors) - kin - {via})
    return [name for name in actors if (name in named) == near]


def _name(truth: Truth, actor: str, words: str) -> str:
    """The actor as the words name it, or its name."""
    found = (named.words for named in truth.seeds.actor_finder.names(words) if named.id == actor)
    return next(found, truth.seeds.actors[actor].name)


def to_another_named(truth: Truth) -> Iterator[Lie]:
    """Somebody else whom the sentence names says it."""
    for told in _said(truth, AttributionType.ACTOR):
        said = told.claim.seed.attribution
        for other in _others(truth, told, near=True):
            name = _name(truth, other, told.sentences)
            cue = {"cue": said.cue} if said.cue else {}
            yield told.has(f"says {name}", attribution={"actor": other, "speaker": name, **cue})
            yield told.has(f"says {name} (read)", attribution={"actor": other})


def to_another(truth: Truth) -> Iterator[Lie]:
    """Somebody whom the sentence does not name says it, in the true speaker's words."""
    for told in _said(truth, AttributionType.ACTOR):
        for other in _others(truth, told, near=False)[:: 1 + len(truth.claims) // 8]:
            yield Lie(
                f"{told.claim.seed.id}: says {other}",
                {(*told.route, "attribution", "actor"): other},
            )


def to_unnamed(truth: Truth) -> Iterator[Lie]:
    """A named actor's words are said by nobody in particular."""
    for told in _said(truth, AttributionType.ACTOR):
        cue = told.claim.seed.attribution.cue
        match = next(find_all(CUES, told.sentences), None)
        words = cue or (match[0] if match else None)
        if words:
            yield told.has("unnamed", attribution={"type": "unnamed", "cue": words})
        yield told.has("unnamed (read)", attribution={"type": "unnamed"})


def unnamed_to_actor(truth: Truth) -> Iterator[Lie]:
    """What reports say, said by an actor."""
    for told in _said(truth, AttributionType.UNNAMED):
        for other in _others(truth, told, near=True) + _others(truth, told, near=False)[::6]:
            name = _name(truth, other, told.sentences)
            cue = told.claim.seed.attribution.cue or "reported"
            attribution = {"actor": other, "speaker": name, "cue": cue}
            yield told.has(f"says {name}", attribution=attribution)


def article_to_actor(truth: Truth) -> Iterator[Lie]:
    """What the article says itself, said by an actor of the sentence."""
    for told in _said(truth, AttributionType.ARTICLE):
        for other in _others(truth, told, near=True):
            name = _name(truth, other, told.sentences)
            match = next(find_all(CUES, told.sentences), None)
            cue = match[0] if match else told.quotes.split()[2]
            attribution = {"actor": other, "speaker": name, "cue": cue}
            yield told.has(f"says {name} ({cue})", attribution=attribution)


def article_to_unnamed(truth: Truth) -> Iterator[Lie]:
    """What the article says itself, said by nobody in particular."""
    for told in _said(truth, AttributionType.ARTICLE):
        attribution = {"type": "unnamed", "cue": told.quotes.split()[2]}
        yield told.has("unnamed", attribution=attribution)


def cue_of_another(truth: Truth) -> Iterator[Lie]:
    """The cue is another's in the sentence, or a verb that says nothing."""
    for told in _said(truth, AttributionType.ACTOR):
        cue = fold(told.claim.seed.attribution.cue or "")
        found = [match[0] for match in find_all(CUES, told.sentences)]
        verb = [match[0] for match in find_all(r"\w+ed", told.quotes)]
        for other in dict.fromkeys([*found, *verb[:1]]):
            if other not in cue and other not in _read_cues(told, truth):
                route = (*told.route, "attribution", "cue")
                yield Lie(f"{told.claim.seed.id}: cue {cue!r} → {other!r}", {route: other})


def _read_cues(told: Told, truth: Truth) -> str:
    """The cues that the truth has of the same actor, which are no lie."""
    actor = told.claim.seed.attribution.actor
    said = [other.claim.seed.attribution for other in truth.claims]
    same = " ".join(fold(each.cue or "") for each in said if each.actor == actor)
    if told.claim.seed.attribution.cue:
        return same
    # What the sentence says before the quote is the cue that is read from it.
    at = told.sentences.find(told.quotes[:40])
    return f"{same} {told.sentences[: max(at, 0)]}"


def via_dropped(truth: Truth) -> Iterator[Lie]:
    """Who passes it on is left out, or made the one who says it."""
    for told in truth.claims:
        said = told.claim.seed.attribution
        if said.via:
            route = (*told.route, "attribution", "via")
            yield Lie(f"{told.claim.seed.id}: via dropped", {route: DROPPED})
            if said.via.actor:
                attribution = said.via.model_dump(exclude_none=True)
                yield told.has("via says it", attribution=attribution)


def via_added(truth: Truth) -> Iterator[Lie]:
    """Somebody of the sentence is said to pass it on."""
    for told in _said(truth, AttributionType.ACTOR):
        for other in _others(truth, told, near=True):
            if not told.claim.seed.attribution.via:
                via = {
                    "actor": other,
                    "speaker": _name(truth, other, told.sentences),
                    "cue": "said",
                }
                cue = next(find_all(CUES, told.sentences), None)
                via["cue"] = cue[0] if cue else via["cue"]
                route = (*told.route, "attribution", "via")
                yield Lie(f"{told.claim.seed.id}: via {other}", {route: via})


def day_of_saying(truth: Truth) -> Iterator[Lie]:
    """It was said on a day that dates something else, or on another day than the text tells."""
    dates = [stated.seed.date.text for stated in truth.events.values() if stated.seed.date]
    for told in _said(truth, AttributionType.ACTOR):
        own = told.claim.seed.attribution.date
        for words in dict.fromkeys(dates):
            if find_words(fold(words), told.sentences) and (not own or own.text != words):
                route = (*told.route, "attribution", "date")
                yield Lie(f"{told.claim.seed.id}: said {words}", {route: words})
        if own:
            route = (*told.route, "attribution", "date")
            changed = {"text": own.text, "edtf": "2001-01-01"}
            yield Lie(f"{told.claim.seed.id}: said on 2001-01-01", {route: changed})


KINDS = {
    "attribution dropped": dropped,
    "unnamed attribution dropped": unnamed_dropped,
    "attributed to another in the sentence": to_another_named,
    "attributed to another elsewhere": to_another,
    "an actor's words unnamed": to_unnamed,
    "unnamed words an actor's": unnamed_to_actor,
    "the article's words an actor's": article_to_actor,
    "the article's words unnamed": article_to_unnamed,
    "cue of another": cue_of_another,
    "via dropped": via_dropped,
    "via added": via_added,
    "day on which it was said": day_of_saying,
}
