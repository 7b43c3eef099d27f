"""Which texts say what their quotes say, and which only look so.

The true ones and the lies stand beside each other: a quote, marked by | | in its sentence where it
is not the whole of it, and a text.
"""

import random
import re
from collections.abc import Iterator
from typing import Final

import pytest

from app.english.text.wordlists import word_list
from app.english.wording.gaps import show
from app.english.wording.judge import judge, judge_quote
from app.english.wording.passages import Cutter, Quoted

TRUE: Final = """
Russia lost a battalion in Makhnovka. > Russia lost a battalion in Makhnovka.
Russia lost a battalion in Makhnovka. > Russia lost a battalion.
Russia lost a battalion in Makhnovka. > Russia has lost a battalion in Makhnovka.
Reports indicate |significant losses on both sides|. > There are significant losses on both sides.
Donald Trump's upcoming inauguration > Donald Trump's inauguration is upcoming.
The ongoing offensive > The offensive is ongoing.
estimated casualties exceeding 3,000 > Casualties are estimated as exceeding 3,000.
Trump's scheduled return on January 20 > Trump's return is scheduled on January 20.
losing 4.8 billion in 2005 > There was a loss of 4.8 billion in 2005.
Ford, the second of the big three, beat predictions. > Ford beat predictions.
Ford (the second of the big three) beat predictions. > Ford beat predictions.
Kovalenko, who heads the center, was dismissed. > Kovalenko was dismissed.
Srettha who was dismissed by the court > Srettha was dismissed by the court.
In May, forces entered the city. > Forces entered the city.
The forces entered the city in May, killing three. > The forces entered the city, killing three.
The law does not ban schools. > The law does not ban schools.
The law doesn't ban schools. > The law does not ban schools.
It could not be reached, and |the city fell|. > The city fell.
The army did not attack. |It held the city|. > It held the city.
They have also attacked the city [3]. > They have attacked the city.
The city attacked by rebels fell. > The city attacked by rebels fell.
Rebels in the north took the city on Monday. > Rebels in the north took the city.
A court freed opposition politician Ada Moll. > A court freed Ada Moll.
First Vice President Moll denied the reports. > Moll denied the reports.
They met former President Moll. > They met Moll.
Results are expected Tuesday and |all parties have ten days|. > All parties have ten days.
|Sarn is made up of about 70 islands| and lies on a fault. > Sarn is made up of about 70 islands.
"""

ENDINGS: Final = """
|The fire is over|.
|The fire is over.|
|The fire is over|!
Is it true that |the fire is over|?
|The fire is over| [3].
|The fire is over| [3][5].
“|The fire is over|,” North said.
“|The fire is over|”, North said.
North said "|the fire is over|."
North said that |the fire is "over|".
North said (|the fire is over|) that they left.
North came [|the fire is over|] and left.
|The fire is over|; they left.
|The troops moved in|.
|The fire is over|
"""
MIDDLES: Final = """
|The fire spread over| the city.
|The fire spread over| [3] the city.
|The fire spread over| “the city”.
|The fire spread over| (and around) the city.
|The fire spread over|, and around, the city.
|It was an "attack on|" the city.
|The fire in the| city spread.
"""

LIES: Final = """
Russian forces were caught off guard. > Russian forces were never caught off guard.
Russian forces were not caught off guard. > Russian forces were caught off guard.
The forces have launched an offensive. > The forces have launched an illegal offensive.
Moscow has suffered losses. > Moscow has admitted losses.
The attack began before the talks. > The attack began after the talks.
soldiers and officers were killed > Soldiers or officers were killed.
Russia attacks Kursk. > Russia will attack Kursk.
Russia attacked Ukraine. > Ukraine attacked Russia.
Ukraine attacked Russian forces. > Ukraine was attacked.
Ukraine was attacked by Russia. > Ukraine attacked.
they had repelled Ukrainian attacks > Ukrainian attacks had been repelled.
forces caught near the city > Forces have caught near the city.
The offensive appears to be targeting the village. > The offensive is targeting the village.
GM plans to cut 30,000 jobs. > GM is to cut 30,000 jobs.
GM plans to |cut 30,000 jobs|. > Cut 30,000 jobs.
The army failed to take the city. > The army took the city.
The army |failed to take the city|. > To take the city.
Police charged alleged gunman Moll. > Police charged Moll.
First Vice President Moll resigned. > President Moll resigned.
They met Sarn's President and Moll. > They met Moll.
Police shot the suspect Friday. > Police shot Friday.
Officials expected |all parties to stay calm|. > All parties to stay calm.
They failed to free |all prisoners held there|. > All prisoners held there.
|Some 700 soldiers| and officers died. > Some 700 soldiers.
The army failed to |take the city|. > Take the city.
No |soldiers returned|. > Soldiers returned.
Few soldiers returned. > A few soldiers returned.
Part of |the city was taken|. > The city was taken.
|Troops will withdraw| if talks succeed. > Troops will withdraw.
|Troops will withdraw|, unless talks fail. > Troops will withdraw.
It is not true that |Russia lost a battalion|. > Russia lost a battalion.
capture of |700 soldiers| and officers > 700 soldiers.
capture of 700 soldiers and officers > Capture of 700 officers.
3,000 killed or wounded > 3,000 killed.
Ukraine's ability to maintain pressure > Ukraine's maintain pressure.
the former |president was killed| > President was killed.
Failed attacks hit the city. > Attacks hit the city.
Ukraine said Russia attacked, Kyiv repelled it, and lost a tank. > Russia attacked, and lost a tank.
forces repelled attacks, escalating tensions > Attacks are escalating tensions.
Forces repelled attacks. > Forces repelled an attack.
The loss was greater. > The loss is greater.
The troops attacked. > The troops attack.
Several soldiers were killed. > Severe soldiers were killed.
arms of the army > Army of the army.
impact of Trump's upcoming presidency on aid > Upcoming impact of Trump's presidency on aid.
12 still ongoing > 12 are still ongoing ongoing.
the talks before the attack > The talks before before the attack.
Russia lost Makhnovka. > Russia lost in Makhnovka.
Ukraine lost a battalion of North Korean soldiers. > Ukraine lost a battalion of North Korean.
"""

