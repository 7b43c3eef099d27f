"""What can be printed as it stands never loses its hedge, its speaker or its sources."""

from typing import Any
from urllib.parse import unquote

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.releasing.showing.fragments import text_fragment
from app.releasing.showing.printing import Printing, Said

ARTICLE = {
    "headline": "Storm over the bay",
    "publisher": "The Example",
    "date": "2023-05-12",
    "language": "en",
    "source_url": None,
    "text": "Bob Hill denied that 30 people were missing. Police said 20 houses were lost.",
}
SENTENCE = "Bob Hill denied that 30 people were missing [1]."


def said(**given: Any) -> Said:
    plain: dict[str, Any] = {
        "text": "30 people were missing.",
        "voice": "actor",
        "speaker": "Bob Hill",
        "cue": "said",
        "sentences": (SENTENCE,),
        "markers": ("1",),
    }
    return Said(**{**plain, **given})


def printed(figure: str = "", **given: Any) -> str:
    return Printing(ARTICLE).sentence(said(**given), figure)


ACCORDING = "according to “Storm over the bay” (The Example, 12 May 2023)"
CITING = f"{ACCORDING}, citing [1]."
VERBATIM = f"In the words of the article: “{SENTENCE.rstrip('.')}”, {CITING}"


def test_a_speaker_and_a_word_for_saying_make_a_sentence() -> None:
    assert printed() == f"Bob Hill said that 30 people were missing, {CITING}"


def test_the_role_belongs_to_the_speaker() -> None:
    told = printed(role="head of the fire brigade")
    assert told.startswith("Bob Hill, head of the fire brigade, said that 30 people were missing, ")


def test_a_role_that_stands_before_the_name_is_printed_there_and_one_in_the_name_once() -> None:
    before = ("Fire chief Bob Hill said that 30 people were missing [1].",)
    assert printed(role="Fire chief", sentences=before).startswith("Fire chief Bob Hill said that ")
    told = printed(speaker="Fire chief Bob Hill", role="Fire chief")
    assert told.startswith("Fire chief Bob Hill said that ")


def test_who_passes_it_on_and_when_it_was_said_are_kept() -> None:
    assert printed(via=("the Herald", "according to")).startswith(
        "According to the Herald, Bob Hill said that 30 people were missing, "
    )
    assert printed(via=("The Herald", "reported")).startswith(
        "The Herald reported that Bob Hill said that 30 people were missing, "
    )
    assert printed(via=("The Herald", "denied")) == VERBATIM
    assert printed(day="on Friday").startswith("Bob Hill said on Friday that 30 people ")


def test_all_hedges_are_kept() -> None:
    kept = printed(text="30 people were probably missing.", hedges=("probably", "missing"))
    assert "probably" in kept
    assert printed(text="30 people were missing.", hedges=("missing", "probably")) == VERBATIM


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("[The storm] took 20 houses.", "that [the storm] took 20 houses"),
        ("[Bob Hill] went home.", "that [Bob Hill] went home"),
        ("US houses were lost.", "that US houses were lost"),
    ],
)
def test_brackets_of_ours_stay_and_only_everyday_words_lose_their_capital(
    text: str, within: str
) -> None:
    article = {**ARTICLE, "text": f"{ARTICLE['text']} It took the houses of us all."}
    assert within in Printing(article).sentence(said(text=text))


@pytest.mark.parametrize(
    ("cue", "verb"),
    [("claiming", "claimed"), ("countered by reporting", "countered by reporting")],
)
def test_a_participle_becomes_a_verb(cue: str, verb: str) -> None:
    assert printed(cue=cue).startswith(f"Bob Hill {verb} that 30 people were missing, ")


@pytest.mark.parametrize("cue", ["denied", "dismissed", "rejected", "according to", "tweeted", ""])
def test_a_denial_and_whatever_is_no_plain_saying_is_quoted_as_it_stands(cue: str) -> None:
    assert printed(cue=cue) == VERBATIM


def test_a_hedge_that_our_words_lost_brings_the_articles_own() -> None:
    assert printed(hedges=("allegedly",)) == VERBATIM
    assert printed(hedges=("missing",)) != VERBATIM


def test_words_of_a_figure_that_our_words_lost_bring_the_articles_own() -> None:
    assert printed(figure="30 people") != VERBATIM
    assert printed(figure="at least 30 people") == VERBATIM


def test_an_unnamed_voice_is_kept_in_the_words_or_quoted() -> None:
    unnamed = {"voice": "unnamed", "speaker": None, "cue": "estimated"}
    assert printed(**unnamed) == VERBATIM
    kept = printed(**unnamed, text="An estimated 30 people were missing.")
    assert kept == f"An estimated 30 people were missing, {CITING}"


def test_the_article_speaks_for_itself_and_names_the_sources_it_gives() -> None:
    own = {"voice": "article", "speaker": None, "cue": None}
    assert printed(**own, markers=()) == f"30 people were missing, {ACCORDING}."
    assert printed(**own, markers=("1", "2", "4")).endswith(f"{ACCORDING}, citing [1][2][4].")


