"""Which words are forms of one word, and which only look so."""

import pytest

from app.english.stems.stem import Stemmer

ONE_WORD = """
lose lost losing loses loss losses
take took taken taking
man men
person people
say said says saying
fall fell fallen falling
rise rose risen
meet met meeting
shoot shot shooting
capture captured captures capturing
recapture recaptured
dismiss dismissed dismissal dismissing
select selects selected selection
qualify qualified qualification
invade invaded invasion invading
deny denied denies denial
sell sold sale sales
die died dying death deaths
clash clashes clashed
evacuate evacuated evacuation
appoint appointed appointment
village villages
country countries
president presidents
official officials
attacker attackers
be is are was were been being am
have has had having
"""

OTHER_WORDS = """
army arms armed
several severe sever
united unit
university universe
general generous generally
policy police
organ organization
international internal
attack attacker
report reporter reportedly
author authority authorize
nation national nationality nationalist
secure security
import important
president presidency preside
minister ministry
hard hardly
near nearly
mean means
new news
custom customs
good goods
bad worse worst
great greater greatest
senate senator
prison prisoner
active activity activist
position positive
politic polite
use used useful
human humane humanity
person personnel personal
peace peaceful
care careless careful
"""


@pytest.mark.parametrize("words", ONE_WORD.strip().split("\n"))
def test_forms_of_one_word_have_one_stem(words: str) -> None:
    stemmer = Stemmer()
    assert len({stemmer.stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize("words", OTHER_WORDS.strip().split("\n"))
def test_other_words_have_other_stems(words: str) -> None:
    stemmer = Stemmer()
    stems = [stemmer.stem(word) for word in words.split()]
    assert len(set(stems)) == len(stems)


def test_case_does_not_matter() -> None:
    stemmer = Stemmer()
    assert stemmer.stem("Lost") == stemmer.stem("LOST") == stemmer.stem("lost")
    assert stemmer.stem("Multi-Directional") == stemmer.stem("multi-directional")
