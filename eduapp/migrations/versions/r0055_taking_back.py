"""What an appeal set aside is kept with it, and the grade that waits for a second person with what waits."""

import sqlalchemy as sa
from alembic import op

revision = "r0055"
down_revision = "r0050"

_APPEAL, _WAITING = "appeal", "appeal_waiting"
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


def downgrade() -> None:
    """An older program looks for the grade entered last. A grade that waits is noted anew."""
    with op.batch_alter_table(_WAITING) as batch_op:
        batch_op.drop_column("grade")
    with op.batch_alter_table(_APPEAL) as batch_op:
        batch_op.drop_constraint(batch_op.f(f"fk_{_APPEAL}_set_aside_id"), type_="foreignkey")
        batch_op.drop_column("set_aside_id")
