"""The table of lies, kind by kind."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tests.curating.lies.run import KINDS, Outcome, Verdict

UNDECIDABLE: Mapping[str, str] = {
    "roles: bystander made an actor": (
        "Two who stand in one clause with the event's noun may both be part of it; which of them"
        " is stays the curator's judgement."
    ),
    "subtle: other words for an event, with a note": (
        "What another word stands for is the curator's reading; the note is served beside it."
    ),
    "roles: role's voice dropped": (
        "Other sentences name the actor too; which of them give the role is the curator's to read."
    ),
    "naming: parent: another, with its own note": (
        "The note is the curator's judgement, and is served beside the parent."
    ),
    "times: date: another, with its own note": (
        "The note is the curator's judgement, and is served beside the date."
    ),
    "times: date of an article moved": (
        "A text that prints no day does not say it, and one may come out after the day that its"
        " dateline prints."
    ),
    "links: link invented, with a note": (
        "The note is the curator's judgement: the link is served as the curator's, not the text's."
    ),
    "kinship: affiliation by an invented reference": (
        "The reference is named and versioned, and stands outside every text that is checked."
    ),
    "naming: parent: of the same sentence": (
        "A sentence that names both is the proof of a parent; that it means another relation than"
        " part and whole is for the curator to read."
    ),
    "naming: parent: reversed": (
        "The sentence that proves the parent names both; which is the whole is for the curator to"
        " read."
    ),
    "wording: tense of a quote without a verb": (
        "A quote of nouns has no tense; forms of be and have may make a sentence of it."
    ),
    "naming: type of an event changed": (
        "What kind of event it is the definition of the type says, in our words; that its roles"
        " are those of the type is checked."
    ),
    "roles: role of the type, of no other side": (
        "Roles that no side tells apart differ by their definitions, which are in our words."
    ),
    "roles: roles of one side swapped": "The same.",
    "links: link to another claim of the sentence": (
        "Which of several clauses behind a link's words is meant, the words seldom say."
    ),
    "kinship: alias taken from another whose name it holds not": (
        "Whom Moscow or the automaker means no word of it says; that it stands in an article, and"
        " names nobody else, is checked."
    ),
    "kinship: type of an actor changed": (
        "Texts seldom say what kind of actor it is; the closed list is the curator's choice."
    ),
    "numbers: measure of an indicator changed": (
        "Whether a number adds up over a period is the indicator's definition, in our words."
    ),
}
"""Kinds of lies that no rule about words can tell from the truth, and why."""


@dataclass(frozen=True)
class Line:
    """How many lies of a kind were told and refused."""

    kind: str
    verdicts: tuple[Verdict, ...]

    def of(self, outcome: Outcome) -> list[Verdict]:
        """The lies that came to this."""
        return [each for each in self.verdicts if each.outcome is outcome]

    @property
    def told(self) -> int:
        """How many were lies."""
        return len(self.of(Outcome.REFUSED)) + len(self.of(Outcome.PASSED))

    @property
    def refused(self) -> float:
        """The share of them that was refused."""
        return len(self.of(Outcome.REFUSED)) / self.told if self.told else 1.0


def tabulate(verdicts: Iterable[Verdict]) -> list[Line]:
    """One line for each kind, those of which no lie could be told too."""
    found: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        found[verdict.kind].append(verdict)
    return [Line(kind, tuple(found[kind])) for kind in KINDS]


def whole(lines: Iterable[Line]) -> Line:
    """All decidable kinds together."""
    decidable = [line for line in lines if line.kind not in UNDECIDABLE]
    return Line("all", tuple(each for line in decidable for each in line.verdicts))


OVERALL, EACH = 0.98, 0.90
"""What share of all lies, and of those of each kind, has to be refused."""
FEW = 10
"""Of fewer lies of a kind than these, one may pass: it says little of the kind."""


def find_missed(lines: Iterable[Line]) -> Iterator[str]:
    """What falls short of the shares, a sentence for each."""
    lines = list(lines)
    if (refused := whole(lines).refused) < OVERALL:
        yield f"Of all lies {refused:.1%} are refused, not {OVERALL:.0%}."
    for line in lines:
        passed = len(line.of(Outcome.PASSED))
        few = line.told < FEW and passed <= 1
        if line.kind not in UNDECIDABLE and line.refused < EACH and not few:
            yield f"{line.kind}: {line.refused:.0%} of {line.told} are refused, not {EACH:.0%}."


def print_table(lines: list[Line], examples: int) -> Iterator[str]:
    """The table as text, with examples of what passed."""
    yield f"{'refused':>7} {'of':>5} {'same':>5} {'bad':>4}  kind"
    for line in lines:
        yield _tell(line) + (" *" if line.kind in UNDECIDABLE else "")
    yield _tell(whole(lines)) + f" ({len(lines)} kinds)"
    yield ""
    yield from (f"* {kind}: {why}" for kind, why in UNDECIDABLE.items())
    for line in lines:
        passed = line.of(Outcome.PASSED)
        if passed and examples:
            yield f"\n{line.kind}: {len(passed)} passed"
            step = max(1, len(passed) // examples)
            yield from (f"    {each.article}: {each.tells}" for each in passed[::step][:examples])


def _tell(line: Line) -> str:
    counts = [len(line.of(outcome)) for outcome in (Outcome.SAME, Outcome.MISSHAPEN)]
    share = f"{line.refused:7.0%}" if line.told else f"{'-':>7}"
    return f"{share} {line.told:5} {counts[0]:5} {counts[1]:4}  {line.kind}"
