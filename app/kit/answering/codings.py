"""Content codings: which one a client takes best (RFC 9110, 12.5.3), and bodies packed by it."""

import gzip
import zlib
from abc import ABC, abstractmethod
from collections.abc import Callable
from functools import lru_cache

import brotli

from app.kit.answering.headers import items, weight
from app.kit.zstd import zstd

IDENTITY = ""
WORTH_PACKING = 512
"""Bytes below which a packed body saves a client nothing."""
LONGEST_READ = 1000


def _gzip(body: bytes) -> bytes:
    return gzip.compress(body, compresslevel=5, mtime=0)


def _brotli(body: bytes) -> bytes:
    packed: bytes = brotli.compress(body, quality=4)
    return packed


CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "zstd": zstd.compress,
    "br": _brotli,
    "gzip": _gzip,
}
"""The codings, the one that costs least to make first: a page of 20 kB takes zstd 93 µs, brotli
222 and gzip 316, and comes to 3.1, 2.9 and 3.0 kB."""


WINDOW = 17
"""The binary logarithm of how far a packer of streams looks back: each holds little more than that,
for as many as there are downloads."""


class Packer(ABC):
    """Packs a body whose parts come one after the other."""

    @abstractmethod
    def pack(self, part: bytes) -> bytes:
        """What can be sent once this part has come, which may be nothing yet."""

    @abstractmethod
    def finish(self) -> bytes:
        """What is left when all has come."""


class _ZstdPacker(Packer):
    def __init__(self) -> None:
        named = zstd.CompressionParameter
        # Level 3 packs 4 % better, in twice the time and three times the memory.
        options = {named.compression_level.value: 1, named.window_log.value: WINDOW}
        self._packer = zstd.ZstdCompressor(options=options)

    def pack(self, part: bytes) -> bytes:
        return self._packer.compress(part)

    def finish(self) -> bytes:
        return self._packer.flush()


class _BrotliPacker(Packer):
    def __init__(self) -> None:
        self._packer = brotli.Compressor(quality=4, lgwin=WINDOW)

    def pack(self, part: bytes) -> bytes:
        done: bytes = self._packer.process(part)
        return done

    def finish(self) -> bytes:
        done: bytes = self._packer.finish()
        return done


class _GzipPacker(Packer):
    def __init__(self) -> None:
        self._packer = zlib.compressobj(level=5, wbits=31)

    def pack(self, part: bytes) -> bytes:
        return self._packer.compress(part)

    def finish(self) -> bytes:
        return self._packer.flush()


PACKERS: dict[str, Callable[[], Packer]] = {
    "zstd": _ZstdPacker,
    "br": _BrotliPacker,
    "gzip": _GzipPacker,
}
"""The same codings for what is sent as it is read."""


def packed(body: bytes, coding: str) -> bytes:
    """The body by one of the `CODINGS`."""
    return CODINGS[coding](body)


def coding_for(accept_encoding: bytes) -> str:
    """The coding that a client takes best, by its header as it came; else `IDENTITY`.

    Among those liked alike, the first of `CODINGS`. `*` stands for gzip, which everybody reads.
    What is longer than any client needs is not read.
    """
    if not accept_encoding or len(accept_encoding) > LONGEST_READ:
        return IDENTITY
    return _coding_for(accept_encoding)


@lru_cache(maxsize=256)
def _coding_for(accept_encoding: bytes) -> str:
    """Clients send few different ones."""
    accepted = items(accept_encoding.decode("latin-1"))
    weights = {item.partition(";")[0].strip().lower(): weight(item) for item in accepted}
    weights.setdefault("gzip", weights.get("*", 0))
    best = max(CODINGS, key=lambda coding: weights.get(coding, 0))
    liked = weights.get(best, 0)
    return best if liked > 0 and liked >= weights.get("identity", 0) else IDENTITY
