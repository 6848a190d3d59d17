"""Times of hours and shifts say whose clock they are of, and what it was put back or forward meanwhile."""

import sqlalchemy as sa
from alembic import op
from alembic.operations.base import BatchOperations

revision = "r0036"
down_revision = "r0035"

_TABLES = ("hours_entry", "shift")
_COLUMNS = (("zone", sa.String(), "Europe/Oslo"), ("clock_change", sa.Integer(), "0"))
_RULES = {
    "zone_said": "zone <> ''",
    "clock_changed": "clock_change = 0 OR"
    " clock_change IN (-60, 60) AND start_minute < 180 AND end_minute >= 180",
}
_SUM = "ck_hours_entry_minutes_add_up"
_BY_THE_WALL = (
    "adjustment <> '' OR"
    " minutes >= 0 AND minutes = end_minute - start_minute - break_minutes - penalty_minutes"
)
_BY_THE_CLOCK = (
    "adjustment <> '' OR minutes >= 0 AND"
    " minutes = end_minute - start_minute + clock_change - break_minutes - penalty_minutes"
)


def upgrade() -> None:
    """What stands keeps its minutes, and with them every approval: it was counted by the wall in Norway."""
    for table in _TABLES:
        with op.batch_alter_table(table) as batch_op:
            for name, kind, default in _COLUMNS:
                batch_op.add_column(sa.Column(name, kind, nullable=False, server_default=default))
            for name, rule in _RULES.items():
                batch_op.create_check_constraint(batch_op.f(f"ck_{table}_{name}"), rule)
            if table == "hours_entry":
                _exchange_sum(batch_op, _BY_THE_CLOCK)


def downgrade() -> None:
    """Nobody's minutes change: an hour more makes the stretch longer, an hour less makes its break longer.

    Such a stretch says something else than was approved, and the older program shows that.
    """
    with op.batch_alter_table("hours_entry") as batch_op:
        batch_op.drop_constraint(batch_op.f(_SUM), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_hours_entry_clock_changed"), type_="check")
    op.execute("UPDATE hours_entry SET end_minute = end_minute + clock_change WHERE clock_change > 0")
    op.execute("UPDATE hours_entry SET break_minutes = break_minutes - clock_change WHERE clock_change < 0")
    with op.batch_alter_table("hours_entry") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_hours_entry_zone_said"), type_="check")
        for name, *_more in _COLUMNS:
            batch_op.drop_column(name)
        batch_op.create_check_constraint(batch_op.f(_SUM), _BY_THE_WALL)
    with op.batch_alter_table("shift") as batch_op:
        for name in _RULES:
            batch_op.drop_constraint(batch_op.f(f"ck_shift_{name}"), type_="check")
        for name, *_more in _COLUMNS:
            batch_op.drop_column(name)


def _exchange_sum(batch_op: BatchOperations, rule: str) -> None:
    batch_op.drop_constraint(batch_op.f(_SUM), type_="check")
    batch_op.create_check_constraint(batch_op.f(_SUM), rule)
