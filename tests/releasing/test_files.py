"""The files of a release: made after it, listed last, begun again, or missing with a reason."""

import json
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import httpx
import pytest

from app.database import Damaged, Pointer, folder_of, manifest_stamp, read_files
from app.releasing.files.making import CannotMake, make_files
from app.releasing.publish import publish
from app.resources import listed
from tests import in_process
from tests.codings import DECODED
from tests.conftest import FACTS, SEEDS, ready_server, wait_until


def copied(data: Path, to: Path) -> Path:
    return Path(shutil.copytree(data, to / "data"))


INSTEAD = "`/figures?format=csv` has the same rows, as a stream."
"""What is told beside the reason why there is no `/figures.csv`."""


@pytest.fixture
def bare(release: Path, tmp_path: Path) -> Path:
    """A data folder in which the same is published, without files."""
    data = copied(release, tmp_path)
    shutil.rmtree(folder(data))
    return data


def folder(data: Path) -> Path:
    pointer = Pointer.read(data)
    assert pointer
    return folder_of(data / pointer.file)


def manifest(data: Path) -> dict[str, dict[str, object]]:
    told = json.loads((folder(data) / "manifest.json").read_bytes())
    assert told["trouble"] == ""
    files: dict[str, dict[str, object]] = told["files"]
    return files


def test_the_manifest_tells_what_the_files_are(release: Path) -> None:
    files = manifest(release)
    assert {f"{name}.csv" for name in listed()} <= set(files)
    assert {path.name for path in folder(release).iterdir()} == {*files, "manifest.json"}
    for name, told in files.items():
        content = (folder(release) / name).read_bytes()
        assert told == {"bytes": len(content), "sha256": sha256(content).hexdigest()}
        if name.endswith(".zst"):
            plain = (folder(release) / name.removesuffix(".zst")).read_bytes()
            assert DECODED["zstd"](content) == plain


def test_a_list_is_the_same_streamed_and_as_a_file(release: Path, api: httpx.Client) -> None:
    for name in listed():
        content = (folder(release) / f"{name}.csv").read_bytes()
        assert api.get(f"/{name}", params={"format": "csv"}).content == content


def test_the_same_release_has_the_same_files_wherever_they_are_made(
    release: Path, bare: Path
) -> None:
    make_files(bare, "")
    assert manifest(bare) == manifest(release)


def test_files_that_are_made_stay(release: Path, tmp_path: Path) -> None:
    data = copied(release, tmp_path)
    before = manifest_stamp(folder(data))
    assert make_files(data, "") == ""
    assert manifest_stamp(folder(data)) == before is not None
    make_files(data, "https://facts.example.org")
    told = json.loads((folder(data) / "manifest.json").read_bytes())
    assert told["public_url"] == "https://facts.example.org"


def test_a_run_that_was_killed_is_begun_again(release: Path, bare: Path) -> None:
    folder(bare).mkdir()
    (folder(bare) / "figures.csv").write_text("half")
    (folder(bare) / "rubbish").write_text("left")
    seed = [FACTS, "seed", "--seeds", SEEDS, "--data", bare]
    told = subprocess.run(seed, capture_output=True, text=True, check=True)
    assert told.stderr == ""
    wait_until((folder(bare) / "manifest.json").exists)
    assert manifest(bare) == manifest(release)
    assert not (folder(bare) / "rubbish").exists()


