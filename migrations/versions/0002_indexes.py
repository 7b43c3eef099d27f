"""First indexes, built when the rows are there

Revision: 0002, on a branch of its own, which needs 0001
"""

from alembic import op

revision = "0002"
down_revision = None
branch_labels = ("indexes",)
depends_on = "0001"


def upgrade() -> None:
    op.create_index(
        "actor_by_affiliation", "actor", ["affiliation_id", "name_folded", "id"], unique=False
    )
    op.create_index("actor_by_country", "actor", ["country_id", "name_folded", "id"], unique=False)
    op.create_index("actor_by_name", "actor", ["name_folded", "id"], unique=False)
    op.create_index("indicator_by_name", "indicator", ["name_folded", "id"], unique=False)
    op.create_index(
        "indicator_by_unit", "indicator", ["unit_id", "name_folded", "id"], unique=False
    )
    op.create_index("place_by_name", "place", ["name_folded", "id"], unique=False)
    op.create_index(
        "discrepancy_by_indicator", "discrepancy", ["indicator_id", "reading", "id"], unique=False
    )
    op.create_index("discrepancy_by_kind", "discrepancy", ["kind", "reading", "id"], unique=False)
    op.create_index("discrepancy_by_reading", "discrepancy", ["reading", "id"], unique=False)
    op.create_index("event_by_date_down", "event", ["date_down", "id"], unique=False)
    op.create_index("event_by_title", "event", ["title", "id"], unique=False)
    op.create_index(op.f("ix_event_parent_id"), "event", ["parent_id"], unique=False)
    op.create_index(op.f("ix_event_status"), "event", ["status"], unique=False)
    op.create_index(op.f("ix_event_type_id"), "event", ["type_id"], unique=False)
    op.create_index(
        op.f("ix_actor_affiliate_actor_id"), "actor_affiliate", ["actor_id"], unique=False
    )
    op.create_index(op.f("ix_place_within_place_id"), "place_within", ["place_id"], unique=False)
    op.create_index(op.f("ix_claim_article_id"), "claim", ["article_id"], unique=False)
    op.create_index(op.f("ix_claim_attributed_to"), "claim", ["attributed_to"], unique=False)
    op.create_index(op.f("ix_claim_modality"), "claim", ["modality"], unique=False)
    op.create_index(op.f("ix_discrepancy_place_id"), "discrepancy", ["place_id"], unique=False)
    op.create_index(op.f("ix_event_actor_actor_id"), "event_actor", ["actor_id"], unique=False)
    op.create_index(
        op.f("ix_event_article_article_id"), "event_article", ["article_id"], unique=False
    )
    op.create_index(op.f("ix_event_place_place_id"), "event_place", ["place_id"], unique=False)
    op.create_index(
        op.f("ix_event_voice_attributed_to"), "event_voice", ["attributed_to"], unique=False
    )
    op.create_index(op.f("ix_claim_actor_actor_id"), "claim_actor", ["actor_id"], unique=False)
    op.create_index(op.f("ix_claim_event_event_id"), "claim_event", ["event_id"], unique=False)
    op.create_index(op.f("ix_claim_link_to_id"), "claim_link", ["to_id"], unique=False)
    op.create_index(op.f("ix_claim_place_place_id"), "claim_place", ["place_id"], unique=False)
    op.create_index(op.f("ix_event_source_source_id"), "event_source", ["source_id"], unique=False)
    op.create_index(
        "figure_by_indicator", "figure", ["indicator_id", "value_up", "id"], unique=False
    )
    op.create_index(
        "figure_by_indicator_period", "figure", ["indicator_id", "period_up", "id"], unique=False
    )
    op.create_index("figure_by_period", "figure", ["period_up", "id"], unique=False)
    op.create_index("figure_by_period_down", "figure", ["period_down", "id"], unique=False)
    op.create_index("figure_by_value", "figure", ["value_up", "id"], unique=False)
    op.create_index("figure_by_value_down", "figure", ["value_down", "id"], unique=False)
    op.create_index(op.f("ix_figure_article_id"), "figure", ["article_id"], unique=False)
    op.create_index(op.f("ix_figure_attributed_to"), "figure", ["attributed_to"], unique=False)
    op.create_index(op.f("ix_figure_claim_id"), "figure", ["claim_id"], unique=False)
    op.create_index(op.f("ix_figure_place_id"), "figure", ["place_id"], unique=False)
    op.create_index(op.f("ix_figure_qualifier"), "figure", ["qualifier"], unique=False)
    op.create_index(op.f("ix_figure_unit_id"), "figure", ["unit_id"], unique=False)
    op.create_index(op.f("ix_mention_actor_id"), "mention", ["actor_id"], unique=False)
    op.create_index(
        op.f("ix_discrepancy_side_claim_id"), "discrepancy_side", ["claim_id"], unique=False
    )
    op.create_index(
        op.f("ix_discrepancy_side_figure_id"), "discrepancy_side", ["figure_id"], unique=False
    )
    op.create_index(
        op.f("ix_evidence_source_source_id"), "evidence_source", ["source_id"], unique=False
    )
    op.create_index(
        op.f("ix_figure_subject_actor_id"), "figure_subject", ["actor_id"], unique=False
    )