def test_a_name_keeps_its_capital_and_a_word_does_not() -> None:
    assert "said that Bob Hill went" in printed(text="Bob Hill went home.")


def folded(words: str) -> str:
    return " ".join(words.split()).casefold().replace("’", "'")


@pytest.mark.parametrize("name", ["claims", "figures"])
def test_every_served_sentence_keeps_hedge_speaker_sources_and_number(
    api: httpx.Client, name: str
) -> None:
    items = api.get(f"/{name}?limit=200").json()["items"]
    assert len(items) >= 12
    for item in items:
        sentence = folded(item["sentence_for_print"])
        kept = [*item["hedge"], item["attribution"]["speaker"]]
        kept += [item["text"]] if name == "figures" else []
        kept += [f"[{one['marker']}]" for proof in item["evidence"] for one in proof["cites"]]
        assert [words for words in kept if words and folded(words) not in sentence] == []
        assert "Kursk Region” (5 January 2025)" in item["sentence_for_print"]


# Citations


def test_a_citation_is_a_text_and_csl_json(api: httpx.Client) -> None:
    text = api.get("/claims/battalion-lost/citation")
    assert text.headers["content-type"] == "text/plain; charset=utf-8"
    claim = api.get("/claims/battalion-lost").json()
    other = api.get("/claims/attacks-repelled").json()
    countered = f"It is countered by: {other['sentence_for_print']}"
    assert text.text == f"{claim['sentence_for_print']} {countered}\n"
    answer = api.get("/claims/battalion-lost/citation?style=csl")
    assert answer.headers["content-type"] == "application/vnd.citationstyles.csl+json"
    [item] = answer.json()
    assert item == {
        "id": "battalion-lost",
        "type": "article-newspaper",
        "title": "Ukraine Launches New Offensive in Russia's Kursk Region",
        "issued": {"date-parts": [[2025, 1, 5]]},
        "language": "en",
        "note": f"{claim['sentence_for_print']} {countered}",
    }


def test_a_citation_of_nothing_and_an_unknown_style_are_refused(api: httpx.Client) -> None:
    assert api.get("/claims/nothing/citation").status_code == 404
    [fault] = api.get("/claims/battalion-lost/citation?style=apa").json()["errors"]
    assert (fault["parameter"], fault["allowed"]) == ("style", ["text", "csl"])


# Links that open the article at its words

words = st.lists(st.text("ab,-& é", min_size=1, max_size=8), min_size=1, max_size=40)


@given(words, st.data())
def test_a_text_fragment_names_words_that_stand_there(
    parts: list[str], data: st.DataObject
) -> None:
    text = " ".join(parts)
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    address, _, fragment = text_fragment("https://example.org/a#b", text, start, end).partition("#")
    assert address == "https://example.org/a"
    told = fragment.removeprefix(":~:text=")
    plain = " ".join(text.split())
    for part in told.replace("-,", ",").replace(",-", ",").split(","):
        assert unquote(part) in plain


def test_a_repeated_quote_is_told_apart_by_what_stands_around_it() -> None:
    text = "One fire burned. Later one fire burned on."
    start = text.rindex("fire")
    link = text_fragment("https://example.org/", text, start, start + 4)
    assert link == (
        "https://example.org/#:~:text=One%20fire%20burned.%20Later%20one-,fire,-burned%20on."
    )


LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"


@pytest.mark.parametrize(
    "text",
    [
        f"One two three four five came. Then {LONG} went.",
        f"{LONG} stood. Then {LONG} went.",
        f"eleven twelve thirteen fourteen fifteen {LONG} went, {LONG} stood.",
        f"Then it went: One two three four five {LONG}. Then it went: {LONG}.",
        "Then it went. Then it went.",
    ],
)
def test_a_link_opens_the_quote_and_no_earlier_place(text: str) -> None:
    exact = LONG if LONG in text else "it went"
    start = text.rindex(exact)
    link = text_fragment("https://example.org/", text, start, start + len(exact))
    assert opened_by(link, text) == (start, start + len(exact))


def opened_by(link: str, text: str) -> tuple[int, int]:
    """Where a link leads: to the first words that fit (WICG URL Fragment Text, 3.5)."""
    pointer = link.partition(":~:text=")[2]
    before, _, rest = pointer.rpartition("-,")
    rest, _, after = rest.partition(",-")
    first, _, last = rest.partition(",")
    plain, at = text.casefold(), 0
    before, first, last, after = (unquote(x).casefold() for x in (before, first, last, after))
    while True:
        start = plain.index(first, at)
        end = plain.index(last, start + len(first)) + len(last) if last else start + len(first)
        around = plain[:start].rstrip(), plain[end:].lstrip()
        if around[0].endswith(before) and around[1].startswith(after):
            return start, end
        at = start + 1


def test_a_long_quote_is_told_by_its_ends() -> None:
    text = "one two three four five six seven eight nine ten eleven twelve " * 2
    link = text_fragment("https://example.org/", text + "end", 0, len(text) + 3)
    assert link.endswith(
        "#:~:text=one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20end"
    )
