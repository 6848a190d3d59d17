"""Wrong codes of a ticket count for the PC where they were typed: nobody locks it for somebody elsewhere.

What was counted before is forgotten, and a ticket that was locked is not any more: it was for everybody.
"""

import sqlalchemy as sa
from alembic import op

from eduapp.migrations import exam_seat_following, exam_seat_tries

revision = "r0053"
down_revision = "r0052"

_TABLE, _TICKET, _FIVE = "screen_try", "screen_ticket", "ck_screen_ticket_five_tries"


def upgrade() -> None:
    with op.batch_alter_table(_TICKET) as batch_op:
        batch_op.drop_constraint(batch_op.f(_FIVE), type_="check")
        batch_op.drop_column("tries")
        batch_op.add_column(sa.Column("round", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        _TABLE,
        sa.Column("attempt_id", sa.Uuid(), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("pc", sa.LargeBinary(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("attempt_id", "round", "pc", name=op.f(f"pk_{_TABLE}")),
        sa.CheckConstraint("length(pc) = 32", name=op.f(f"ck_{_TABLE}_pc_whole")),
        sa.CheckConstraint("count BETWEEN 0 AND 5", name=op.f(f"ck_{_TABLE}_five_tries")),
        sa.ForeignKeyConstraint(["attempt_id"], ["screen_attempt.id"], name=op.f(f"fk_{_TABLE}_attempt_id")),
    )
    if op.get_bind().dialect.name == "postgresql":
        for statement in exam_seat_tries.STATEMENTS:
            op.execute(statement)


def downgrade() -> None:
    """An older program counts by the number alone, and begins anew."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(exam_seat_following.CLAIM)
        for name in exam_seat_tries.FUNCTIONS:
            op.execute(f"DROP FUNCTION exam_seat.{name}")
    op.drop_table(_TABLE)
    with op.batch_alter_table(_TICKET) as batch_op:
        batch_op.drop_column("round")
        batch_op.add_column(sa.Column("tries", sa.Integer(), nullable=False, server_default="0"))
        batch_op.create_check_constraint(batch_op.f(_FIVE), "tries BETWEEN 0 AND 5")
