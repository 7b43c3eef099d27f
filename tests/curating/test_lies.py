"""Lies, made by code from every true curation: how many the check refuses, kind by kind."""

from pathlib import Path

import pytest

from tests.conftest import SEEDS
from tests.curating.lies.__main__ import FOLDERS
from tests.curating.lies.run import KINDS, Outcome, judge, judge_all
from tests.curating.lies.table import UNDECIDABLE, find_missed, tabulate
from tests.curating.lies.truth import Lie, Truth, read_truths


@pytest.fixture(scope="module")
def truth() -> Truth:
    return read_truths(SEEDS)[0]


def test_there_are_many_kinds_and_each_undecidable_one_is_among_them() -> None:
    assert len(KINDS) >= 100
    assert set(UNDECIDABLE) <= set(KINDS)
    assert all(why.endswith(".") for why in UNDECIDABLE.values())


def test_nearly_every_kind_can_be_told_of_the_curations_at_hand() -> None:
    truths = [truth for folder in FOLDERS for truth in read_truths(Path(folder))]
    untold = {kind for kind, maker in KINDS.items() if not any(list(maker(x)) for x in truths)}
    assert len(untold) <= 8, untold


def test_the_same_lies_are_told_each_time(truth: Truth) -> None:
    for maker in KINDS.values():
        assert list(map(repr, maker(truth))) == list(map(repr, maker(truth)))


def test_what_is_served_as_before_is_no_lie(truth: Truth) -> None:
    told = truth.claims[0]
    verdict = judge(truth, "none", told.has("its own quote", text=told.claim.text))
    assert verdict.outcome is Outcome.SAME


def test_what_no_seed_looks_like_is_no_lie(truth: Truth) -> None:
    lie = Lie("a key that is none", {("claims", 0, "colour"): "red"})
    assert judge(truth, "none", lie).outcome is Outcome.MISSHAPEN


def test_a_wrong_value_is_refused_and_says_why(truth: Truth) -> None:
    lie = next(iter(KINDS["numbers: value wrong"](truth)))
    verdict = judge(truth, "none", lie)
    assert verdict.outcome is Outcome.REFUSED
    assert any("value" in message for message in verdict.says)


@pytest.mark.outside
@pytest.mark.timeout(900)
def test_the_check_refuses_98_of_100_lies_and_9_of_10_of_each_kind() -> None:
    """One lie of each kind about each article; `make lies` tells more."""
    lines = tabulate(judge_all(FOLDERS, 1))
    told = sum(line.told for line in lines)
    idle = [line.kind for line in lines if line.verdicts and not line.told]
    misshapen = {line.kind for line in lines if line.of(Outcome.MISSHAPEN)}
    assert told > 400
    assert not misshapen, misshapen
    assert len(idle) <= 6, idle
    missed = list(find_missed(lines))
    assert not missed, "\n".join(missed)
