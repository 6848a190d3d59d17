"""Grades put right in two hands, with the points a grade rests on."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0039"
down_revision = "r0038"


def upgrade() -> None:
    for column in ("points", "most"):
        op.add_column("exam_result", sa.Column(column, sa.Integer(), nullable=True))
    _corrections()


def downgrade() -> None:
    """An older program corrects a result by one person, and keeps no points."""
    op.drop_table("result_correction")
    with op.batch_alter_table("exam_result") as table:
        table.drop_column("points")
        table.drop_column("most")


def _corrections() -> None:
    table = "result_correction"
    op.create_table(
        table,
        sa.Column("candidate_id", sa.Uuid(), nullable=False),
        sa.Column("result_id", sa.Uuid(), nullable=False),
        sa.Column("grade", sa.String(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=True),
        sa.Column("most", sa.Integer(), nullable=True),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("proposed_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("attested_by", sa.Uuid(), nullable=True),
        sa.Column("attested_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("refused_by", sa.Uuid(), nullable=True),
        sa.Column("refused_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("refused_reason", sa.String(), nullable=False),
        *_record(table),
        _check(table, "two_people", "attested_by <> proposed_by"),
        _check(table, "for_a_reason", "reason <> ''"),
        _check(table, "decided_once", "attested_at IS NULL OR refused_at IS NULL"),
        _check(table, "attested_by_somebody", "(attested_by IS NULL) = (attested_at IS NULL)"),
        _check(table, "refused_by_somebody", "(refused_by IS NULL) = (refused_at IS NULL)"),
        _check(table, "refused_for_a_reason", "(refused_at IS NULL) = (refused_reason = '')"),
        _points_to(table, "candidate_id", "candidate.id"),
        _points_to(table, "result_id", "exam_result.id"),
        *(_points_to(table, f"{act}_by", "user_account.id") for act in ("proposed", "attested", "refused")),
    )
    op.create_index(op.f(f"ix_{table}_candidate_id"), table, ["candidate_id"])
    where = sa.text("attested_at IS NULL AND refused_at IS NULL")
    name = f"uq_{table}_open_candidate_id"
    op.create_index(name, table, ["candidate_id"], unique=True, sqlite_where=where, postgresql_where=where)


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
