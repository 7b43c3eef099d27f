"""Python's garbage collector rests while code is loaded, and millions of rows are made, which form
no circles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Nothing is looked through for garbage meanwhile, nor at once afterwards."""
    was_on, is_apart = gc.isenabled(), gc.get_freeze_count() > 0
    gc.disable()
    try:
        yield
    finally:
        # What was made meanwhile counts as old: it would be looked through at once as young.
        gc.freeze()
        if not is_apart:
            gc.unfreeze()
        if was_on:
            gc.enable()
