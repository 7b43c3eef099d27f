"""Letters as they are compared: capitals and accents do not matter."""

from functools import lru_cache
from unicodedata import combining, normalize

SIGNS_KEPT = 1 << 14
_OTHER_FORMS = {"ς": "σ"}
"""A letter that is written otherwise at the end of a word."""


class _Folded(dict[int, str]):
    """Each sign as the one that it is compared by, looked up when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_sign(chr(code))
        return folded


class _FoldedInPlace(dict[int, str]):
    """The same, but an accent that stands alone is kept."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_sign(chr(code)) or chr(code)
        return folded


@lru_cache(SIGNS_KEPT)
def _fold_sign(sign: str) -> str:
    if combining(sign):
        return ""
    base = normalize("NFD", sign)
    bare = base[0] if all(map(combining, base[1:])) else sign
    lower = bare.lower()
    return _OTHER_FORMS.get(lower, lower) if len(lower) == 1 else bare


def fold(text: str) -> str:
    """The text with each letter as it is compared."""
    if text.isascii():
        return text.lower()
    return normalize("NFC", text).translate(_Folded())


def fold_in_place(text: str) -> str:
    """The same, but what stands somewhere in the text stays there: accents are to be composed."""
    return text.lower() if text.isascii() else text.translate(_FoldedInPlace())
