"""The words by which news English softens what it says: tables of cues.

A phrase is written in lower case, `|` between words of which one stands there. The tables are the
grammar; a new cue is a word or line in one of them.
"""

from collections.abc import Mapping
from typing import Literal

from app.english.text.wordlists import word_set

Modality = Literal["possible", "apparent", "expected", "reported", "estimated"]
Phrase = tuple[frozenset[str], ...]


def _table(lines: Mapping[Modality, str]) -> dict[str, Modality]:
    return {word: modality for modality, words in lines.items() for word in words.split()}


def _phrases(lines: Mapping[Modality, str]) -> dict[str, list[tuple[Phrase, Modality]]]:
    """The phrases by each word that they may begin with, in their order."""
    beginning: dict[str, list[tuple[Phrase, Modality]]] = {}
    for modality, phrases in lines.items():
        for words in phrases.split(","):
            phrase = tuple(frozenset(word.split("|")) for word in words.split())
            for first in phrase[0]:
                beginning.setdefault(first, []).append((phrase, modality))
    return beginning


MODALS: dict[str, Modality] = _table(
    {"possible": "may might could", "expected": "will 'll wo would 'd won't wouldn't"}
)
"""Modals that soften. *Can*, *must* and *should* say what is able or ought to be."""

FUTURES = word_set("will 'll wo won't would 'd wouldn't")
"""These only tell of what is to come, and soften nothing within another hedge."""

PERCEIVED = word_set(
    "see hear feel smell taste find detect reach get read understand remember afford tell"
)
"""What somebody *could* do in the past: an ability, not a possibility."""

ADVERBS: dict[str, Modality] = _table(
    {
        "reported": "reportedly allegedly supposedly purportedly rumouredly",
        "apparent": "apparently seemingly ostensibly",
        "possible": "probably possibly perhaps maybe potentially presumably conceivably likely",
    }
)

ADJECTIVES: dict[str, Modality] = _table(
    {
        "reported": "alleged suspected purported supposed rumoured rumored reported presumed",
        "apparent": "apparent seeming",
        "possible": "possible potential probable likely",
        "expected": "expected anticipated",
        "estimated": "estimated",
    }
)
"""Before a noun, these soften what the noun says."""

WITH_TO: dict[str, Modality] = _table(
    {
        "expected": "expected projected forecast predicted tipped slated scheduled planned set "
        "poised bound meant intended supposed destined hoped anticipated ready",
        "reported": "believed thought said reported alleged rumoured rumored claimed understood "
        "presumed suspected reputed feared held",
        "possible": "likely unlikely",
        "estimated": "estimated",
    }
)
"""After a form of *be* and before *to* and a verb, or without *be* behind what they soften."""

ALONE: dict[str, Modality] = _table(
    {"possible": "likely unlikely probable possible", "expected": "expected planned anticipated"}
)
"""After a form of *be*, with nothing behind: "are expected", "is unlikely"."""

AFTER_BE = _phrases(
    {
        "expected": "due to,on course to,on track to,about to,scheduled for,due on|in|at|by|for,"
        "slated for,planned for,to be",
        "estimated": "estimated at|to|as|that",
        "reported": "feared|presumed|believed|thought dead|missing|lost|drowned|trapped|killed,"
        "suspected|accused|rumoured|rumored of,attributed to,regarded|viewed|seen as,"
        "believed|thought|said|reported|feared|suspected|alleged|rumoured|rumored|understood that",
        "possible": "at risk of,in danger of,under threat of,likely|possible|probable that",
    }
)
"""After a form of *be*, whatever follows."""

SEEM = word_set("appear appears appeared seem seems seemed")
LOOK = word_set("look looks looked")
BEHIND_SEEM = (
    tuple(
        frozenset(words.split("|"))
        for words in ("likely|unlikely|set|poised|bound|certain|sure", "to")
    ),
)
NO_STATE = word_set(
    "briefly again only regularly frequently often publicly together alone first live here there "
    "before on in at with from by alongside under beside during between among of into throughout "
    "and or but"
)
"""Behind *appear*, these tell that somebody was to be seen, not how something seems."""

INTEND = word_set(
    "plan plans planned planning intend intends intended intending aim aims aimed aiming hope "
    "hopes hoped hoping expect expects expecting"
)

AHEAD = _phrases(
    {
        "possible": "it is|was|'s|remains|remained unclear whether|if,"
        "it is|was|remains|remained not yet|immediately clear whether|if,"
        "it is|was not clear whether|if,it is|'s|was possible|likely|probable that,"
        "possibility|likelihood|prospect|danger|risk that",
        "apparent": "it appears|seems|appeared|seemed that|as,it appears|seems|appeared|seemed",
        "reported": "reports|rumours|rumors indicate|indicated|suggest|suggested|say|said|claim|"
        "claimed that,reports|rumours|rumors indicate|indicated|suggest|suggested|say|said|claim|"
        "claimed,it is|was believed|thought|said|reported|alleged|feared|suspected|rumoured|"
        "rumored|understood that",
        "expected": "it is|was expected|hoped|anticipated that",
    }
)
"""Words that soften all that follows them."""

NOUNS = _phrases(
    {"possible": "risk|danger|threat|possibility|likelihood|prospect|probability of,potential for"}
)
"""Nouns that soften what they are of."""

CONDITION = "if"
NO_CONDITION = word_set(
    "as even what only asked asks ask asking know knows knew see sees saw wonder wonders wondered "
    "wondering clear unclear sure check decide decides decided understand understood say doubt "
    "determine tell told and"
)
"""Before *if*, these make it *whether*, or no condition."""
NO_MAIN = word_set("any not so only ever possible necessary anything")
"""Behind *if*, these make it an aside."""

NO_COMMENT = word_set("comment say confirm disclose discuss give reveal elaborate rather like")
"""What somebody *would* (not) do when asked."""
