"""Learning plans: goals with steps, reviews, talks, and what was changed of them."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import CanonicalJson, UtcDateTime

revision = "r0007"
down_revision = "r0003"


def upgrade() -> None:
    op.create_table(
        "plan_goal",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("target_day", sa.Date(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("put_aside_reason", sa.String(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("changed_by", sa.Uuid(), nullable=False),
        sa.Column("changed_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'put_aside') = (put_aside_reason <> '')", name=op.f("ck_plan_goal_reason_put_aside")
        ),
        sa.CheckConstraint(
            "(state IN ('reached', 'put_aside')) = (closed_on IS NOT NULL)",
            name=op.f("ck_plan_goal_closed_on_a_day"),
        ),
        sa.ForeignKeyConstraint(["changed_by"], ["user_account.id"], name=op.f("fk_plan_goal_changed_by")),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name=op.f("fk_plan_goal_course_id")),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=op.f("fk_plan_goal_learner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_goal")),
    )
    with op.batch_alter_table("plan_goal", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_goal_course_id"), ["course_id"], unique=False)
        batch_op.create_index("ix_plan_goal_learner_id_state", ["learner_id", "state"], unique=False)

    op.create_table(
        "plan_review",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("known_until", sa.Date(), nullable=True),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("postponed_on", sa.Date(), nullable=True),
        sa.Column("held_on", sa.Date(), nullable=True),
        sa.Column("held_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(state = 'held') = (held_on IS NOT NULL)", name=op.f("ck_plan_review_held_on_a_day")
        ),
        sa.CheckConstraint(
            "(state = 'postponed') = (postponed_on IS NOT NULL)",
            name=op.f("ck_plan_review_postponed_on_a_day"),
        ),
        sa.CheckConstraint(
            "(held_on IS NULL) = (held_by IS NULL)", name=op.f("ck_plan_review_held_by_somebody")
        ),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_plan_review_runs_forward")),
        sa.ForeignKeyConstraint(["held_by"], ["user_account.id"], name=op.f("fk_plan_review_held_by")),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=op.f("fk_plan_review_learner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_review")),
    )
    with op.batch_alter_table("plan_review", schema=None) as batch_op:
        batch_op.create_index(
            "ix_plan_review_learner_id_planned_on", ["learner_id", "planned_on"], unique=False
        )
        batch_op.create_index("ix_plan_review_state_last_day", ["state", "last_day"], unique=False)
        batch_op.create_index(
            "uq_plan_review_open_learner_id",
            ["learner_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('planned', 'postponed')"),
            postgresql_where=sa.text("state IN ('planned', 'postponed')"),
        )

    op.create_table(
        "plan_talk",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("held_by", sa.Uuid(), nullable=False),
        sa.Column("staff_note", sa.String(), nullable=False),
        sa.Column("learner_note", sa.String(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.Column("struck", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(replaces_id IS NULL) = (reason = '')", name=op.f("ck_plan_talk_correction_says_why")
        ),
        sa.ForeignKeyConstraint(["held_by"], ["user_account.id"], name=op.f("fk_plan_talk_held_by")),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=op.f("fk_plan_talk_learner_id")),
        sa.ForeignKeyConstraint(["recorded_by"], ["user_account.id"], name=op.f("fk_plan_talk_recorded_by")),
        sa.ForeignKeyConstraint(["replaces_id"], ["plan_talk.id"], name=op.f("fk_plan_talk_replaces_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_talk")),
    )
    with op.batch_alter_table("plan_talk", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_talk_learner_id"), ["learner_id"], unique=False)
        batch_op.create_index(
            "uq_plan_talk_current_learner_id_day",
            ["learner_id", "day"],
            unique=True,
            sqlite_where=sa.text("superseded = 0 AND struck = 0"),
            postgresql_where=sa.text("superseded = false AND struck = false"),
        )

    op.create_table(
        "plan_event",
        sa.Column("goal_id", sa.Uuid(), nullable=True),
        sa.Column("review_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("before", CanonicalJson(), nullable=True),
        sa.Column("after", CanonicalJson(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(goal_id IS NULL) <> (review_id IS NULL)", name=op.f("ck_plan_event_of_one_thing")
        ),
        sa.ForeignKeyConstraint(["by_id"], ["user_account.id"], name=op.f("fk_plan_event_by_id")),
        sa.ForeignKeyConstraint(["goal_id"], ["plan_goal.id"], name=op.f("fk_plan_event_goal_id")),
        sa.ForeignKeyConstraint(["review_id"], ["plan_review.id"], name=op.f("fk_plan_event_review_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_event")),
    )
    with op.batch_alter_table("plan_event", schema=None) as batch_op:
        batch_op.create_index("ix_plan_event_goal_id_at", ["goal_id", "at"], unique=False)
        batch_op.create_index("ix_plan_event_review_id_at", ["review_id", "at"], unique=False)

    op.create_table(
        "plan_step",
        sa.Column("goal_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=True),
        sa.Column("taken_by", sa.Uuid(), nullable=True),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(taken_on IS NULL) = (taken_by IS NULL)", name=op.f("ck_plan_step_taken_by_somebody")
        ),
        sa.CheckConstraint("place >= 1", name=op.f("ck_plan_step_counted_from_one")),
        sa.ForeignKeyConstraint(["goal_id"], ["plan_goal.id"], name=op.f("fk_plan_step_goal_id")),
        sa.ForeignKeyConstraint(["taken_by"], ["user_account.id"], name=op.f("fk_plan_step_taken_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_step")),
    )
    with op.batch_alter_table("plan_step", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_plan_step_goal_id"), ["goal_id"], unique=False)
        batch_op.create_index(
            "uq_plan_step_in_use_goal_id_place",
            ["goal_id", "place"],
            unique=True,
            sqlite_where=sa.text("dropped = 0"),
            postgresql_where=sa.text("dropped = false"),
        )


def downgrade() -> None:
    with op.batch_alter_table("plan_step", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_plan_step_in_use_goal_id_place",
            sqlite_where=sa.text("dropped = 0"),
            postgresql_where=sa.text("dropped = false"),
        )
        batch_op.drop_index(batch_op.f("ix_plan_step_goal_id"))

    op.drop_table("plan_step")
    with op.batch_alter_table("plan_event", schema=None) as batch_op:
        batch_op.drop_index("ix_plan_event_review_id_at")
        batch_op.drop_index("ix_plan_event_goal_id_at")

    op.drop_table("plan_event")
    with op.batch_alter_table("plan_talk", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_plan_talk_current_learner_id_day",
            sqlite_where=sa.text("superseded = 0 AND struck = 0"),
            postgresql_where=sa.text("superseded = false AND struck = false"),
        )
        batch_op.drop_index(batch_op.f("ix_plan_talk_learner_id"))

    op.drop_table("plan_talk")
    with op.batch_alter_table("plan_review", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_plan_review_open_learner_id",
            sqlite_where=sa.text("state IN ('planned', 'postponed')"),
            postgresql_where=sa.text("state IN ('planned', 'postponed')"),
        )
        batch_op.drop_index("ix_plan_review_state_last_day")
        batch_op.drop_index("ix_plan_review_learner_id_planned_on")

    op.drop_table("plan_review")
    with op.batch_alter_table("plan_goal", schema=None) as batch_op:
        batch_op.drop_index("ix_plan_goal_learner_id_state")
        batch_op.drop_index(batch_op.f("ix_plan_goal_course_id"))

    op.drop_table("plan_goal")
