"""`facts check` tells everything that a text says and no fact states, and what was waived."""

import json
import os
import pty
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
from click.testing import CliRunner, Result

from app.cli import main
from app.releasing.publish import publish
from tests import in_process
from tests.conftest import FACTS, HOME, SEEDS
from tests.curating.conftest import ARTICLE

GM_SEEDS = HOME / "tests" / "seeds"
GM_2006, GM_2009 = "gm-loss-2006-01-27", "gm-loss-2009-05-07"
KINDS = ("sentence", "quantity", "date", "marker", "name", "attribution", "hedge")


class Open(NamedTuple):
    """What a check tells of a find that is open."""

    kind: str
    text: str
    line: int
    column: int


def check(*arguments: str | Path) -> Result:
    """What `facts check` prints, and how it ends."""
    return CliRunner().invoke(main, ["check", *map(str, arguments)])


def checked_as_json(*arguments: str | Path) -> Any:
    result = check(*arguments, "--format", "json")
    return json.loads(result.output)


def found_open(seeds: Path) -> dict[str, list[Open]]:
    """Each article's open finds."""
    told = checked_as_json("--seeds", seeds)
    assert told["faults"] == []
    return {
        article["article"]: [
            Open(find["kind"], find["text"], find["line"], find["column"])
            for find in article["open"]
        ]
        for article in told["articles"]
    }


def place(text: str, words: str, nth: int = 1) -> tuple[int, int]:
    """The line and column of words in a text, as an editor counts them."""
    places = [
        (number, found.start() + 1)
        for number, line in enumerate(text.split("\n"), start=1)
        for found in re.finditer(re.escape(words), line)
    ]
    return places[nth - 1]


def is_open(seeds: Path, article: str, kind: str, words: str, nth: int = 1) -> Open:
    text = (seeds / article / "article.txt").read_text("utf-8")
    return Open(kind, words, *place(text, words, nth))


@pytest.fixture
def both(tmp_path: Path) -> Path:
    """A copy of all seeds there are, the project's own and the tests', in one folder."""
    shutil.copytree(SEEDS, tmp_path / "seeds")
    for folder in (GM_2006, GM_2009):
        shutil.copytree(GM_SEEDS / folder, tmp_path / "seeds" / folder)
    return tmp_path / "seeds"


@pytest.fixture
def gm(tmp_path: Path) -> Path:
    """A copy of the tests' seeds."""
    return Path(shutil.copytree(GM_SEEDS, tmp_path / "gm"))


def without(seeds: Path, file: str, words: str, instead: str = "") -> None:
    """Take words out of a seed."""
    path = seeds / file
    text = path.read_text("utf-8")
    assert text.count(words) == 1, f"{words!r} stands {text.count(words)} times in {file}"
    path.write_text(text.replace(words, instead), "utf-8")


def waive(seeds: Path, article: str, waiver: str) -> int:
    """Add a waiver at the end of an article's facts; gives its line."""
    path = seeds / article / "facts.yaml"
    text = path.read_text("utf-8").rstrip("\n")
    heading = "" if "\nwaivers:\n" in text else "\nwaivers:"
    path.write_text(f"{text}{heading}\n  - {waiver}\n", "utf-8")
    return path.read_text("utf-8").count("\n")


@pytest.mark.parametrize("seeds", [SEEDS, GM_SEEDS], ids=["the project's", "the tests'"])
def test_seeds_are_covered_or_waived(seeds: Path) -> None:
    result = check("--strict", "--seeds", seeds)
    assert result.exit_code == 0, result.output
    assert "open" not in result.output


def test_few_things_are_waived() -> None:
    (kursk,) = checked_as_json("--seeds", SEEDS)["articles"]
    assert sum(count["waived"] for count in kursk["counts"].values()) <= 3
    facts = (SEEDS / ARTICLE / "facts.yaml").read_text("utf-8")
    assert len(re.findall(r"^    reason:", facts, re.MULTILINE)) <= 3


class Removal(NamedTuple):
    """Words taken out of a seed, and what is open then: kind, words, and which of them."""

    shows: str
    article: str
    file: str
    old: str
    open: tuple[tuple[str, str, int], ...]