JOINED: Final = (
    (("Ukraine claimed the city.", "Russia lost a battalion."), "Ukraine lost a battalion."),
    (("Ukraine claimed the city.", "Russia lost a battalion."), "Ukraine claimed a battalion."),
)


def read(marked: str, cutter: Cutter) -> Quoted:
    sentence = marked.replace("|", "")
    start, stop = 0, len(sentence)
    if "|" in marked:
        start = marked.index("|")
        stop = marked.index("|", start + 1) - 1
    return Quoted([cutter.passage(sentence, start, stop)])


def problem(marked: str, text: str) -> str | None:
    cutter = Cutter()
    return judge(text, read(marked, cutter), cutter).problem


def cases(table: str) -> list[list[str]]:
    return [line.split(" > ") for line in table.strip().split("\n")]


@pytest.mark.parametrize(("marked", "text"), cases(TRUE))
def test_what_the_quote_says_is_taken(marked: str, text: str) -> None:
    assert problem(marked, text) is None


@pytest.mark.parametrize(("marked", "text"), cases(LIES))
def test_what_the_quote_does_not_say_is_refused(marked: str, text: str) -> None:
    assert problem(marked, text)


@pytest.mark.parametrize("marked", ENDINGS.strip().split("\n"))
def test_the_last_word_of_a_sentence_is_its_end(marked: str) -> None:
    quoted = read(marked, Cutter())
    assert judge_quote(quoted) is None
    assert problem(marked, show(quoted.passages[0].quoted)) is None


@pytest.mark.parametrize("marked", MIDDLES.strip().split("\n"))
def test_a_preposition_before_its_noun_is_no_end(marked: str) -> None:
    assert "ends in the middle" in (judge_quote(read(marked, Cutter())) or "")


@pytest.mark.parametrize(("quotes", "text"), JOINED)
def test_two_quotes_are_not_joined_into_one_sentence(quotes: tuple[str, ...], text: str) -> None:
    cutter = Cutter()
    passages = [cutter.passage(quote, 0, len(quote)) for quote in quotes]
    quoted = Quoted(passages)
    assert judge(text, quoted, cutter).problem
    assert judge(" ".join(quotes), quoted, cutter).problem is None


@pytest.mark.parametrize(
    "marked",
    [
        "The army failed to |take the city|.",
        "No |soldiers have returned|.",
        "|Troops will withdraw| if talks succeed.",
        "capture of |700 soldiers| and officers",
        "the former |president was killed|",
        "It is not true that |Russia lost a battalion|.",
    ],
)
def test_a_quote_is_not_cut_from_what_turns_it(marked: str) -> None:
    assert judge_quote(read(marked, Cutter()))


def test_a_message_says_which_word_and_what_the_quote_has() -> None:
    assert problem("The loss was large.", "The losses were large.") == (
        'The quote has "loss", not "losses". Write "loss".'
    )
    told = problem("They launched an offensive.", "They launched a defensive.")
    assert told == (
        '"defensive" does not stand in the quotes. They have "offensive". Say it in their words:'
        ' "They launched an offensive."; what is ours stands in [brackets].'
    )


SENTENCES: Final = (
    "The Ukrainian military launched a significant offensive in Russia's Kursk region.",
    "The operation has resulted in 42 individual armed clashes, with 12 still ongoing.",
    "Russian forces were caught off guard by the multi-directional assault.",
    "Sixteen people are killed and 20 more kidnapped during an attack by militants in Mambasa.",
    "If it doesn't do so by then, it will be obliged to file for bankruptcy protection.",
    "Police in Haiti did not say why eleven inmates were killed after escaping from a jail.",
)
VOCABULARY: Final = word_list(
    "not never no without all only will may could illegal brutal successfully failed allegedly"
    " killed attacked denied Russian Ukrainian many some before after against from by with or"
)


def lies_about(sentence: str) -> Iterator[str]:
    """Texts that say another thing: a word added, two swapped, a negation dropped."""
    words = sentence.split()
    for at in range(len(words) + 1):
        yield from (" ".join([*words[:at], word, *words[at:]]) for word in VOCABULARY)
    content = [at for at, word in enumerate(words) if len(word) > 3 and word[-1].isalnum()]
    for one in content:
        for other in content:
            if one < other and words[one] != words[other]:
                swapped = words[:]
                swapped[one], swapped[other] = words[other], words[one]
                yield " ".join(swapped)
    for turn in ("not ", "n't"):
        if turn in sentence:
            yield sentence.replace(turn, "", 1)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_the_quote_is_true_and_what_is_changed_is_not(sentence: str) -> None:
    assert problem(sentence, sentence) is None
    random.seed(sentence)
    lies = list(lies_about(sentence))
    for lie in random.sample(lies, min(len(lies), 400)):
        assert problem(sentence, lie), lie


def test_markers_are_no_brackets() -> None:
    assert problem("They fled [3] the city [1][2].", "They fled [3] the city [1, 2].") is None


@pytest.mark.parametrize("text", ["[They fled", "They] fled", "[[They] fled]", "[ ] fled"])
def test_brackets_close(text: str) -> None:
    assert re.search("do not close", problem("They fled.", text) or "")
