"""A decision in the log of an exam that was reversed is a row about its case, as the decision is."""

from alembic import op

revision = "r0047"
down_revision = "r0045"

_NAME = "ck_room_entry_about_one"
_RULE = (
    "(about_id IS NULL) = (kind NOT IN ('credited', 'not_credited', 'reported', 'warned', 'heard', "
    "'decided', {more}'taken_back'))"
)


def upgrade() -> None:
    _exchange(_RULE.format(more="'reversed', "))


def downgrade() -> None:
    """An older program knows no such row; refused while there is one, since no row of a log is deleted."""
    _exchange(_RULE.format(more=""))


def _exchange(rule: str) -> None:
    with op.batch_alter_table("room_entry") as batch_op:
        batch_op.drop_constraint(batch_op.f(_NAME), type_="check")
        batch_op.create_check_constraint(batch_op.f(_NAME), rule)
