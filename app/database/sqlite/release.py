"""Opening a release and asking it, in SQLite.

A release is one immutable file. It is opened read-only in three ways at once (`mode=ro`,
`immutable=1`, `query_only`), and only after its bytes were found to be those that seeding wrote.
"""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import closing
from copy import copy
from functools import cached_property, lru_cache
from hashlib import file_digest
from pathlib import Path
from typing import Any

from sqlalchemy import Dialect, bindparam
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlmodel import col, select

from app.database.names import fold_name
from app.database.pointer import Damaged, Pointer
from app.database.snippets import Marker
from app.database.sqlite.connections import (
    DEADLINE_SECONDS,
    FAILURES,
    LATEST_SECONDS,
    LOOP_KIBIBYTES,
    LOOP_STEPS,
    Pool,
    TimedConnection,
    TimeIsUp,
    connect,
    explain,
    is_interrupted,
)
from app.database.sqlite.downloads import Downloads
from app.database.sqlite.full_text import Search, find_unknown
from app.database.sqlite.hints import WORDS, Hints, names_of
from app.database.typed import Typed, replace_words
from app.kit.files import ReleaseFiles
from app.kit.machine import cores
from app.kit.releases import Found, Row
from app.kit.statements import AsBytes, SomeFields, Statement, compiled
from app.kit.threads import Asker, Line, Threads
from app.tables import Name

LOOP_SECONDS, GLANCE_SECONDS = 0.002, 0.0003
"""How much of the processor a question may use on the event loop, where an indexed one needs a
twentieth of this; and one whose statement was cut off before, with whatever values."""
WAIT_SECONDS = 0.02
"""How long it may take there by the clock: where others have the processor, or it waits for the
disk, a short question is not to wait behind the long ones as well."""
MOST_THREADS = 2
"""Long questions at a time: more would only wait for each other."""
NAMES_KEPT = 10_000
"""Names that were resolved and are remembered, so that a question is one statement."""
MOST_UNKNOWN = 3
"""Words of a question whose nearest are looked for."""
MOST_BEGINNING, LAST_SIGN = 8, "\U0010ffff"
"""Names that are looked at of those that begin as another one does."""
FEW_NAMES = 20
"""Names of a kind that are all told to whoever asks for another."""
LONG_KEPT = 512
"""Statements that were cut off and are remembered."""
LINE = Line()


@lru_cache(maxsize=1)
def dialect() -> Dialect:
    """How statements are written for SQLite."""
    return sqlite.dialect(paramstyle="qmark")


@compiles(AsBytes, "sqlite")
def _as_bytes(element: AsBytes, compiler: SQLCompiler, **given: Any) -> str:
    return f"CAST({compiler.process(element.column.expression, **given)} AS BLOB)"


@compiles(SomeFields, "sqlite")
def _as_some_fields(element: SomeFields, compiler: SQLCompiler, **given: Any) -> str:
    column = compiler.process(element.column.expression, **given)
    # Put together from their text: `json_object` would write numbers and signs its own way.
    parts = [f"""'"{name}":' || ({column} -> '$.{name}')""" for name in element.names]
    together = " || ',' || ".join(parts)
    return f"CAST('{{' || {together} || '}}' AS BLOB)"


def threads() -> int:
    """How many threads read for long questions: they leave a core to the event loop."""
    return max(1, min(MOST_THREADS, cores() - 1))


