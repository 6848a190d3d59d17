"""The keys of the school: lists of public keys as signed, the sealed issuing key, who has which half."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0049"
down_revision = "r0048"


def upgrade() -> None:
    _lists()
    _boxes()
    _halves()
    _agreements()


def downgrade() -> None:
    """An older program signs nothing. The school's own files and halves bring the keys back."""
    for table in ("agreement", "half", "box", "list"):
        op.drop_table(f"certificate_key_{table}")


def _lists() -> None:
    table = "certificate_key_list"
    op.create_table(
        table,
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("root", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("act", sa.String(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("agreed_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f(f"pk_{table}")),
        _check(table, "counted", "number > 0"),
        _check(table, "two_people", "made_by <> agreed_by"),
        _person(table, "made_by"),
        _person(table, "agreed_by"),
    )


def _boxes() -> None:
    table = "certificate_key_box"
    op.create_table(
        table,
        sa.Column("kid", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("wrong_passwords", sa.Integer(), nullable=False),
        sa.Column("last_wrong_at", UtcDateTime(timezone=True), nullable=True),
        *_record(table),
        sa.UniqueConstraint("kid", name=op.f(f"uq_{table}_kid")),
    )


def _halves() -> None:
    table = "certificate_key_half"
    op.create_table(
        table,
        sa.Column("kid", sa.String(), nullable=False),
        sa.Column("half", sa.Integer(), nullable=False),
        sa.Column("given_to", sa.Uuid(), nullable=False),
        sa.Column("given_at", UtcDateTime(timezone=True), nullable=False),
        *_record(table),
        sa.UniqueConstraint("kid", "half", name=op.f(f"uq_{table}_kid_half")),
        sa.UniqueConstraint("kid", "given_to", name=op.f(f"uq_{table}_kid_given_to")),
        _check(table, "one_of_two", "half IN (1, 2)"),
        _person(table, "given_to"),
    )


def _agreements() -> None:
    table = "certificate_key_agreement"
    op.create_table(
        table,
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("agreed_by", sa.Uuid(), nullable=False),
        sa.Column("agreed_at", UtcDateTime(timezone=True), nullable=False),
        *_record(table),
        _person(table, "agreed_by"),
    )


def _record(table: str) -> tuple[sa.Column[object] | sa.PrimaryKeyConstraint, ...]:
    return (
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )


def _check(table: str, name: str, text: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(text, name=op.f(f"ck_{table}_{name}"))


def _person(table: str, column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], ["user_account.id"], name=op.f(f"fk_{table}_{column}"))
