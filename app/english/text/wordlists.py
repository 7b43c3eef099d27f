"""Tables of words, written as running text because that is how they are read and extended."""


def listed(text: str) -> list[str]:
    """The words of `text` in order."""
    return text.split()


def vocabulary(text: str) -> frozenset[str]:
    """The words of `text` as a set."""
    return frozenset(text.split())
