"""What is taken back leaves its traces: which grade comes back, by whom, and what the candidate was told.

And the grade that waits for a second person stands with what waits.
"""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0055"
down_revision = "r0054"

_APPEAL, _WAITING, _NOTICE, _TOLD = "appeal", "appeal_waiting", "appeal_notice", "result_notice"
_RETURN = "exam_result_return"
_ONCE, _CURRENT = f"uq_{_NOTICE}_appeal_id_notice", f"uq_{_NOTICE}_current_appeal_id_notice"
# What was quashed before this step: the grade entered last, which the step before took for it.
_SET_ASIDE = (
    "UPDATE appeal SET set_aside_id = (SELECT id FROM exam_result WHERE exam_result.candidate_id = "
    "appeal.candidate_id ORDER BY entered_at DESC LIMIT 1) WHERE state IN ('quashed', 'assessed')"
)


def upgrade() -> None:
    with op.batch_alter_table(_APPEAL) as batch_op:
        batch_op.add_column(sa.Column("set_aside_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f(f"fk_{_APPEAL}_set_aside_id"), "exam_result", ["set_aside_id"], ["id"]
        )
    op.execute(_SET_ASIDE)
    with op.batch_alter_table(_WAITING) as batch_op:
        batch_op.add_column(sa.Column("grade", sa.String(), nullable=False, server_default=""))
    _notices()
    op.create_table(
        _RETURN,
        sa.Column("result_id", sa.Uuid(), nullable=False),
        sa.Column("instead_of_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("noted_by", sa.Uuid(), nullable=False),
        sa.Column("returned_by", sa.Uuid(), nullable=False),
        sa.Column("returned_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{_RETURN}")),
        sa.CheckConstraint("reason <> ''", name=op.f(f"ck_{_RETURN}_for_a_reason")),
        _points_to("result_id", "exam_result.id"),
        _points_to("instead_of_id", "exam_result.id"),
        _points_to("noted_by", "user_account.id"),
        _points_to("returned_by", "user_account.id"),
    )
    op.create_index(op.f(f"ix_{_RETURN}_result_id"), _RETURN, ["result_id"])


def downgrade() -> None:
    """An older program looks for the grade entered last. A grade that waits is noted anew.

    It knows nothing of what was told and held not, so that goes.
    """
    op.drop_table(_RETURN)
    op.drop_index(_CURRENT, _NOTICE)
    op.execute("DELETE FROM appeal_notice WHERE ended_on IS NOT NULL")
    with op.batch_alter_table(_NOTICE) as batch_op:
        batch_op.drop_column("ended_on")
        batch_op.create_unique_constraint(batch_op.f(_ONCE), ["appeal_id", "notice"])
    with op.batch_alter_table(_TOLD) as batch_op:
        batch_op.drop_column("ended_on")
    with op.batch_alter_table(_WAITING) as batch_op:
        batch_op.drop_column("grade")
    with op.batch_alter_table(_APPEAL) as batch_op:
        batch_op.drop_constraint(batch_op.f(f"fk_{_APPEAL}_set_aside_id"), type_="foreignkey")
        batch_op.drop_column("set_aside_id")


def _notices() -> None:
    """What was told may hold no more, and is told again."""
    with op.batch_alter_table(_NOTICE) as batch_op:
        batch_op.add_column(sa.Column("ended_on", sa.Date(), nullable=True))
        batch_op.drop_constraint(batch_op.f(_ONCE), type_="unique")
    holds = sa.text("ended_on IS NULL")
    columns = ["appeal_id", "notice"]
    op.create_index(_CURRENT, _NOTICE, columns, unique=True, sqlite_where=holds, postgresql_where=holds)
    with op.batch_alter_table(_TOLD) as batch_op:
        batch_op.add_column(sa.Column("ended_on", sa.Date(), nullable=True))


def _points_to(column: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [other], name=op.f(f"fk_{_RETURN}_{column}"))
