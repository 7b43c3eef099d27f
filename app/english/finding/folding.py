"""Letters as they are compared: capitals and accents do not matter."""

from functools import lru_cache
from unicodedata import combining, normalize

SIGNS_KEPT = 1 << 14
_OTHER_FORMS = {"ς": "σ"}
"""A letter that is written otherwise at the end of a word."""


class _Folded(dict[int, str]):
    """Each sign as the one that it is compared by, remembered when it is first met.

    In place, an accent that stands alone is kept.
    """

    def __init__(self, *, in_place: bool) -> None:
        self._in_place = in_place

    def __missing__(self, code: int) -> str:
        if len(self) >= SIGNS_KEPT:
            self.clear()
        sign = chr(code)
        self[code] = folded = _fold_sign(sign) or (sign if self._in_place else "")
        return folded


@lru_cache
def _folded(*, in_place: bool) -> _Folded:
    """The one table of either kind: texts share their signs."""
    return _Folded(in_place=in_place)


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
    return normalize("NFC", text).translate(_folded(in_place=False))


def fold_in_place(text: str) -> str:
    """The same, but what stands somewhere in the text stays there: accents are to be composed."""
    return text.lower() if text.isascii() else text.translate(_folded(in_place=True))
