"""Search: across everything, ranked, with snippets that are safe to show and links that lead on."""

import re
import unicodedata
from collections.abc import Iterator
from html import unescape
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.database.sqlite.full_text import match_query
from app.database.typed import read_typed
from app.english.finding.terms import plain_term, stem_term
from app.releasing.publish import publish
from app.resources import listed
from tests import in_process
from tests.worlds import World

Item = dict[str, Any]
PATHS = {kind.found_as: path for path, kind in listed().items() if kind.found_as}


def found(api: httpx.Client, q: str, **asked: Any) -> list[Item]:
    answer = api.get("/search", params={"q": q, "limit": 200, **asked})
    assert answer.status_code == 200, answer.text
    items: list[Item] = answer.json()["items"]
    return items


def names(items: list[Item]) -> set[tuple[str, str]]:
    return {(item["type"], item["id"]) for item in items}


def marked_in(items: list[Item]) -> set[str]:
    """All words that the snippets mark."""
    marks = (re.findall("<mark>(.*?)</mark>", item["snippet"]) for item in items)
    return {folded(word) for words in marks for word in words}


def folded(words: str) -> str:
    bare = unicodedata.normalize("NFD", words.casefold())
    return " ".join(re.findall(r"\w+", "".join(x for x in bare if not unicodedata.combining(x))))


def test_everything_is_searched(world: World) -> None:
    for path in set(PATHS.values()) - {"sources"}:
        for item in world.api.get(f"/{path}?limit=200").json()["items"]:
            title = item.get("headline") or item.get("title") or item.get("text") or item["name"]
            hits = found(world.api, title.replace('"', " "))
            ids = {hit["id"] for hit in hits}
            if path == "articles":  # of which sentences are found
                ids = {hit["sentence"]["article"]["id"] for hit in hits if hit["sentence"]}
            assert item["id"] in ids, title


def test_every_hit_leads_to_its_item_and_to_its_sentence(world: World) -> None:
    texts = {}
    for letter in "aeiou":
        for hit in found(world.api, letter):
            item = world.api.get(hit["url"]).raise_for_status().json()
            assert item["id"] == hit["id"]
            if hit["type"] == "sentence":
                assert hit["url"] == hit["sentence"]["url"]
            else:
                assert hit["url"] == f"/{PATHS[hit['type']]}/{hit['id']}"
            if sentence := hit["sentence"]:
                alone = world.api.get(sentence["url"]).raise_for_status().json()
                assert sentence == {key: alone[key] for key in sentence}
                name = sentence["article"]["id"]
                if name not in texts:
                    texts[name] = world.api.get(f"/articles/{name}").json()
                span = texts[name]["text"][sentence["start"] : sentence["end"]]
                assert span == sentence["text"]
                assert texts[name]["sentences"][sentence["position"] - 1]["text"] == span


def test_the_best_hit_names_it_in_its_title(own: World) -> None:
    [first, *_] = found(own.api, "Ramstein meeting")
    assert (first["type"], first["id"]) == ("event", "ramstein-meeting")
    assert found(own.api, "Syrskyi")[0]["id"] == "oleksandr-syrskyi"


def test_all_words_must_occur_and_phrases_stand_together(own: World) -> None:
    together = names(found(own.api, '"North Korean troops"'))
    apart = names(found(own.api, "troops Korean North"))
    assert ("claim", "north-korean-presence") in together
    assert together < apart or together == apart
    assert found(own.api, '"Korean North"') == []
    assert found(own.api, "Korean zeppelin") == []


def test_a_list_takes_whole_words_and_tells_the_nearest(own: World) -> None:
    found = own.api.get("/claims", params={"q": "Zelensky"}).json()
    assert (found["total"], found["nearest"]) == (0, "zelenskyy")
    assert own.api.get("/claims", params={"q": found["nearest"]}).json()["total"] > 0
    assert own.api.get("/claims", params={"q": "offens"}).json()["total"] == 0


def test_the_last_word_may_be_begun_and_no_other(own: World) -> None:
    assert names(found(own.api, "square kilom")) >= names(found(own.api, "square kilometers"))
    assert found(own.api, "square kilom")
    assert found(own.api, "kilom square") == []
    assert found(own.api, '"square kilom"') == []


@pytest.mark.parametrize("spelt", ["jose akerstrom", "JOSÉ ÅKERSTRÖM", "Jose\u0301 Åker"])
def test_accents_and_capitals_do_not_matter(made_up: World, spelt: str) -> None:
    assert ("actor", "jose-akerstrom") in names(found(made_up.api, spelt))


