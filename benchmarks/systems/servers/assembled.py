"""The floor of what is asked for the first time: the same JSON, put together from normalised rows.

No framework, no models: prepared statements, rows as dicts. It leaves out what the product
derives in code at seeding (`sentence_for_print`, `text_url`), so it has less to do.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from benchmarks.data.opening import open_release
from benchmarks.systems.servers.questions import Asked

Item = dict[str, Any]
Rows = list[tuple[Any, ...]]
Groups = dict[str, list[Any]]

SAID = """c.modality_note, c.checked, c.date_edtf, c.date_start, c.date_end, c.date_precision,
 c.date_approximate, c.date_text, c.date_note, c.date_checked, c.via_actor_id, v.name,
 c.via_speaker, c.via_cue, c.attribution_note"""
MEANINGS = """
SELECT m.claim_id, m.exact, m.start, m."end", s.section, s.position, r.id, r.headline
FROM claim_meaning m JOIN sentence s ON s.article_id = m.article_id AND s.position = m.sentence
 JOIN article r ON r.id = m.article_id
WHERE m.claim_id IN ({marks}) ORDER BY m.claim_id, m.number"""
OWN_EVIDENCE = """
SELECT e.event_id, e.number, e.exact, e.prefix, e.suffix, e.start, e."end", s.section, s.position,
 r.id, r.headline
FROM event_evidence e JOIN sentence s ON s.article_id = e.article_id AND s.position = e.sentence
 JOIN article r ON r.id = e.article_id
WHERE e.event_id IN ({marks}) ORDER BY e.event_id, e.number"""
FIGURE = """
SELECT f.id, f.article_id, r.headline, f.claim_id, c.text, f.indicator_id, i.name, f.value, f.low,
 f.high, f.qualifier, f.unit_id, f.text, f.counted, f.of, f.place_id, p.name, f.part_of_id, w.text,
 f.date_edtf, f.date_start, f.date_end, f.date_precision, f.date_approximate, f.date_text, f.note,
 c.attribution_type, c.actor_id, s.name, c.speaker, c.cue, c.modality, c.hedge,
 f.date_note, f.date_checked, {said}, u.name
FROM {source} JOIN claim c ON c.id = f.claim_id JOIN article r ON r.id = f.article_id
 JOIN unit u ON u.id = f.unit_id JOIN indicator i ON i.id = f.indicator_id
 LEFT JOIN place p ON p.id = f.place_id LEFT JOIN figure w ON w.id = f.part_of_id
 LEFT JOIN actor s ON s.id = c.actor_id LEFT JOIN actor v ON v.id = c.via_actor_id
WHERE {where} {rest}"""
CLAIM = """
SELECT c.id, c.article_id, r.headline, c.text, c.note, c.attribution_type, c.actor_id, s.name,
 c.speaker, c.cue, c.modality, c.hedge, {said}
FROM claim c JOIN article r ON r.id = c.article_id LEFT JOIN actor s ON s.id = c.actor_id
 LEFT JOIN actor v ON v.id = c.via_actor_id
WHERE c.id IN ({marks}) ORDER BY c.position"""
EVENT = """
SELECT e.id, e.title, e.type_id, y.name, e.status, e.date_edtf, e.date_start, e.date_end,
 e.date_precision, e.date_approximate, e.date_text, e.parent_id, m.title, e.note,
 e.date_note, e.date_checked, e.status_words, e.status_note, e.parent_note, e.checked,
 (SELECT max(r.date) FROM event_article x JOIN article r ON r.id = x.article_id
  WHERE x.event_id = e.id),
 (SELECT json_group_array(json_object('scheme', k.scheme, 'version', k.version, 'code', k.code))
  FROM event_type_code k WHERE k.event_type_id = e.type_id),
 (SELECT count(*) FROM event x WHERE x.parent_id = e.id)
