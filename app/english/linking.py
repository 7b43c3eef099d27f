"""The words by which one statement is linked with another, and which of the two they make first.

`forward` words stand between the linked statement and the other: "A resulted in B", "A before B".
`backward` words turn them round: "B because of A". At the front of a sentence a forward word turns
them round too: "Before B, A". Words of types without a direction are all forward.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.english.text.tokens import Kind
from app.english.text.word_tokens import cut_words


@dataclass(frozen=True, slots=True)
class LinkWords:
    """The words of one type of link, each phrase as the bases of its words."""

    forward: frozenset[str]
    backward: frozenset[str] = frozenset()
    directed: bool = True


def _phrases(text: str) -> frozenset[str]:
    return frozenset(" ".join(phrase.split()) for phrase in text.split(","))


LINKING: Mapping[str, LinkWords] = {
    "contradicts": LinkWords(
        _phrases(
            "contradict, contradicts, contradicted, contradicting, contradiction, contradictory, "
            "contrary to, at odds with, inconsistent with, disagree, disagrees, disagreed, "
            "disagreeing, differ, differs, differed, conflict with, conflicts with, in contrast, "
            "unlike, whereas, while, but, however, instead, dispute, disputes, disputed, disputing"
        ),
        directed=False,
    ),
    "denies": LinkWords(
        _phrases(
            "deny, denies, denied, denying, denial, reject, rejects, rejected, rejecting, dismiss, "
            "dismisses, dismissed, dismissing, refute, refutes, refuted, refuting, repudiate, "
            "repudiated, disavow, disavowed, debunk, debunked, no truth, untrue, false"
        ),
        directed=False,
    ),
    "counters": LinkWords(
        _phrases(
            "counter, counters, countered, countering, rebut, rebuts, rebutted, rebutting, "
            "respond, responds, responded, responding, in response, reply, replies, replied, "
            "replying, retort, retorted, hit back, fired back, answered, but, however, "
            "in contrast, by contrast, meanwhile, on the other hand, dispute, disputes, "
            "disputed, disputing, challenge, challenges, challenged, challenging, "
            "insist, insists, insisted, insisting"
        ),
        directed=False,
    ),
    "causes": LinkWords(
        _phrases(
            "result in, results in, resulted in, resulting in, lead to, leads to, led to, "
            "leading to, cause, causes, caused, causing, compel, compels, compelled, compelling, "
            "force, forces, forced, forcing, trigger, triggers, triggered, triggering, prompt, "
            "prompts, prompted, prompting, spark, sparks, sparked, sparking, drive, drives, drove, "
            "provoke, provokes, provoked, provoking, bring about, brought about, leave, leaves, "
            "leaving, make, makes, making, made, escalate, escalates, escalated, escalating, "
            "therefore, consequently, as a result, thus, hence, impact, impacts, impacting, "
            "killing, destroying, damaging, displacing, injuring, contribute to, contributed to, "
            "contributing to"
        ),
        _phrases(
            "because, because of, due to, owing to, caused by, as a result of, result of, "
            "results from, resulted from, resulting from, driven by, attributed to, blamed on, "
            "stem from, stems from, stemmed from, stemming from, triggered by, prompted by, "
            "sparked by, forced by, amid, amidst, after, following, in the wake of, thanks to, "
            "as it, as"
        ),
    ),
    "enables": LinkWords(
        _phrases(
            "facilitate, facilitates, facilitated, facilitating, enable, enables, enabled, "
            "enabling, allow, allows, allowed, allowing, let, lets, letting, permit, permits, "
            "permitted, permitting, pave the way, paves the way, paved the way, "
            "paving the way, make possible, makes possible, made possible, help, helps, helped, "
            "helping, so that, in an effort to, to prevent"
        ),
        _phrases(
            "thanks to, enabled by, made possible by, facilitated by, allowed by, helped by, with "
            "the help of, provided, provided that"
        ),
    ),
    "precedes": LinkWords(
        _phrases(
            "before, ahead of, prior to, precede, precedes, preceded, preceding, until, then, "
            "followed by, in advance of, previously, earlier, subsequently, later"
        ),
        _phrases(
            "after, following, since, subsequent to, preceded by, in the wake of, once, as soon as"
        ),
    ),
    "concedes": LinkWords(
        _phrases(
            "though, although, even though, while, albeit, despite, in spite of, notwithstanding, "
            "even if, concede, concedes, conceded, conceding, admit, admits, admitted, admitting, "
            "acknowledge, acknowledges, acknowledged, acknowledging"
        ),
        _phrases("but, however, nevertheless, nonetheless, yet, still"),
    ),
}
"""The words of each type of link."""


def find_types(words: str) -> list[str]:
    """The types of links that the words can make, in the order of the list."""
    given = _read(words)
    return [kind for kind, known in LINKING.items() if _holds(given, known)]


def is_backward(kind: str, words: str) -> bool:
    """Whether the words turn the two statements round: "B because of A"."""
    given, known = _read(words), LINKING[kind]
    forward, backward = _longest(given, known.forward), _longest(given, known.backward)
    return backward > forward


def _holds(given: str, known: LinkWords) -> bool:
    return bool(_longest(given, known.forward | known.backward))


def _longest(given: str, phrases: Iterable[str]) -> int:
    """The length of the longest phrase that stands in the words."""
    return max((len(one) for one in phrases if f" {one} " in f" {given} "), default=0)


def _read(words: str) -> str:
    return " ".join(one.lower for one in cut_words(words).tokens if one.kind is Kind.WORD)