@pytest.mark.parametrize(
    ("asked", "marked"),
    [
        ("attack ", {"attacks", "attacking"}),
        ("attacking ", {"attacks", "attacking"}),
        ("loss ", {"loss", "losses", "lost"}),
        ("clash ", {"clashes"}),
        ("clashed ", {"clashes"}),
        ("missile ", {"missiles"}),
        ("tank ", {"tanks"}),
        ("38000 ", {"38 000"}),
        ("38,000 ", {"38 000"}),
    ],
)
def test_other_forms_of_a_word_are_found_by_search_and_lists(
    own: World, asked: str, marked: set[str]
) -> None:
    hits = found(own.api, asked)
    assert marked_in(hits) == marked
    for kind in ("claim", "figure", "event"):
        listed = own.api.get(f"/{PATHS[kind]}", params={"q": asked}).json()["items"]
        ids = {hit["id"] for hit in hits if hit["type"] == kind}
        assert ids <= {item["id"] for item in listed}
    assert own.api.get("/claims", params={"q": asked}).json()["total"] == len(
        found(own.api, asked, type="claim")
    )


def test_a_phrase_is_one_of_the_text_itself(own: World) -> None:
    assert found(own.api, "attack") != []
    assert found(own.api, '"attack"') == []
    assert own.api.get("/claims", params={"q": '"attack"'}).json()["total"] == 0
    assert own.api.get("/claims", params={"q": '"previously lost areas"'}).json()["total"] == 1
    assert own.api.get("/claims", params={"q": '"lost previously areas"'}).json()["total"] == 0


OTHER_LETTERS = ("Київ", "їжак", "чай", "ёлка", "Ἑλλάδα", "Ελλάδα", "أحمد", "إلى")
OTHER_TEXT = "Вести\n\n" + " ".join(f"{word} {word.upper()} один." for word in OTHER_LETTERS)
OTHER_FACTS = """
article: {id: words, headline: Вести, language: uk, publish: text, date: 2025-03-01}
claims:
""" + "".join(
    f"  - {{id: word-{n}, quote: {word} {word.upper()} один}}\n"
    for n, word in enumerate(OTHER_LETTERS)
)


