"""Which words are forms of one word, and which only look so."""

import pytest

from app.english.stems.stem import stem_kin, stem_word

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

KIN = """
loss losses lost losing
die died dying death deaths dead
win won winning victory victories
elect elected election elections
recapture recaptured retake retaken retook
injure injured injury injuries
depart departed departure departures
casualty casualties
stop stops stopped stopping
exchange exchanges exchanged
disqualification disqualified
dismissal dismissed
evacuation evacuate evacuated
selection selects
negotiate negotiated negotiation negotiations
inaugurate inaugurated inauguration
explode exploded explosion explosions
Kursk Kursk's Kursk’s
"""

NO_KIN = """
army arms
offensive offence
clash class
loss less
state statement
build building
depart department
govern government
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
    assert len({stem_word(word) for word in words.split()}) == 1


@pytest.mark.parametrize("words", OTHER_WORDS.strip().split("\n"))
def test_other_words_have_other_stems(words: str) -> None:
    stems = [stem_word(word) for word in words.split()]
    assert len(set(stems)) == len(stems)


def test_case_does_not_matter() -> None:
    assert stem_word("Lost") == stem_word("LOST") == stem_word("lost")
    assert stem_word("Multi-Directional") == stem_word("multi-directional")


@pytest.mark.parametrize("words", [*KIN.strip().split("\n"), *ONE_WORD.strip().split("\n")])
def test_kin_name_one_thing(words: str) -> None:
    assert len({stem_kin(word) for word in words.split()}) == 1


@pytest.mark.parametrize("words", [*NO_KIN.strip().split("\n"), *OTHER_WORDS.strip().split("\n")])
def test_words_that_look_alike_are_no_kin(words: str) -> None:
    stems = [stem_kin(word) for word in words.split()]
    assert len(set(stems)) == len(stems)
