"""Appeals: deadlines that were extended, holds against entries, and exams annulled for one candidate."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0040"
down_revision = "r0039"

_TABLES = ("exam_hold", "deadline_override")


def upgrade() -> None:
    op.add_column("candidate", sa.Column("annulled", sa.String(), nullable=False, server_default=""))
    _overrides()
    _holds()


def downgrade() -> None:
    """An older program knows no appeal; what was annulled for one candidate counts there again."""
    for table in _TABLES:
        op.drop_table(table)
    with op.batch_alter_table("candidate") as table:
        table.drop_column("annulled")


def _overrides() -> None:
    table = "deadline_override"
    op.create_table(
        table,
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("about_id", sa.Uuid(), nullable=False),
        sa.Column("rule", sa.String(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("by", sa.Uuid(), nullable=False),
        sa.Column("at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        *_record(table),
        _check(table, "for_a_reason", "reason <> ''"),
        _points_to(table, "by", "user_account.id"),
    )
    op.create_index(
        "uq_deadline_override_current_about_id_rule",
        table,
        ["about_id", "rule"],
        unique=True,
        sqlite_where=sa.text("superseded = 0"),
        postgresql_where=sa.text("superseded = false"),
    )


def _holds() -> None:
    table = "exam_hold"
    op.create_table(
        table,
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source_id", sa.Uuid(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("lifted_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("lifted_by", sa.Uuid(), nullable=True),
        *_record(table),
        _check(table, "runs_forward", "until >= from_day"),
        _check(table, "lifted_by_somebody", "(lifted_at IS NULL) = (lifted_by IS NULL)"),
        _points_to(table, "learner_id", "learner.id"),
        _points_to(table, "course_id", "course.id"),
    )
    op.create_index("ix_exam_hold_learner_id", table, ["learner_id"])
    live = sa.text("lifted_at IS NULL")
    name = "uq_exam_hold_live_source_id_kind"
    op.create_index(name, table, ["source_id", "kind"], unique=True, sqlite_where=live, postgresql_where=live)


def _record(table: str) -> tuple[sa.Column[object] | sa.PrimaryKeyConstraint, ...]:
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _points_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=op.f(f"fk_{table}_{column}"))
