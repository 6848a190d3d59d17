"""Printed lists, their versions, and their return."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import CanonicalJson, UtcDateTime

revision = "r0009"
down_revision = "r0008"

SUBJECTS = (
    "(kind = 'register' AND session_id IS NOT NULL AND place_id IS NULL AND learner_id IS NULL)"
    " OR (kind IN ('place', 'unit') AND session_id IS NULL AND learner_id IS NULL)"
    " OR (kind = 'week' AND learner_id IS NOT NULL AND session_id IS NULL AND place_id IS NULL)"
)


def upgrade() -> None:
    op.create_table(
        "printed_list_series",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_printed_list_series")),
    )
    op.create_table(
        "printed_list",
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("session_id", sa.Uuid(), nullable=True),
        sa.Column("place_id", sa.Uuid(), nullable=True),
        sa.Column("learner_id", sa.Uuid(), nullable=True),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(SUBJECTS, name=op.f("ck_printed_list_known_subject")),
        sa.CheckConstraint("unit = '' OR kind = 'unit'", name=op.f("ck_printed_list_unit_of_a_unit")),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=op.f("fk_printed_list_learner_id")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_printed_list_place_id")),
        sa.ForeignKeyConstraint(["session_id"], ["session.id"], name=op.f("fk_printed_list_session_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_list")),
        sa.UniqueConstraint("number", name=op.f("uq_printed_list_number")),
        sa.UniqueConstraint("subject", name=op.f("uq_printed_list_subject")),
    )
    with op.batch_alter_table("printed_list", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_printed_list_day"), ["day"], unique=False)
        batch_op.create_index(batch_op.f("ix_printed_list_learner_id"), ["learner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_printed_list_session_id"), ["session_id"], unique=False)
    op.create_table(
        "printed_list_edition",
        sa.Column("list_id", sa.Uuid(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("content", CanonicalJson(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("printed", sa.Boolean(), nullable=False),
        sa.Column("printed_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("printed_by", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("edition >= 1", name=op.f("ck_printed_list_edition_counted_from_one")),
        sa.ForeignKeyConstraint(
            ["list_id"], ["printed_list.id"], name=op.f("fk_printed_list_edition_list_id")
        ),
        sa.ForeignKeyConstraint(
            ["printed_by"], ["user_account.id"], name=op.f("fk_printed_list_edition_printed_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_list_edition")),
        sa.UniqueConstraint("list_id", "edition", name=op.f("uq_printed_list_edition_list_id_edition")),
    )
    op.create_table(
        "printed_list_return",
        sa.Column("list_id", sa.Uuid(), nullable=False),
        sa.Column("edition_id", sa.Uuid(), nullable=False),
        sa.Column("typed_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("typed_by", sa.Uuid(), nullable=False),
        sa.Column("mark_ids", CanonicalJson(), nullable=False),
        sa.Column("taken_back", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["printed_list_edition.id"], name=op.f("fk_printed_list_return_edition_id")
        ),
        sa.ForeignKeyConstraint(
            ["list_id"], ["printed_list.id"], name=op.f("fk_printed_list_return_list_id")
        ),
        sa.ForeignKeyConstraint(
            ["typed_by"], ["user_account.id"], name=op.f("fk_printed_list_return_typed_by")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_printed_list_return")),
    )
    with op.batch_alter_table("printed_list_return", schema=None) as batch_op:
        batch_op.create_index(
            "uq_printed_list_return_standing_list_id",
            ["list_id"],
            unique=True,
            sqlite_where=sa.text("taken_back = 0"),
            postgresql_where=sa.text("taken_back = false"),
        )


def downgrade() -> None:
    with op.batch_alter_table("printed_list_return", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_printed_list_return_standing_list_id",
            sqlite_where=sa.text("taken_back = 0"),
            postgresql_where=sa.text("taken_back = false"),
        )
    op.drop_table("printed_list_return")
    op.drop_table("printed_list_edition")
    with op.batch_alter_table("printed_list", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_printed_list_session_id"))
        batch_op.drop_index(batch_op.f("ix_printed_list_learner_id"))
        batch_op.drop_index(batch_op.f("ix_printed_list_day"))
    op.drop_table("printed_list")
    op.drop_table("printed_list_series")
