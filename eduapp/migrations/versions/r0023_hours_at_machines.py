"""Hours at machines, what is taken off or lost, adjustments after counting, and how large a post is."""

import sqlalchemy as sa
from alembic import op
from alembic.operations.base import BatchOperations

revision = "r0023"
down_revision = "r0022"

_ENTRY = (
    ("penalty_minutes", sa.Integer(), "0"),
    ("penalty_reason", sa.String(), ""),
    ("lost_minutes", sa.Integer(), "0"),
    ("lost_reason", sa.String(), ""),
    ("adjustment", sa.String(), ""),
)
_OLD_RULES = {
    "runs_forward": "start_minute >= 0 AND start_minute < end_minute AND end_minute <= 1440",
    "minutes_add_up": "minutes > 0 AND minutes = end_minute - start_minute - break_minutes",
}
_NEW_RULES = {
    "runs_forward": "CASE WHEN adjustment = '' THEN start_minute >= 0 AND start_minute < end_minute AND"
    " end_minute <= 1440 ELSE start_minute = 0 AND end_minute = 0 END",
    "minutes_add_up": "adjustment <> '' OR"
    " minutes >= 0 AND minutes = end_minute - start_minute - break_minutes - penalty_minutes",
    "some_time": "minutes <> 0 OR penalty_minutes > 0",
    "penalty_explained": "penalty_minutes >= 0 AND (penalty_minutes > 0) = (penalty_reason <> '')",
    "loss_explained": "lost_minutes >= 0 AND (lost_minutes > 0) = (lost_reason <> '')",
}
_SUM = "ck_hours_statement_counts_something"
_ONCE = "uq_hours_entry_learner_id_day_start_minute"
_POST = (("percent", sa.Integer(), "100"), ("weekdays", sa.String(), "01234"))
_POST_CHECKS = (
    ("part_of_a_post", "percent BETWEEN 1 AND 100"),
    ("some_weekday", "weekdays <> ''"),
)


def upgrade() -> None:
    op.drop_index(_ONCE, table_name="hours_entry")
    with op.batch_alter_table("hours_entry") as batch_op:
        for name, kind, default in _ENTRY:
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=default))
        _exchange_rules(batch_op, _OLD_RULES, _NEW_RULES)
    _once("state <> 'rejected' AND adjustment = ''")
    with op.batch_alter_table("placement") as batch_op:
        for name, kind, default in _POST:
            batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=default))
        for name, rule in _POST_CHECKS:
            batch_op.create_check_constraint(batch_op.f(f"ck_placement_{name}"), rule)
    with op.batch_alter_table("booking_person") as batch_op:
        batch_op.add_column(sa.Column("weekdays", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("shift") as batch_op:
        batch_op.add_column(sa.Column("leaders", sa.Integer(), nullable=False, server_default="1"))
    with op.batch_alter_table("workshop") as batch_op:
        batch_op.add_column(sa.Column("most_per_leader", sa.Integer(), nullable=True))
    with op.batch_alter_table("hours_statement") as batch_op:
        batch_op.drop_constraint(batch_op.f(_SUM), type_="check")
    _machines()


def downgrade() -> None:
    """What was taken off becomes a longer break; what cannot be said any more stays as a rejected entry."""
    op.drop_table("hours_machine")
    # An older program knows no statement of adjustments that comes to nothing, or to less.
    op.execute("UPDATE hours_statement SET minutes = 1 WHERE minutes < 1")
    with op.batch_alter_table("hours_statement") as batch_op:
        batch_op.create_check_constraint(batch_op.f(_SUM), "minutes > 0")
    with op.batch_alter_table("workshop") as batch_op:
        batch_op.drop_column("most_per_leader")
    with op.batch_alter_table("shift") as batch_op:
        batch_op.drop_column("leaders")
    with op.batch_alter_table("booking_person") as batch_op:
        batch_op.drop_column("weekdays")
    with op.batch_alter_table("placement") as batch_op:
        for name, _rule in _POST_CHECKS:
            batch_op.drop_constraint(batch_op.f(f"ck_placement_{name}"), type_="check")
        for name, _kind, _default in _POST:
            batch_op.drop_column(name)
    op.drop_index(_ONCE, table_name="hours_entry")
    with op.batch_alter_table("hours_entry") as batch_op:
        _exchange_rules(batch_op, _NEW_RULES, {})
    _as_they_were()
    with op.batch_alter_table("hours_entry") as batch_op:
        for name, _kind, _default in _ENTRY:
            batch_op.drop_column(name)
        _exchange_rules(batch_op, {}, _OLD_RULES)
    _once("state <> 'rejected'")


def _as_they_were() -> None:
    for which, changes in (
        ("adjustment <> ''", {"reject_reason": "adjustment", "end_minute": "abs(minutes)"}),
        ("minutes = 0", {"reject_reason": "penalty_reason"}),
    ):
        changes |= {"minutes": "abs(minutes) + penalty_minutes", "penalty_minutes": "0"}
        changes |= {"state": "'rejected'", "approved_by": "NULL", "approved_at": "NULL"}
        changes |= {"approved_digest": "NULL"}
        values: dict[str, sa.ColumnElement[object]] = {
            name: sa.literal_column(value) for name, value in changes.items()
        }
        table = sa.table("hours_entry", *map(sa.column, values))
        op.execute(sa.update(table).values(values).where(sa.text(which)))
    op.execute("UPDATE hours_entry SET break_minutes = break_minutes + penalty_minutes")


def _exchange_rules(batch_op: BatchOperations, old: dict[str, str], new: dict[str, str]) -> None:
    for name in old:
        batch_op.drop_constraint(batch_op.f(f"ck_hours_entry_{name}"), type_="check")
    for name, rule in new.items():
        batch_op.create_check_constraint(batch_op.f(f"ck_hours_entry_{name}"), rule)


def _once(where: str) -> None:
    """Nobody begins twice at one time: among what takes time."""
    columns, condition = ["learner_id", "day", "start_minute"], sa.text(where)
    op.create_index(
        _ONCE, "hours_entry", columns, unique=True, sqlite_where=condition, postgresql_where=condition
    )


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


def _points_to(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], name=op.f(f"fk_{table}_{column}"))
