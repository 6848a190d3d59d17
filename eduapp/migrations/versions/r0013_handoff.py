"""Minutes handed over for the daily allowance, and dated rates."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import CanonicalJson, UtcDateTime

revision = "r0013"
down_revision = "r0012"

HOLDS_SQLITE, HOLDS_PG = sa.text("superseded = 0"), sa.text("superseded = false")
AMOUNT = "(unit = 'none' AND amount = 0) OR (unit IN ('hour', 'day') AND amount > 0)"


def upgrade() -> None:
    op.create_table(
        "handoff_series",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_handoff_series")),
    )
    op.create_table(
        "handoff_export",
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("content", CanonicalJson(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("format", sa.String(), nullable=False),
        sa.Column("written_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("reduced_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_handoff_export_runs_forward")),
        sa.CheckConstraint(
            "(written_at IS NULL) = (format = '')", name=op.f("ck_handoff_export_written_as_something")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["user_account.id"], name=op.f("fk_handoff_export_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handoff_export")),
        sa.UniqueConstraint("number", name=op.f("uq_handoff_export_number")),
    )
    with op.batch_alter_table("handoff_export", schema=None) as batch_op:
        batch_op.create_index("ix_handoff_export_last_day", ["last_day"], unique=False)
    op.create_table(
        "handoff_rate",
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("entered_by", sa.Uuid(), nullable=False),
        sa.Column("entered_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(AMOUNT, name=op.f("ck_handoff_rate_known_amount")),
        sa.ForeignKeyConstraint(["entered_by"], ["user_account.id"], name=op.f("fk_handoff_rate_entered_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handoff_rate")),
    )
    with op.batch_alter_table("handoff_rate", schema=None) as batch_op:
        batch_op.create_index(
            "uq_handoff_rate_standing_from_day",
            ["from_day"],
            unique=True,
            sqlite_where=HOLDS_SQLITE,
            postgresql_where=HOLDS_PG,
        )


def downgrade() -> None:
    with op.batch_alter_table("handoff_rate", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_handoff_rate_standing_from_day", sqlite_where=HOLDS_SQLITE, postgresql_where=HOLDS_PG
        )
    op.drop_table("handoff_rate")
    with op.batch_alter_table("handoff_export", schema=None) as batch_op:
        batch_op.drop_index("ix_handoff_export_last_day")
    op.drop_table("handoff_export")
    op.drop_table("handoff_series")
