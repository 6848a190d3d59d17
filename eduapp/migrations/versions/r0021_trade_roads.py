"""Roads to a trade certificate, the workshops that count on them, and practice from elsewhere."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0021"
down_revision = "r0020"

_LIVE = sa.text("end_reason = ''")


def upgrade() -> None:
    op.create_table(
        "trade_road",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("trade", sa.String(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("year", sa.String(), nullable=False),
        sa.Column("start_day", sa.Date(), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.Column("set_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("end_reason", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(end_reason = '') = (ended_on IS NULL)", name=op.f("ck_trade_road_ended_on_a_day")
        ),
        sa.CheckConstraint(
            "(ended_on IS NULL) = (ended_by IS NULL)", name=op.f("ck_trade_road_ended_by_somebody")
        ),
        sa.ForeignKeyConstraint(["ended_by"], ["user_account.id"], name=op.f("fk_trade_road_ended_by")),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=op.f("fk_trade_road_learner_id")),
        sa.ForeignKeyConstraint(["set_by"], ["user_account.id"], name=op.f("fk_trade_road_set_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_trade_road")),
    )
    with op.batch_alter_table("trade_road") as batch_op:
        batch_op.create_index("ix_trade_road_learner_id", ["learner_id"], unique=False)
        batch_op.create_index(
            "uq_trade_road_live_learner_id_trade",
            ["learner_id", "trade"],
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        )
    op.create_table(
        "trade_road_workshop",
        sa.Column("road_id", sa.Uuid(), nullable=False),
        sa.Column("workshop_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["road_id"], ["trade_road.id"], name=op.f("fk_trade_road_workshop_road_id")),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_trade_road_workshop_workshop_id")
        ),
        sa.PrimaryKeyConstraint("road_id", "workshop_id", name=op.f("pk_trade_road_workshop")),
    )
    op.create_table(
        "outside_practice",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("trade", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=True),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("employer", sa.String(), nullable=False),
        sa.Column("proof", sa.String(), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=False),
        sa.Column("noted_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.Column("withdrawn_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_reason", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_outside_practice_runs_forward")),
        sa.CheckConstraint(
            "(percent IS NULL) <> (minutes IS NULL)", name=op.f("ck_outside_practice_one_amount")
        ),
        sa.CheckConstraint("percent BETWEEN 1 AND 100", name=op.f("ck_outside_practice_percent_of_a_post")),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_outside_practice_some_minutes")),
        sa.CheckConstraint(
            "(withdrawn_by IS NULL) = (withdrawn_reason = '')",
            name=op.f("ck_outside_practice_withdrawn_with_reason"),
        ),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=op.f("fk_outside_practice_learner_id")),
        sa.ForeignKeyConstraint(["noted_by"], ["user_account.id"], name=op.f("fk_outside_practice_noted_by")),
        sa.ForeignKeyConstraint(
            ["withdrawn_by"], ["user_account.id"], name=op.f("fk_outside_practice_withdrawn_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outside_practice")),
    )
    with op.batch_alter_table("outside_practice") as batch_op:
        batch_op.create_index("ix_outside_practice_learner_id", ["learner_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("outside_practice") as batch_op:
        batch_op.drop_index("ix_outside_practice_learner_id")
    op.drop_table("outside_practice")
    op.drop_table("trade_road_workshop")
    with op.batch_alter_table("trade_road") as batch_op:
        batch_op.drop_index("uq_trade_road_live_learner_id_trade", sqlite_where=_LIVE, postgresql_where=_LIVE)
        batch_op.drop_index("ix_trade_road_learner_id")
    op.drop_table("trade_road")
