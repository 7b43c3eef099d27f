"""Modal hedges: measured against sentences annotated by hand, half of them held back."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given

from app.english.hedging.find import ModalHedge, find_hedges
from tests.english.counting import is_linear
from tests.english.test_names import TEXTS

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ANNOTATED: dict[str, Any] = yaml.safe_load(
    (HERE / "expected_hedges.yaml").read_text(encoding="utf-8")
)
RECALL, PRECISION = 0.85, 0.85


def plain(text: str) -> str:
    return text.replace("’", "'")


def fits(text: str, entry: dict[str, Any], find: ModalHedge) -> bool:
    """Whether the find has a word of the cue and its modality."""
    shared = set(plain(entry["cue"]).lower().split()) & set(plain(find.text).lower().split())
    return (
        bool(shared - {"to", "be", "is", "was", "are", "of"}) and find.modality == entry["modality"]
    )


def governs(text: str, entry: dict[str, Any], find: ModalHedge) -> bool:
    words = plain(text[find.governed_start : find.governed_end])
    first, last = map(plain, entry["governs"])
    return words.startswith(first) and words.endswith(last)


def measure(text: str, entries: list[dict[str, Any]]) -> tuple[list[int], list[str]]:
    """Annotated, found, right, with right span; and what is wrong, to be read."""
    finds, right, spans, wrong = find_hedges(text), 0, 0, []
    left = list(finds)
    for entry in entries:
        match = next(
            (f for f in left if fits(text, entry, f) and governs(text, entry, f)), None
        ) or next((find for find in left if fits(text, entry, find)), None)
        if match is None:
            wrong.append(f"- {entry['cue']} {entry['modality']}: {text[:150]}")
            continue
        left.remove(match)
        right += 1
        if governs(text, entry, match):
            spans += 1
        else:
            said = text[match.governed_start : match.governed_end]
            wrong.append(f"~ {entry['cue']}: wanted {entry['governs']} got {said}")
    wrong += [f"+ {find.text} {find.modality} ({find.rule}): {text[:150]}" for find in left]
    return [len(entries), len(finds), right, spans], wrong


def rows() -> dict[str, tuple[list[int], list[str]]]:
    """A row for each article, and one for each half of the sentences."""
    made = {}
    for article, entries in ANNOTATED["articles"].items():
        text = (ROOT / article / "article.txt").read_bytes().decode("utf-8")
        made[Path(article).name] = measure(text, entries)
    for half in ("seen", "held back"):
        each = [measure(s["text"], s.get("hedges", [])) for s in ANNOTATED[half]]
        totals = [sum(column) for column in zip(*(counts for counts, _ in each), strict=True)]
        made[half] = totals, [line for _, lines in each for line in lines]
    return made


def test_recall_and_precision_over_annotated_sentences(capsys: pytest.CaptureFixture[str]) -> None:
    made = rows()
    totals = [sum(column) for column in zip(*(counts for counts, _ in made.values()), strict=True)]
    with capsys.disabled():
        print(f"\n{'hedges: cue and modality':40} annotated  found  right  span")  # noqa: T201
        for name, counts in [*((n, c) for n, (c, _) in made.items()), ("all", totals)]:
            print(f"{name:40} {counts[0]:9} {counts[1]:6} {counts[2]:6} {counts[3]:5}")  # noqa: T201
    assert totals[0] >= 70
    assert totals[2] / totals[0] >= RECALL
    assert totals[2] / totals[1] >= PRECISION


@given(TEXTS)
def test_any_text_gives_spans_that_lie_in_it_and_do_not_overlap(text: str) -> None:
    ended = 0
    for find in find_hedges(text):
        assert ended <= find.start < find.end <= len(text)
        assert text[find.start : find.end] == find.text
        assert 0 <= find.governed_start < find.governed_end <= len(text)
        ended = find.end


def test_reading_is_linear() -> None:
    texts = [(ROOT / a / "article.txt").read_text(encoding="utf-8") for a in ANNOTATED["articles"]]
    assert is_linear(find_hedges, "\n".join(texts))
