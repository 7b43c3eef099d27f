"""Of a text that may not be republished only what facts quote gets out, by whatever way."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import tables as t
from app.curating.check import check_folder, report_seeds
from app.curating.seeds.faults import SeedError
from app.main import create_app
from app.releasing.export import export
from app.releasing.files.making import make_files
from app.releasing.publish import publish
from app.releasing.row import Rows
from app.releasing.rows import rows_of
from app.releasing.rows.withholding import withhold
from app.resources import listed
from app.settings import Settings
from app.tables.articles import GAP
from tests import in_process
from tests.codings import DECODED
from tests.conftest import HOME
from tests.serving.test_crawl import Crawl
from tests.withheld import ARTICLE, FACTS, KEPT, TEXT, write_seeds

Document = dict[str, Any]


FEEDS = (("events", "ics"), ("events", "atom"), ("claims", "atom"), ("articles", "atom"))


def words_in(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w{4,}", text)}


OURS = {"about", "according"}
"""Words that the API says of itself, and in every sentence for print."""
SERVED = " ".join(KEPT) + re.sub(r"  standfirst: .*\n", "", FACTS)
SECRET = words_in(TEXT) - words_in(SERVED) - OURS
"""Words that stand only in sentences which nothing quotes."""


def told_in(content: bytes) -> set[str]:
    """The words among these that should have been withheld."""
    told = content.decode(errors="replace").casefold()
    return {word for word in SECRET if word in told}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of an article of which quotes are published, with its files."""
    folder = tmp_path_factory.mktemp("withheld")
    publish(write_seeds(folder / "seeds"), folder / "data")
    assert make_files(folder / "data", "") == ""
    return folder / "data"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """The same article with its whole text."""
    folder = tmp_path_factory.mktemp("whole")
    publish(write_seeds(folder / "seeds", "text"), folder / "data")
    with in_process.opened(folder / "data") as client:
        yield client


@pytest.fixture(scope="module")
def client(data: Path) -> Iterator[httpx.Client]:
    with in_process.opened(data) as asked:
        yield asked


def ask(client: httpx.Client, address: str) -> Document:
    answer: Document = client.get(address).raise_for_status().json()
    return answer


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The bytes of every file within, and of what is packed in it."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            yield path.name, content
            if path.suffix == ".zst":
                yield path.name, DECODED["zstd"](content)
            if path.suffix == ".xlsx":
                with zipfile.ZipFile(path) as packed:
                    yield from ((name, packed.read(name)) for name in packed.namelist())


def test_there_is_much_to_withhold() -> None:
    assert len(SECRET) >= 25
    assert {"quillfeathers", "pelicans", "zemblan", "2021", "squabbled"} <= SECRET
    assert told_in(b"QUILLFEATHERS") == {"quillfeathers"}


def test_no_operation_answers_with_a_withheld_word(client: httpx.Client) -> None:
    crawl, bodies = Crawl.from_root(client), {}
    paths = ask(client, "/openapi.json")["paths"]
    assert crawl.unreached(paths) == []
    for address in crawl.statuses:
        for accept in ("*/*", "text/html", "application/ld+json", "text/plain"):
            bodies[address, accept] = client.get(address, headers={"Accept": accept}).content
    for name, form in ((name, form) for name in listed() for form in ("csv", "ndjson")):
        bodies[name, form] = client.get(f"/{name}?format={form}").content
    for name, form in FEEDS:
        bodies[name, form] = client.get(f"/{name}?format={form}").raise_for_status().content
    assert len(bodies) > 400
    assert {where: told for where, body in bodies.items() if (told := told_in(body))} == {}


def test_nothing_is_found_by_a_withheld_word(client: httpx.Client) -> None:
    for word in SECRET:
        assert ask(client, f"/search?q={word}")["total"] == 0
        for name in listed():
            assert ask(client, f"/{name}?q={word}&limit=1")["total"] == 0
        misspelt = f"{word[:-2]}{word[-1]}"
        assert ask(client, f"/search?q={misspelt}")["nearest"] not in SECRET
    assert ask(client, "/search?q=ribbon")["total"] == 1


