"""Unpacking bodies by content coding."""

import gzip
from collections.abc import Callable

import brotli

from app.kit.zstd import zstd

DECODED: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.decompress,
    "br": brotli.decompress,
    "zstd": zstd.decompress,
}
