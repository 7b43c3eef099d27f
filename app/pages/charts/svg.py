"""SVG as text: elements with escaped attributes and words.

No element carries a style and none an id: a page's policy allows no style of an element, and two
pictures on one page must not share a name. What a picture looks like stands in its presentation
attributes, which a style sheet may override.
"""

import re

from markupsafe import Markup, escape

_LINE_END = re.compile("\r\n?")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML 1.0 document may hold (production 2, `Char`)."""

Attribute = str | float | None
Look = dict[str, Attribute]
"""Attributes by name, for what several elements have in common."""


def element(name: str, *children: str, **attributes: Attribute) -> Markup:
    """An element with its children: plain text among them is escaped, markup is kept.

    An attribute is written with `_` for `-` (`stroke_width`); one that is None is left out.
    """
    written = "".join(
        f' {key.strip("_").replace("_", "-")}="{escape(_write(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = join(*children)
    # Names and values are ours or escaped just above, children by `join`.
    return Markup(f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>")  # noqa: S704


def join(*parts: str) -> Markup:
    """Markup and words one after another, the words escaped."""
    return Markup("").join(part if isinstance(part, Markup) else legible(part) for part in parts)


def legible(text: str) -> str:
    """The text with a replacement for each character that XML forbids, and the line ends that it
    reads (XML 1.0, 2.11)."""
    return _ILLEGAL.sub("\ufffd", _LINE_END.sub("\n", text))


def percent(share: float) -> str:
    """A length as a share of the picture: `12.5%`."""
    return f"{_write(share)}%"


def _write(value: str | float) -> str:
    """A number with two decimals at most, so that the same facts give the same bytes."""
    return legible(value) if isinstance(value, str) else f"{round(value, 2) + 0:g}"
