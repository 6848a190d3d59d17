"""Requests for correction and their steps; like all rows about people they go in a run of two alone."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0065"
down_revision = "r0064"

_MARKED = "state IN ('asked', 'extended', 'noted')"
_SQLITE_DELETE = """
CREATE TRIGGER {name} BEFORE DELETE ON {table} WHEN NOT EXISTS (SELECT 1 FROM disposal_permit)
BEGIN SELECT RAISE(ABORT, 'rows are only added here, and go in a run of two people'); END
"""


def upgrade() -> None:
    _requests()
    _steps()
    for table in ("dispute", "dispute_step"):
        if op.get_bind().dialect.name == "postgresql":
            op.execute(
                f"CREATE TRIGGER kept_{table} BEFORE DELETE ON {table}"
                " FOR EACH ROW EXECUTE FUNCTION let_go_in_a_run()"
            )
        else:
            op.execute(_SQLITE_DELETE.format(name=f"kept_{table}_DELETE", table=table))


def downgrade() -> None:
    op.drop_table("dispute_step")
    op.drop_table("dispute")


def _requests() -> None:
    op.create_table(
        "dispute",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("wrong", sa.String(), nullable=False),
        sa.Column("right", sa.String(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("taken_by", sa.Uuid(), nullable=False),
        sa.Column("taken_at", UtcDateTime(timezone=True), nullable=False),
        *_record("dispute"),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=op.f("fk_dispute_learner_id")),
        sa.ForeignKeyConstraint(["taken_by"], ["user_account.id"], name=op.f("fk_dispute_taken_by")),
        sa.CheckConstraint("first_day <= last_day", name=op.f("ck_dispute_days_in_order")),
    )
    marked = sa.text(_MARKED)
    op.create_index(
        "ix_dispute_marked_learner_id",
        "dispute",
        ["learner_id"],
        sqlite_where=marked,
        postgresql_where=marked,
    )


def _steps() -> None:
    table = "dispute_step"
    op.create_table(
        table,
        sa.Column("dispute_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("recipients", sa.String(), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=False),
        sa.Column("noted_at", UtcDateTime(timezone=True), nullable=False),
        *_record(table),
        sa.ForeignKeyConstraint(["dispute_id"], ["dispute.id"], name=op.f(f"fk_{table}_dispute_id")),
        sa.ForeignKeyConstraint(["noted_by"], ["user_account.id"], name=op.f(f"fk_{table}_noted_by")),
    )
    op.create_index(op.f(f"ix_{table}_dispute_id"), table, ["dispute_id"])


def _record(table: str) -> tuple[sa.Column[object] | sa.PrimaryKeyConstraint, ...]:
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
