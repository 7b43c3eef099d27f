"""The machine that measured."""

import os
import platform
from pathlib import Path


def machine_line(load: tuple[float, float, float]) -> str:
    """Its processor, memory and system, and what it had to do before."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    before = " ".join(f"{one:.1f}" for one in load)
    return (
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}"
        f" {platform.release()}; load before: {before}"
    )


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.machine()
    models = (line.partition(":")[2].strip() for line in told if line.startswith("model name"))
    return next(models, platform.machine())
