"""The bank of exam questions: how they are filed, their versions, and their keys apart."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0028"
down_revision = "r0025"

_TABLES = ("question_key", "question_version", "question_tag", "bank_question")


def upgrade() -> None:
    _questions()
    _tags()
    _versions()
    _keys()


def downgrade() -> None:
    for table in _TABLES:
        op.drop_table(table)


def _questions() -> None:
    table = "bank_question"
    op.create_table(
        table,
        sa.Column("serial", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("category", sa.String(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("aim", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("outside_id", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("retired_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("retired_by", sa.Uuid(), nullable=True),
        sa.Column("retired_reason", sa.String(), nullable=False),
        *_record(table),
        sa.UniqueConstraint("serial", name=op.f(f"uq_{table}_serial")),
        _check(table, "in_order", "serial > 0"),
        _check(table, "numbered", "number > 0"),
        _check(table, "retired_by_somebody", "(retired_at IS NULL) = (retired_by IS NULL)"),
        _check(table, "retired_for_a_reason", "(retired_at IS NULL) = (retired_reason = '')"),
        _points_to(table, "retired_by", "user_account.id"),
    )
    _only_one_where("uq_bank_question_live_digest", "digest", "retired_at IS NULL")
    _only_one_where("uq_bank_question_outside_id", "outside_id", "outside_id <> ''")


def _tags() -> None:
    table = "question_tag"
    op.create_table(
        table,
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("tag", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("question_id", "tag", name=op.f(f"pk_{table}")),
        _points_to(table, "question_id", "bank_question.id"),
    )
    op.create_index(op.f("ix_question_tag_tag"), table, ["tag"])


def _versions() -> None:
    table = "question_version"
    op.create_table(
        table,
        sa.Column("question_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Text(), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=False),
        sa.Column("saved_at", UtcDateTime(timezone=True), nullable=False),
        *_record(table),
        _check(table, "numbered", "number > 0"),
        _points_to(table, "question_id", "bank_question.id"),
        _points_to(table, "saved_by", "user_account.id"),
        sa.UniqueConstraint("question_id", "number", name=op.f(f"uq_{table}_question_id_number")),
    )


def _keys() -> None:
    table = "question_key"
    op.create_table(
        table,
        sa.Column("version_id", sa.Uuid(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("version_id", name=op.f(f"pk_{table}")),
        _points_to(table, "version_id", "question_version.id"),
    )


def _only_one_where(name: str, column: str, words: str) -> None:
    where = sa.text(words)
    op.create_index(name, "bank_question", [column], unique=True, sqlite_where=where, postgresql_where=where)


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
