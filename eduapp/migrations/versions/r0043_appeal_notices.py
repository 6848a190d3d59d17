"""What candidates are told of an appeal: a preliminary answer, and the outcome."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0043"
down_revision = "r0041"

_TABLE = "appeal_notice"


def upgrade() -> None:
    op.create_table(
        _TABLE,
        sa.Column("appeal_id", sa.Uuid(), nullable=False),
        sa.Column("notice", sa.String(), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=False),
        sa.Column("noted_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_TABLE}")),
        sa.UniqueConstraint("appeal_id", "notice", name=op.f(f"uq_{_TABLE}_appeal_id_notice")),
        sa.CheckConstraint("person <> ''", name=op.f(f"ck_{_TABLE}_by_somebody")),
        sa.ForeignKeyConstraint(["appeal_id"], ["appeal.id"], name=op.f(f"fk_{_TABLE}_appeal_id")),
        sa.ForeignKeyConstraint(["noted_by"], ["user_account.id"], name=op.f(f"fk_{_TABLE}_noted_by")),
    )


def downgrade() -> None:
    """An older program does not know who was told what."""
    op.drop_table(_TABLE)
