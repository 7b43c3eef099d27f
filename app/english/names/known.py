"""Names that a text has elsewhere, to be found where a capital tells nothing."""

from collections.abc import Iterable, Iterator

from app.english.names.peoples import STATES, is_people
from app.english.names.words import COMMON_ACRONYMS, GENERIC
from app.english.text.tokens import Tokens
from app.english.text.word_tokens import cut_words


class KnownNames:
    """Names that a text has elsewhere, to be found in its headlines."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: dict[str, list[tuple[str, ...]]] = {}
        self._known = {tuple(token.text for token in cut_words(name).tokens) for name in set(names)}
        self._known |= {(word,) for name in self._known for word in name if _tells(word)}
        for name in sorted(self._known, key=lambda name: (-len(name), name)):
            self._names.setdefault(name[0].lower(), []).append(name)

    def find(self, prose: Tokens, first: int, stop: int) -> Iterator[tuple[int, int, str]]:
        """The span and rule of each name in a headline, the longest at each place."""
        shouted = all(
            token.text.isupper() for token in prose.tokens[first:stop] if len(token.text) > 3
        )
        index = first
        while index < stop:
            length, rule = self._longest(prose, index, stop, shouted=shouted)
            if length:
                yield prose.at(index).start, prose.at(index + length - 1).end, rule
            index += max(1, length)

    def _longest(self, prose: Tokens, index: int, stop: int, *, shouted: bool) -> tuple[int, str]:
        for name in self._names.get(prose.lower(index), ()):
            words = tuple(
                token.text for token in prose.tokens[index : min(stop, index + len(name))]
            )
            if words == name or (shouted and _fold_words(words) == _fold_words(name)):
                return len(name), "headline, known from the text"
        word = prose.at(index).text
        if word in STATES or (shouted and word.capitalize() in STATES):
            return 1, "headline, table of states"
        acronym = len(word) > 1 and word.isalpha() and word.isupper() and not shouted
        return (1, "headline, acronym") if acronym and word not in COMMON_ACRONYMS else (0, "")


def _fold_words(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.lower() for word in words)


def _tells(word: str) -> bool:
    """Whether a word of a name stands for it alone: no "Ministry", "North" or "Russian"."""
    return len(word) > 2 and word[0].isupper() and word not in GENERIC and not is_people(word)
