"""Schools at several sites: where places are and people work, which days are closed and handed over where."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0018"
down_revision = "r0017"

_AT = UtcDateTime(timezone=True)
_FOUND_BY = (("place", "site"), ("learner", "site"), ("course_group", "place_id"), ("workshop", "place_id"))


def upgrade() -> None:
    op.create_table(
        "works_at",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("site", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_works_at_user_id")),
        sa.PrimaryKeyConstraint("user_id", "site", name=op.f("pk_works_at")),
    )
    for table, column in (("place", "site"), ("handoff_export", "sites")):
        with op.batch_alter_table(table) as batch_op:
            batch_op.add_column(sa.Column(column, sa.String(), nullable=False, server_default=""))
        with op.batch_alter_table(table) as batch_op:
            batch_op.alter_column(column, existing_type=sa.String(), server_default=None)
    for table, column in _FOUND_BY:
        with op.batch_alter_table(table) as batch_op:
            batch_op.create_index(batch_op.f(f"ix_{table}_{column}"), [column], unique=False)
    _keep_closings_apart()


def _keep_closings_apart() -> None:
    """What was closed was closed for all sites. A closing takes the id of its day: it is as good as any."""
    op.create_table(
        "school_day_closed",
        sa.Column("day_id", sa.Uuid(), nullable=False),
        sa.Column("site", sa.String(), nullable=False),
        sa.Column("closed_at", _AT, nullable=False),
        sa.Column("closed_by", sa.Uuid(), nullable=False),
        sa.Column("left_open", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("left_open >= 0", name=op.f("ck_school_day_closed_counted")),
        sa.ForeignKeyConstraint(
            ["closed_by"], ["user_account.id"], name=op.f("fk_school_day_closed_closed_by")
        ),
        sa.ForeignKeyConstraint(["day_id"], ["school_day.id"], name=op.f("fk_school_day_closed_day_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_school_day_closed")),
        sa.UniqueConstraint("day_id", "site", name=op.f("uq_school_day_closed_day_id_site")),
    )
    op.execute(
        "INSERT INTO school_day_closed (id, version, day_id, site, closed_at, closed_by, left_open)"
        " SELECT id, 1, id, '', closed_at, closed_by, left_open FROM school_day WHERE closed_at IS NOT NULL"
    )
    with op.batch_alter_table("school_day") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_school_day_closed_by_somebody"), type_="check")
        batch_op.drop_constraint(batch_op.f("ck_school_day_counted"), type_="check")
        batch_op.drop_constraint(batch_op.f("fk_school_day_closed_by"), type_="foreignkey")
        for column in ("closed_at", "closed_by", "left_open"):
            batch_op.drop_column(column)


def downgrade() -> None:
    _put_closings_back()
    for table, column in reversed(_FOUND_BY):
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_index(batch_op.f(f"ix_{table}_{column}"))
    for table, column in (("handoff_export", "sites"), ("place", "site")):
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_column(column)
    op.drop_table("works_at")


def _put_closings_back() -> None:
    """A day that was closed for some sites only counts as closed from the last of them on."""
    with op.batch_alter_table("school_day") as batch_op:
        batch_op.add_column(sa.Column("closed_at", _AT, nullable=True))
        batch_op.add_column(sa.Column("closed_by", sa.Uuid(), nullable=True))
        batch_op.add_column(sa.Column("left_open", sa.Integer(), nullable=False, server_default="0"))
    day = sa.table("school_day", *map(sa.column, ("id", "closed_at", "closed_by", "left_open")))
    closed = sa.table(
        "school_day_closed", *map(sa.column, ("day_id", "site", "closed_at", "closed_by", "left_open"))
    )
    of_day = sa.select(closed).where(closed.c.day_id == day.c.id)
    newest = of_day.order_by(closed.c.site, closed.c.closed_at.desc()).limit(1)
    op.execute(
        day.update()
        .where(sa.exists(sa.select(closed.c.day_id).where(closed.c.day_id == day.c.id)))
        .values(
            {
                column: newest.with_only_columns(closed.c[column]).scalar_subquery()
                for column in ("closed_at", "closed_by", "left_open")
            }
        )
    )
    op.drop_table("school_day_closed")
    with op.batch_alter_table("school_day") as batch_op:
        batch_op.alter_column("left_open", existing_type=sa.Integer(), server_default=None)
        batch_op.create_foreign_key(
            batch_op.f("fk_school_day_closed_by"), "user_account", ["closed_by"], ["id"]
        )
        batch_op.create_check_constraint(
            batch_op.f("ck_school_day_closed_by_somebody"), "(closed_at IS NULL) = (closed_by IS NULL)"
        )
        batch_op.create_check_constraint(batch_op.f("ck_school_day_counted"), "left_open >= 0")