def test_no_file_of_the_release_holds_a_withheld_word(data: Path) -> None:
    found = list(contents(data))
    assert {"facts.db", "facts.xlsx", "articles.csv", "release.json"} <= {name for name, _ in found}
    assert {name: told for name, content in found if (told := told_in(content))} == {}


def test_no_exported_file_holds_a_withheld_word(data: Path, tmp_path: Path) -> None:
    export(create_app(Settings(data=data)), tmp_path / "site")
    found = list(contents(tmp_path / "site"))
    assert len(found) > 50
    assert {name: told for name, content in found if (told := told_in(content))} == {}


def test_whole_texts_would_be_seen(whole: httpx.Client) -> None:
    assert told_in(whole.get(f"/articles/{ARTICLE}").content) == SECRET
    assert ask(whole, "/search?q=pelicans")["total"] == 1


def test_gaps_stand_where_sentences_are_withheld(client: httpx.Client) -> None:
    article = ask(client, f"/articles/{ARTICLE}")
    assert article["publish"] == "quotes"
    assert article["standfirst"] is None
    assert [one["text"] for one in article["sentences"] if one["text"]] == list(KEPT)
    published = article["text"]
    assert len(published) == len(TEXT)
    assert {own for own, sign in zip(TEXT, published, strict=True) if own == "\n" != sign} == set()
    for one in article["sentences"]:
        said = published[one["start"] : one["end"]]
        assert said == (one["text"] or GAP * (one["end"] - one["start"]))
        alone = ask(client, one["url"])
        assert {name: alone[name] for name in one} == one
    assert published.replace(GAP, "").split() == " ".join(KEPT).split()


def without(names: set[str], fact: Any) -> Any:
    """A document without some of its fields, wherever they stand."""
    if isinstance(fact, list):
        return [without(names, one) for one in fact]
    if not isinstance(fact, dict):
        return fact
    return {name: without(names, one) for name, one in fact.items() if name not in names}


AROUND = {"prefix", "suffix", "text_url"}


def test_facts_are_those_of_the_whole_text(client: httpx.Client, whole: httpx.Client) -> None:
    for name in set(listed()) - {"articles"}:
        told, all_told = (ask(one, f"/{name}?limit=200")["items"] for one in (client, whole))
        assert told
        assert without(AROUND, told) == without(AROUND, all_told)
    told, all_told = (ask(one, f"/articles/{ARTICLE}") for one in (client, whole))
    differ = {name for name in told if told[name] != all_told[name]}
    assert differ == {"publish", "standfirst", "text", "sentences"}
    places = without({"text"}, told["sentences"])
    assert places == without({"text"}, all_told["sentences"])


def passages(client: httpx.Client) -> Iterator[Document]:
    """Every passage of a claim or an event."""
    for name in ("claims", "events"):
        for item in ask(client, f"/{name}?limit=200")["items"]:
            yield from item["evidence"]


def test_words_around_a_passage_end_at_a_gap(client: httpx.Client) -> None:
    published, around = ask(client, f"/articles/{ARTICLE}")["text"], []
    for one in passages(client):
        start, end = one["start"], one["end"]
        assert published[start:end] == one["exact"] == TEXT[start:end]
        assert published[:start].endswith(one["prefix"])
        assert published[end:].startswith(one["suffix"])
        assert GAP not in one["prefix"] + one["suffix"]
        around.append((one["prefix"], one["suffix"]))
    assert (" ", ", and a band played [2].\n") in around


def test_a_link_into_the_publishers_page_finds_the_words(client: httpx.Client) -> None:
    """In the whole text, which holds the quote of two claims twice."""
    for one in passages(client):
        address, _, pointer = one["text_url"].partition("#:~:text=")
        assert address == "https://herald.example/bridge"
        pieces = [unquote(piece) for piece in pointer.split(",")]
        before = [piece[:-1] for piece in pieces if piece.endswith("-")]
        after = [piece[1:] for piece in pieces if piece.startswith("-")]
        assert before + after
        [found] = re.finditer(r"\s*".join(map(re.escape, [*before, one["exact"], *after])), TEXT)
        assert found.start() <= one["start"] < one["end"] <= found.end()