FROM {source} JOIN event_type y ON y.id = e.type_id LEFT JOIN event m ON m.id = e.parent_id
WHERE {where} {rest}"""
EVIDENCE = """
SELECT e.claim_id, e.number, e.exact, e.prefix, e.suffix, e.start, e."end", s.section, s.position
FROM evidence e JOIN sentence s ON s.article_id = e.article_id AND s.position = e.sentence
WHERE e.claim_id IN ({marks}) ORDER BY e.claim_id, e.number"""
CITED = """
SELECT x.claim_id, x.evidence_number, x.source_id, s.marker
FROM evidence_source x JOIN source s ON s.id = x.source_id
WHERE x.claim_id IN ({marks}) ORDER BY x.claim_id, x.evidence_number, x.number"""
EVENTS_OF = """
SELECT x.claim_id, e.id, e.title, x.words, x.note
FROM claim_event x JOIN event e ON e.id = x.event_id
WHERE x.claim_id IN ({marks}) ORDER BY x.claim_id, x.number"""
NAMED_IN = """
SELECT x.claim_id, n.id, n.name FROM claim_{kind} x JOIN {kind} n ON n.id = x.{kind}_id
WHERE x.claim_id IN ({marks}) ORDER BY x.claim_id, x.number"""
SUBJECTS = """
SELECT x.figure_id, a.id, a.name FROM figure_subject x JOIN actor a ON a.id = x.actor_id
WHERE x.figure_id IN ({marks}) ORDER BY x.figure_id, x.number"""
LINKS = """
SELECT l.{here}_id, l.type, c.id, c.text, l.basis, l.words, l.note
FROM claim_link l JOIN claim c ON c.id = l.{there}_id WHERE l.{here}_id IN ({marks})"""
ROLES = """
SELECT x.event_id, n.id, n.name, x.role, x.hedge, x.said_by_id, s.name, x.note
FROM event_{kind} x JOIN {kind} n ON n.id = x.{kind}_id LEFT JOIN actor s ON s.id = x.said_by_id
WHERE x.event_id IN ({marks}) ORDER BY x.event_id, x.number"""
CLAIMS_OF = """
SELECT x.event_id, x.claim_id FROM claim_event x JOIN claim c ON c.id = x.claim_id
WHERE x.event_id IN ({marks}) ORDER BY x.event_id, c.position"""


class Assembler:
    """Puts facts together from the rows of one database."""

    def __init__(self, database: str) -> None:
        self._fetch: Callable[..., sqlite3.Cursor] = open_release(database).execute

    def figures(self, asked: Asked) -> list[Item]:
        """The figures that are asked for."""
        text = FIGURE.format(said=SAID, source=asked.source, where=asked.where, rest=asked.rest)
        rows = self._fetch(text, asked.values).fetchall()
        parts = self._parts([row[3] for row in rows])
        subjects = self._group(SUBJECTS, [row[0] for row in rows], reference)
        return [figure(row, parts, subjects) for row in rows]

    def events(self, asked: Asked) -> list[Item]:
        """The events that are asked for, with their claims."""
        text = EVENT.format(source=asked.source, where=asked.where, rest=asked.rest)
        rows = self._fetch(text, asked.values).fetchall()
        ids = [row[0] for row in rows]
        places, actors = (self._group(ROLES, ids, role, kind=k) for k in ("place", "actor"))
        linked = self._group(CLAIMS_OF, ids, lambda row: row[0])
        claims = self.claims({name for names in linked.values() for name in names})
        own = self._group(OWN_EVIDENCE, ids, own_passage)
        parts = (places, actors, own)
        return [event(row, parts, [claims[name] for name in linked[row[0]]]) for row in rows]

    def claims(self, ids: Iterable[str]) -> dict[str, Item]:
        """Claims by id."""
        names = list(ids)
        rows = self._fetch(CLAIM.format(said=SAID, marks=marks(names)), names).fetchall()
        parts = self._parts(names)
        actors, places = (self._group(NAMED_IN, names, reference, kind=k)
                          for k in ("actor", "place"))  # fmt: skip
        figures: dict[str, list[Item]] = defaultdict(list)
        of_claims = Asked(f"f.claim_id IN ({marks(names)})", "ORDER BY f.position", names)
        for one in self.figures(of_claims):
            figures[one["claim"]["id"]].append(one)
        return {row[0]: claim(row, parts, (actors, places), figures[row[0]]) for row in rows}

    def _parts(self, claims: list[str]) -> dict[str, Groups]:
        """What proves claims, and what they are about."""
        cited: dict[tuple[str, int], list[Item]] = defaultdict(list)
        for name, number, source, marker in self._fetch(CITED.format(marks=marks(claims)), claims):
            cited[name, number].append({"id": source, "marker": marker})
        evidence: Groups = defaultdict(list)
        for row in self._fetch(EVIDENCE.format(marks=marks(claims)), claims):
            evidence[row[0]].append(passage(row, cited[row[0], row[1]]))
        events = self._group(EVENTS_OF, claims, stated_event)
        meanings = self._group(MEANINGS, claims, meaning)
        links: Groups = defaultdict(list)
        for here, there in (("from", "to"), ("to", "from")):
            text = LINKS.format(here=here, there=there, marks=marks(claims))
            for name, *row in self._fetch(text, claims):
                links[name].append(link(row, here))
        return {"evidence": evidence, "events": events, "links": links, "means": meanings}

    def _group(
        self, text: str, ids: list[str], shown: Callable[[Sequence[Any]], Any], **names: str
    ) -> Groups:
        groups: Groups = defaultdict(list)
        for name, *row in self._fetch(text.format(marks=marks(ids), **names), ids):
            groups[name].append(shown(row))
        return groups


def marks(values: Sequence[Any]) -> str:
    """As many question marks as there are values."""
    return ",".join("?" * len(values))


def reference(row: Sequence[Any]) -> Item | None:
    """An id with its name."""
    return None if row[0] is None else {"id": row[0], "name": row[1]}


def role(row: Sequence[Any]) -> Item:
    """A place or an actor of an event."""
    said_by = reference(row[4:6])
    return {
        "id": row[0], "name": row[1], "role": row[2], "hedge": json.loads(row[3]),
        "asserted_by": [{"type": "actor", "actor": said_by}] if said_by else [], "note": row[6],
    }  # fmt: skip


def stated_event(row: Sequence[Any]) -> Item:
    """An event that a claim is about."""
    return {"id": row[0], "title": row[1], "words": row[2], "note": row[3]}


def meaning(row: Sequence[Any]) -> Item:
    """Words that say what a bracket stands for."""
    place = {"section": row[3], "position": row[4]}
    article = {"id": row[5], "headline": row[6]}
    return {
        "exact": row[0], "start": row[1], "end": row[2], "sentence": place, "article": article,
    }  # fmt: skip


def own_passage(row: Sequence[Any]) -> Item:
    """Words that state an event themselves."""
    return {**passage((None, *row), []), "article": {"id": row[8], "headline": row[9]}}


def link(row: Sequence[Any], direction: str) -> Item:
    """A claim that another is set against."""
    kind, name, text, basis, words, note = row
    other = {"id": name, "text": text}
    return {
        "type": kind, "direction": direction, "claim": other, "basis": basis, "words": words,
        "note": note,
    }  # fmt: skip


def passage(row: Sequence[Any], cites: list[Item]) -> Item:
    """Words that prove a claim."""
    return {
        "exact": row[2], "prefix": row[3], "suffix": row[4], "start": row[5], "end": row[6],
        "sentence": {"section": row[7], "position": row[8]}, "cites": cites,
    }  # fmt: skip


def date_of(row: Sequence[Any]) -> Item | None:
    """A date of eight columns."""
    if row[0] is None:
        return None
    edtf, start, end, precision, approximate, text, note, checked = row
    return {
        "edtf": edtf, "start": start, "end": end, "precision": precision,
        "approximate": bool(approximate), "text": text, "note": note, "checked": bool(checked),
    }  # fmt: skip


def voice_of(row: Sequence[Any], more: Sequence[Any]) -> Item:
    """Who says it, and how surely; `more` are the columns of `SAID`."""
    kind, actor, name, speaker, cue, modality, hedge = row
    note, checked, *date, via, passing, via_speaker, via_cue, why = more
    passed_on = {"actor": reference((via, passing)), "speaker": via_speaker, "cue": via_cue}
    voice = {
        "type": kind, "actor": reference((actor, name)), "speaker": speaker, "cue": cue,
        "date": date_of(date), "via": passed_on if via or via_speaker or via_cue else None,
        "note": why,
    }  # fmt: skip
    return {
        "attribution": voice, "modality": modality, "modality_note": note,
        "hedge": json.loads(hedge), "checked": bool(checked),
    }  # fmt: skip


def figure(row: Sequence[Any], parts: dict[str, Groups], subjects: Groups) -> Item:
    """One figure."""
    name, claim_id = row[0], row[3]
    return {
        "id": name,
        "article": {"id": row[1], "headline": row[2]},
        "claim": {"id": claim_id, "text": row[4]},
        "events": parts["events"][claim_id],
        "indicator": {"id": row[5], "name": row[6]},
        "value": row[7],
        "low": row[8],
        "high": row[9],
        "qualifier": row[10],
        "unit": {"id": row[11], "name": row[-1]},
        "text": row[12],
        "counted": row[13],
        "of": row[14],
        "subjects": subjects[name],
        "place": reference(row[15:17]),
        "period": date_of((*row[19:25], *row[33:35])),
        "part_of": row[17] and {"id": row[17], "text": row[18]},
        **voice_of(row[26:33], row[35:-1]),
        "evidence": parts["evidence"][claim_id],
        "links": parts["links"][claim_id],
        "note": row[25],
        "url": f"/figures/{name}",
    }


SHOWN_BY_CLAIM = (
    "id", "indicator", "value", "low", "high", "qualifier", "unit", "text", "counted", "of",
    "subjects", "place", "period", "part_of", "note", "url",
)  # fmt: skip


def claim(
    row: Sequence[Any], parts: dict[str, Groups], named: tuple[Groups, Groups], figures: list[Item]
) -> Item:
    """One claim."""
    name = row[0]
    actors, places = named
    return {
        "id": name,
        "article": {"id": row[1], "headline": row[2]},
        "text": row[3],
        "means": parts["means"][name],
        "events": parts["events"][name],
        "actors": actors[name],
        "places": places[name],
        "figures": [{key: one[key] for key in SHOWN_BY_CLAIM} for one in figures],
        **voice_of(row[5:12], row[12:]),
        "evidence": parts["evidence"][name],
        "links": parts["links"][name],
        "note": row[4],
        "url": f"/claims/{name}",
        "citation_url": f"/claims/{name}/citation",
    }


def event(row: Sequence[Any], parts: tuple[Groups, Groups, Groups], claims: list[Item]) -> Item:
    """One event, with the claims that state it."""
    name, (places, actors, own) = row[0], parts
    voices = (one["attribution"] for one in claims)
    asserters = {(one["type"], (one["actor"] or {}).get("id")): one for one in voices}
    return {
        "id": name,
        "title": row[1],
        "type": {"id": row[2], "name": row[3], "codes": json.loads(row[21])},
        "status": row[4],
        "status_words": row[16],
        "status_note": row[17],
        "date": date_of((*row[5:11], *row[14:16])),
        "as_of": row[20],
        "places": places[name],
        "actors": actors[name],
        "parent": row[11] and {"id": row[11], "title": row[12]},
        "parent_note": row[18],
        "parts": {"count": row[22], "url": f"/events?parent={name}"},
        "evidence": own[name],
        "asserted_by": [{"type": one["type"], "actor": one["actor"]} for one in asserters.values()],
        "claims": {
            "count": len(claims),
            "url": f"/claims?event={name}",
            "items": claims[:20],
        },
        "checked": bool(row[19]),
        "note": row[13],
        "url": f"/events/{name}",
    }
