"""Custody of papers: the bundles of a sitting, and the log of each."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0033"
down_revision = "r0032"

_TABLES = ("bundle_event", "paper_bundle")


def upgrade() -> None:
    _bundles()
    _events()


def downgrade() -> None:
    for table in _TABLES:
        op.drop_table(table)


def _bundles() -> None:
    table = "paper_bundle"
    op.create_table(
        table,
        sa.Column("sitting_id", sa.Uuid(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("label_key", sa.String(), nullable=False),
        sa.Column("holds", sa.String(), nullable=False),
        sa.Column("variant", sa.String(), nullable=False),
        *_record(table),
        _points_to(table, "sitting_id", "sitting.id"),
        sa.UniqueConstraint("sitting_id", "label_key", name=op.f(f"uq_{table}_sitting_id_label_key")),
    )


def _events() -> None:
    table = "bundle_event"
    op.create_table(
        table,
        sa.Column("bundle_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("sheets", sa.Integer(), nullable=True),
        sa.Column("pile", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("first_number", sa.Integer(), nullable=True),
        sa.Column("last_number", sa.Integer(), nullable=True),
        sa.Column("about_id", sa.Uuid(), nullable=True),
        sa.Column("first_by", sa.Uuid(), nullable=True),
        sa.Column("entered_by", sa.Uuid(), nullable=False),
        sa.Column("entered_at", UtcDateTime(timezone=True), nullable=False),
        *_record(table),
        _check(table, "numbered", "number > 0"),
        _check(table, "counts_forward", "sheets >= 0"),
        _check(table, "numbers_both", "(first_number IS NULL) = (last_number IS NULL)"),
        _check(table, "about_one", "(about_id IS NULL) = (kind NOT IN ('confirmed', 'taken_back'))"),
        _check(table, "confirms_somebody", "(first_by IS NULL) = (kind <> 'confirmed')"),
        _check(table, "two_people", "first_by <> entered_by"),
        _check(table, "taken_back_for_a_reason", "kind <> 'taken_back' OR words <> ''"),
        _points_to(table, "bundle_id", "paper_bundle.id"),
        _points_to(table, "about_id", f"{table}.id"),
        _points_to(table, "entered_by", "user_account.id"),
        sa.UniqueConstraint("bundle_id", "number", name=op.f(f"uq_{table}_bundle_id_number")),
        sa.UniqueConstraint("id", "entered_by", name=op.f(f"uq_{table}_id_entered_by")),
        sa.ForeignKeyConstraint(
            ["about_id", "first_by"],
            [f"{table}.id", f"{table}.entered_by"],
            name=op.f(f"fk_{table}_about_id_first_by"),
        ),
    )
    op.create_index("ix_bundle_event_reference", table, ["reference"])
    where = sa.text("kind = 'confirmed'")
    name = "uq_bundle_event_confirmed_about_id"
    op.create_index(name, table, ["about_id"], unique=True, sqlite_where=where, postgresql_where=where)


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
