"""Where a text names the actors or places that are known."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from app.curating.text.anchors import PLAIN, fold


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
        return {fold(form): named for form, named in self.ids.items()}

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
