"""Headlines: lines in which nearly every word has a capital, so that a capital tells nothing."""

from app.english.text.tokens import Kind, Tokens

_SHORTEST = 4
_SHARE = 0.85
_FEWEST = 2


def is_headline(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether tokens `first` up to `stop` are a line of its own in title case or in capitals."""
    words = [
        token.text
        for token in tokens.tokens[first:stop]
        if token.kind is Kind.WORD and len(token.text) >= _SHORTEST and not token.text[0].isdigit()
    ]
    stopped = any(token.text in (".", ";", "!") for token in tokens.tokens[first:stop])
    if len(words) < _FEWEST or stopped or not _is_line(tokens, first, stop):
        return False
    byline = tokens.lower(first) == "by" or tokens.at(first).text[0].islower()
    return not byline and sum(word[0].isupper() for word in words) >= _SHARE * len(words)


def _is_line(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether line ends, or those of the text, stand before and behind."""
    before = tokens.text[tokens.at(first - 1).end : tokens.at(first).start] if first else "\n"
    last = tokens.at(stop - 1).end
    behind = tokens.text[last : tokens.at(stop).start] if stop < len(tokens) else "\n"
    return "\n" in before and "\n" in behind
