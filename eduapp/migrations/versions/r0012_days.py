"""Days that are opened and closed, and what opening changed."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0012"
down_revision = "r0011"


def upgrade() -> None:
    op.create_table(
        "school_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("opened_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("closed_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.Column("left_open", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(closed_at IS NULL) = (closed_by IS NULL)", name=op.f("ck_school_day_closed_by_somebody")
        ),
        sa.CheckConstraint("left_open >= 0", name=op.f("ck_school_day_counted")),
        sa.ForeignKeyConstraint(["closed_by"], ["user_account.id"], name=op.f("fk_school_day_closed_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_day")),
        sa.UniqueConstraint("day", name=op.f("uq_school_day_day")),
    )
    op.create_table(
        "school_day_change",
        sa.Column("day_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=True),
        sa.Column("group_id", sa.Uuid(), nullable=True),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("count >= 1", name=op.f("ck_school_day_change_at_least_one")),
        sa.ForeignKeyConstraint(["day_id"], ["school_day.id"], name=op.f("fk_school_day_change_day_id")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["course_group.id"], name=op.f("fk_school_day_change_group_id")
        ),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=op.f("fk_school_day_change_learner_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_day_change")),
        sa.UniqueConstraint("day_id", "place", name=op.f("uq_school_day_change_day_id_place")),
    )
    with op.batch_alter_table("school_day_change", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_school_day_change_learner_id"), ["learner_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("school_day_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_school_day_change_learner_id"))
    op.drop_table("school_day_change")
    op.drop_table("school_day")
