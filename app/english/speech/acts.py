"""Whether saying is an act: "denied any role", "blamed Moscow for the blast", "announced a plan".

Such a verb with a noun phrase, an -ing or an infinitive tells what somebody did by words. With a
clause or a quotation ("denied that …") it passes on what they say, as every other verb of speech.
"""

from app.english.speech.attribution import Attribution
from app.english.speech.complements import has_clause
from app.english.speech.words import FORMS
from app.english.text.wordlists import word_set

_ACTS = word_set(
    "deny blame accuse announce condemn criticize criticise denounce promise pledge vow threaten "
    "urge call"
)
_DENIALS = word_set("deny reject dismiss refute rebut repudiate disavow debunk")
_OPINIONS = word_set("expect believe think fear suspect suppose presume consider understand")
_SEAMS = frozenset(("", "for", "on", "upon", "of", "out"))


def is_act(said: Attribution, text: str) -> bool:
    """Whether the words tell of an act, and not of what somebody says to be so."""
    if said.type != "actor" or said.quoted or not is_act_word(said.cue):
        return False
    between = text[said.end : said.said_start].strip().lower()
    told = text[said.said_start : said.said_end]
    return said.end <= said.said_start and between in _SEAMS and not has_clause(told)


def is_act_word(cue: str) -> bool:
    """Whether the cue is of a verb that tells of an act where a noun follows."""
    return not _ACTS.isdisjoint(_bases(cue)) or cue.endswith((" responsibility", " credit"))


def is_denial(cue: str) -> bool:
    """Whether by these words somebody says that something is not so."""
    return not _DENIALS.isdisjoint(_bases(cue)) or "ruled out" in cue


def is_opinion(cue: str) -> bool:
    """Whether the words say that something is held to be so, and not that it was told."""
    return not _OPINIONS.isdisjoint(_bases(cue))


def _bases(cue: str) -> list[str]:
    return [FORMS.get(word, (word, ""))[0] for word in cue.lower().split()]
