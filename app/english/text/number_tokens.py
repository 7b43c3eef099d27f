"""Text in, tokens out: the pieces that the rules for quantities read.

Reading is one pass of one pattern, every repetition in it bounded or unambiguous.
"""

import re
from collections.abc import Iterable

from app.english.text.tokens import Kind, Token, Tokens, token

_SPACES = "\u00a0\u2009\u202f\u2007"
_NUMBER = rf"""
    [0-9]{{1,2}}(?:,[0-9]{{2}}){{1,6}},[0-9]{{3}}(?![0-9])  # 1,00,000
  | [0-9]{{1,3}}(?:[,{_SPACES}][0-9]{{3}}){{1,8}}(?![0-9])(?:\.[0-9]+)?  # 3,000.5
  | [0-9]{{1,3}}(?:[ ][0-9]{{3}}){{0,4}}[ ][0-9]00(?![0-9]|[,.][0-9])   # 38 000
  | [0-9]{{1,3}}(?:[ ][0-9]{{3}}){{2,4}}(?![0-9]|[,.][0-9])             # 1 234 567
  | [0-9]+,[0-9]{{1,2}}(?=\s?(?:%|per\s?cent|[mbtr]{{1,2}}illion|bn\b))  # 4,8 bn
  | [0-9]{{1,3}}\ [13]/[24](?![0-9/])                                   # 2 1/2
  | [0-9]+(?:\.[0-9]+)?[½¼¾]?
  | [½¼¾]
  | (?<!\w)\.[0-9]+
"""
_TOKEN = re.compile(
    rf"""
    (?P<sign>(?:US|USD|CA|AU|NZ|HK|NT|Can|C|A|S|R)?\$ | (?:US|NZ|HK|AU|CA)\ \$
           | [€£¥₴₽₹₩₪₺₦₱] | % | ‰ | °\ ?[CF]\b | °)
  | (?P<number>{_NUMBER})(?P<dotted>(?:\.[0-9]+)+)?(?P<glue>[^\W\d_][\w²³]*(?:/h)?)?
  | (?P<word>(?:[^\W\d_]\.){{2,}}
           | [^\W\d_]\w*(?:[-\u2011'’&][^\W_]\w*)*\+?
           | ['’](?:s|S)\b)
  | (?P<mark>\S)
    """,
    re.VERBOSE,
)
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
# More digits than this is an identifier, and beyond what decimal arithmetic keeps exactly.
_LONGEST = 18


def cut_numbers(text: str, splits: frozenset[str], glued: frozenset[str]) -> Tokens:
    """Read `text`; hyphenated words that begin with one of `splits` are taken apart.

    `glued` are the letters that may follow digits without a space ("2.3bn", "40km");
    any others make the whole a code ("24News").
    """
    tokens: list[Token] = []
    ended = 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        opens = ended == 0 or _breaks(text, ended, start)
        if match.lastgroup == "word":
            if "-" in match[0] and (
                _follows_digits(tokens, start, match) or _first_part(match) in splits
            ):
                tokens.extend(_take_apart(match, opens=opens))
            else:
                tokens.append(token(start, match[0], Kind.WORD, opens=opens))
        elif match["number"] is not None:
            tokens.extend(_numbers(match, glued, opens=opens))
        else:
            kind = Kind.SIGN if match["sign"] else Kind.MARK
            tokens.append(token(start, match.group(), kind, opens=opens))
        ended = match.end()
    return Tokens(text, tokens)


def mask(numbers: Tokens, spans: Iterable[tuple[int, int]]) -> Tokens:
    """The same tokens, those inside one of the ordered `spans` marked as skipped."""
    tokens = list(numbers.tokens)
    index = 0
    for start, end in spans:
        while index < len(tokens) and tokens[index].end <= start:
            index += 1
        while index < len(tokens) and tokens[index].start < end:
            tokens[index] = tokens[index]._replace(lower="", kind=Kind.SKIPPED)
            index += 1
    return Tokens(numbers.text, tokens)


def _breaks(text: str, ended: int, start: int) -> bool:
    """A blank line breaks; one line end does unless the text is wrapped there."""
    gap = text[ended:start]
    lines = gap.count("\n") + gap.replace("\r\n", "").count("\r") if gap.strip(" ") else 0
    if lines == 0:
        return False
    return lines > 1 or not (text[start].islower() or text[start].isdigit())


def _first_part(match: re.Match[str]) -> str:
    return match.group().split("-", 1)[0].lower()


def _follows_digits(tokens: list[Token], start: int, match: re.Match[str]) -> bool:
    """Whether digits and a hyphen touch what begins at `start`: "10-month-old", "28 year-old"."""
    if tokens and tokens[-1].kind is Kind.NUMBER:
        return match.group().endswith("-old")
    if len(tokens) < 2 or tokens[-1].end != start or tokens[-1].text != "-":
        return False
    return tokens[-2].kind is Kind.NUMBER and tokens[-2].end == tokens[-1].start


def _numbers(match: re.Match[str], glued: frozenset[str], *, opens: bool) -> list[Token]:
    start, digits, glue = match.start(), match["number"], match["glue"]
    if match["dotted"] or sum(map(str.isdigit, digits)) > _LONGEST:
        return [token(start, match.group(), Kind.CODE, opens=opens)]
    if glue is None:
        return [token(start, digits, Kind.NUMBER, opens=opens)]
    if glue.lower() in _ORDINALS:
        return [token(start, match.group(), Kind.ORDINAL, opens=opens)]
    if glue.lower() not in glued or (len(glue) == 1 and glue.isupper() and glue not in "KMB"):
        return [token(start, match.group(), Kind.CODE, opens=opens)]
    return [
        token(start, digits, Kind.NUMBER, opens=opens),
        token(start + len(digits), glue, Kind.WORD, opens=False),
    ]


def _take_apart(match: re.Match[str], *, opens: bool) -> list[Token]:
    """The words of a hyphenated one, and its hyphens."""
    start = match.start()
    tokens: list[Token] = []
    for part in re.findall(r"-|[^-]+", match[0]):
        kind = Kind.MARK if part == "-" else Kind.WORD
        tokens.append(token(start, part, kind, opens=opens and not tokens))
        start += len(part)
    return tokens
