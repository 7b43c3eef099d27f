"""A digest of code, for the tags of what is rendered while serving: other code, another tag."""

import sys
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any


@lru_cache(maxsize=64)
def code_digest(*rendering: Callable[..., Any]) -> str:
    """A digest of the source files in which these functions and classes are written."""
    digest = blake2b(digest_size=4)
    for path in sorted({_file_of(one) for one in rendering}):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _file_of(rendering: Callable[..., Any]) -> Path:
    file = sys.modules[rendering.__module__].__file__
    assert file, f"{rendering.__module__} has no file"
    return Path(file)
