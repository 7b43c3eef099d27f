"""The code of another revision, driven by what every revision has: `facts`, and its HTTP server."""

import io
import subprocess
import sys
import tarfile
import venv
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from benchmarks.data.places import BUILT, HOME
from benchmarks.systems.running import System

FACTS = "from app.cli import main; main()"
LOCK = "requirements.txt"
PROBE = "/figures?limit=1&total=false"


@dataclass(frozen=True, slots=True)
class Revision:
    """Code that can be run: where it lies, and the interpreter that has what it needs."""

    name: str
    tree: Path
    python: Path

    def command(self, *arguments: str | Path) -> tuple[str | Path, ...]:
        """`facts` of this revision, to be run where its code lies."""
        return (self.python, "-c", FACTS, *arguments)

    def server(self, name: str, data: Path, cache_bytes: str | None = None) -> System:
        """Its server, of a release that it has built."""
        environment = {"FACTS_WATCH_SECONDS": "60"}
        if cache_bytes is not None:
            environment["FACTS_CACHE_BYTES"] = cache_bytes
        command = self.command("serve", "--no-seed", "--data", data, "--port", "{port}")
        return System(name, command, PROBE, environment, folder=self.tree)


def our_revision(old: Revision) -> Revision:
    """The code as it lies here, committed or not.

    Where the old one has an environment of its own it has one too: what tests bring along, which
    Mako and pydantic look for and load, is in neither.
    """
    name = _git("rev-parse", "--short=7", "HEAD").decode().strip()
    changed = _git("status", "--porcelain", "--untracked-files=no")
    python = old.python if old.python == Path(sys.executable) else make_environment(HOME)
    return Revision(f"{name}, changed" if changed else name, HOME, python)


def check_out(revision: str, folder: Path) -> Revision:
    """The code of a commit, laid out in a folder."""
    try:
        name = _git("rev-parse", "--short=7", "--verify", "--quiet", f"{revision}^{{commit}}")
    except subprocess.CalledProcessError:
        raise SystemExit(f"REV={revision} names no commit of this repository.") from None
    short = name.decode().strip()
    with tarfile.open(fileobj=io.BytesIO(_git("archive", short))) as archive:
        archive.extractall(folder, filter="data")
    return Revision(short, folder, find_python(folder))


def find_python(tree: Path) -> Path:
    """An interpreter with the packages that a tree is locked to: ours, if they are the same."""
    same = (tree / LOCK).read_bytes() == (HOME / LOCK).read_bytes()
    return Path(sys.executable) if same else make_environment(tree)


def make_environment(tree: Path) -> Path:
    """The interpreter of an environment with the packages that a tree is locked to, and no more."""
    locked = (tree / LOCK).read_bytes()
    home = BUILT / "environments" / blake2b(locked, digest_size=8).hexdigest()
    python = home / "bin" / "python"
    if not (home / "complete").is_file():
        print("  Installing what a revision needs", file=sys.stderr)
        venv.create(home, with_pip=True, clear=True)
        install = ("pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes")
        subprocess.run([python, "-m", *install, "-r", tree / LOCK], check=True, timeout=900)
        (home / "complete").touch()
    return python


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=HOME, check=True, stdout=subprocess.PIPE).stdout
