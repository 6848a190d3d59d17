"""A decision to annul is appealed against as a grade is: an appeal is against exactly one of the two."""

import sqlalchemy as sa
from alembic import op

revision = "r0058"
down_revision = "r0057"

_TABLE = "appeal"
_KNOWN, _ONE = f"ck_{_TABLE}_known_state", f"ck_{_TABLE}_against_one_thing"
_POINTS, _OPEN_INDEX = f"fk_{_TABLE}_annulment_id", f"uq_{_TABLE}_open_annulment_id_kind"
_OPEN = "state IN ('received', 'sent', 'quashed', 'assessed')"
_STATES = (
    "state IN ('received', 'sent', 'quashed', 'assessed', 'dismissed', 'upheld', 'raised', 'lowered', "
    "'annulled', {more}'withdrawn', 'settled')"
)
_PARTS = ("appeal_waiting", "appeal_notice", "appeal_part")
_ADDED_TO = ("appeal_event", "appeal_complaint")


def upgrade() -> None:
    """Until now each appeal was against a grade, and none was reversed.

    An annulment may rest on an appeal, and an appeal be against an annulment: which of them is copied first
    does not matter, so the one that points ahead is looked at when all is there.
    """
    with op.batch_alter_table(_TABLE) as batch_op:
        batch_op.alter_column("result_id", existing_type=sa.Uuid(), nullable=True)
        batch_op.add_column(sa.Column("annulment_id", sa.Uuid(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f(_POINTS), "annulment", ["annulment_id"], ["id"], deferrable=True, initially="DEFERRED"
        )
        batch_op.drop_constraint(batch_op.f(_KNOWN), type_="check")
    with op.batch_alter_table(_TABLE) as batch_op:
        batch_op.create_check_constraint(batch_op.f(_KNOWN), _STATES.format(more="'reversed', "))
        batch_op.create_check_constraint(batch_op.f(_ONE), "(result_id IS NULL) <> (annulment_id IS NULL)")
    where = sa.text(_OPEN)
    op.create_index(
        _OPEN_INDEX,
        _TABLE,
        ["annulment_id", "kind"],
        unique=True,
        sqlite_where=where,
        postgresql_where=where,
    )


def downgrade() -> None:
    """An older program knows no appeal against an annulment; what it decided stands with the annulment."""
    for table in _ADDED_TO:
        _let_go(table)
    for table in (*_PARTS, _TABLE):
        own = "id" if table == _TABLE else "appeal_id"
        op.execute(_delete(table, own))
    op.drop_index(_OPEN_INDEX, _TABLE)
    with op.batch_alter_table(_TABLE) as batch_op:
        batch_op.drop_constraint(batch_op.f(_ONE), type_="check")
        batch_op.drop_constraint(batch_op.f(_KNOWN), type_="check")
        batch_op.drop_constraint(batch_op.f(_POINTS), type_="foreignkey")
        batch_op.drop_column("annulment_id")
    with op.batch_alter_table(_TABLE) as batch_op:
        batch_op.create_check_constraint(batch_op.f(_KNOWN), _STATES.format(more=""))
        batch_op.alter_column("result_id", existing_type=sa.Uuid(), nullable=False)


def _delete(table: str, own: str) -> sa.Delete:
    """Rows of appeals against annulments."""
    appeal = sa.table(_TABLE, sa.column("id"), sa.column("annulment_id"))
    some = sa.select(appeal.c.id).where(appeal.c.annulment_id.is_not(None))
    rows = sa.table(table, sa.column(own))
    return sa.delete(rows).where(rows.c[own].in_(some))


def _let_go(table: str) -> None:
    """Remove the rows of these appeals from a table to which rows are only added."""
    delete = _delete(table, "appeal_id")
    if op.get_bind().dialect.name == "postgresql":
        op.execute(f"ALTER TABLE {table} DISABLE TRIGGER added_{table}")
        op.execute(delete)
        op.execute(f"ALTER TABLE {table} ENABLE TRIGGER added_{table}")
        return
    name = f"added_{table}_DELETE"
    kept = sa.text("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = :name")
    trigger = op.get_bind().execute(kept, {"name": name}).scalar_one()
    op.execute(f"DROP TRIGGER {name}")
    op.execute(delete)
    op.execute(trigger)
