"""Words as far as they are one word: "losses", "lost" and "Loss".

A small measure that `app.english.stems` should replace: endings are cut roughly, which is enough to
find a word of an indicator or a title in a sentence.
"""

import re
from collections.abc import Iterator

from app.english.phrases.heads import find_heads
from app.english.text.wordlists import word_set

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_IRREGULAR = {
    "lost": "loss", "lose": "loss", "loses": "loss", "losing": "loss", "people": "person",
    "men": "man", "women": "woman", "children": "child", "held": "hold", "met": "meet",
    "fought": "fight", "struck": "strike", "spent": "spend", "sold": "sell", "shot": "shoot",
    "took": "take", "taken": "take", "kept": "keep", "bought": "buy", "fell": "fall",
    "rose": "rise", "grew": "grow", "died": "death", "dead": "death", "die": "death",
}  # fmt: skip
_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "y", "e")
_SHORTEST = 4
_SMALL = word_set(
    "a an the of in on at to for by from with and or as its his her their is are was were be been "
    "has have had it this that"
)


def stem(word: str) -> str:
    """What a word's forms share: "captured" and "capture" are "capt"."""
    plain = word.lower().replace("’", "'").removesuffix("'s").rstrip("'")
    plain = _IRREGULAR.get(plain, plain)
    if plain.endswith("ss"):
        return plain
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST - (ending == "s"):
            return _undouble(plain.removesuffix(ending), ending)
    return plain


def _undouble(kept: str, ending: str) -> str:
    """Without the consonant that an ending doubled: "transferred", and not "killed"."""
    doubled = ending in ("ed", "ing", "ings") and kept[-1] == kept[-2] and kept[-1] in "bdgmnprt"
    return kept[:-1] if doubled else kept


def stems_of(text: str) -> Iterator[str]:
    """The stems of a text's words that say something, in their order."""
    for found in WORD.finditer(text):
        if found[0].lower() not in _SMALL:
            yield from (stem(part) for part in re.split(r"-", found[0]))


def stems_of_heads(title: str) -> frozenset[str]:
    """The stems of the head nouns of a title: "offensive" of "New offensive in Kursk"."""
    return frozenset(stem(head.text) for head in find_heads(title))