def test_coverage_counts_the_whole_text(client: httpx.Client, whole: httpx.Client) -> None:
    told, all_told = (ask(one, f"/articles/{ARTICLE}/coverage") for one in (client, whole))
    assert told["counts"] == all_told["counts"]
    assert without({"text", "unquoted"}, told) == without({"text", "unquoted"}, all_told)
    for one, other in zip(told["finds"], all_told["finds"], strict=True):
        assert one["text"] == (other["text"] if is_kept(other) else None)
    assert {one["text"] for one in told["finds"] if one["kind"] == "sentence"} == {*KEPT, None}


def is_kept(find: Document) -> bool:
    """Whether a find lies in one of the sentences that are published."""
    places = [(TEXT.index(one), TEXT.index(one) + len(one)) for one in KEPT]
    return any(start <= find["start"] < find["end"] <= end for start, end in places)


def test_dataset_and_tables_say_what_is_published(client: httpx.Client) -> None:
    [text] = ask(client, "/dataset")["texts"]
    assert (text["licence"], text["publish"]) == (None, "quotes")
    table = csv.DictReader(io.StringIO(client.get("/articles.csv").text, newline=""))
    assert [row["publish"] for row in table] == ["quotes"]
    fields = ask(client, "/datapackage.json")["resources"]
    [articles] = [one for one in fields if one["name"] == "articles"]
    assert "publish" in [field["name"] for field in articles["schema"]["fields"]]


def test_the_gate_reads_the_whole_text(tmp_path: Path) -> None:
    """A name that stands only in a withheld sentence is known, and one that stands nowhere not."""
    reports = [
        report_seeds(write_seeds(tmp_path / name, name), []).articles for name in ("quotes", "text")
    ]
    assert [one.coverage for one in reports[0]] == [one.coverage for one in reports[1]]
    facts = tmp_path / "quotes" / ARTICLE / "facts.yaml"
    facts.write_text(FACTS.replace("Viktor Krumbein", "Viktor Nemo"), encoding="utf-8")
    with pytest.raises(SeedError, match="Viktor Nemo"):
        check_folder(tmp_path / "quotes")


@cache
def read_rows() -> Rows:
    """The rows of the articles of the tests, with their whole texts."""
    return rows_of(check_folder(HOME / "tests" / "seeds"))


@given(chosen=st.integers(0, 7), left=st.sets(st.integers(0, 60)))
def test_whatever_is_quoted_a_sentence_is_whole_or_a_gap(chosen: int, left: set[int]) -> None:
    rows = {table: [dict(row) for row in found] for table, found in read_rows().items()}
    texts = {row["id"]: row["text"] for row in rows[t.Article]}
    for number, row in enumerate(rows[t.Article]):
        row["publish"] = "quotes" if chosen & 1 << number else "text"
    rows[t.Evidence] = [row for at, row in enumerate(rows[t.Evidence]) if at in left]
    withhold(rows)
    published = {row["id"]: row["text"] for row in rows[t.Article]}
    assert {name: len(text) for name, text in published.items()} == {
        name: len(text) for name, text in texts.items()
    }
    for row in rows[t.Evidence]:
        assert published[row["article_id"]][row["start"] : row["end"]] == row["exact"]
    assert_whole_or_gaps(rows, published, texts)


QUOTING = (t.Evidence, t.EventEvidence, t.ClaimMeaning, t.ActorProof, t.PlaceProof)


def assert_whole_or_gaps(
    rows: Rows, published: Mapping[str, str], texts: Mapping[str, str]
) -> None:
    held = {(x["article_id"], x["sentence"]) for table in QUOTING for x in rows.get(table, ())}
    held |= {(x["article_id"], x["sentence"]) for x in rows[t.Mention] if x["role"]}
    whole = {row["id"] for row in rows[t.Article] if row["publish"] == "text"}
    for row in rows[t.Sentence]:
        name, span = row["article_id"], slice(row["start"], row["end"])
        said = published[name][span]
        assert said == (GAP * len(said) if row["text"] is None else texts[name][span])
        is_own_line = row["part"] in ("headline", "dateline", "heading")
        is_kept = name in whole or is_own_line or (name, row["position"]) in held
        assert (row["text"] is not None) == is_kept
