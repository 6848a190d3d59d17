"""What courses ask for beside attendance and exam; and papers of which one person may have several."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0050"
down_revision = "r0049"

_LIVE = "uq_certificate_live_basis_id_learner_id"
_COLUMNS = ["basis_id", "learner_id"]
_ONCE = "state IN ('reserved', 'issued') AND kind IN ('kursbevis', 'deltakerbevis') AND replaces_id IS NULL"


def upgrade() -> None:
    _once()
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
    """An older program asks for attendance and exam alone. Its fence stays wide: it makes no other papers."""
    op.drop_table("course_criterion")


def _once() -> None:
    """Which papers there is one of for one achievement."""
    op.drop_index(_LIVE, "certificate")
    where = sa.text(_ONCE)
    op.create_index(_LIVE, "certificate", _COLUMNS, unique=True, sqlite_where=where, postgresql_where=where)
