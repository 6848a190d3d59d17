"""What courses ask for beside attendance and exam, of who begins on a day or later."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0047"
down_revision = "r0046"


def upgrade() -> None:
    table = "course_criterion"
    op.create_table(
        table,
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.Column("set_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        sa.UniqueConstraint(
            "course_id", "kind", "valid_from", name=op.f(f"uq_{table}_course_id_kind_valid_from")
        ),
        sa.CheckConstraint("amount >= 0", name=op.f(f"ck_{table}_asks_for_something")),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name=op.f(f"fk_{table}_course_id")),
        sa.ForeignKeyConstraint(["set_by"], ["user_account.id"], name=op.f(f"fk_{table}_set_by")),
    )


def downgrade() -> None:
    """An older program asks for attendance and exam alone."""
    op.drop_table("course_criterion")
