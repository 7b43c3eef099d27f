"""Languages: in English wording, hedges, numbers and dates are checked, elsewhere they are not.

Quotes, markers, names and references are checked in every language.
"""

READ = ("en",)


def is_read(language: str) -> bool:
    """Whether a text in this language (BCP 47) is one that the grammar reads."""
    return language.partition("-")[0] in READ


def is_unread(language: str) -> bool:
    """Whether it is another: what the grammar would read is written there."""
    return not is_read(language)
