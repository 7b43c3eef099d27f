"""Which titles of events say what the quotes say."""

import pytest

from app.english.wording.passages import Cutter, Quoted
from app.english.wording.titles import find_problem

TRUE = """
they had repelled Ukrainian attacks involving two tanks > Ukrainian attacks repelled
Russia has managed to recapture 40% of lost areas > Russia's recapture of lost areas
Srettha was dismissed by the Constitutional Court > Srettha's dismissal by the Constitutional Court
Russia lost a battalion in the village > Loss of a battalion
Moscow has suffered losses of personnel and equipment > Losses suffered by Moscow
Ukraine has maintained control of Russian territory > Ukraine's control of Russian territory
"""
LIES = """
they had repelled Ukrainian attacks > Failed Ukrainian attacks
they had repelled Ukrainian attacks > Ukrainian attacks not repelled
The new offensive followed significant losses > Significant offensive
an attack on the base failed after rebels left > Rebels attack
The army failed to capture the city > Capture of the city
Several areas were taken > Severe areas
"""


def problem(quote: str, title: str) -> str | None:
    cutter = Cutter()
    quoted = Quoted([cutter.passage(quote, 0, len(quote))])
    words = cutter.cut(title)
    return find_problem(words, [False] * len(words), quoted)


@pytest.mark.parametrize("case", TRUE.strip().split("\n"))
def test_what_the_quotes_say_is_taken(case: str) -> None:
    assert problem(*case.split(" > ")) is None


@pytest.mark.parametrize("case", LIES.strip().split("\n"))
def test_what_they_do_not_say_is_refused(case: str) -> None:
    assert problem(*case.split(" > "))
