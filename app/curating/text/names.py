"""Where a text names the actors or places that are known."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from app.curating.text.anchors import fold, make_plain


class Named(NamedTuple):
    """Words of a text that name something known."""

    id: str
    start: int
    end: int
    words: str


def list_spellings(form: str) -> tuple[str, ...]:
    """A form, and how a sentence writes it that begins with it: "Rescue workers".

    A form with "The" is the same one with "the"; any other capital is part of a name.
    """
    if form.startswith("The "):
        return form, f"the {form[4:]}"
    begun = form[:1].upper() + form[1:]
    return (form,) if begun == form else (form, begun)


@dataclass(frozen=True)
class NameFinder:
    """Finds known names: the longest form at each place, at the edges of words."""

    ids: Mapping[str, str]
    """Each form, and the id of what it names."""

    @cached_property
    def _plain(self) -> dict[str, str]:
        spelt = (
            (fold(spelling), named)
            for form, named in self.ids.items()
            for spelling in list_spellings(form)[1:]
        )
        return {**dict(spelt), **{fold(form): named for form, named in self.ids.items()}}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        forms = sorted(self._plain, key=len, reverse=True)
        spaced = (r"\s+".join(map(re.escape, form.split())) for form in forms)
        return re.compile(rf"(?<!\w)(?:{'|'.join(spaced) or '(?!)'})(?!\w)")

    @cached_property
    def names(self) -> Callable[[str], tuple[Named, ...]]:
        """Gives every known name in a text, in reading order; a text is read once."""
        return cache(self._find_names)

    def _find_names(self, text: str) -> tuple[Named, ...]:
        named = []
        for found in self._pattern.finditer(make_plain(text)):
            form = " ".join(found[0].split())
            start, end = found.span()
            named.append(Named(self._plain[form], start, end, text[start:end]))
        return tuple(named)

    def ids_in(self, text: str) -> dict[str, None]:
        """The ids of everything named in the text, in reading order, once each."""
        return dict.fromkeys(named.id for named in self.names(text))
