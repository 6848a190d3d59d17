"""Statements of hours: approved hours of a workshop's month, counted under a number."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0020"
down_revision = "r0019"

_OF_HOURS = sa.table("hours_entry", sa.column("state", sa.String))


def upgrade() -> None:
    op.create_table(
        "hours_statement_series",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_hours_statement_series")),
    )
    op.create_table(
        "hours_statement",
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("workshop_id", sa.Uuid(), nullable=False),
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", UtcDateTime(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_hours_statement_counts_something")),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshop.id"], name=op.f("fk_hours_statement_workshop_id")
        ),
        sa.ForeignKeyConstraint(["made_by"], ["user_account.id"], name=op.f("fk_hours_statement_made_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hours_statement")),
        sa.UniqueConstraint("number", name=op.f("uq_hours_statement_number")),
    )
    op.create_index("ix_hours_statement_month_workshop_id", "hours_statement", ["month", "workshop_id"])
    op.create_table(
        "hours_statement_entry",
        sa.Column("statement_id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["hours_statement.id"], name=op.f("fk_hours_statement_entry_statement_id")
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["hours_entry.id"], name=op.f("fk_hours_statement_entry_entry_id")
        ),
        sa.PrimaryKeyConstraint("statement_id", "entry_id", name=op.f("pk_hours_statement_entry")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_hours_statement_entry_entry_id")),
    )


def downgrade() -> None:
    """An older program knows no statements: what they counted is approved as before, so nothing is lost."""
    op.execute(_OF_HOURS.update().where(_OF_HOURS.c.state == "counted").values(state="approved"))
    op.drop_table("hours_statement_entry")
    op.drop_index("ix_hours_statement_month_workshop_id", table_name="hours_statement")
    op.drop_table("hours_statement")
    op.drop_table("hours_statement_series")
