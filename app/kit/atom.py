"""Facts as a feed (Atom, RFC 4287; pages by RFC 5005): each an entry with an id for ever.

Addresses are as in JSON: relative to the feed's own, unless the server knows under which it is
public. The day of an entry is the document's `as_of`, or its `date`.
"""

import json
import re
from collections.abc import Callable
from html import escape
from typing import Any

from app.kit.formats import Format, Heading

Document = dict[str, Any]
Told = tuple[str, list[str], list[str]]
"""Of an entry: its title, who says it, and its lines."""

FEED = "application/atom+xml"
NOT_NAMED = "not named"
"""An author that no text names; an entry without any would be the feed's own."""
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (2.2)."""


def feed(plural: str, tell: Callable[[Document], Told], name: str, authority: str) -> Format:
    """The format of a list's feed; `tell` says what an entry of it tells, from what is stored.

    `name` is that of the whole, and `authority` stands before every id.
    """
    return Format(
        "atom",
        f"{FEED}; charset=utf-8",
        lambda text, _: _entry(f"{authority}{plural}/", json.loads(text), tell),
        opening=lambda heading: _opening(heading, name, authority),
        closing=b"</feed>\n",
        rendered_by=(_entry, _opening, tell),
    )


def _opening(heading: Heading, name: str, authority: str) -> bytes:
    release, own = heading.release, heading.address
    public = release.public_url
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom">',
        _element("id", authority + own),
        _element("title", f"{name}: {own.lstrip('/')}"),
        _element("updated", release.built),
        _author(name),
        _link("self", public + own, FEED),
    ]
    if heading.following:
        lines.append(_link("next", heading.following, FEED))
    return "\n".join([*lines, ""]).encode()


def _entry(before_id: str, it: Document, tell: Callable[[Document], Told]) -> bytes:
    title, authors, lines = tell(it)
    parts = [
        "<entry>",
        _element("id", before_id + it["id"]),
        _element("title", title),
        _element("updated", f"{it.get('as_of') or it['date']}T00:00:00Z"),
        _link("alternate", it["url"]),
        *map(_author, authors or [NOT_NAMED]),
        f'<content type="text">{_text(chr(10).join(lines))}</content>',
        "</entry>\n",
    ]
    return "\n".join(parts).encode()


def _author(name: str) -> str:
    return f"<author>{_element('name', name)}</author>"


def _element(name: str, text: str) -> str:
    return f"<{name}>{_text(text)}</{name}>"


def _link(relation: str, address: str, kind: str | None = None) -> str:
    """A link; a fact's own has no type, for its address answers in the one that is asked for."""
    typed = f' type="{kind}"' if kind else ""
    return f'<link rel="{relation}"{typed} href="{_text(address)}"/>'


def _text(words: str) -> str:
    """Words as XML holds them."""
    return escape(_NO_XML.sub("\ufffd", words))
