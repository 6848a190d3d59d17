"""Hours at machines, what is taken off or lost, adjustments after counting, and how large a post is."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0023"
down_revision = "r0022"

_AT = UtcDateTime(timezone=True)
_OLD_SUM = "minutes > 0 AND minutes = end_minute - start_minute - break_minutes"
_NEW_SUM = "minutes >= 0 AND minutes = end_minute - start_minute - break_minutes - penalty_minutes"
_ENTRY = (
    ("penalty_minutes", sa.Integer(), "0"),
    ("penalty_reason", sa.String(), ""),
    ("lost_minutes", sa.Integer(), "0"),
    ("lost_reason", sa.String(), ""),
)
_ENTRY_CHECKS = (
    ("some_time", "minutes + penalty_minutes > 0"),
    ("penalty_explained", "penalty_minutes >= 0 AND (penalty_minutes > 0) = (penalty_reason <> '')"),
    ("loss_explained", "lost_minutes >= 0 AND (lost_minutes > 0) = (lost_reason <> '')"),
)
_POST = (("percent", sa.Integer(), "100"), ("weekdays", sa.String(), "01234"))
_POST_CHECKS = (
    ("part_of_a_post", "percent BETWEEN 1 AND 100"),
    ("some_weekday", "weekdays <> ''"),
)


def upgrade() -> None:
    with op.batch_alter_table("hours_entry") as batch_op:
        for name, kind, default in _ENTRY:
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=default))
        batch_op.drop_constraint(batch_op.f("ck_hours_entry_minutes_add_up"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_hours_entry_minutes_add_up"), _NEW_SUM)
        for name, rule in _ENTRY_CHECKS:
            batch_op.create_check_constraint(batch_op.f(f"ck_hours_entry_{name}"), rule)
    with op.batch_alter_table("placement") as batch_op:
        for name, kind, default in _POST:
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=default))
        for name, rule in _POST_CHECKS:
            batch_op.create_check_constraint(batch_op.f(f"ck_placement_{name}"), rule)
    with op.batch_alter_table("shift") as batch_op:
        batch_op.add_column(sa.Column("leaders", sa.Integer(), nullable=False, server_default="1"))
    with op.batch_alter_table("workshop") as batch_op:
        batch_op.add_column(sa.Column("most_per_leader", sa.Integer(), nullable=True))
    _machines()
    _adjustments()


def downgrade() -> None:
    """What was taken off becomes a longer break; of what nothing was left stays as a rejected entry."""
    op.drop_table("hours_adjustment")
    op.drop_table("hours_machine")
    with op.batch_alter_table("workshop") as batch_op:
        batch_op.drop_column("most_per_leader")
    with op.batch_alter_table("shift") as batch_op:
        batch_op.drop_column("leaders")
    with op.batch_alter_table("placement") as batch_op:
        for name, _rule in _POST_CHECKS:
            batch_op.drop_constraint(batch_op.f(f"ck_placement_{name}"), type_="check")
        for name, _kind, _default in _POST:
            batch_op.drop_column(name)
    with op.batch_alter_table("hours_entry") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_hours_entry_minutes_add_up"), type_="check")
        for name, _rule in _ENTRY_CHECKS:
            batch_op.drop_constraint(batch_op.f(f"ck_hours_entry_{name}"), type_="check")
    op.execute(
        "UPDATE hours_entry SET state = 'rejected', reject_reason = penalty_reason, approved_by = NULL,"
        " approved_at = NULL, approved_digest = NULL, minutes = penalty_minutes, penalty_minutes = 0"
        " WHERE minutes = 0"
    )
    op.execute("UPDATE hours_entry SET break_minutes = break_minutes + penalty_minutes")
    with op.batch_alter_table("hours_entry") as batch_op:
        for name, _kind, _default in _ENTRY:
            batch_op.drop_column(name)
        batch_op.create_check_constraint(batch_op.f("ck_hours_entry_minutes_add_up"), _OLD_SUM)


def _machines() -> None:
    table = "hours_machine"
    op.create_table(
        table,
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("machine_id", sa.Uuid(), nullable=False),
        _points_to(table, "entry_id", "hours_entry.id"),
        _points_to(table, "machine_id", "machine.id"),
        sa.PrimaryKeyConstraint("entry_id", "machine_id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_machine_id"), table, ["machine_id"])


def _adjustments() -> None:
    table = "hours_adjustment"
    op.create_table(
        table,
        sa.Column("workshop_id", sa.Uuid(), nullable=False),
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("entered_by", sa.Uuid(), nullable=False),
        sa.Column("entered_at", _AT, nullable=False),
        sa.Column("approved_by", sa.Uuid(), nullable=True),
        sa.Column("approved_at", _AT, nullable=True),
        sa.Column("approved_digest", sa.String(), nullable=True),
        sa.Column("reject_reason", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        _check(table, "changes_something", "minutes <> 0"),
        _check(table, "approval_named", "(state IN ('approved', 'counted')) = (approved_by IS NOT NULL)"),
        _points_to(table, "workshop_id", "workshop.id"),
        _points_to(table, "learner_id", "learner.id"),
        _points_to(table, "entered_by", "user_account.id"),
        _points_to(table, "approved_by", "user_account.id"),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(f"ix_{table}_learner_id_day", table, ["learner_id", "day"])
    op.create_index(f"ix_{table}_workshop_id_day", table, ["workshop_id", "day"])


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"ck_{table}_{name}"))


def _points_to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))
