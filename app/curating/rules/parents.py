"""Rules about events that are parts of others: a sentence says so, or a note of the parent does."""

from collections.abc import Iterable, Iterator
from itertools import product

from app.curating.languages import is_read
from app.curating.meaning.naming import EventName, EventNames, list_bases
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.text.evidence import StatedEvent
from app.english.stems.stem import stem_kin
from app.english.text.wordlists import word_set

_WITHIN = word_set("at during in within amid amidst of")
"""Words behind which the whole stands: "a request at the meeting"."""
_WITH = frozenset(map(stem_kin, word_set("with including involving such like saw seen featuring")))
"""Words behind which a part stands: "exchanges, with 189 returned"."""
_MAKES = frozenset(map(stem_kin, word_set("result led brought produced include involve comprise")))
"""Verbs whose object is a part of their subject: "the operation has resulted in clashes"."""
_FAR = 6
_Event = tuple[StatedEvent, EventName]


def parents_are_named(seeds: Seeds) -> Iterator[Fault]:
    """A sentence sets an event within its parent, or a note of the parent says why."""
    names = EventNames(seeds)
    for name, stated in seeds.statements.items():
        parent = stated.seed.parent
        if parent is None or parent.note or parent.event not in names.all or parent.event == name:
            continue
        whole = seeds.statements[parent.event]
        if not _is_english([*stated.articles, *whole.articles], seeds):
            continue
        own, above = names.all[name], names.all[parent.event]
        others = {
            base
            for article in stated.articles
            for one in names.of_article.get(article, ())
            for base in one.head_bases - own.head_bases - above.head_bases
        }
        if not _is_said((stated, own), (whole, above), others):
            turned = _is_said((whole, above), (stated, own), others)
            yield parent.fault(_explain(own, above, forth=turned))


def _explain(own: EventName, above: EventName, *, forth: bool) -> str:
    turned = f' It is "{above.title}" that is a part: give {above.id} the parent {own.id}.'
    return (
        f'No sentence says that "{own.title}" is a part of "{above.title}".'
        + (turned if forth else "")
        + f" Leave the parent out, or say why: parent: {{event: {above.id}, note: …}}."
    )


def _is_english(articles: Iterable[str], seeds: Seeds) -> bool:
    return all(is_read(seeds.articles[name].seed.language) for name in articles)


def _is_said(part: _Event, whole: _Event, others: set[str]) -> bool:
    """Whether a sentence sets the part within the whole, with no other event's noun between."""
    sentences = {one.sentence.text: None for one in (*part[0].anchors, *whole[0].anchors)}
    return any(
        _is_within(list_bases(text), one, around, others)
        for text in sentences
        for one, around in product(_list_phrases(*part), _list_phrases(*whole))
        if one != around
    )


def _list_phrases(stated: StatedEvent, name: EventName) -> list[tuple[str, ...]]:
    """The bases by which claims name the event: its head nouns, and the words that stand for it."""
    heads = [(base,) for base in name.head_bases]
    standing = [
        tuple(list_bases(about.words))
        for claim in stated.claims
        for about in claim.seed.events
        if about.event == name.id and about.words
    ]
    return [*heads, *filter(None, standing)]


def _is_within(
    bases: list[str], part: tuple[str, ...], whole: tuple[str, ...], others: set[str]
) -> bool:
    return any(
        _says_part(bases, one, other, len(whole))
        for one in _find(bases, part)
        for other in _find(bases, whole)
        if not others & set(bases[min(one, other) + 1 : max(one, other)])
    )


def _find(bases: list[str], phrase: tuple[str, ...]) -> Iterator[int]:
    size = len(phrase)
    return (at for at in range(len(bases) - size + 1) if tuple(bases[at : at + size]) == phrase)


def _says_part(bases: list[str], part: int, whole: int, size: int) -> bool:
    """Whether the words between part and whole set the one within the other."""
    if part < whole:
        near = bases[max(part + 1, whole - _FAR) : whole]
        joints = [one for one in near if one in _WITHIN or one in _STOPS]
        return joints[-1:] != [] and joints[-1] in _WITHIN and not set(near) & _MAKES
    between = bases[whole + size : part]
    return bool(set(between) & (_WITH | _MAKES)) and not set(between) & _STOPS


_STOPS = word_set("to on before after ahead until since despite though by from against though")

RULES = (parents_are_named,)