def downgrade() -> None:
    op.drop_index(op.f("ix_figure_subject_actor_id"), table_name="figure_subject")
    op.drop_index(op.f("ix_evidence_source_source_id"), table_name="evidence_source")
    op.drop_index(op.f("ix_discrepancy_side_figure_id"), table_name="discrepancy_side")
    op.drop_index(op.f("ix_discrepancy_side_claim_id"), table_name="discrepancy_side")
    op.drop_index(op.f("ix_mention_actor_id"), table_name="mention")
    op.drop_index(op.f("ix_figure_unit_id"), table_name="figure")
    op.drop_index(op.f("ix_figure_qualifier"), table_name="figure")
    op.drop_index(op.f("ix_figure_place_id"), table_name="figure")
    op.drop_index(op.f("ix_figure_claim_id"), table_name="figure")
    op.drop_index(op.f("ix_figure_attributed_to"), table_name="figure")
    op.drop_index(op.f("ix_figure_article_id"), table_name="figure")
    op.drop_index("figure_by_value_down", table_name="figure")
    op.drop_index("figure_by_value", table_name="figure")
    op.drop_index("figure_by_period_down", table_name="figure")
    op.drop_index("figure_by_period", table_name="figure")
    op.drop_index("figure_by_indicator_period", table_name="figure")
    op.drop_index("figure_by_indicator", table_name="figure")
    op.drop_index(op.f("ix_event_source_source_id"), table_name="event_source")
    op.drop_index(op.f("ix_claim_place_place_id"), table_name="claim_place")
    op.drop_index(op.f("ix_claim_link_to_id"), table_name="claim_link")
    op.drop_index(op.f("ix_claim_event_event_id"), table_name="claim_event")
    op.drop_index(op.f("ix_claim_actor_actor_id"), table_name="claim_actor")
    op.drop_index(op.f("ix_event_voice_attributed_to"), table_name="event_voice")
    op.drop_index(op.f("ix_event_place_place_id"), table_name="event_place")
    op.drop_index(op.f("ix_event_article_article_id"), table_name="event_article")
    op.drop_index(op.f("ix_event_actor_actor_id"), table_name="event_actor")
    op.drop_index(op.f("ix_discrepancy_place_id"), table_name="discrepancy")
    op.drop_index(op.f("ix_claim_modality"), table_name="claim")
    op.drop_index(op.f("ix_claim_attributed_to"), table_name="claim")
    op.drop_index(op.f("ix_claim_article_id"), table_name="claim")
    op.drop_index(op.f("ix_place_within_place_id"), table_name="place_within")
    op.drop_index(op.f("ix_actor_affiliate_actor_id"), table_name="actor_affiliate")
    op.drop_index(op.f("ix_event_type_id"), table_name="event")
    op.drop_index(op.f("ix_event_status"), table_name="event")
    op.drop_index(op.f("ix_event_parent_id"), table_name="event")
    op.drop_index("event_by_title", table_name="event")
    op.drop_index("event_by_date_down", table_name="event")
    op.drop_index("discrepancy_by_reading", table_name="discrepancy")
    op.drop_index("discrepancy_by_kind", table_name="discrepancy")
    op.drop_index("discrepancy_by_indicator", table_name="discrepancy")
    op.drop_index("place_by_name", table_name="place")
    op.drop_index("indicator_by_unit", table_name="indicator")
    op.drop_index("indicator_by_name", table_name="indicator")
    op.drop_index("actor_by_name", table_name="actor")
    op.drop_index("actor_by_country", table_name="actor")
    op.drop_index("actor_by_affiliation", table_name="actor")
