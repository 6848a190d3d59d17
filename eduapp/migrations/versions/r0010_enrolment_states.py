"""Enrolments that pause, end on two levels and follow each other; seats spoken for; waiting lists."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0010"
down_revision = "r0009"

_LIVE = sa.text("state IN ('planned', 'active', 'suspended', 'auto_suspended')")
_LIVE_BEFORE = sa.text("state IN ('planned', 'active')")
_OPEN_PAUSE = sa.text("state IN ('planned', 'running')")
_OPEN_CLAIM = sa.text("state <> 'over'")
_OPEN_APPLICATION = sa.text("state IN ('pending', 'approved', 'offered')")
_OPEN_OFFER = sa.text("state = 'open'")
_ADDED_TEXTS = ("planned_state", "planned_reason", "reached")


def upgrade() -> None:
    _create_claims()
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_enrolment_live_learner_id_course_id",
            sqlite_where=_LIVE_BEFORE,
            postgresql_where=_LIVE_BEFORE,
        )
        batch_op.add_column(sa.Column("from_minute", sa.Integer(), nullable=False, server_default="0"))
        for name in _ADDED_TEXTS:
            batch_op.add_column(sa.Column(name, sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("planned_last_day", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("consented_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("consent_noted_by", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("follows_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("claim_id", sa.Uuid(), nullable=True))
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        for name in ("from_minute", *_ADDED_TEXTS):
            batch_op.alter_column(name, server_default=None)
        batch_op.create_foreign_key(
            batch_op.f("fk_enrolment_consent_noted_by"), "user_account", ["consent_noted_by"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_enrolment_follows_id"), "enrolment", ["follows_id"], ["id"]
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_enrolment_claim_id"), "enrolment_claim", ["claim_id"], ["id"]
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_enrolment_begins_within_a_day"), "from_minute >= 0 AND from_minute <= 1440"
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_enrolment_planned_end_whole"),
            "(planned_last_day IS NULL) = (planned_state = '')",
        )
        batch_op.create_index("ix_enrolment_state_first_day", ["state", "first_day"], unique=False)
        batch_op.create_index(batch_op.f("ix_enrolment_planned_last_day"), ["planned_last_day"], unique=False)
        batch_op.create_index(
            "uq_enrolment_live_learner_id_course_id",
            ["learner_id", "course_id"],
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        )
    _create_pauses()
    _create_exclusions()
    _create_steps()
    _create_applications()
    _create_offers()
    # What was told by the reason alone is a state of its own now: who moved on, who was released.
    for reason, state in (("moved", "transferred"), ("released", "released")):
        op.execute(
            f"UPDATE enrolment SET state = '{state}' "  # noqa: S608 - words of ours
            f"WHERE state = 'interrupted' AND end_reason = '{reason}'"
        )


def downgrade() -> None:
    op.execute("UPDATE enrolment SET state = 'active' WHERE state IN ('suspended', 'auto_suspended')")
    op.execute("UPDATE enrolment SET state = 'interrupted' WHERE state IN ('transferred', 'released')")
    op.execute(
        "UPDATE enrolment SET state = 'interrupted', end_reason = 'other' WHERE state = 'withdrawn_staff'"
    )
    op.execute(
        "UPDATE enrolment SET end_reason = 'other' WHERE end_reason NOT IN "
        "('', 'completed', 'criteria_not_met', 'own_wish', 'moved', 'released', 'group_closed', 'other')"
    )
    _drop_waiting()
    with op.batch_alter_table("enrolment_step", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_enrolment_step_enrolment_id"))
    op.drop_table("enrolment_step")
    with op.batch_alter_table("enrolment_exclusion", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_enrolment_exclusion_enrolment_id"))
    op.drop_table("enrolment_exclusion")
    with op.batch_alter_table("enrolment_pause", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_enrolment_pause_open_enrolment_id_kind",
            sqlite_where=_OPEN_PAUSE,
            postgresql_where=_OPEN_PAUSE,
        )
        batch_op.drop_index("ix_enrolment_pause_state_first_day")
        batch_op.drop_index(batch_op.f("ix_enrolment_pause_enrolment_id"))
    op.drop_table("enrolment_pause")
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_enrolment_live_learner_id_course_id", sqlite_where=_LIVE, postgresql_where=_LIVE
        )
        batch_op.drop_index(batch_op.f("ix_enrolment_planned_last_day"))
        batch_op.drop_index("ix_enrolment_state_first_day")
        batch_op.drop_constraint(batch_op.f("ck_enrolment_planned_end_whole"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_enrolment_begins_within_a_day"), type_="check")
        for name in ("claim_id", "follows_id", "consent_noted_by"):
            batch_op.drop_constraint(batch_op.f(f"fk_enrolment_{name}"), type_="foreignkey")
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        for name in ("claim_id", "follows_id", "consent_noted_by", "consented_on", "planned_last_day"):
            batch_op.drop_column(name)
        for name in (*_ADDED_TEXTS, "from_minute"):
            batch_op.drop_column(name)
        batch_op.create_index(
            "uq_enrolment_live_learner_id_course_id",
            ["learner_id", "course_id"],
            unique=True,
            sqlite_where=_LIVE_BEFORE,
            postgresql_where=_LIVE_BEFORE,
        )
    with op.batch_alter_table("enrolment_claim", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_enrolment_claim_open_group_id_learner_id",
            sqlite_where=_OPEN_CLAIM,
            postgresql_where=_OPEN_CLAIM,
        )
        batch_op.drop_index(batch_op.f("ix_enrolment_claim_learner_id"))
        batch_op.drop_index("ix_enrolment_claim_group_id_state")
    op.drop_table("enrolment_claim")


def _create_claims() -> None:
    op.create_table(
        "enrolment_claim",
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(until IS NOT NULL) = (state = 'held')", name=op.f("ck_enrolment_claim_held_until")
        ),
        sa.ForeignKeyConstraint(["group_id"], ["course_group.id"], name=op.f("fk_enrolment_claim_group_id")),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=op.f("fk_enrolment_claim_learner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment_claim")),
    )
    with op.batch_alter_table("enrolment_claim", schema=None) as batch_op:
        batch_op.create_index("ix_enrolment_claim_group_id_state", ["group_id", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_enrolment_claim_learner_id"), ["learner_id"], unique=False)
        batch_op.create_index(
            "uq_enrolment_claim_open_group_id_learner_id",
            ["group_id", "learner_id"],
            unique=True,
            sqlite_where=_OPEN_CLAIM,
            postgresql_where=_OPEN_CLAIM,
        )


def _create_pauses() -> None:
    op.create_table(
        "enrolment_pause",
        sa.Column("enrolment_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("allowance_kept", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "last_day IS NULL OR last_day >= first_day", name=op.f("ck_enrolment_pause_runs_forward")
        ),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolment.id"], name=op.f("fk_enrolment_pause_enrolment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment_pause")),
    )
    with op.batch_alter_table("enrolment_pause", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enrolment_pause_enrolment_id"), ["enrolment_id"], unique=False)
        batch_op.create_index("ix_enrolment_pause_state_first_day", ["state", "first_day"], unique=False)
        batch_op.create_index(
            "uq_enrolment_pause_open_enrolment_id_kind",
            ["enrolment_id", "kind"],
            unique=True,
            sqlite_where=_OPEN_PAUSE,
            postgresql_where=_OPEN_PAUSE,
        )


def _create_exclusions() -> None:
    op.create_table(
        "enrolment_exclusion",
        sa.Column("enrolment_id", sa.Uuid(), nullable=False),
        sa.Column("weekdays", sa.Integer(), nullable=False),
        sa.Column("start_minute", sa.Integer(), nullable=False),
        sa.Column("end_minute", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "weekdays > 0 AND weekdays < 128", name=op.f("ck_enrolment_exclusion_some_weekdays")
        ),
        sa.CheckConstraint(
            "start_minute >= 0 AND start_minute < end_minute AND end_minute <= 1440",
            name=op.f("ck_enrolment_exclusion_slot_runs_forward"),
        ),
        sa.CheckConstraint(
            "last_day IS NULL OR last_day >= first_day", name=op.f("ck_enrolment_exclusion_runs_forward")
        ),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolment.id"], name=op.f("fk_enrolment_exclusion_enrolment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment_exclusion")),
    )
    with op.batch_alter_table("enrolment_exclusion", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_enrolment_exclusion_enrolment_id"), ["enrolment_id"], unique=False
        )


def _create_steps() -> None:
    op.create_table(
        "enrolment_step",
        sa.Column("enrolment_id", sa.Uuid(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("noted_by", sa.String(), nullable=False),
        sa.Column("noted_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["enrolment_id"], ["enrolment.id"], name=op.f("fk_enrolment_step_enrolment_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_enrolment_step")),
    )
    with op.batch_alter_table("enrolment_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_enrolment_step_enrolment_id"), ["enrolment_id"], unique=False)


def _create_applications() -> None:
    table = "waiting_application"
    keys = {
        "group_id": "course_group",
        "learner_id": "learner",
        "claim_id": "enrolment_claim",
        "enrolment_id": "enrolment",
        "noted_by": "user_account",
    }
    op.create_table(
        table,
        sa.Column("group_id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("claim_id", sa.Uuid(), nullable=True),
        sa.Column("enrolment_id", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("applied_on", sa.Date(), nullable=False),
        sa.Column("asked_by", sa.String(), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=False),
        sa.Column("noted_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(enrolment_id IS NOT NULL) = (state = 'allocated')",
            name=op.f("ck_waiting_application_place_given"),
        ),
        *(
            sa.ForeignKeyConstraint([name], [f"{target}.id"], name=op.f(f"fk_{table}_{name}"))
            for name, target in keys.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_application")),
    )
    with op.batch_alter_table(table, schema=None) as batch_op:
        batch_op.create_index("ix_waiting_application_group_id_state", ["group_id", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_waiting_application_learner_id"), ["learner_id"], unique=False)
        batch_op.create_index(
            "uq_waiting_application_open_group_id_learner_id",
            ["group_id", "learner_id"],
            unique=True,
            sqlite_where=_OPEN_APPLICATION,
            postgresql_where=_OPEN_APPLICATION,
        )


def _create_offers() -> None:
    op.create_table(
        "waiting_offer",
        sa.Column("application_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=True),
        sa.Column("passed_over", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("until >= made_on", name=op.f("ck_waiting_offer_runs_forward")),
        sa.CheckConstraint("passed_over >= 0", name=op.f("ck_waiting_offer_passed_counted")),
        sa.ForeignKeyConstraint(
            ["application_id"], ["waiting_application.id"], name=op.f("fk_waiting_offer_application_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_waiting_offer")),
    )
    with op.batch_alter_table("waiting_offer", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_waiting_offer_application_id"), ["application_id"], unique=False)
        batch_op.create_index("ix_waiting_offer_state_until", ["state", "until"], unique=False)
        batch_op.create_index(
            "uq_waiting_offer_open_application_id",
            ["application_id"],
            unique=True,
            sqlite_where=_OPEN_OFFER,
            postgresql_where=_OPEN_OFFER,
        )


def _drop_waiting() -> None:
    with op.batch_alter_table("waiting_offer", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_waiting_offer_open_application_id",
            sqlite_where=_OPEN_OFFER,
            postgresql_where=_OPEN_OFFER,
        )
        batch_op.drop_index("ix_waiting_offer_state_until")
        batch_op.drop_index(batch_op.f("ix_waiting_offer_application_id"))
    op.drop_table("waiting_offer")
    with op.batch_alter_table("waiting_application", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_waiting_application_open_group_id_learner_id",
            sqlite_where=_OPEN_APPLICATION,
            postgresql_where=_OPEN_APPLICATION,
        )
        batch_op.drop_index(batch_op.f("ix_waiting_application_learner_id"))
        batch_op.drop_index("ix_waiting_application_group_id_state")
    op.drop_table("waiting_application")
