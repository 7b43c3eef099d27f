"""Tables of words, written as running text because that is how they are read and extended."""


def word_list(text: str) -> list[str]:
    """The words of `text` in order."""
    return text.split()


def word_set(text: str) -> frozenset[str]:
    """The words of `text` as a set."""
    return frozenset(text.split())
