"""The quotes of a claim or an event as words that a text of ours is held against."""

from collections.abc import Iterable
from dataclasses import replace

from app.curating.seeds.claims import AttributionSeed
from app.curating.text.evidence import Anchor, AnchoredClaim
from app.english.wording.passages import Cutter, Passage, Quoted
from app.english.wording.words import SPEAKING
from app.vocabulary import AttributionType


def quoted_of(claim: AnchoredClaim, cutter: Cutter) -> Quoted:
    """The quotes of a claim, with the words that it tells beside its text."""
    said = claim.seed.attribution
    hedges = {word.lower for hedge in claim.seed.hedge for word in cutter.cut(hedge)}
    cues = {word.lower for word in cutter.cut(said.cue or "")} | _cues(said)
    quoted = read_quotes(claim.anchors, cutter)
    return replace(quoted, beside=frozenset(hedges), cues=frozenset(cues))


def read_quotes(anchors: Iterable[Anchor], cutter: Cutter) -> Quoted:
    """Each quote within its sentence."""
    passages = (_passage(found, cutter) for found in anchors)
    return Quoted([one for one in passages if one.quoted])


def _passage(found: Anchor, cutter: Cutter) -> Passage:
    before = found.sentence.start
    return cutter.passage(found.sentence.text, found.start - before, found.end - before)


def _cues(said: AttributionSeed) -> frozenset[str]:
    """Verbs that say how somebody says it: they are its cue, which may be left to the grammar."""
    return frozenset() if said.voice is AttributionType.ARTICLE else SPEAKING
