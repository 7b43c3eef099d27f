"""Lists of references, and source names in brackets: form by form, and on any text at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.english.references import Reference, find_references, find_source_names

Parts = tuple[str | None, str | None, str | None, str | None]


def parts(reference: Reference) -> Parts:
    return reference.marker, reference.title, reference.publisher, reference.url


def read(text: str) -> list[Parts]:
    return [parts(reference) for reference in find_references(text)]


BODY = "It rained [1]. It snowed [2].\n\n"
A, B = "https://example.org/a", "https://example.org/b_(c)"

LISTS: list[tuple[str, list[Parts]]] = [
    (f"References\n[1] It Rained, Reuters, {A}\n[2] It Snowed, BBC News, {B}",
     [("1", "It Rained", "Reuters", A), ("2", "It Snowed", "BBC News", B)]),
    (f"Sources:\n1. “It rained, then.” Reuters. {A}.\n2. {B}",
     [("1", "It rained, then", "Reuters", A), ("2", None, None, B)]),
    (f"## Works cited\n1) It rained - Reuters {A}\n2) It snowed | The Guardian, 2024",
     [("1", "It rained", "Reuters", A), ("2", "It snowed | The Guardian, 2024", None, None)]),
    (f"External links\n- It rained {A}\n• [It snowed]({B})",
     [(None, "It rained", None, A), (None, "It snowed", None, B)]),
    ("Notes\n* It rained, and then it snowed, said all",
     [(None, "It rained, and then it snowed, said all", None, None)]),
    (f"Sources\nIt rained\n{A}\n", []),
    (f"Sources\n[1] It rained, Reuters\n{A}\n[2] It snowed",
     [("1", "It rained", "Reuters", A), ("2", "It snowed", None, None)]),
    # without a heading
    (f"[1] It rained, Reuters, {A}\n[2] It snowed, {B}",
     [("1", "It rained", "Reuters", A), ("2", "It snowed", None, B)]),
    ("[1] It rained\n[2] It snowed",
     [("1", "It rained", None, None), ("2", "It snowed", None, None)]),
    (f"- It rained {A}\n- It snowed {A}",
     [(None, "It rained", None, A), (None, "It snowed", None, A)]),
    # no lists of references
    ("[7] It rained\n[8] It snowed", []),
    ("- Bring a coat.\n- Bring a hat.", []),
    (f"[1] It rained, {A}", []),
    (f"1. It rained {A}\n2. It snowed {A}\nThis ends the article.", []),
    ("References\nThe firm gave none.", []),
]  # fmt: skip


@pytest.mark.parametrize(("ending", "expected"), LISTS)
def test_list(ending: str, expected: list[Parts]) -> None:
    assert read(BODY + ending) == expected


def test_spans_hold_the_printed_entries() -> None:
    text = f"{BODY}References\n[1] It rained, Reuters\n  {A}\n\n[2] It snowed \n"
    spans = [text[each.start : each.end] for each in find_references(text)]
    assert spans == [f"[1] It rained, Reuters\n  {A}", "[2] It snowed"]


def test_each_find_names_its_rule() -> None:
    (first, second) = find_references(f"{BODY}Sources\n[1] It rained, Reuters\n[2] It snowed")
    assert first.rule == "heading, square, joint ','"
    assert second.rule == "heading, square, not told apart"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. (Reuters)", ["Reuters"]),
        ("It rained. (CNN) (Reuters)\nIt snowed.", ["CNN", "Reuters"]),
        ("It rained. (The Kyiv Independent)", ["The Kyiv Independent"]),
        (
            "It was. (University of Puerto Rico at Arecibo)",
            ["University of Puerto Rico at Arecibo"],
        ),
        ("It said “no.” (Washington Post)", ["Washington Post"]),
        ("It rained (Reuters).", ["Reuters"]),
        ("It rained [1]. (AL24News)", ["AL24News"]),
        ("General Motors ( GM ) lost .", []),
        ("It was bought by General Motors (GM).", []),
        ("An investor ( at 9.9 % ) left .", []),
        ("It rained. (2005)", []),
        ("It rained. (He had a coat.) It snowed.", []),
        ("It rained. (Reporting by Jo Roe; Editing by Al Poe)", []),
        ("Smith (Republican) won.", []),
    ],
)
def test_source_names(text: str, expected: list[str]) -> None:
    found = find_source_names(text)
    assert [name.text for name in found] == expected
    assert [text[name.start : name.end] for name in found] == expected


_PIECES = st.sampled_from(
    (
        "References", "Sources:", "[1]", "1.", "1)", "-", "•", "*", "\n", "\n\n", "\r\n", " ", "A",
        ",", "Reuters", "https://a.b/c", "(Reuters)", "(", ")", "“", "”", ". ", "[a](b)", "2024",
        "\u00a0",
    )
)  # fmt: skip
_TEXTS = st.one_of(st.text(), st.lists(_PIECES, max_size=30).map("".join))


@given(_TEXTS)
def test_any_text_gives_spans_that_lie_in_it_and_hold_the_parts(text: str) -> None:
    ended = 0
    for find in find_references(text):
        assert ended <= find.start < find.end <= len(text)
        printed = " ".join(text[find.start : find.end].split())
        for part in (find.marker, find.title, find.publisher, find.url):
            assert part is None or part.split()[0] in printed
        ended = find.end
    ended = 0
    for name in find_source_names(text):
        assert ended <= name.start < name.end <= len(text)
        assert text[name.start : name.end] == name.text
        ended = name.end