REMOVALS = [
    Removal(
        "a figure",
        ARTICLE,
        "facts.yaml",
        """\
      - id: tanks-in-repelled-attacks
        indicator: tanks-in-attacks
        value: 2
        text: two tanks
        counted: tanks
        subjects: [ukraine]
""",
        (("quantity", "two tanks", 1),),
    ),
    Removal(
        "a figure of a range",
        GM_2009,
        "facts.yaml",
        """\
    figures:
      - id: chance-of-bankruptcy
        indicator: chance-of-bankruptcy
        qualifier: between
        low: 60
        high: 80
        text: 60-80 percent
        subjects: [general-motors]
""",
        (("quantity", "60-80 percent", 1),),
    ),
    Removal(
        "a claim",
        GM_2006,
        "facts.yaml",
        """\
  - id: greater-than-predicted
    quote: The loss was far greater than analysts predicted
    events: [loss-of-2005]
""",
        (("sentence", "The loss was far greater than analysts predicted .", 1),),
    ),
    Removal(
        "a claim with all that stands on it",
        GM_2009,
        "facts.yaml",
        """\
  - id: focus-on-costs
    quote: >-
      We 're focusing very much on the cost side of the business but once you start losing revenues
      you get into a vicious circle from which you ca n't recover
    attribution: {actor: ray-young}
""",
        (
            (
                "sentence",
                "`` We 're focusing very much on the cost side of the business but once you start "
                "losing revenues you get into a vicious circle from which you ca n't recover , '' "
                "said Ray Young , the chief financial officer for GM .",
                1,
            ),
            ("attribution", "said", 2),
        ),
    ),
    Removal(
        "the date of an event",
        GM_2006,
        "facts.yaml",
        "    date: earlier in the week\n",
        (("date", "earlier in the week", 1),),
    ),
    Removal(
        "the period of a figure",
        GM_2006,
        "facts.yaml",
        "        period: the fourth quarter\n",
        (("date", "the fourth quarter", 2),),
    ),
    Removal(
        "the day on which it was said",
        GM_2006,
        "facts.yaml",
        ", date: Thursday night",
        (("date", "Thursday night", 1),),
    ),
    Removal(
        "a claim with its hedge",
        ARTICLE,
        "facts.yaml",
        """\
  - id: geopolitical-dynamics
    quote:
      - a new offensive in Russia's Kursk region
      - potentially impacting geopolitical dynamics
    text: A new offensive in Russia's Kursk region, potentially impacting geopolitical dynamics.
    events: [kursk-offensive]
    hedge: potentially
""",
        (("hedge", "potentially", 1),),
    ),
    Removal(
        "an alias",
        GM_2009,
        "../vocabulary.yaml",
        "    aliases: [US]\n",
        (("name", "US", 1),),
    ),
]


@pytest.mark.parametrize("removal", REMOVALS, ids=lambda removal: removal.shows)
def test_what_is_removed_is_found_open_and_nothing_else(removal: Removal, tmp_path: Path) -> None:
    seeds = Path(
        shutil.copytree(SEEDS if removal.article == ARTICLE else GM_SEEDS, tmp_path / "seeds")
    )
    without(seeds, f"{removal.article}/{removal.file}", removal.old)
    seen = found_open(seeds)
    told = seen.pop(removal.article)
    assert sorted(told) == sorted(
        is_open(seeds, removal.article, kind, words, nth) for kind, words, nth in removal.open
    )
    assert not any(seen.values())
    strict = check("--seeds", seeds, "--strict")
    assert strict.exit_code == 2
    for find in told:
        at = f"{seeds / removal.article / 'article.txt'}:{find.line}:{find.column}: "
        assert f"{at}No fact states this {find.kind}: " in strict.output


def test_an_open_find_is_shown_with_the_words_around_it(seeds_copy: Path) -> None:
    without(seeds_copy, f"{ARTICLE}/facts.yaml", REMOVALS[0].old)
    result = check("--seeds", seeds_copy)
    assert result.exit_code == 0
    shown = result.output.splitlines()
    assert shown[-2].endswith(':7:287: No fact states this quantity: "two tanks"')
    assert shown[-1].startswith("    … ")
    assert "Ukrainian attacks involving two tanks and 12 armored combat" in shown[-1]
    assert "  quantities     12   11 facts   1 open" in shown


def test_a_waiver_closes_what_it_names(gm: Path) -> None:
    without(gm, f"{GM_2006}/facts.yaml", REMOVALS[2].old)
    waive(gm, GM_2006, "{kind: sentence, words: far greater than analysts, reason: A reason.}")
    result = check("--strict", "--seeds", gm)
    assert result.exit_code == 0, result.output
    assert "  sentences      15   13 facts   2 waived" in result.output


