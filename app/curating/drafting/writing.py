"""Writing YAML that a person will edit: short, in their order, with comments."""

import re
import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

_PLAIN = re.compile(r"[A-Za-z][\w ’'()%/;…-]*(?:[,.][\w ’'()%/;…-]+)*\.?", re.ASCII)
_WORDS_THAT_MEAN_SOMETHING = {"null", "true", "false", "yes", "no", "on", "off", "y", "n", "~"}
WIDTH = 96


def write_scalar(value: Any) -> str:
    """One value, in quotation marks where YAML would read it otherwise."""
    text = str(value)
    plain = _PLAIN.fullmatch(text) and text.lower() not in _WORDS_THAT_MEAN_SOMETHING
    if plain or re.fullmatch(
        r"-?\d+(\.\d+)?|\d{4}-\d{2}-\d{2}|(?=.*[a-z])[a-z\d]+(-[a-z\d]+)+", text
    ):
        return text
    return '"' + _ESCAPED.sub(_escape, text) + '"'


_UNREADABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]')


def _escape(found: re.Match[str]) -> str:
    """A sign as YAML writes it between quotation marks."""
    sign = found[0]
    return f"\\{sign}" if sign in '\\"' else f"\\u{ord(sign):04x}"


def write_flow(values: Mapping[str, Any]) -> str:
    """A short mapping on one line; what is None is left out."""
    kept = {key: value for key, value in values.items() if value is not None}
    return "{" + ", ".join(f"{key}: {_inline(value)}" for key, value in kept.items()) + "}"


def _inline(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline_item, value)) + "]"
    return _inline_item(value)


def _inline_item(value: Any) -> str:
    written = write_scalar(value)
    return f'"{written}"' if written[0] != '"' and re.search(r"[,\[\]{}]", written) else written


def write_block(values: Mapping[str, Any], indent: int) -> Iterator[str]:
    """A mapping, a key a line."""
    for key, value in values.items():
        yield from _fold_long(f"{' ' * indent}{key}:", write_scalar(value), indent + 2)


def _fold_long(key: str, written: str, indent: int) -> list[str]:
    """A value that is too long for its line is folded below it."""
    if len(key) + len(written) < WIDTH or written[0] == '"':
        return [f"{key} {written}"]
    lines, line = [f"{key} >-"], " " * indent
    for word in written.split():
        if len(line) + len(word) > WIDTH:
            lines.append(line.rstrip())
            line = " " * indent
        line += word + " "
    return [*lines, line.rstrip()]


def write_comment(text: str, indent: int = 0) -> list[str]:
    """A comment on lines of its own."""
    return textwrap.wrap(
        " ".join(_UNREADABLE.sub(" ", text).split()),
        WIDTH,
        initial_indent=" " * indent + "# ",
        subsequent_indent=" " * indent + "# ",
        break_long_words=False,
        break_on_hyphens=False,
    )
