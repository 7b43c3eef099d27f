"""What the forms of attribution share: a cue, and a verb of speech in its sentence."""

from dataclasses import dataclass
from typing import Literal

from app.english.speech import clauses as words
from app.english.speech import speakers
from app.english.speech.speakers import Phrase
from app.english.speech.words import STRONG, UNNAMED_HEADS, UNNAMED_WORDS
from app.english.text.tokens import Tokens

Side = Literal["before", "after", "around"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at tokens `first` up to `stop`, who speaks, and on which side of it what is said is."""

    first: int
    stop: int
    speaker: Phrase | None
    unnamed: bool
    side: Side
    rule: str


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of speech in its sentence: what stands around it."""

    prose: Tokens
    first: int
    stop: int
    at: int
    verb: str
    group: int
    behind: int
    passive: bool
    found: list[Cue]

    @property
    def left(self) -> int:
        """The token before the verb and its auxiliaries and adverbs."""
        return self.group - 1


def group_start(prose: Tokens, first: int, at: int) -> int | None:
    """Where the verb with its auxiliaries and adverbs begins; none if it is a plan or denied."""
    group = at
    while group > first and (
        prose.lower(group - 1) in words.AUXILIARIES
        or prose.lower(group - 1) in words.BE
        or words.is_adverb(prose, group - 1)
        or prose.lower(group - 1) in words.NEGATIONS
    ):
        if prose.lower(group - 1) in words.NEGATIONS:
            return None
        group -= 1
    left = prose.lower(group - 1) if group > first else ""
    return None if left == "to" or left in words.MODALS else group


def same_speaker(read: Verb) -> Phrase | None:
    """The speaker of the cue before in the sentence, or the subject of the sentence."""
    for cue in reversed(read.found):
        if cue.speaker is not None:
            return cue.speaker
    return speakers.clause_subject(read.prose, read.first, read.group)


def by_agent(read: Verb) -> Cue | None:
    """ "reported by Reuters", "was announced by the ministry"."""
    if read.verb not in STRONG:
        return None
    speaker = speakers.after(read.prose, read.behind + 1, read.stop)
    if speaker is None or read.prose.lower(speaker[0]).endswith("ing"):
        return None
    first = cue_first(read) if read.passive else read.at
    unnamed = is_unnamed(read.prose, speaker)
    return Cue(first, read.behind, speaker, unnamed, "before", "passive with speaker")


def cue_first(read: Verb) -> int:
    first = read.group
    while first < read.at and words.is_adverb(read.prose, first):
        first += 1
    return first


def is_unnamed(prose: Tokens, speaker: Phrase) -> bool:
    phrase = [prose.lower(index) for index in range(*speaker)]
    if not UNNAMED_WORDS.isdisjoint(phrase) or head(prose, speaker) in UNNAMED_HEADS:
        return True
    return phrase[0] in UNNAMED_HEADS - {"some", "others"}


def head(prose: Tokens, speaker: Phrase) -> str:
    """The noun of a phrase: its last word before a preposition."""
    for at in range(speaker[0] + 1, speaker[1]):
        if prose.lower(at) in words.PREPOSITIONS or prose.lower(at) in ("close", "who", "familiar"):
            return prose.lower(at - 1)
    return prose.lower(speaker[1] - 1)