TWELVES = (
    """\
      - id: armed-clashes-ongoing
        indicator: armed-clashes-ongoing
        value: 12
        text: 12 still ongoing
        counted: armed clashes
        part_of: armed-clashes
""",
    """\
      - id: armored-vehicles-in-repelled-attacks
        indicator: armored-vehicles-in-attacks
        value: 12
        text: 12 armored combat vehicles
        counted: armored combat vehicles
        subjects: [ukraine]
""",
)


@pytest.mark.parametrize(
    ("occurrence", "left"), [("", []), (", occurrence: 1", [7]), (", occurrence: 2", [5])]
)
def test_a_waiver_holds_everywhere_or_for_one_occurrence(
    occurrence: str, left: list[int], seeds_copy: Path
) -> None:
    for figure in TWELVES:
        without(seeds_copy, f"{ARTICLE}/facts.yaml", figure)
    waive(seeds_copy, ARTICLE, f'{{kind: quantity, words: "12"{occurrence}, reason: A reason.}}')
    finds = found_open(seeds_copy)[ARTICLE]
    assert [(find.kind, find.line) for find in finds] == [("quantity", line) for line in left]


@pytest.mark.parametrize(
    "waiver",
    [
        "{kind: quantity, words: twelve tanks, reason: These words are not in the text.}",
        "{kind: quantity, words: two tanks, reason: A figure states them.}",
        "{kind: date, words: Ramstein, reason: It is open as a name and not as a date.}",
        "{kind: name, words: Ramstein, occurrence: 2, reason: It stands there once.}",
        "{kind: name, words: Ramstein, reason: Another waiver has closed it.}",
    ],
)
def test_a_waiver_that_closes_nothing_is_an_error_at_its_line(
    waiver: str, seeds_copy: Path, tmp_path: Path
) -> None:
    line = waive(seeds_copy, ARTICLE, waiver)
    result = check("--seeds", seeds_copy)
    assert result.exit_code == 1
    file = seeds_copy / ARTICLE / "facts.yaml"
    kind = waiver.split()[1].rstrip(",")
    told = f"{file}:{line}:5: Nothing open matches this waiver of a {kind}."
    assert result.output.splitlines()[0] == told
    seeded = CliRunner().invoke(
        main, ["seed", "--seeds", str(seeds_copy), "--data", str(tmp_path / "data")]
    )
    assert (seeded.exit_code, seeded.output.strip()) == (1, told)


@pytest.mark.parametrize(
    ("waiver", "says"),
    [
        ("{kind: quantities, words: two tanks, reason: So.}", 'Did you mean "quantity"?'),
        ("{kind: quantity, words: two tanks}", '"reason" is missing.'),
        ("{kind: quantity, words: two tanks, reason: ''}", "reason: "),
        ("{kind: quantity, words: two tanks, occurrence: 0, reason: So.}", "occurrence: "),
    ],
)
def test_a_misshapen_waiver_is_told_at_its_line(waiver: str, says: str, seeds_copy: Path) -> None:
    line = waive(seeds_copy, ARTICLE, waiver)
    result = check("--seeds", seeds_copy)
    assert result.exit_code == 1
    (told,) = [row for row in result.output.splitlines() if says in row]
    assert told.startswith(f"{seeds_copy / ARTICLE / 'facts.yaml'}:{line}:")


def table(output: str) -> dict[str, dict[str, int]]:
    """The counts that the text shows, each article's rows one after the other."""
    rows: dict[str, dict[str, int]] = {}
    article = ""
    for line in output.splitlines():
        if heading := re.fullmatch(r"(\S+) \(\S+\)", line):
            article = heading[1]
        elif row := re.match(r"  (\w+) +(\d+)((?: +\d+ (?:facts|waived|open))*)$", line):
            counts = {word: int(count) for count, word in re.findall(r"(\d+) (\w+)", row[3])}
            rows[f"{article} {row[1]}"] = {"found": int(row[2]), **counts}
    return rows


