"""Decisions on arrangements at exams: what they grant, and how they ended."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0031"
down_revision = "r0030"

_TABLES = ("arrangement_end", "arrangement_measure", "arrangement_decision")


def upgrade() -> None:
    _decisions()
    _measures()
    _ends()


def downgrade() -> None:
    for table in _TABLES:
        op.drop_table(table)


def _decisions() -> None:
    table = "arrangement_decision"
    op.create_table(
        table,
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("course_id", sa.Uuid(), nullable=True),
        sa.Column("decider", sa.String(), nullable=False),
        sa.Column("office", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", UtcDateTime(timezone=True), nullable=False),
        *_record(table),
        _check(table, "decided_before", "decided_on <= valid_from"),
        _check(table, "runs_forward", "valid_until >= valid_from"),
        _check(table, "written_somewhere", "reference <> ''"),
        _points_to(table, "learner_id", "learner.id"),
        _points_to(table, "course_id", "course.id"),
        _points_to(table, "recorded_by", "user_account.id"),
    )
    op.create_index(op.f(f"ix_{table}_learner_id"), table, ["learner_id"])
    op.create_index(op.f(f"ix_{table}_valid_until"), table, ["valid_until"])


def _measures() -> None:
    table = "arrangement_measure"
    op.create_table(
        table,
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("decision_id", "kind", "detail", name=op.f(f"pk_{table}")),
        _check(table, "no_debt", "minutes >= 0 AND percent >= 0"),
        _check(table, "one_amount", "minutes = 0 OR percent = 0"),
        _points_to(table, "decision_id", "arrangement_decision.id"),
    )


def _ends() -> None:
    table = "arrangement_end"
    op.create_table(
        table,
        sa.Column("decision_id", sa.Uuid(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("replaced_by_id", sa.Uuid(), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=False),
        sa.Column("ended_at", UtcDateTime(timezone=True), nullable=False),
        *_record(table),
        _check(table, "replaced_by_one", "(reason = 'replaced') = (replaced_by_id IS NOT NULL)"),
        _check(table, "not_by_itself", "decision_id <> replaced_by_id"),
        _points_to(table, "decision_id", "arrangement_decision.id"),
        _points_to(table, "replaced_by_id", "arrangement_decision.id"),
        _points_to(table, "ended_by", "user_account.id"),
    )
    op.create_index(op.f(f"ix_{table}_decision_id"), table, ["decision_id"])


def _record(table: str) -> tuple[sa.Column[object] | sa.PrimaryKeyConstraint, ...]:
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _check(table: str, name: str, text: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(text, name=op.f(f"ck_{table}_{name}"))


def _points_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=op.f(f"fk_{table}_{column}"))
