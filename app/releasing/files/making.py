"""Making the files of the published release, in a folder beside it, one run at a time.

They are made after publishing, which does not wait for them. The manifest comes last: a run that is
killed leaves a folder without one, and the next begins again.
"""

import fcntl
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from xlsxwriter.exceptions import XlsxWriterException

from app.database import CannotFill, Pointer, folder_of, read_file, write_manifest
from app.releasing.files.database import write_database
from app.releasing.files.lists import lists_in
from app.releasing.files.packing import pack_file
from app.releasing.files.room import are_made, lack_of_room
from app.releasing.files.words import About
from app.releasing.files.workbook import write_workbook
from app.releasing.identity import read_pointer

LOCK = "files.lock"
FAILURES = (OSError, sqlite3.Error, DBAPIError, CannotFill, XlsxWriterException)


class CannotMake(Exception):
    """There is nothing to make files of, or nowhere to put them."""


class _Overtaken(Exception):
    """Another release is published: nobody will ask for these files."""


@dataclass(frozen=True)
class _Making:
    """One run: of which release, where, and what is put before addresses."""

    data: Path
    pointer: Pointer
    public_url: str

    @property
    def database(self) -> Path:
        return self.data / self.pointer.file

    @property
    def folder(self) -> Path:
        return folder_of(self.database)

    def run(self) -> str:
        """Make everything; tells what stood in the way."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        trouble = lack_of_room(self.database)
        try:
            if not trouble:
                write_manifest(self.folder, list(self._make()), self.public_url)
        except FAILURES as error:
            trouble = f"The files could not be made: {_explain(error)}."
        if trouble:
            self._give_up(trouble)
        return trouble

    def _make(self) -> Iterator[str]:
        """Make file after file, and tell the name of each."""
        lists = lists_in(self.folder, self.public_url)
        with read_file(self.database) as release:
            for one in lists:
                one.write(release)
                yield self._finish(one.path)
        about = About(self.pointer.release, self.pointer.built, self.public_url)
        database, workbook = self.folder / "facts.db", self.folder / "facts.xlsx"
        write_database(database, lists, about)
        yield self._finish(database)
        write_workbook(workbook, database, lists, about)
        yield self._finish(workbook)

    def _finish(self, path: Path) -> str:
        if read_pointer(self.data) != self.pointer:
            raise _Overtaken
        pack_file(path)
        return path.name

    def _give_up(self, trouble: str) -> None:
        """Leave nothing but the reason: what is half made takes room and serves nobody."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        write_manifest(self.folder, [], trouble=trouble)


def make_files(data: Path, public_url: str) -> str:
    """Make the files of the published release, unless they are made; tells what stood in the way.

    Raises CannotMake.
    """
    try:
        with _hold_lock(data):
            pointer = read_pointer(data)
            if pointer is None:
                raise CannotMake("No release is published yet.")
            if are_made(data / pointer.file, public_url):
                return ""
            return _Making(data, pointer, public_url).run()
    except _Overtaken:
        return "Another release was published meanwhile."
    except OSError as error:
        raise CannotMake(f"{data}: {error.strerror or error}.") from error


@contextmanager
def _hold_lock(data: Path) -> Iterator[None]:
    """Wait for the run that makes files now. Raises OSError."""
    with (data / LOCK).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _explain(error: Exception) -> str:
    cause = error.orig if isinstance(error, DBAPIError) else error
    return str(getattr(cause, "strerror", None) or cause)
