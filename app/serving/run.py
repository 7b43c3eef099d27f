"""Running the server: uvicorn, with our deadlines and our way of writing."""

import asyncio
import gc
import resource
import socket
import sys
from collections.abc import Callable
from contextlib import suppress
from errno import EADDRINUSE
from functools import partial
from typing import Any, cast

import uvicorn
from uvicorn.supervisors import Multiprocess

from app.serving.at_once import choose_protocol
from app.serving.bounded import Bounds
from app.serving.deadlines import Deadlines
from app.serving.held import HeldBytes
from app.settings import Settings

CreateApp = Callable[[Settings], Any]
OTHER_FILES = 128
"""Descriptors that are kept for the files of releases, for threads and for pipes."""
BETWEEN_COLLECTING = (2_000, 5, 20)
"""How many objects come, and collections of the younger, between two of the garbage collector: but
for the rarest, each looks through ten thousand at most, in a few milliseconds."""
BETWEEN_SWITCHES = 0.0002
"""Seconds that a thread computes before it gives way to another, which are 0.005 otherwise: so long
the loop waits for a thread each time that it has let go, as it does at each row that it reads."""
STARTUP_FAILED = 3
"""The exit code of uvicorn where it could not start."""


def is_taken(host: str, port: int) -> bool:
    """Whether somebody listens there already."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error.errno == EADDRINUSE
    return False


def run(create_app: CreateApp, settings: Settings, host: str, port: int, workers: int) -> None:
    """Serve the app of these settings until told to stop. Every worker is handed the settings."""
    deadlines = Deadlines(settings.receive_seconds, settings.answer_seconds)
    bounds = Bounds(allow_connections(settings.connections), HeldBytes(settings.held_bytes))
    protocol = partial(choose_protocol(), deadlines=deadlines, bounds=bounds)
    config = uvicorn.Config(
        partial(_create_settled, create_app, settings),
        factory=True,
        host=host,
        port=port,
        workers=workers,
        http=cast("type[asyncio.Protocol]", protocol),
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_graceful_shutdown=20,
    )
    # An interrupt ends it as it was meant to.
    with suppress(KeyboardInterrupt):
        if workers > 1:
            Multiprocess(config, sockets=[config.bind_socket()]).run()
        else:
            _run_alone(uvicorn.Server(config))


def _create_settled(create_app: CreateApp, settings: Settings) -> Any:
    """The app, with all that now lives set apart from what the garbage collector looks through.

    It lives as long as the process, and looking through it whenever a crowd had come held the loop
    for 0.1 to 0.3 seconds. A crowd's own requests are no garbage either: they are looked through
    few at a time, for all hundred thousand objects of them held the loop for 30 milliseconds. What
    is loaded and made for the app leaves hardly any: looking through that took a seventh of the
    start.
    """
    # What came before, such as seeding. And a full one comes by itself only when a quarter as many
    # objects are new as this one finds: of none, it would look through every crowd that waits.
    gc.collect()
    gc.disable()  # here too: a worker of several is a process of its own
    try:
        app = create_app(settings)
        gc.freeze()
    finally:
        gc.enable()
    gc.set_threshold(*BETWEEN_COLLECTING)
    sys.setswitchinterval(BETWEEN_SWITCHES)
    return app


def allow_connections(wanted: int) -> int:
    """Let this process, and those that it starts, have so many connections beside its files.

    Tells how many the system allows.
    """
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = sys.maxsize if hard == resource.RLIM_INFINITY else hard
    soft = max(soft, min(wanted + OTHER_FILES, most))
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return min(wanted, max(1, soft - OTHER_FILES))


def _run_alone(server: uvicorn.Server) -> None:
    server.run()
    if not server.started:
        sys.exit(STARTUP_FAILED)
