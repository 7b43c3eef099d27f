"""Rules about words of ours: a claim's text says what its quotes say, and nothing else."""

from collections.abc import Iterator

from app.curating.meaning.passages import quoted_of
from app.curating.rules.brackets import find_wrong_brackets
from app.curating.rules.quantities import find_invented
from app.curating.seeds.claims import FigureSeed
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.text.anchors import Folded
from app.curating.text.evidence import AnchoredClaim
from app.english.wording.judge import judge, judge_quote
from app.english.wording.passages import Cutter, Quoted


def text_says_what_quotes_say(seeds: Seeds) -> Iterator[Fault]:
    """A claim's text holds the words of its quotes, and leaves out none that turns them."""
    cutter = Cutter()
    for claim in seeds.claims:
        quoted = quoted_of(claim, cutter)
        if short := _too_short(claim, quoted):
            yield claim.seed.fault(short, "quote")
        elif claim.seed.text is not None:
            yield from _check_text(claim, quoted, cutter, seeds)
        elif problem := judge_quote(quoted):
            yield claim.seed.fault(problem, "quote")


def _too_short(claim: AnchoredClaim, quoted: Quoted) -> str | None:
    if len(quoted.slots) > 1:
        return None
    sentence = claim.anchors[0].sentence.text
    return (
        f'"{claim.anchors[0].exact}" is one word and states nothing. Quote the words that state it:'
        f' "{sentence}".'
    )


def _check_text(
    claim: AnchoredClaim, quoted: Quoted, cutter: Cutter, seeds: Seeds
) -> Iterator[Fault]:
    judged = judge(claim.text, quoted, cutter)
    if judged.problem:
        yield claim.seed.fault(judged.problem, "text")
    elif judged.replaced:
        yield from find_wrong_brackets(claim, judged.replaced, cutter, seeds)
    elif invented := find_invented(claim.text, claim.evidence, seeds):
        yield claim.seed.fault(invented, "text")


def brackets_are_proved(seeds: Seeds) -> Iterator[Fault]:
    """Only a text with [brackets] has `means`, one for each of them or one for all."""
    for claim in seeds.written_claims:
        count = claim.text.count("[") if claim.text else 0
        if claim.means and not count:
            yield claim.fault(
                "`means` proves words in [brackets], and the text has none. Write what is yours in"
                " brackets, or leave `means` out.",
                "means",
            )


def figures_stand_in_the_text(seeds: Seeds) -> Iterator[Fault]:
    """The words of a figure stand whole in the text of its claim."""
    for claim in seeds.claims:
        if claim.seed.text is None:
            continue
        text = Folded(claim.text.lower())
        for figure in claim.seed.figures:
            for field, words in _words_of(figure):
                if words.lower() not in text:
                    yield figure.fault(
                        f'"{words}" does not stand in the text of the claim. Write it there as the'
                        " quote has it.",
                        field,
                    )


def _words_of(figure: FigureSeed) -> Iterator[tuple[str, str]]:
    yield "text", figure.text
    if figure.counted and not figure.part_of:
        yield "counted", figure.counted
    if figure.of:
        yield "of", figure.of


RULES = (text_says_what_quotes_say, brackets_are_proved, figures_stand_in_the_text)
