"""Packing by zstd (RFC 8878): of the standard library, or what stands for it before Python 3.14."""

import sys

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

__all__ = ["zstd"]
