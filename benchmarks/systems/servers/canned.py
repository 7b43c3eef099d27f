"""The canned queries of Datasette: plain rows, and the same nested JSON as ours, made in SQL."""

from collections.abc import Sequence

_NESTED = """
SELECT json_object(
 'id', f.id,
 'article', json_object('id', r.id, 'headline', r.headline),
 'claim', json_object('id', c.id, 'text', c.text),
 'events', (SELECT json_group_array(json_object('id', e.id, 'title', e.title))
  FROM claim_event x JOIN event e ON e.id = x.event_id WHERE x.claim_id = c.id),
 'indicator', json_object('id', i.id, 'name', i.name),
 'value', f.value, 'low', f.low, 'high', f.high, 'qualifier', f.qualifier, 'unit', f.unit_id,
 'text', f.text, 'counted', f.counted, 'of', f.of,
 'subjects', (SELECT json_group_array(json_object('id', a.id, 'name', a.name))
  FROM figure_subject x JOIN actor a ON a.id = x.actor_id WHERE x.figure_id = f.id),
 'place', json_object('id', p.id, 'name', p.name),
 'period', json_object('edtf', f.date_edtf, 'start', f.date_start, 'end', f.date_end,
  'precision', f.date_precision, 'approximate', f.date_approximate, 'text', f.date_text),
 'part_of', f.part_of_id,
 'attribution', json_object('type', c.attribution_type, 'actor',
  json_object('id', s.id, 'name', s.name), 'speaker', c.speaker, 'cue', c.cue),
 'modality', c.modality, 'hedge', json(c.hedge),
 'evidence', (SELECT json_group_array(json_object('exact', e.exact, 'prefix', e.prefix,
   'suffix', e.suffix, 'start', e.start, 'end', e."end",
   'sentence', json_object('section', t.section, 'position', t.position),
   'cites', (SELECT json_group_array(json_object('id', o.id, 'marker', o.marker))
    FROM evidence_source x JOIN source o ON o.id = x.source_id
    WHERE x.claim_id = e.claim_id AND x.evidence_number = e.number)))
  FROM evidence e JOIN sentence t ON t.article_id = e.article_id AND t.position = e.sentence
  WHERE e.claim_id = c.id),
 'links', (SELECT json_group_array(json_object('type', l.type, 'from', l.from_id, 'to', l.to_id,
   'basis', l.basis, 'words', l.words, 'note', l.note))
  FROM claim_link l WHERE l.from_id = c.id OR l.to_id = c.id),
 'note', f.note, 'url', '/figures/' || f.id) AS item
FROM figure f JOIN claim c ON c.id = f.claim_id JOIN article r ON r.id = f.article_id
 JOIN indicator i ON i.id = f.indicator_id LEFT JOIN place p ON p.id = f.place_id
 LEFT JOIN actor s ON s.id = c.actor_id
"""


def plain(columns: Sequence[str]) -> dict[str, object]:
    """Queries of the table of figures, in the columns of our CSV."""
    told = ", ".join(f'"{name}"' for name in columns)
    return _queries(f"SELECT {told} FROM figures f", "f.indicator", "f.value", "")


def nested() -> dict[str, object]:
    """Queries of the release itself."""
    return _queries(_NESTED, "f.indicator_id", "f.value_up", "AND f.value IS NOT NULL")


def _queries(select: str, indicator: str, value: str, also: str) -> dict[str, object]:
    listed = (
        f"{select} WHERE {indicator} = :indicator AND {value} >= :min + 0.0 {also}"
        f" ORDER BY {value}, f.id LIMIT 20"
    )
    return {
        "queries": {
            "by_indicator": {"sql": listed},
            "by_id": {"sql": f"{select} WHERE f.id = :id"},
        }
    }
