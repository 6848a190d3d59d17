"""A seat follows the file that its candidate took to another PC, and a room that is not open says so.

On PostgreSQL alone: a folder is written to by the exam PC itself, and opens whenever it is there.
"""

from alembic import op

from eduapp.migrations import exam_seat_aside, exam_seat_following

revision = "r0045"
down_revision = "r0044"


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for statement in exam_seat_following.STATEMENTS:
            op.execute(statement)


def downgrade() -> None:
    """To an older program the seat stays that of the PC which was left."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"DROP FUNCTION exam_seat.{exam_seat_following.SEAT_FUNCTION}")
        op.execute(exam_seat_aside.CLAIM)
