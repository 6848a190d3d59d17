"""Reasons, minutes left early, guests and corrections in the register."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0011"
down_revision = "r0010"

TABLE = "attendance_mark"
DETAILED = sa.text("reason <> '' OR note <> '' OR why <> ''")
WORDS = ("reason", "why", "missed")
MISSED = {"absent": "absent", "late": "absent", "excused": "excused", "held": "lost"}
CHECKS = {
    "minutes_counted": "minutes >= 0 AND minutes_late >= 0 AND minutes_early >= 0",
    "no_more_than_planned": "minutes <= planned",
    "missed_for_something": "minutes = planned OR missed <> '' OR code = 'struck'",
    "two_people": "second_id IS NULL OR second_id <> marked_by",
}


def upgrade() -> None:
    with op.batch_alter_table(TABLE, schema=None) as batch_op:
        for word in WORDS:
            batch_op.add_column(sa.Column(word, sa.String(), nullable=False, server_default=""))
        for number in ("planned", "minutes_early"):
            batch_op.add_column(sa.Column(number, sa.Integer(), nullable=False, server_default="0"))
        for truth in ("document_seen", "guest"):
            batch_op.add_column(sa.Column(truth, sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("second_id", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("reduced_at", UtcDateTime(timezone=True), nullable=True))
        batch_op.drop_constraint(batch_op.f("ck_attendance_mark_minutes_counted"), type_="check")
    _carry_over()
    with op.batch_alter_table(TABLE, schema=None) as batch_op:
        for column in (*WORDS, "planned", "minutes_early", "document_seen", "guest"):
            batch_op.alter_column(column, server_default=None)
        batch_op.create_foreign_key(
            batch_op.f("fk_attendance_mark_second_id"), "user_account", ["second_id"], ["id"]
        )
        for name, condition in CHECKS.items():
            batch_op.create_check_constraint(batch_op.f(f"ck_attendance_mark_{name}"), condition)
        batch_op.create_index(
            "ix_attendance_mark_detailed_session_id",
            ["session_id"],
            unique=False,
            sqlite_where=DETAILED,
            postgresql_where=DETAILED,
        )


def downgrade() -> None:
    """Old programs know neither guests nor sessions one need not come to: the nearest they know stands."""
    with op.batch_alter_table(TABLE, schema=None) as batch_op:
        batch_op.drop_index(
            "ix_attendance_mark_detailed_session_id", sqlite_where=DETAILED, postgresql_where=DETAILED
        )
        for name in CHECKS:
            batch_op.drop_constraint(batch_op.f(f"ck_attendance_mark_{name}"), type_="check")
        batch_op.drop_constraint(batch_op.f("fk_attendance_mark_second_id"), type_="foreignkey")
        for column in (
            "second_id",
            "reduced_at",
            "document_seen",
            "guest",
            "planned",
            "minutes_early",
            *WORDS,
        ):
            batch_op.drop_column(column)
        batch_op.create_check_constraint(
            batch_op.f("ck_attendance_mark_minutes_counted"), "minutes >= 0 AND minutes_late >= 0"
        )
    op.execute(sa.text("UPDATE attendance_mark SET code = 'excused' WHERE code = 'not_required'"))
    op.execute(sa.text("UPDATE attendance_mark SET code = 'absent', note = '' WHERE code = 'struck'"))


def _carry_over() -> None:
    """What was planned is what the session lasts now; where minutes went follows from the mark."""
    length = "SELECT end_minute - start_minute FROM session WHERE session.id = attendance_mark.session_id"
    op.execute(sa.text(f"UPDATE attendance_mark SET planned = ({length})"))  # noqa: S608 - words of ours
    op.execute(sa.text("UPDATE attendance_mark SET planned = minutes WHERE planned < minutes"))
    for code, missed in MISSED.items():
        move = sa.text("UPDATE attendance_mark SET missed = :missed WHERE code = :code AND minutes < planned")
        op.execute(move.bindparams(missed=missed, code=code))
    rest = "UPDATE attendance_mark SET missed = 'absent' WHERE minutes < planned AND missed = ''"
    op.execute(sa.text(rest))
