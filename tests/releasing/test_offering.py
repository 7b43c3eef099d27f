"""What is offered to followers is whole at every moment, small, and kept for each schema."""

import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from app.database import Offer, hold_lock, read_offers
from app.releasing import offering
from app.releasing.offering import CannotOffer, offer_release
from benchmarks.data.varied import vary
from tests.following.releases import WORD, offer_varied


def offered(folder: Path) -> list[Offer]:
    return read_offers((folder / "origin" / "release.json").read_bytes(), "it")


def check_whole(folder: Path) -> None:
    """Everything that the pointer names is there, and is what it says."""
    for offer in offered(folder):
        for part in (offer.packed, offer.manifest):
            content = (folder / "origin" / part.name).read_bytes()
            assert (len(content), sha256(content).hexdigest()) == (part.bytes, part.sha256)
        manifest = json.loads((folder / "origin" / offer.manifest.name).read_bytes())
        for name, listed in manifest["files"].items():
            content = (folder / "origin" / offer.manifest.folder / name).read_bytes()
            assert sha256(content).hexdigest() == listed["sha256"]


def listed(folder: Path) -> set[str]:
    return {path.name for path in (folder / "origin").glob("facts-*")}


def names(*offers: Offer) -> set[str]:
    return {part.folder for one in offers for part in (one.packed, one.manifest)}


def test_the_newest_and_the_one_before_it_are_kept(release: Path, tmp_path: Path) -> None:
    first, second, third = (offer_varied(release, tmp_path, number) for number in (1, 2, 3))
    assert offered(tmp_path) == [third]
    assert listed(tmp_path) == names(second, third)
    assert first.packed.name not in listed(tmp_path)
    check_whole(tmp_path)


def test_what_is_offered_already_is_not_packed_again(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = offer_varied(release, tmp_path, 1)
    monkeypatch.setattr(offering, "pack_into", lambda *_: pytest.fail("packed again"))
    assert offer_release(tmp_path / "seeded", tmp_path / "origin") == first


def test_what_fails_leaves_what_was_offered(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = offer_varied(release, tmp_path, 1)
    vary(release, tmp_path / "seeded", 2, WORD)

    def fill(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for name in ("_copy_folder", "pack_into", "write_offers"):
        with monkeypatch.context() as patched:
            patched.setattr(offering, name, fill)
            with pytest.raises(CannotOffer, match="No space left on device"):
                offer_release(tmp_path / "seeded", tmp_path / "origin")
        assert offered(tmp_path) == [first]
        check_whole(tmp_path)
    second = offer_release(tmp_path / "seeded", tmp_path / "origin")
    assert offered(tmp_path) == [second]
    assert listed(tmp_path) == names(first, second)
    assert not list((tmp_path / "origin").glob("tmp-*"))


def test_two_do_not_write_at_once(release: Path, tmp_path: Path) -> None:
    offer_varied(release, tmp_path, 1)
    with (
        hold_lock(tmp_path / "origin", wait=False),
        pytest.raises(CannotOffer, match="another run is writing there just now"),
    ):
        offer_varied(release, tmp_path, 2)


def test_nothing_is_offered_where_nothing_is_published(tmp_path: Path) -> None:
    with pytest.raises(CannotOffer, match="no release is published yet"):
        offer_release(tmp_path, tmp_path / "origin")


def test_releases_of_other_schemas_stay(release: Path, tmp_path: Path) -> None:
    """The last of each, of three schemas; what is of the fourth goes."""
    others = []
    for number in range(1, 5):
        old = offer_varied(release, tmp_path, number)
        pointer = tmp_path / "origin" / "release.json"
        pointer.write_text(pointer.read_text().replace(old.pointer.schema, f"old{number}"))
        others.append(offered(tmp_path)[0])
    newest = offer_varied(release, tmp_path, 5)
    assert offered(tmp_path) == [newest, others[3], others[2]]
    check_whole(tmp_path)
    shutil.rmtree(tmp_path / "seeded")
    offer_varied(release, tmp_path, 6)
    assert others[1].packed.name not in listed(tmp_path)


def test_pointers_of_one_second_are_told_apart_by_whole_seconds(
    release: Path, tmp_path: Path
) -> None:
    """As nginx does, whose tags are made of these and of the length."""
    times = []
    for number in (1, 2, 3):
        offer_varied(release, tmp_path, number)
        times.append(int((tmp_path / "origin" / "release.json").stat().st_mtime))
    assert times == sorted(set(times))
