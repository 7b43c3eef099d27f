"""Jobs that processes share: each takes every other batch, and what they give comes in order."""

import pickle
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle, islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from traceback import format_exc
from typing import TypeVar

Made = TypeVar("Made")
Jobs = Iterator[Callable[[], Made]]

BATCH = 200
MOST = 2
"""Processes that are of use: more would wait for the one that writes what they make."""


@contextmanager
def made(jobs: Jobs[Made], processes: int) -> Iterator[Iterator[Made]]:
    """What the jobs give, in their order; made here, or by two or more `processes` beside this one.

    The processes are copies of this one (fork), so the jobs need not be sent to them; only what
    is made is. What a job raises is raised here, and ChildProcessError if a process was killed.
    """
    if processes < 2:
        yield (job() for job in jobs)
        return
    context = get_context("fork")
    started: list[ForkProcess] = []
    inboxes: list[Connection] = []
    try:
        for share in range(processes):
            inbox, outbox = context.Pipe(duplex=False)
            inboxes.append(inbox)
            work = (_share(jobs, share, processes), outbox, inboxes)
            process = context.Process(target=_work, args=work, daemon=True)
            process.start()
            started.append(process)
            # The process alone holds this end, so that its death ends what is read.
            outbox.close()
        yield _received(inboxes)
    finally:
        for inbox in inboxes:
            inbox.close()
        for process in started:
            process.kill()
            process.join()


def _share(jobs: Jobs[Made], share: int, processes: int) -> Iterator[list[Callable[[], Made]]]:
    batches = iter(lambda: list(islice(jobs, BATCH)), [])
    return islice(batches, share, None, processes)


def _work(
    batches: Iterator[list[Callable[[], Made]]], outbox: Connection, inboxes: Iterable[Connection]
) -> None:
    # Whoever holds these ends could still read, so nobody would notice that the reader is dead.
    for inbox in inboxes:
        inbox.close()
    # An interrupt reaches all processes of a terminal; the one that started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        for batch in batches:
            outbox.send([job() for job in batch])
        outbox.send([])
    except BrokenPipeError:
        pass  # Nobody reads any more.
    except Exception as error:  # noqa: BLE001  (raised again where the result is read)
        error.add_note(f"In a process beside:\n{format_exc()}")
        outbox.send(_sendable(error))


def _sendable(error: Exception) -> Exception:
    """The error, or one that says the same where it cannot be sent."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301  (made here)
    except Exception:  # noqa: BLE001  (whatever its class does when it is copied)
        return RuntimeError(f"{type(error).__name__}: {error}")
    return error


def _received(inboxes: Sequence[Connection]) -> Iterator[Made]:
    """What stands in the batches, in their order; an empty one ends them."""
    for inbox in cycle(inboxes):
        try:
            batch = inbox.recv()
        except EOFError:
            told = "a process that prepares documents was killed: is there too little memory?"
            raise ChildProcessError(told) from None
        if isinstance(batch, Exception):
            raise batch
        if not batch:
            return
        yield from batch
