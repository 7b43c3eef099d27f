"""Running the server: uvicorn, with our deadlines and our way of writing."""

import asyncio
import os
import socket
from errno import EADDRINUSE
from functools import partial
from typing import cast

import uvicorn

from app.serving.at_once import choose_protocol
from app.serving.deadlines import Deadlines
from app.settings import Settings


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


def run(settings: Settings, host: str, port: int, workers: int) -> None:
    """Serve until told to stop. Every worker reads the settings from the environment."""
    deadlines = Deadlines(settings.receive_seconds, settings.answer_seconds)
    protocol = partial(choose_protocol(), deadlines=deadlines)
    os.environ |= {"FACTS_SEEDS": str(settings.seeds), "FACTS_DATA": str(settings.data)}
    uvicorn.run(
        "app.main:create_app",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        http=cast("type[asyncio.Protocol]", protocol),
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=20,
    )
