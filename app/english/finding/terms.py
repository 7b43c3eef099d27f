"""Terms: what full text holds of a text, whichever engine keeps it.

A text is kept as its folded words in their order, which is what phrases and begun words are looked
up in. Behind them stand marked terms without an order: the stems of an English text ("=attack" for
attacks and attacked alike), the bare words of another ("~attacks"). So a word that is asked for is
looked up as both, and no stem of English finds words of another language.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from app.english.finding.folding import fold
from app.english.stems.stem import WORDS_KEPT, stem_word

Mark = Callable[[str], str]
"""Makes of a word the term that it is looked up as."""
WORD = re.compile(r"[^\W_]+")
GROUP_SIGNS = ",'’\u00a0\u2009\u202f"
"""What stands between the thousands of a number."""
_COMPOUND = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_GROUPED = re.compile(
    rf"(?<![^\W_])(?<!\d[{GROUP_SIGNS}])\d{{1,3}}(?:[{GROUP_SIGNS}]\d{{3}})+"
    rf"(?![^\W_]|[{GROUP_SIGNS}]\d)"
)
_MAY_BE_GROUPED = re.compile(rf"\d[{GROUP_SIGNS}]\d")
_BREAK = "="
"""Stands between parts that are no one text, so that no phrase reaches over."""


def is_stemmed(languages: Collection[str]) -> bool:
    """Whether words of a text in these languages (BCP 47) are stemmed: English, or ours alone."""
    return not languages or any(map(_is_english, languages))


def _is_english(language: str) -> bool:
    return language.partition("-")[0] == "en"


def list_words(text: str) -> list[str]:
    """The words of a text, folded, in their order."""
    return WORD.findall(fold(text))


class _Units(NamedTuple):
    """The words of a text, and what stands in it besides that can be asked for as one."""

    words: list[str]
    wholes: list[str]


def write_terms(parts: Iterable[str], languages: Collection[str]) -> str:
    """All terms of a text in these languages, one space between them; without any it is ours."""
    read = [_read_stored(part) for part in parts]
    words = f" {_BREAK} ".join([" ".join(part.words) for part in read])
    units = dict.fromkeys(chain.from_iterable(chain.from_iterable(read)))
    marked = [dict.fromkeys(map(mark, units)) for mark in list_marks([languages])]
    return " ".join([words, _BREAK, *chain.from_iterable(marked)])


def list_marks(texts: Iterable[Collection[str]]) -> tuple[Mark, ...]:
    """How words are marked of texts that are written in these languages, each in one or several."""
    texts = list(texts)
    is_plain = any(not _is_english(one) for languages in texts for one in languages)
    marks = ((stem_term, any(map(is_stemmed, texts))), (plain_term, is_plain))
    return tuple(mark for mark, is_used in marks if is_used)


def list_forms(parts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each unit of an English text that is stored, behind the term that all its forms share."""
    for unit in chain.from_iterable(chain.from_iterable(map(_read_stored, parts))):
        yield stem_term(unit), unit


def list_units(text: str) -> list[str]:
    """What can be asked for as one: words, compounds of them, and numbers without their signs."""
    return list(chain.from_iterable(_read_units(text)))


def _read_units(text: str) -> _Units:
    folded = fold(text)
    wholes = _COMPOUND.findall(folded) if "-" in folded else []
    if _MAY_BE_GROUPED.search(folded):
        wholes += ["".join(WORD.findall(number)) for number in _GROUPED.findall(folded)]
    return _Units(WORD.findall(folded), wholes)


@lru_cache(maxsize=1024)
def _read_stored(text: str) -> _Units:
    """The units of a part of what is stored: names, and sentences, stand in many texts."""
    return _read_units(text)


def read_unit(text: str) -> str | None:
    """The one word, compound or number that a text is, if it is one."""
    words = list_words(text)
    if len(words) == 1:
        return words[0]
    spread = [unit for unit in list_units(text) if unit not in words]
    whole = [unit for unit in spread if WORD.findall(unit) in (words, ["".join(words)])]
    return whole[0] if whole else None


@lru_cache(WORDS_KEPT)
def stem_term(unit: str) -> str:
    """The term that all forms of an English word share."""
    return f"={stem_word(unit)}"


def plain_term(unit: str) -> str:
    """The term of a word in a language that is not stemmed."""
    return f"~{unit}"