@pytest.fixture
def spoilt(both: Path) -> Path:
    """All seeds, with something open in two articles."""
    without(both, f"{ARTICLE}/facts.yaml", REMOVALS[0].old)
    without(both, f"{GM_2009}/facts.yaml", REMOVALS[1].old)
    shared = (GM_SEEDS / "vocabulary.yaml").read_text("utf-8")
    # Both vocabularies name percent and person; a unit is defined once.
    for unit in ("  percent: {name: percent}\n", "  person: {name: person}\n"):
        shared = shared.replace(unit, "")
    shared = shared.replace("    aliases: [US]\n", "")
    (both / "more.yaml").write_text(shared, "utf-8")
    return both


def test_json_says_what_the_text_says(spoilt: Path) -> None:
    shown = table(check("--seeds", spoilt).output)
    told = checked_as_json("--seeds", spoilt)
    assert told["faults"] == []
    assert {article["article"] for article in told["articles"]} == {ARTICLE, GM_2006, GM_2009}
    names = {"fact": "facts"}
    counted = {
        f"{article['article']} {kind}": {
            names.get(name, name): count
            for name, count in counts.items()
            if count or name == "found"
        }
        for article in told["articles"]
        for kind, counts in article["counts"].items()
    }
    assert counted == shown
    for article in told["articles"]:
        assert sum(count["open"] for count in article["counts"].values()) == len(article["open"])
        for counts in article["counts"].values():
            assert counts["found"] == counts["fact"] + counts["waived"] + counts["open"]


def test_faults_and_exit_codes_are_the_same_in_json(seeds_copy: Path) -> None:
    waive(seeds_copy, ARTICLE, "{kind: date, words: Ramstein, reason: A reason.}")
    result = check("--seeds", seeds_copy, "--format", "json", "--strict")
    assert result.exit_code == 1
    (fault,) = json.loads(result.output)["faults"]
    assert f"{fault['file']}:{fault['line']}:{fault['column']}: {fault['message']}" in (
        check("--seeds", seeds_copy).output
    )


def test_an_open_find_has_the_exit_code_2_in_json_too(gm: Path) -> None:
    without(gm, f"{GM_2006}/facts.yaml", REMOVALS[2].old)
    assert check("--seeds", gm, "--format", "json", "--strict").exit_code == 2
    assert check("--seeds", gm, "--format", "json").exit_code == 0


