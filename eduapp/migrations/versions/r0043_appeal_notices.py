"""What candidates are told of an appeal, and copies of answer and guide that they ask for (§ 10-3)."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0043"
down_revision = "r0041"


def upgrade() -> None:
    op.create_index("ix_appeal_received_on", "appeal", ["received_on"])
    _notices()
    _copies()


def downgrade() -> None:
    """An older program does not know who was told what, nor who asked for a copy."""
    op.drop_table("copy_request")
    op.drop_table("appeal_notice")
    op.drop_index("ix_appeal_received_on", "appeal")


def _notices() -> None:
    table = "appeal_notice"
    op.create_table(
        table,
        sa.Column("appeal_id", sa.Uuid(), nullable=False),
        sa.Column("notice", sa.String(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=False),
        sa.Column("noted_at", UtcDateTime(timezone=True), nullable=False),
        *_record(table),
        sa.UniqueConstraint("appeal_id", "notice", name=op.f(f"uq_{table}_appeal_id_notice")),
        _check(table, "by_somebody", "person <> ''"),
        _points_to(table, "appeal_id", "appeal.id"),
        _points_to(table, "noted_by", "user_account.id"),
    )


def _copies() -> None:
    table = "copy_request"
    op.create_table(
        table,
        sa.Column("result_id", sa.Uuid(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("asked_noted_by", sa.Uuid(), nullable=False),
        sa.Column("asked_noted_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=True),
        sa.Column("given_by", sa.String(), nullable=False),
        sa.Column("given_noted_by", sa.Uuid(), nullable=True),
        sa.Column("given_noted_at", UtcDateTime(timezone=True), nullable=True),
        *_record(table),
        sa.UniqueConstraint("result_id", name=op.f(f"uq_{table}_result_id")),
        _check(table, "asked_first", "given_on >= asked_on"),
        _check(table, "given_by_somebody", "(given_on IS NULL) = (given_by = '')"),
        _check(table, "given_is_noted", "(given_on IS NULL) = (given_noted_by IS NULL)"),
        _points_to(table, "result_id", "exam_result.id"),
        _points_to(table, "asked_noted_by", "user_account.id"),
        _points_to(table, "given_noted_by", "user_account.id"),
    )


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
