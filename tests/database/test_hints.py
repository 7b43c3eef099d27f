"""Did you mean: the nearest of all names, cheaply, and never on the event loop."""

import asyncio
import random
import sqlite3
import threading
from collections.abc import Iterable
from contextlib import closing
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pytest

from app.database.sqlite import hints as module
from app.database.sqlite.connections import Pool
from app.database.sqlite.hints import Hints, cut_pieces, names_of
from app.kit.errors import Unavailable
from app.kit.threads import Asker

SYLLABLES = ("ba", "ke", "ri", "mo", "tu", "shi", "lan", "dor", "ven", "pol", "kra", "sta", "yev")


def made_up_names(count: int) -> list[str]:
    chance = random.Random(7)

    def word() -> str:
        return "".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4)))

    names = {" ".join(word() for _ in range(chance.randint(1, 3))) for _ in range(count)}
    return sorted(names)


def misspelt(name: str, chance: random.Random) -> str:
    at = chance.randrange(len(name))
    return chance.choice([name[:at] + name[at + 1 :], name[:at] + "x" + name[at:]])


def hints(folder: Path, names: Iterable[str]) -> Hints:
    """Hints from a file that holds these names of actors."""
    path = folder / "names.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE name (resource, folded, id, PRIMARY KEY (resource, folded))")
        rows = [("actor", name, f"id of {name}") for name in names]
        database.executemany("INSERT INTO name VALUES (?, ?, ?)", rows)
        database.commit()
    return Hints(Pool(path))


def nearest(of: Hints, name: str) -> str | None:
    return asyncio.run(of.nearest(names_of("actor"), name))


def test_it_is_the_nearest_of_all(tmp_path: Path) -> None:
    """As where each name is compared, letter by letter, with each."""
    names, chance = made_up_names(800), random.Random(1)
    of = hints(tmp_path, names)
    for _ in range(50):
        wanted = misspelt(chance.choice(names), chance)
        [best] = get_close_matches(wanted, names, n=1, cutoff=0.6)
        assert nearest(of, wanted) == f"id of {best}"


def test_names_far_down_the_alphabet_are_compared_too(tmp_path: Path) -> None:
    of = hints(tmp_path, [*(f"a{number}" for number in range(6000)), "zaporizhzhia"])
    assert nearest(of, "zaporizhia") == "id of zaporizhzhia"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("Kyev", "kyiv"),
        ("KYIV ", "kyiv"),
        ("defense", "russian ministry of defense"),
        ("o’brian", "o'brien"),
        ("x", None),
        ("", None),
        ("%", None),
        ("a" * 5000, None),
        ("q" * 50, None),
    ],
)
def test_hints_by_example(wanted: str, expected: str | None, tmp_path: Path) -> None:
    of = hints(tmp_path, ["kyiv", "moscow", "o'brien", "russian ministry of defense"])
    found = nearest(of, wanted)
    assert found == (f"id of {expected}" if expected else found if not wanted else None)


def test_where_time_is_up_the_neighbours_in_the_alphabet_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = hints(tmp_path, made_up_names(3000))
    known = made_up_names(3000)[1500]
    monkeypatch.setattr(Hints, "_list_alike", refuse)
    assert nearest(of, known + "x") == f"id of {known}"
    monkeypatch.setattr(Hints, "_list_neighbours", refuse)
    assert nearest(of, known + "x") is None


def refuse(*_: Any) -> Any:
    raise Unavailable("The question took too long; ask for less.")


def test_looking_through_all_names_is_cut_off(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    of = hints(tmp_path, made_up_names(3000))
    monkeypatch.setattr(module, "HINT_SECONDS", 0)
    with pytest.raises(Unavailable):
        of._list_alike(Asker(), names_of("actor"), "kraviovo")


def test_nothing_is_compared_on_the_event_loop(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = set()
    real = Hints._fetch

    def note(*given: Any) -> Any:
        threads.add(threading.current_thread())
        return real(*given)

    monkeypatch.setattr(Hints, "_fetch", note)
    nearest(hints(tmp_path, ["kyiv"]), "kyev")
    assert threads
    assert threading.main_thread() not in threads


def test_a_hint_that_would_have_to_wait_long_is_left_out(tmp_path: Path) -> None:
    of = hints(tmp_path, ["kyiv"])

    async def ask() -> list[str | None]:
        return await asyncio.gather(*(of.nearest(names_of("actor"), "kyev") for _ in range(20)))

    given = asyncio.run(ask())
    answered = 1 + module.LINE.most
    assert given.count("id of kyiv") == answered
    assert given.count(None) == 20 - answered
    assert nearest(of, "kyev") == "id of kyiv"


@pytest.mark.parametrize(
    ("wanted", "pieces"),
    [
        ("", []),
        ("kyiv", ["k", "y", "i", "v"]),
        ("moscow", ["mo", "os", "sc", "co", "ow"]),
        ("a" * 40, ["aaa"]),
    ],
)
def test_pieces(wanted: str, pieces: list[str]) -> None:
    assert cut_pieces(wanted) == pieces


def test_pieces_are_few_however_long_the_name() -> None:
    assert len(cut_pieces("".join(map(chr, range(97, 217))))) <= module.MOST_PIECES
