"""Tries with names that nobody has are counted, too; PINs of a desk; the sealed code."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0061"
down_revision = "r0060"


def upgrade() -> None:
    """Nothing of it was there before."""
    op.create_table(
        "unknown_name",
        sa.Column("bucket", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("wrong_passwords", sa.Integer(), nullable=False),
        sa.Column("last_wrong_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("bucket", name=op.f("pk_unknown_name")),
    )
    op.create_table(
        "desk_pin",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("desk", sa.String(), nullable=False),
        sa.Column("pin_hash", sa.String(), nullable=False),
        sa.Column("wrong_pins", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_desk_pin_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_pin")),
        sa.UniqueConstraint("user_id", "desk", name=op.f("uq_desk_pin_user_id_desk")),
    )
    op.create_table(
        "recovery_code",
        sa.Column("code_hash", sa.String(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("used_by", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["made_by"], ["user_account.id"], name=op.f("fk_recovery_code_made_by")),
        sa.ForeignKeyConstraint(["used_by"], ["user_account.id"], name=op.f("fk_recovery_code_used_by")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recovery_code")),
    )


def downgrade() -> None:
    """An older program asks for passwords alone."""
    op.drop_table("recovery_code")
    op.drop_table("desk_pin")
    op.drop_table("unknown_name")
