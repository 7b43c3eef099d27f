"""Finds attributions in running English: the words that say that somebody says something.

`find_attributions` takes any text and gives what it finds in reading order: the cue, who speaks,
and what is said. A plan is no speech ("is set to request"), nor is its denial ("did not say").
Each find names the rule that made it.
"""

from collections.abc import Iterator

from app.english.speech import frames as speech_frames
from app.english.speech import spans as speech_spans
from app.english.speech.attribution import Attribution
from app.english.speech.cited import read_cited
from app.english.speech.clauses import read_clauses
from app.english.speech.cue import Cue
from app.english.speech.quotations import Quotation, find_quotations
from app.english.text.tokens import Tokens
from app.english.text.word_tokens import cut_words


def find_attributions(text: str) -> list[Attribution]:
    """Every attribution of `text`, in reading order, none overlapping another."""
    quotations = find_quotations(text)
    prose = read_clauses(cut_words(text), quotations)
    finds: list[Attribution] = []
    before: tuple[int, int] | None = None
    for first, stop in prose.runs():
        cues = speech_frames.find_cues(prose, first, stop)
        spans = speech_spans.find_said(prose, cues, (first, stop), before)
        finds += [_build_attribution(prose, *pair) for pair in zip(cues, spans, strict=True)]
        before = first, stop
    finds += list(_find_continued(text, finds, quotations))
    finds = list(read_cited(sorted(finds, key=lambda find: find.start), text))
    return sorted(finds, key=lambda find: find.start)


def _build_attribution(prose: Tokens, cue: Cue, said: speech_spans.Said) -> Attribution:
    start, end = prose.at(cue.first).start, prose.at(cue.stop - 1).end
    speaker = None
    if cue.speaker is not None:
        speaker = prose.at(cue.speaker[0]).start, prose.at(cue.speaker[1] - 1).end
    return Attribution(
        start=start,
        end=end,
        cue=prose.text[start:end],
        speaker=prose.text[speaker[0] : speaker[1]] if speaker else None,
        speaker_start=speaker[0] if speaker else None,
        speaker_end=speaker[1] if speaker else None,
        said_start=said.start,
        said_end=said.end,
        type="unnamed" if cue.unnamed else "actor",
        quoted=said.quoted,
        rule=cue.rule,
    )


def _find_continued(
    text: str, finds: list[Attribution], quotations: list[Quotation]
) -> Iterator[Attribution]:
    """Quotations without words of their own behind an attributed one of the same paragraph."""
    told = sorted((find for find in finds if find.quoted), key=lambda find: find.end)
    spans = _Reader(sorted((find.said_start, find.said_end) for find in told))
    at, last, end = 0, None, 0
    for quotation in quotations:
        while at < len(told) and told[at].end <= quotation.start:
            last, end = told[at], max(told[at].end, told[at].said_end)
            at += 1
        if last is None or spans.meets(quotation) or not _is_sentence(text, quotation):
            continue
        if text.find("\n", end, quotation.start) >= 0:
            last = None
        else:
            yield _build_continued(quotation, last)
            end = quotation.end


def _build_continued(quotation: Quotation, told: Attribution) -> Attribution:
    """The attribution of a quotation that goes on with another."""
    end = quotation.start + len(quotation.mark)
    return Attribution(
        quotation.start, end, quotation.mark,
        told.speaker, told.speaker_start, told.speaker_end,
        quotation.inner_start, quotation.inner_end,
        told.type, quoted=True, rule="quotation goes on",
    )  # fmt: skip


class _Reader:
    """Spans in order, read along with quotations in order."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = spans
        self._at = 0

    def meets(self, quotation: Quotation) -> bool:
        """Whether the quotation lies in one of the spans; asked from first to last."""
        spans = self._spans
        while self._at < len(spans) and spans[self._at][1] <= quotation.inner_start:
            self._at += 1
        return self._at < len(spans) and spans[self._at][0] < quotation.inner_end


def _is_sentence(text: str, quotation: Quotation) -> bool:
    """Whether the quotation is a sentence of its own, that nothing leads to."""
    inner = text[quotation.inner_start : quotation.inner_end]
    before = text[max(0, quotation.start - 12) : quotation.start].rstrip()
    return inner[0].isupper() and inner[-1] in ".!?…" and before[-1:] in (".", "!", "?", "”", '"')