class SqliteRelease:
    """One release, open. It closes itself when nobody holds it any longer."""

    search_code = (Search, Typed, Marker)

    def __init__(
        self, pointer: Pointer, path: Path, public_url: str = "", line: Line = LINE
    ) -> None:
        self.id, self.built, self.path = pointer.release, pointer.built, path
        self.dialect, self.public_url = dialect(), public_url
        self.files = ReleaseFiles()
        self._loop = TimedConnection(path, LOOP_KIBIBYTES, LOOP_STEPS)
        self._threads = Threads(threads(), line)
        # Several at once would spend their time handing Python's lock to each other.
        self._search_thread = Threads(1, line)
        self._downloads = Downloads(path)
        self._pool = Pool(path)
        self._hints = Hints(self._pool)
        self._long: set[str] = set()
        self._named: dict[tuple[str, str], str] = {}
        self._had: dict[tuple[str, str], bool] = {}
        self._few: dict[str, list[str]] = {}

    def with_files(self, files: ReleaseFiles) -> "SqliteRelease":
        """The same release with these files: another one to whoever keeps answers."""
        other = copy(self)
        other.files = files
        return other

    async def fetch(self, statement: Statement, given: Mapping[str, Any]) -> list[Row]:
        """The rows of a statement.

        It runs at once on the event loop, which is fastest for the short ones; one that takes
        longer is cut off and asked again in a thread. Raises Unavailable after the deadline, and
        where too many wait.
        """
        text, values = statement.text, statement.values(given)
        try:
            of_processor = GLANCE_SECONDS if text in self._long else LOOP_SECONDS
            self._loop.stopwatch.start(WAIT_SECONDS, of_processor)
            return self._loop.fetch(text, values)
        except FAILURES as error:
            if not is_interrupted(error):
                raise explain(error) from error
        if len(self._long) >= LONG_KEPT:
            self._long.clear()
        self._long.add(text)
        return await self._threads.run(self._pool.fetch, text, values)

    def stream(
        self, statement: Statement, given: Mapping[str, Any]
    ) -> AsyncGenerator[list[bytes], None]:
        """The documents of a statement, a batch at a time, read in a thread as they are taken.

        Raises Unavailable where a batch cannot be had in time. Close it to let go of its rows.
        """
        return self._downloads.read(statement.text, statement.values(given))

    @cached_property
    def _search(self) -> Search:
        self._loop.stopwatch.start(LATEST_SECONDS, DEADLINE_SECONDS)
        return Search.of(self._loop)

    def read_ahead(self) -> "SqliteRelease":
        """The same release, with what every search needs read. Raises sqlite3.Error."""
        _ = self._search
        return self

    def whole_words(self, typed: str) -> str:
        """The query for words of which none is only begun."""
        return self._search.whole_words(typed)

    async def search(self, words: str, types: Sequence[str], limit: int) -> Found:
        """The best hits of these types (of all if none), with snippets. Raises Unavailable.

        Of a small release they are looked for at once on the event loop, as statements are.
        """
        if self._search.is_small:
            try:
                self._loop.stopwatch.start(WAIT_SECONDS, LOOP_SECONDS)
                return self._search.best(self._loop, words, types, limit)
            except (*FAILURES, TimeIsUp) as error:
                if not is_interrupted(error):
                    raise explain(error) from error
        return await self._search_thread.run(self._search_aside, words, types, limit)

    def _search_aside(self, asker: Asker, words: str, types: Sequence[str], limit: int) -> Found:
        with self._pool.lend(asker) as lent:
            return self._search.best(lent, words, types, limit)

    async def has(self, statement: Statement, value: str) -> bool:
        """Whether a statement finds anything for a value; remembered as long as the release."""
        asked = (statement.text, value)
        if asked not in self._had:
            if len(self._had) >= NAMES_KEPT:
                self._had.clear()
            self._had[asked] = bool(await self.fetch(statement, {"value": value}))
        return self._had[asked]

    async def named(self, resource: str, name: str) -> str | None:
        """The id that an id, name or alias stands for, whatever its capitals and spaces."""
        asked = (resource, name)
        if asked not in self._named:
            given = {"resource": resource, "folded": fold_name(name)}
            rows = await self.fetch(_statement_of_name(), given)
            if not rows:
                return None
            if len(self._named) >= NAMES_KEPT:
                self._named.clear()
            self._named[asked] = rows[0][0]
        return self._named[asked]

    async def names_beginning(self, resource: str, name: str) -> list[str]:
        """The ids of a few things of which a name begins as this one does and goes on."""
        folded = fold_name(name)
        given = {"resource": resource, "begins": folded, "ends": folded + LAST_SIGN}
        rows = await self.fetch(_statement_of_names(), given)
        return list(dict.fromkeys(id_ for (id_,) in rows))

    async def few_names(self, resource: str) -> list[str]:
        """The ids of all things of a kind, where there are few; else none."""
        if resource not in self._few:
            rows = await self.fetch(_statement_of_ids(), {"resource": resource})
            is_few = len(rows) <= FEW_NAMES
            self._few[resource] = sorted(id_ for (id_,) in rows) if is_few else []
        return self._few[resource]

    async def nearest_name(self, resource: str, name: str) -> str | None:
        """The known name that comes nearest, if any comes near."""
        return await self._hints.nearest(names_of(resource), name)

    async def nearest_words(self, typed: str) -> str | None:
        """What was typed, with the nearest word for each that stands nowhere, if all have one."""
        try:
            self._loop.stopwatch.start(WAIT_SECONDS, LOOP_SECONDS)
            unknown = find_unknown(self._loop, typed)
        except FAILURES:
            return None  # A hint is worth no more time.
        if not unknown or len(unknown) > MOST_UNKNOWN:
            return None
        others = {word: await self._hints.nearest(WORDS, word) for word in unknown}
        near = {word: other for word, other in others.items() if other}
        return replace_words(typed, near).strip() if len(near) == len(others) else None


@lru_cache(maxsize=1)
def _statement_of_name() -> Statement:
    wanted = (col(Name.resource) == bindparam("resource"), col(Name.folded) == bindparam("folded"))
    return compiled(select(Name.id).where(*wanted), dialect())


@lru_cache(maxsize=1)
def _statement_of_names() -> Statement:
    folded = col(Name.folded)
    wanted = (col(Name.resource) == bindparam("resource"), folded > bindparam("begins"))
    found = select(Name.id).where(*wanted, folded < bindparam("ends")).order_by(folded)
    return compiled(found.limit(MOST_BEGINNING), dialect())


@lru_cache(maxsize=1)
def _statement_of_ids() -> Statement:
    ids = select(Name.id).where(col(Name.resource) == bindparam("resource")).distinct()
    return compiled(ids.limit(FEW_NAMES + 1), dialect())


def open_verified(
    data: Path, pointer: Pointer, schema: str, public_url: str = "", line: Line = LINE
) -> SqliteRelease:
    """Open a published release. Raises Damaged if it is not what seeding wrote for this code, and
    OSError or sqlite3.Error if it cannot be read."""
    path = data / pointer.file
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    if digest != pointer.sha256:
        raise Damaged(f"{path.name} is not the file that was published: its digest differs.")
    check_schema(path, schema)
    return SqliteRelease(pointer, path, public_url, line).read_ahead()


def check_schema(path: Path, schema: str) -> None:
    """Refuse a file that is of another schema. Raises Damaged, sqlite3.Error."""
    written = _schema_of(path)
    if written != schema:
        raise Damaged(f"{path.name} has the schema {written}, this code {schema}: seed again.")


def _schema_of(path: Path) -> str:
    with closing(connect(path)) as connection:
        rows = connection.execute("SELECT schema_revision FROM release").fetchall()
    return str(rows[0][0]) if rows else "none"
