"""The benchmarks measure what they say: true rows, and answers that agree. Nothing is timed."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from app import tables as t
from app.database import Pointer
from app.releasing.publish import publish_rows
from benchmarks.cases import work
from benchmarks.cases.compare import ask_first
from benchmarks.cases.work import Differs, Entrant, Item
from benchmarks.data.plain import export_plain
from benchmarks.data.questions import Questions
from benchmarks.data.release import Built
from benchmarks.data.rows import Rows as TableRows
from benchmarks.data.rows import collect_rows, stream_rows
from benchmarks.data.stored import CHUNK, Stored
from benchmarks.report.targets import of_ratios
from benchmarks.systems.asking import fetch
from benchmarks.systems.drive import Run
from benchmarks.systems.measure import PROC, tree
from benchmarks.systems.running import DOCUMENTS, OURS, ROWS, Running, product, running
from benchmarks.systems.servers.bare import App, Documents, Rows, answer_from, constant
from tests.conftest import wait_until

FIGURES = 61
ONLY_OURS = {"sentence_for_print", "text_url"}
"""What seeding derives in code, and the floor of rows is spared."""
SAME_WORK = [work.LIST, work.EVENTS, work.ONE, work.WORDS, work.SEARCH, work.DEEP]


@pytest.fixture(scope="module")
def rows() -> TableRows:
    return collect_rows(FIGURES)


@pytest.fixture(scope="module")
def built(rows: TableRows, tmp_path_factory: pytest.TempPathFactory) -> Built:
    data = tmp_path_factory.mktemp("synthetic")
    pointer: Pointer = publish_rows(rows, "synthetic", data)
    return Built(FIGURES, str(data), str(data / pointer.file), 0, 1, 1, 0, 0)


@pytest.fixture(scope="module")
def ours(built: Built) -> Iterator[Running]:
    with running(product(OURS, built.data, "0")) as server:
        yield server


@pytest.fixture(scope="module")
def items(built: Built, ours: Running) -> dict[str, Item]:
    tag, following = ask_first(ours.base, built.database, Path(built.data) / "hot.json")
    assert tag == 'W/"synthetic-json"'
    questions = Questions(built.database, following, different=40)
    return {item.name: item for item in work.items(questions, ("plain", "release"), tag)}


def entrant(item: Item, label: str) -> Entrant:
    [found] = [one for one in item.entrants if one.label == label]
    return found


def ask(app: App, path: str, *headers: tuple[bytes, bytes]) -> tuple[int, bytes]:
    """Status and body of a bare app's answer."""
    sent: list[dict[str, Any]] = []
    parts = urlsplit(path)
    scope = {
        "type": "http",
        "path": parts.path,
        "query_string": parts.query.encode(),
        "headers": list(headers),
    }

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(app(scope, None, send))  # type: ignore[arg-type]  # an ASGI app is a coroutine
    start, body = sent
    return start["status"], body["body"]


def without(value: Any, keys: set[str]) -> Any:
    """JSON without these members, however deep."""
    if isinstance(value, dict):
        return {key: without(one, keys) for key, one in value.items() if key not in keys}
    return [without(one, keys) for one in value] if isinstance(value, list) else value


def content(body: Any) -> Any:
    """What an answer says, without the way on."""
    return body.get("items", body)


# The rows


def test_the_same_number_gives_the_same_rows(rows: TableRows) -> None:
    assert collect_rows(FIGURES) == rows


def test_rows_on_disk_are_the_same(rows: TableRows, tmp_path: Path) -> None:
    with closing(Stored(tmp_path, stream_rows(FIGURES))) as stored:
        assert {table: list(found) for table, found in stored.items()} == rows
        names, held = rows[t.Name], stored[t.Name]
        assert len(held) == len(names)
        assert (held[0], held[-1], held[100:150]) == (names[0], names[-1], names[100:150])
        assert list(stored[t.PlaceExternalId]) == []


def test_rows_on_disk_are_read_chunk_by_chunk(tmp_path: Path) -> None:
    numbers = [{"number": number} for number in range(2 * CHUNK + 3)]
    with closing(Stored(tmp_path, ((t.Name, row) for row in numbers))) as stored:
        held = stored[t.Name]
        assert list(held) == numbers
        assert held[CHUNK - 1 : CHUNK + 1] == numbers[CHUNK - 1 : CHUNK + 1]
        assert held[2 * CHUNK + 1 :] == numbers[2 * CHUNK + 1 :]
        with pytest.raises(IndexError):
            held[2 * CHUNK + 3]


def test_another_number_gives_other_rows(rows: TableRows) -> None:
    assert len(collect_rows(FIGURES + 1)[t.Figure]) == len(rows[t.Figure]) + 1 == FIGURES + 1


def test_every_quote_stands_in_its_sentence(rows: TableRows) -> None:
    texts = {row["id"]: row["text"] for row in rows[t.Article]}
    sentences = {(row["article_id"], row["position"]): row for row in rows[t.Sentence]}
    for row in rows[t.Evidence]:
        text, sentence = texts[row["article_id"]], sentences[row["article_id"], row["sentence"]]
        assert text[row["start"] : row["end"]] == row["exact"]
        assert sentence["start"] <= row["start"] < row["end"] <= sentence["end"]
        assert text[: row["start"]].endswith(row["prefix"])
        assert text[row["end"] :].startswith(row["suffix"])
    for row in sentences.values():
        assert texts[row["article_id"]][row["start"] : row["end"]] == row["text"]
    for row in rows[t.Mention]:
        assert texts[row["article_id"]][row["start"] : row["end"]] == row["words"]


