"""Where things lie: the repository, what was built for measuring, and the two environments."""

import shutil
import socket
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent.parent
BUILT = HOME / "var" / "bench"
RESULTS = HOME / "benchmarks" / "results"
PRODUCT = HOME / ".venv" / "bin"
PEERS = HOME / ".venv-bench" / "bin"

SIZES = {"1k": 1_000, "4k": 4_000, "10k": 10_000, "100k": 100_000, "1M": 1_000_000}


def tool(name: str) -> Path | None:
    """A program of the peers' environment or of the machine, if there is one."""
    own = PEERS / name
    found = str(own) if own.exists() else shutil.which(name)
    return Path(found) if found else None


def free_port() -> int:
    """A port of the loopback address that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
