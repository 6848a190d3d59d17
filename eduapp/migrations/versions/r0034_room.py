"""The day of an exam on paper: the log of each sitting, who signed it, and its seal."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0034"
down_revision = "r0033"

_TABLES = ("room_seal", "room_signature", "room_entry")
_ABOUT = (
    "(about_id IS NULL) = (kind NOT IN ('credited', 'not_credited', 'reported', 'warned', 'heard', "
    "'decided', 'taken_back'))"
)


def upgrade() -> None:
    _entries()
    _signatures()
    _seals()


def downgrade() -> None:
    """An older program keeps no log of an exam on paper."""
    for table in _TABLES:
        op.drop_table(table)


def _entries() -> None:
    table = "room_entry"
    op.create_table(
        table,
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("candidate_id", sa.Uuid(), nullable=True),
        sa.Column("about_id", sa.Uuid(), nullable=True),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("sheets", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("words", "person", "kept", "decider")),
        sa.Column("informed_on", sa.Date(), nullable=True),
        sa.Column("instead_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("happened_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("typed", sa.Boolean(), nullable=False),
        sa.Column("seen_by", sa.Uuid(), nullable=False),
        sa.Column("entered_by", sa.Uuid(), nullable=False),
        sa.Column("entered_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint("sitting_id", "number", name=op.f(f"uq_{table}_sitting_id_number")),
        _check(table, "numbered", "number > 0"),
        _check(table, "never_ahead", "happened_at <= entered_at"),
        _check(table, "some_minutes", "minutes > 0"),
        _check(table, "counts_forward", "sheets >= 0"),
        _check(table, "taken_back_for_a_reason", "kind <> 'taken_back' OR words <> ''"),
        _check(table, "about_one", _ABOUT),
        _points_to(table, "sitting_id", "sitting.id"),
        _points_to(table, "candidate_id", "candidate.id"),
        _points_to(table, "about_id", "room_entry.id"),
        _points_to(table, "seen_by", "user_account.id"),
        _points_to(table, "entered_by", "user_account.id"),
    )
    op.create_index(op.f("ix_room_entry_candidate_id"), table, ["candidate_id"])
    where = sa.text("kind = 'taken_back'")
    name = "uq_room_entry_taken_back_about_id"
    op.create_index(name, table, ["about_id"], unique=True, sqlite_where=where, postgresql_where=where)


def _signatures() -> None:
    table = "room_signature"
    op.create_table(
        table,
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("signed_by", sa.Uuid(), nullable=False),
        sa.Column("signed_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("sitting_id", "place", name=op.f(f"pk_{table}")),
        _check(table, "numbered", "place > 0"),
        _points_to(table, "sitting_id", "sitting.id"),
        _points_to(table, "signed_by", "user_account.id"),
    )


def _seals() -> None:
    table = "room_seal"
    op.create_table(
        table,
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("parts", sa.Text(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("first_by", sa.Uuid(), nullable=False),
        sa.Column("first_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("second_by", sa.Uuid(), nullable=False),
        sa.Column("second_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("sitting_id", name=op.f(f"pk_{table}")),
        _check(table, "two_people", "first_by <> second_by"),
        _points_to(table, "sitting_id", "sitting.id"),
        _points_to(table, "first_by", "user_account.id"),
        _points_to(table, "second_by", "user_account.id"),
    )


def _check(table: str, name: str, text: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(text, name=op.f(f"ck_{table}_{name}"))


def _points_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=op.f(f"fk_{table}_{column}"))
