"""Places: machines, levels, days out of service."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0003"
down_revision = "r0001"


def upgrade() -> None:
    _widen_places()
    _add_days_out_of_service()


def downgrade() -> None:
    with op.batch_alter_table("place_out") as batch_op:
        batch_op.drop_index("ix_place_out_place_id_first_day")
    op.drop_table("place_out")
    with op.batch_alter_table("place") as batch_op:
        batch_op.drop_constraint(op.f("ck_place_machines_counted"), type_="check")
        batch_op.drop_column("archive_reason")
        batch_op.drop_column("hidden")
        batch_op.drop_column("highest_level")
        batch_op.drop_column("machines")


def _widen_places() -> None:
    """Places known before count no machines, are for every level, and stand in lists as they did."""
    added: tuple[sa.Column[Any], ...] = (
        sa.Column("machines", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("highest_level", sa.String(), nullable=False, server_default=""),
        sa.Column("hidden", sa.Boolean(), nullable=False, server_default=sa.false()),
        sa.Column("archive_reason", sa.String(), nullable=False, server_default=""),
    )
    with op.batch_alter_table("place") as batch_op:
        for column in added:
            batch_op.add_column(column)
        batch_op.create_check_constraint(op.f("ck_place_machines_counted"), "machines >= 0")
    place = sa.table("place", sa.column("active", sa.Boolean()), sa.column("archive_reason", sa.String()))
    archived = place.c.active == sa.false()
    op.execute(place.update().where(archived).values(archive_reason="not_recorded"))
    with op.batch_alter_table("place") as batch_op:
        for column in added:
            batch_op.alter_column(column.name, server_default=None)


def _add_days_out_of_service() -> None:
    op.create_table(
        "place_out",
        sa.Column("place_id", sa.Uuid(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("opened_by", sa.Uuid(), nullable=False),
        sa.Column("opened_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_by", sa.Uuid(), nullable=True),
        sa.Column("ended_at", UtcDateTime(timezone=True), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "(ended_on IS NULL) = (ended_by IS NULL)", name=op.f("ck_place_out_ended_by_somebody")
        ),
        sa.CheckConstraint("ended_on <= last_day", name=op.f("ck_place_out_ended_early")),
        sa.CheckConstraint("last_day >= first_day", name=op.f("ck_place_out_runs_forward")),
        sa.ForeignKeyConstraint(["ended_by"], ["user_account.id"], name=op.f("fk_place_out_ended_by")),
        sa.ForeignKeyConstraint(["opened_by"], ["user_account.id"], name=op.f("fk_place_out_opened_by")),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], name=op.f("fk_place_out_place_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place_out")),
    )
    with op.batch_alter_table("place_out") as batch_op:
        batch_op.create_index("ix_place_out_place_id_first_day", ["place_id", "first_day"], unique=False)