def test_where_there_is_no_room_the_release_says_so(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.releasing.files.room.KEPT_FREE", 1 << 62)
    trouble = make_files(bare, "")
    assert trouble.startswith("The disk has no room for the files of this release: they need about")
    with in_process.opened(bare) as api:
        wait_until(lambda: api.get("/dataset").json()["files"]["missing"] == trouble)
        assert api.get("/dataset").json()["files"]["items"] == []
        refused = api.get("/figures.csv")
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
        assert refused.json()["detail"] == f"{trouble} {INSTEAD}"
        assert api.get("/figures?format=csv").status_code == 200
    monkeypatch.undo()
    assert make_files(bare, "") == ""
    assert manifest(bare)


NO_ROOM = """
import sys
from app.cli import main
from app.releasing.files import room
room.KEPT_FREE = 1 << 62
main(sys.argv[1:])
"""


def test_who_publishes_where_there_is_no_room_is_told(bare: Path) -> None:
    seed = [sys.executable, "-c", NO_ROOM, "seed", "--seeds", SEEDS, "--data", bare]
    done = subprocess.run(seed, capture_output=True, text=True, check=True)
    assert done.stderr.startswith("The disk has no room for the files of this release: they need")
    assert done.stderr.endswith(" are free. It is served without them.\n")
    # The process that makes them finds the room that there is.
    wait_until((folder(bare) / "manifest.json").exists)


FEW_BYTES = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
sys.argv = ["facts", "files", "--data", sys.argv[1]]
from app.cli import main
main()
"""


def test_what_cannot_be_written_leaves_nothing_but_the_reason(bare: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FEW_BYTES, bare], capture_output=True, text=True, check=False
    )
    assert done.returncode == 75
    assert done.stderr == "The files could not be made: File too large.\n"
    [left] = folder(bare).iterdir()
    assert json.loads(left.read_bytes())["trouble"] == done.stderr.strip()


def test_without_a_release_there_is_nothing_to_make(tmp_path: Path) -> None:
    with pytest.raises(CannotMake, match="No release is published yet"):
        make_files(tmp_path, "")
    done = subprocess.run(
        [FACTS, "files", "--data", tmp_path], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (75, "No release is published yet.\n")


def test_they_go_with_their_release(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = copied(release, tmp_path)
    first = folder(data)
    seeds = Path(shutil.copytree(SEEDS, tmp_path / "seeds"))
    monkeypatch.setattr("app.database.keeping.SERVED_SECONDS", 0.0)
    for number in range(2):
        with (seeds / "vocabulary.yaml").open("a", encoding="utf-8") as file:
            file.write(f"\n# {number}\n")
        assert first.exists()
        publish(seeds, data)
    assert not first.exists()


def test_a_server_takes_them_up_when_they_are_there(bare: Path) -> None:
    with ready_server(bare) as address:
        before = httpx.get(f"{address}/dataset")
        assert before.json()["files"]["missing"].startswith("The files of this release are not")
        assert httpx.get(f"{address}/figures.csv").status_code == 503
        streamed = httpx.get(f"{address}/figures?format=csv")
        subprocess.run([FACTS, "files", "--data", bare], check=True)
        wait_until(lambda: not httpx.get(f"{address}/dataset").json()["files"]["missing"])
        after = httpx.get(f"{address}/dataset", headers={"If-None-Match": before.headers["etag"]})
        assert after.status_code == 200
        told = {one["name"]: one for one in after.json()["files"]["items"]}
        assert told["figures.csv"]["sha256"] == manifest(bare)["figures.csv"]["sha256"]
        answer = httpx.get(f"{address}/figures.csv", headers={"Accept-Encoding": "identity"})
        assert int(answer.headers["content-length"]) == told["figures.csv"]["bytes"]
        assert sha256(answer.content).hexdigest() == told["figures.csv"]["sha256"]
        # Who holds the beginning of the stream can go on from the file.
        assert answer.content == streamed.content


def test_what_is_not_what_was_made_is_not_served(release: Path, tmp_path: Path) -> None:
    data = copied(release, tmp_path)
    spoilt = folder(data) / "figures.csv"
    content = spoilt.read_bytes()
    spoilt.chmod(0o644)
    spoilt.write_bytes(content.replace(b"42", b"43", 1))
    with in_process.opened(data) as api:
        wait_until(lambda: "damaged" in api.get("/dataset").json()["files"]["missing"])
        assert api.get("/figures.csv").json()["detail"].endswith(f"are damaged. {INSTEAD}")
        assert api.get("/figures?format=csv").content == content


def test_what_changes_while_it_is_served_is_refused(release: Path, tmp_path: Path) -> None:
    data = copied(release, tmp_path)
    with in_process.opened(data) as api:
        wait_until(lambda: not api.get("/dataset").json()["files"]["missing"])
        spoilt = folder(data) / "figures.csv"
        spoilt.chmod(0o644)
        spoilt.write_bytes(spoilt.read_bytes().replace(b"42", b"43", 1))
        refused = api.get("/figures.csv")
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "1")
        assert "changed on the disk" in refused.json()["detail"]


@pytest.mark.parametrize("name", ["../release.json", "/etc/hostname", "a/b.csv", "", "figures"])
def test_a_manifest_leads_out_of_no_folder(release: Path, tmp_path: Path, name: str) -> None:
    data = copied(release, tmp_path)
    told = json.loads((folder(data) / "manifest.json").read_bytes())
    told["files"][name] = told["files"]["figures.csv"]
    (folder(data) / "manifest.json").write_text(json.dumps(told))
    pointer = Pointer.read(data)
    assert pointer
    with pytest.raises(Damaged):
        read_files(data / pointer.file)