@pytest.fixture(scope="module")
def other_letters(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server of an article with letters that are written in several ways."""
    folder = tmp_path_factory.mktemp("letters")
    (folder / "seeds" / "words").mkdir(parents=True)
    (folder / "seeds" / "words" / "article.txt").write_text(OTHER_TEXT, "utf-8")
    (folder / "seeds" / "words" / "facts.yaml").write_text(OTHER_FACTS, "utf-8")
    publish(folder / "seeds", folder / "data")
    with in_process.opened(folder / "data") as client:
        yield client


@pytest.mark.parametrize("word", OTHER_LETTERS)
def test_a_last_word_with_any_letters_is_found_as_in_quotation_marks(
    other_letters: httpx.Client, word: str
) -> None:
    for spelt in (word, word.upper(), word.lower(), unicodedata.normalize("NFD", word)):
        phrase = names(found(other_letters, f'"{spelt}"'))
        assert ("claim", f"word-{OTHER_LETTERS.index(word)}") in phrase
        assert names(found(other_letters, spelt)) == phrase
        total = other_letters.get("/claims", params={"q": spelt}).json()["total"]
        assert total == len([kind for kind, _ in phrase if kind == "claim"])


def test_words_of_another_language_are_folded_and_not_stemmed(made_up: World) -> None:
    assert names(found(made_up.api, "GUESTS ", type="claim"))
    assert found(made_up.api, "guest ", type="claim") == []
    assert made_up.api.get("/claims", params={"q": "guest "}).json()["total"] == 0
    assert ("indicator", "guests") in names(found(made_up.api, "guest "))
    assert names(found(made_up.api, "kuste ", type="sentence"))


def test_a_headline_finds_no_sentence_and_ranks_those_that_are_found(own: World) -> None:
    hits = found(own.api, "kursk", type="sentence")
    plain = [folded(hit["sentence"]["text"]).split() for hit in hits]
    assert plain
    assert all("kursk" in words for words in plain)
    types = [hit["type"] for hit in found(own.api, "kursk")]
    assert "claim" not in types[: types.index("sentence")]


@pytest.mark.parametrize("kind", PATHS)
def test_a_type_narrows_and_several_are_any_of(own: World, kind: str) -> None:
    everything = found(own.api, "a")
    assert found(own.api, "a", type=kind) == [hit for hit in everything if hit["type"] == kind]
    both = {hit["type"] for hit in found(own.api, "a", type=[kind, "sentence"])}
    assert both <= {kind, "sentence"}


def test_counts_are_those_of_the_hits(own: World) -> None:
    answer = own.api.get("/search?q=losses&limit=200").json()
    counted = {one["type"]: one["count"] for one in answer["counts"]}
    assert sum(counted.values()) == answer["total"] == len(answer["items"])
    assert answer["total_exact"]
    assert len(own.api.get("/search?q=losses&limit=3").json()["items"]) == 3


# Snippets


def test_a_snippet_marks_the_words_and_nothing_else(own: World) -> None:
    for hit in found(own.api, "losses"):
        assert marked_in([hit])
        assert marked_in([hit]) <= {"losses", "loss", "lost"}
        assert re.findall("<(?!/?mark>)", hit["snippet"]) == []


def test_a_snippet_is_escaped_and_reads_as_the_text(own: World) -> None:
    text = " ".join(own.api.get("/articles/kursk-offensive-2025-01-05").json()["text"].split())
    for hit in found(own.api, "Ukraine", type="sentence"):
        plain = unescape(re.sub("</?mark>", "", hit["snippet"])).strip("…")
        assert " ".join(plain.split()) in text


# Whatever is typed

OPERATORS = "\"*():^-+{}[]|&~<>=,.;!?'`\\/%_ANDORNOTNEAR\u200b½☃ "


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(OPERATORS, min_size=1, max_size=200))
def test_signs_are_never_syntax(own: World, typed: str) -> None:
    answer = own.api.get("/search", params={"q": typed})
    assert answer.status_code in (200, 422)
    assert answer.status_code == 200 or answer.json()["errors"][0]["parameter"] == "q"
    if not any(sign.isalnum() for sign in typed):
        assert answer.status_code == 422 or answer.json()["items"] == []


@pytest.mark.parametrize(
    ("typed", "query", "completions"),
    [
        ("losses", '("=lose" OR "~losses" OR "~lost" OR "lot")', ("lost", "lot")),
        ("losses ", '("=lose" OR "~losses")', ()),
        (
            "attack",
            '("=attack" OR "~attack" OR "~attacks" OR "attackers")',
            ("attacks", "attackers"),
        ),
        ("text:of OR ", '"text of" AND ("=or" OR "~or")', ()),
        ('"big fires" ', '"big fires"', ()),
        ("big-fires ", '("=big-fire" OR "~big-fires" OR "big fires")', ()),
        ("big-fi", '("=big-fi" OR "~big-fi" OR "big fi" OR "big fire")', ("fire",)),
        ("38,000 ", '("=38000" OR "~38000" OR "38 000")', ()),
        ('an "open ', '("=an" OR "~an") AND ("=open" OR "~open")', ()),
        ("- * ( ) ^", '""', ()),
        ('""', '""', ()),
    ],
)
def test_what_is_typed_becomes_quoted_terms(
    typed: str, query: str, completions: tuple[str, ...]
) -> None:
    assert match_query(read_typed(typed), completions, (stem_term, plain_term)) == query


def test_a_begun_word_is_completed_to_itself_and_to_what_is_frequent(own: World) -> None:
    assert marked_in(found(own.api, "off")) == {"off", "offensive", "officers"}


@pytest.mark.parametrize("asked", [{}, {"q": ""}, {"q": "x" * 201}, {"q": "x", "type": "figures"}])
def test_a_question_that_cannot_be_asked_names_what_is_wrong(
    own: World, asked: dict[str, str]
) -> None:
    answer = own.api.get("/search", params=asked)
    assert answer.status_code == 422
    [fault] = answer.json()["errors"]
    assert fault["parameter"] == ("type" if "type" in asked else "q")
    assert "type" not in asked or fault["nearest"] == "figure"


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [
        ("Zelensky ", "zelenskyy"),
        ('"Zelensky is set"', '"zelenskyy is set"'),
        ("north koraen troops", "north korean troops"),
        ("Ukraine qqqqqqqqqqq", None),
        ("attack zelenskyy 38000", None),
        ("38001", None),
        ("hostages", None),
        ("many", None),
        ("☃", None),
    ],
)
def test_a_near_word_is_told_where_nothing_is_found(
    own: World, asked: str, nearest: str | None
) -> None:
    answer = own.api.get("/search", params={"q": asked}).json()
    assert (answer["items"], answer["nearest"]) == ([], nearest)
    assert own.api.get("/claims", params={"q": asked}).json()["nearest"] == nearest
    if nearest:
        assert found(own.api, nearest)
        assert own.api.get("/claims", params={"q": nearest}).json()["nearest"] is None
        assert own.api.get("/search", params={"q": nearest}).json()["nearest"] is None