def on_a_terminal(*arguments: str | Path) -> str:
    """What the command writes where its output is a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [FACTS, *arguments], stdout=theirs, stdin=theirs, stderr=theirs, close_fds=True
    )
    os.close(theirs)
    pieces = []
    try:
        while piece := os.read(ours, 65536):
            pieces.append(piece)
    except OSError:
        pass  # how Linux tells that the other end was closed
    finally:
        os.close(ours)
        process.wait(timeout=30)
    return b"".join(pieces).decode().replace("\r\n", "\n")


def test_colours_are_for_terminals(gm: Path) -> None:
    without(gm, f"{GM_2006}/facts.yaml", REMOVALS[2].old)
    coloured = on_a_terminal("check", "--seeds", gm)
    plain = subprocess.run(
        [FACTS, "check", "--seeds", gm], capture_output=True, text=True, check=True
    ).stdout
    assert "\x1b" not in plain
    assert "\x1b[32m  14 facts" not in coloured
    assert "\x1b[32m  13 facts\x1b[0m" in coloured
    assert "\x1b[31m   1 open\x1b[0m" in coloured
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain


def test_json_has_no_colours_on_a_terminal(gm: Path) -> None:
    shown = on_a_terminal("check", "--format", "json", "--seeds", gm)
    assert json.loads(shown)["faults"] == []


def test_a_folder_narrows_what_is_told(gm: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    without(gm, f"{GM_2006}/facts.yaml", REMOVALS[2].old)
    monkeypatch.chdir(gm)
    told = checked_as_json(GM_2009, "--seeds", ".")
    assert [article["article"] for article in told["articles"]] == [GM_2009]
    assert check(GM_2009, "--seeds", ".", "--strict").exit_code == 0
    assert check(f"{GM_2006}/", "--seeds", ".", "--strict").exit_code == 2
    told = checked_as_json(GM_2006, gm / GM_2009, "--seeds", ".")
    assert [article["article"] for article in told["articles"]] == [GM_2006, GM_2009]


def test_a_folder_without_an_article_is_a_folder_of_seeds(gm: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert check(gm, "--strict").exit_code == 0
    assert (
        check(tmp_path / "empty")
        .output.strip()
        .endswith("The folder holds no seeds (no .yaml file).")
    )
    assert check(tmp_path / "nowhere").output.strip().endswith("There is no such folder of seeds.")


def test_an_article_elsewhere_belongs_to_the_seeds_around_it(gm: Path) -> None:
    assert check(gm / GM_2006, "--seeds", SEEDS, "--strict").exit_code == 0


def test_a_second_folder_without_an_article_is_an_error(gm: Path) -> None:
    (gm / "empty").mkdir()
    result = check(gm / GM_2006, gm / "empty", "--seeds", gm)
    assert result.exit_code == 1
    assert "There is no article.txt of these seeds in this folder." in result.output


def test_a_file_is_no_folder(gm: Path) -> None:
    result = check(gm / GM_2006 / "article.txt", "--seeds", gm)
    assert result.exit_code == 2
    assert "is a file" in result.output


@contextmanager
def served(seeds: Path, data: Path) -> Iterator[httpx.Client]:
    """A client of an application that serves some seeds."""
    publish(seeds, data)
    with in_process.opened(data) as client:
        yield client


def test_http_says_what_the_command_says(spoilt: Path, tmp_path: Path) -> None:
    told = checked_as_json("--seeds", spoilt)
    plurals = {kind: "quantities" if kind == "quantity" else f"{kind}s" for kind in KINDS}
    with served(spoilt, tmp_path / "data") as client:
        for article in told["articles"]:
            answer = client.get(f"/articles/{article['article']}/coverage")
            assert answer.status_code == 200
            coverage = answer.json()
            assert coverage["article"]["id"] == article["article"]
            assert [count["kind"] for count in coverage["counts"]] == list(KINDS)
            for count in coverage["counts"]:
                wanted = dict(article["counts"][plurals[count["kind"]]])
                wanted["facts"] = wanted.pop("fact")
                assert {name: count[name] for name in wanted} == wanted
                finds = [f for f in coverage["finds"] if f["kind"] == count["kind"]]
                seen = {s: sum(f["status"] == s for f in finds) for s in ("waived", "open")}
                assert (len(finds), seen["waived"], seen["open"]) == (
                    count["found"],
                    count["waived"],
                    count["open"],
                )
            shared = ("kind", "start", "end", "text", "rule")
            assert [
                {name: find[name] for name in shared}
                for find in coverage["finds"]
                if find["status"] == "open"
            ] == [{name: find[name] for name in shared} for find in article["open"]]
            finds_are_whole(client, coverage)


def finds_are_whole(client: httpx.Client, coverage: Any) -> None:
    """Spans, statuses, reasons and addresses of a coverage hold together."""
    article = client.get(f"/articles/{coverage['article']['id']}").json()
    sentences = {sentence["position"]: sentence for sentence in article["sentences"]}
    for find in coverage["finds"]:
        assert article["text"][find["start"] : find["end"]] == find["text"] != ""
        assert (find["status"] == "fact") == bool(find["facts"]), find
        assert (find["status"] == "waived") == (find["reason"] is not None), find
        assert find["rule"]
        if find["sentence"]:
            sentence = sentences[find["sentence"]["position"]]
            assert sentence["start"] <= find["start"] <= find["end"] <= sentence["end"]
    assert coverage["finds"] == sorted(coverage["finds"], key=lambda f: (f["start"], f["end"]))
    urls = {fact["url"] for find in coverage["finds"] for fact in find["facts"]}
    assert len(urls) > 20
    for url in sorted(urls):
        assert client.get(url).status_code == 200, url


def test_http_gives_the_curators_reasons(api: httpx.Client) -> None:
    coverage = api.get(f"/articles/{ARTICLE}/coverage").json()
    waived = [find for find in coverage["finds"] if find["status"] == "waived"]
    assert [(find["kind"], find["text"], find["reason"]) for find in waived] == [
        (
            "name",
            "Ramstein",
            "It stands only in the name of the meeting; the text does not say what or where it is.",
        )
    ]
    finds_are_whole(api, coverage)


def test_an_unknown_articles_coverage_is_not_found(api: httpx.Client) -> None:
    answer = api.get("/articles/no-such-article/coverage")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_words_of_a_sentence_that_no_passage_holds_are_told() -> None:
    told = {
        find["text"][:10]: find["unquoted"]
        for article in checked_as_json("--seeds", SEEDS)["articles"]
        for find in article["unquoted"]
    }
    assert told["Since Augu"] == ["though"]
    assert not any(text.startswith("The offensive") for text in told)
