"""What the machine offers."""

import os


def cores() -> int:
    """Cores that this process may run on; one where the system does not tell."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
