"""How a name is written for being compared with others."""


def fold_name(name: str) -> str:
    """A name without what two spellings of it may differ in."""
    return " ".join(name.split()).casefold().replace("’", "'")
