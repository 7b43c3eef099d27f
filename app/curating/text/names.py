"""Where a text names the actors or places that are known."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from app.curating.text.anchors import PLAIN, fold


def turn_article(form: str) -> str:
    """The form as it opens a sentence, or as it does not: "the company", "The company"."""
    if form.startswith(("the ", "The ")):
        return f"{form[0].swapcase()}{form[1:]}"
    return form


@dataclass(frozen=True, slots=True)
class Named:
    """Words of a text that name something known."""

    id: str
    start: int
    end: int
    words: str


@dataclass(frozen=True)
class NameFinder:
    """Finds known names: the longest form at each place, at the edges of words."""

    ids: Mapping[str, str]
    """Each form, and the id of what it names."""

    @cached_property
    def _plain(self) -> dict[str, str]:
        plain = {fold(form): named for form, named in self.ids.items()}
        turned = {turn_article(form): named for form, named in plain.items()}
        return turned | plain

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        forms = sorted(self._plain, key=len, reverse=True)
        spaced = (r"\s+".join(map(re.escape, form.split())) for form in forms)
        return re.compile(rf"(?<!\w)(?:{'|'.join(spaced) or '(?!)'})(?!\w)")

    def names(self, text: str) -> Iterator[Named]:
        """Every known name in the text, in reading order."""
        for found in self._pattern.finditer(text.translate(PLAIN)):
            form = " ".join(found[0].split())
            start, end = found.span()
            yield Named(self._plain[form], start, end, text[start:end])

    def ids_in(self, text: str) -> dict[str, None]:
        """The ids of everything named in the text, in reading order, once each."""
        return dict.fromkeys(named.id for named in self.names(text))
