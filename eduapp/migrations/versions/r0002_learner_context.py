"""Where learners are and until when, with its source; who is kept apart."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0002"
down_revision = "r0001"

_IN_FORCE, _PLANNED = sa.text("phase = 'in_force'"), sa.text("phase = 'planned'")
_OPEN = sa.text("closed_at IS NULL")

# New columns of `learner` that are never empty, and what they say of those who are known already.
_NEW = {
    "site": "",
    "available_source": "not_known",
    "participation": "offer",
    "staff_note": "",
    "learner_note": "",
    "state": "here",
}


def upgrade() -> None:
    with op.batch_alter_table("learner", schema=None) as batch_op:
        for name, value in _NEW.items():
            batch_op.add_column(sa.Column(name, sa.String(), nullable=False, server_default=value))
        batch_op.add_column(sa.Column("available_as_of", sa.Date(), nullable=True))
    op.execute("UPDATE learner SET state = 'moved' WHERE NOT here")
    with op.batch_alter_table("learner", schema=None) as batch_op:
        for name in _NEW:
            batch_op.alter_column(name, server_default=None)
        batch_op.create_check_constraint(
            batch_op.f("ck_learner_source_of_a_day"),
            "available_until IS NOT NULL OR (available_source = 'not_known' AND available_as_of IS NULL)",
        )
        batch_op.drop_index(batch_op.f("ix_learner_here"))
        batch_op.drop_column("here")
        batch_op.create_index(batch_op.f("ix_learner_state"), ["state"], unique=False)
    _create_states()
    _create_pairs()


def _create_states() -> None:
    op.create_table(
        "learner_state",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("from_day", sa.Date(), nullable=False),
        sa.Column("expected_back", sa.Date(), nullable=True),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("entered_by", sa.Uuid(), nullable=False),
        sa.Column("entered_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "phase IN ('planned', 'in_force', 'past', 'replaced', 'called_off')",
            name=op.f("ck_learner_state_known_phase"),
        ),
        sa.CheckConstraint(
            "expected_back IS NULL OR expected_back >= from_day",
            name=op.f("ck_learner_state_comes_back_after"),
        ),
        sa.ForeignKeyConstraint(
            ["entered_by"], ["user_account.id"], name=op.f("fk_learner_state_entered_by")
        ),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=op.f("fk_learner_state_learner_id")),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["learner_state.id"], name=op.f("fk_learner_state_replaces_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_learner_state")),
    )
    with op.batch_alter_table("learner_state", schema=None) as batch_op:
        batch_op.create_index(
            "ix_learner_state_learner_id_from_day", ["learner_id", "from_day"], unique=False
        )
        for name, where in (("in_force", _IN_FORCE), ("planned", _PLANNED)):
            batch_op.create_index(
                f"uq_learner_state_{name}_learner_id",
                ["learner_id"],
                unique=True,
                sqlite_where=where,
                postgresql_where=where,
            )


def _create_pairs() -> None:
    op.create_table(
        "keep_apart",
        sa.Column("first_id", sa.Uuid(), nullable=False),
        sa.Column("second_id", sa.Uuid(), nullable=False),
        sa.Column("level", sa.String(), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=False),
        sa.Column("opened_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.Column("closed_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_keep_apart_one_order")),
        sa.CheckConstraint(
            "(closed_by IS NULL) = (closed_at IS NULL)", name=op.f("ck_keep_apart_closed_by_somebody")
        ),
        sa.ForeignKeyConstraint(["closed_by"], ["user_account.id"], name=op.f("fk_keep_apart_closed_by")),
        sa.ForeignKeyConstraint(["first_id"], ["learner.id"], name=op.f("fk_keep_apart_first_id")),
        sa.ForeignKeyConstraint(["opened_by"], ["user_account.id"], name=op.f("fk_keep_apart_opened_by")),
        sa.ForeignKeyConstraint(["second_id"], ["learner.id"], name=op.f("fk_keep_apart_second_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keep_apart")),
    )
    with op.batch_alter_table("keep_apart", schema=None) as batch_op:
        batch_op.create_index(
            "uq_keep_apart_open_first_id_second_id_level",
            ["first_id", "second_id", "level"],
            unique=True,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        )
        batch_op.create_index(
            "ix_keep_apart_open_second_id",
            ["second_id"],
            unique=False,
            sqlite_where=_OPEN,
            postgresql_where=_OPEN,
        )


def downgrade() -> None:
    """Who is away for a while counts as here again, since an older program would let go of them."""
    op.drop_table("keep_apart")
    op.drop_table("learner_state")
    with op.batch_alter_table("learner", schema=None) as batch_op:
        batch_op.add_column(sa.Column("here", sa.Boolean(), nullable=False, server_default=sa.true()))
    op.execute("UPDATE learner SET here = false WHERE state IN ('moved', 'released')")
    with op.batch_alter_table("learner", schema=None) as batch_op:
        batch_op.alter_column("here", server_default=None)
        batch_op.drop_constraint(batch_op.f("ck_learner_source_of_a_day"), type_="check")
        batch_op.drop_index(batch_op.f("ix_learner_state"))
        for name in (*_NEW, "available_as_of"):
            batch_op.drop_column(name)
        batch_op.create_index(batch_op.f("ix_learner_here"), ["here"], unique=False)