def test_every_figure_stands_in_its_quote(rows: TableRows) -> None:
    quotes: dict[str, str] = {}
    for row in rows[t.Evidence]:
        quotes[row["claim_id"]] = quotes.get(row["claim_id"], "") + row["exact"] + "\n"
    for row in rows[t.Figure]:
        assert row["text"] in quotes[row["claim_id"]]
        assert row["date_text"] is None or row["date_text"] in quotes[row["claim_id"]]


def test_the_shapes_are_those_of_real_seeds() -> None:
    rows = collect_rows(1200)
    assert len(rows[t.Claim]) == len(rows[t.Figure]) == 1200
    assert len(rows[t.Evidence]) == 1800
    assert len(rows[t.Event]) == 400
    assert len(rows[t.Sentence]) == 100 * 20


# The answers


@pytest.mark.parametrize("name", SAME_WORK)
def test_the_floor_of_rows_answers_the_same(
    name: str, items: dict[str, Item], built: Built, ours: Running
) -> None:
    app, item = answer_from(Rows(built.database)), items[name]
    floor, own = entrant(item, ROWS), entrant(item, OURS)
    assert item.questions
    for question in item.questions[:20]:
        status, body = fetch(ours.base + own.spelling(question))
        assert status == 200, body
        _, other = ask(app, floor.spelling(question))
        said, wanted = content(json.loads(other)), content(json.loads(body))
        if name == work.SEARCH:
            derived = {"snippet", "title"}
            assert without(said, derived) == without(wanted, derived)
        else:
            assert said == without(wanted, ONLY_OURS)


@pytest.mark.parametrize("name", SAME_WORK)
def test_the_floor_of_documents_answers_the_same(
    name: str, items: dict[str, Item], built: Built, ours: Running
) -> None:
    app, item = answer_from(Documents(built.database)), items[name]
    floor, own = entrant(item, DOCUMENTS), entrant(item, OURS)
    for question in item.questions[:20]:
        _, body = fetch(ours.base + own.spelling(question))
        _, other = ask(app, floor.spelling(question))
        said, wanted = content(json.loads(other)), content(json.loads(body))
        keys = {"snippet"} if name == work.SEARCH else set[str]()
        assert without(said, keys) == without(wanted, keys)


def test_answers_are_full_enough_to_compare(items: dict[str, Item], ours: Running) -> None:
    for name in (work.LIST, work.EVENTS, work.WORDS, work.SEARCH, work.DEEP):
        own = entrant(items[name], OURS)
        bodies = (fetch(ours.base + own.spelling(q))[1] for q in items[name].questions)
        assert all(json.loads(body)["items"] for body in bodies), name


def test_a_wrong_answer_is_found(items: dict[str, Item], ours: Running) -> None:
    item = items[work.ONE]
    wrong = Entrant("wrong", OURS, lambda _: "/figures/figure-0", work.of_one)
    own = entrant(item, OURS)
    work.compare(Item("fine", "", item.questions[:4], [own, own]), {OURS: ours})
    with pytest.raises(Differs, match="wrong answers"):
        work.compare(Item("spoilt", "", item.questions[:4], [own, wrong]), {OURS: ours})


def test_an_error_is_a_wrong_answer(items: dict[str, Item], ours: Running) -> None:
    item = items[work.ONE]
    wrong = Entrant("wrong", OURS, lambda _: "/figures/unheard-of", work.of_one)
    with pytest.raises(Differs, match="status 404"):
        work.compare(
            Item("spoilt", "", item.questions[:1], [entrant(item, OURS), wrong]), {OURS: ours}
        )


def test_the_bare_reply_is_constant_or_304() -> None:
    app = constant(b"[]")
    assert ask(app, "/") == (200, b"[]")
    assert ask(app, "/", (b"if-none-match", b'"x"')) == (304, b"")


def test_the_peers_read_the_same_figures(built: Built) -> None:
    plain = export_plain(built)
    lines = plain.csv.read_text(encoding="utf-8").splitlines()
    assert lines[0] == ",".join(plain.columns)
    assert len(lines) == FIGURES + 1
    questions = Questions(built.database, "/?cursor=W10")
    found = {question["id"] for question in questions.ids()}
    assert found == {line.partition(",")[0] for line in lines[1:]}


# The machinery


def is_running(pid: int) -> bool:
    try:
        told = (PROC / str(pid) / "stat").read_text()
    except OSError:
        return False
    return told.rpartition(")")[2].split()[0] not in "ZX"


def test_what_was_started_is_stopped(built: Built) -> None:
    with running(product(OURS, built.data, workers=2)) as server:
        assert server.private_bytes > 0
        pids = tree(server.pid)
        assert len(pids) > 2
        assert all(map(is_running, pids))
    wait_until(lambda: not any(map(is_running, pids)))


def test_ratios_are_taken_within_a_round() -> None:
    def run(per_second: float) -> Run:
        return Run(per_second, 1, 1, 1, 1, 0, 0)

    ours, floor = [run(120), run(60), run(240)], [run(100), run(50), run(200)]
    runs = {name: {OURS: ours, ROWS: floor} for name in (work.LIST, *SAME_WORK)}
    runs |= {work.HOT: {}, work.UNCHANGED: {}}
    told = {verdict.about: verdict for verdict in of_ratios(runs, "100k")}
    listed = told[f"{work.LIST}: {OURS} against {ROWS}"]
    assert (listed.found, listed.target, listed.reached) == ("1.20×", "≥ 1.15×", True)
    runs[work.LIST][ROWS] = [run(0), run(50), run(0)]  # Who answers nothing tells no ratio.
    [again] = [one for one in of_ratios(runs, "100k") if one.about == listed.about]
    assert again.found == "1.20×"
