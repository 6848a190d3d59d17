"""Backups that were made, and the keys they are made under."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0063"
down_revision = "r0062"


def upgrade() -> None:
    _keys()
    _backups()


def downgrade() -> None:
    """An older program makes no backups; those that lie in folders open with the paper code."""
    op.drop_table("backup")
    op.drop_table("backup_key")


def _keys() -> None:
    table = "backup_key"
    op.create_table(
        table,
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=True),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f(f"pk_{table}")),
        sa.CheckConstraint("number > 0", name=op.f(f"ck_{table}_counted")),
    )


def _backups() -> None:
    table = "backup"
    op.create_table(
        table,
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("occasion", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("rows", sa.BigInteger(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("trail_seq", sa.BigInteger(), nullable=False),
        sa.Column("trail_digest", sa.String(), nullable=False),
        sa.Column("key_mark", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.CheckConstraint("place IN ('near', 'away')", name=op.f(f"ck_{table}_known_place")),
    )
    for columns in (["trail_seq", "place"], ["place", "trail_seq"]):
        op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, columns)
