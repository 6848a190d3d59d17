"""Certificates and safety training that learners hold, for prerequisites that ask for them."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0016"
down_revision = "r0015"

_HELD_SQLITE = sa.text("superseded = 0 AND withdrawn = 0")
_HELD_PG = sa.text("superseded = false AND withdrawn = false")


def upgrade() -> None:
    op.create_table(
        "qualification_held",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("known", sa.String(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=False),
        sa.Column("noted_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("day <= until", name=op.f("ck_qualification_held_holds_forward")),
        sa.CheckConstraint(
            "reason <> '' OR NOT withdrawn", name=op.f("ck_qualification_held_withdrawn_with_reason")
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learner.id"], name=op.f("fk_qualification_held_learner_id")
        ),
        sa.ForeignKeyConstraint(
            ["noted_by"], ["user_account.id"], name=op.f("fk_qualification_held_noted_by")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["qualification_held.id"], name=op.f("fk_qualification_held_replaces_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_qualification_held")),
    )
    with op.batch_alter_table("qualification_held") as batch_op:
        batch_op.create_index(batch_op.f("ix_qualification_held_learner_id"), ["learner_id"], unique=False)
        batch_op.create_index("ix_qualification_held_code_kind", ["code", "kind"], unique=False)
        batch_op.create_index(
            "uq_qualification_held_current",
            ["learner_id", "kind", "code", "day"],
            unique=True,
            sqlite_where=_HELD_SQLITE,
            postgresql_where=_HELD_PG,
        )


def downgrade() -> None:
    with op.batch_alter_table("qualification_held") as batch_op:
        batch_op.drop_index(
            "uq_qualification_held_current", sqlite_where=_HELD_SQLITE, postgresql_where=_HELD_PG
        )
        batch_op.drop_index("ix_qualification_held_code_kind")
        batch_op.drop_index(batch_op.f("ix_qualification_held_learner_id"))
    op.drop_table("qualification_held")
