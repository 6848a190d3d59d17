"""Places: machines, levels, days out of service. Courses: partner, modules, aims, who reached what."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0003"
down_revision = "r0002"


def upgrade() -> None:
    _widen_places()
    _add_days_out_of_service()
    _widen_courses()
    _add_modules_and_aims()
    _add_modules_reached()


def downgrade() -> None:
    with op.batch_alter_table("module_reached") as batch_op:
        batch_op.drop_index(
            "uq_module_reached_current_learner_id_module_id",
            sqlite_where=sa.text("superseded = 0"),
            postgresql_where=sa.text("superseded = false"),
        )
        batch_op.drop_index(batch_op.f("ix_module_reached_module_id"))
        batch_op.drop_index(batch_op.f("ix_module_reached_learner_id"))
    op.drop_table("module_reached")
    op.drop_table("competence_aim")
    op.drop_table("course_module")
    with op.batch_alter_table("course") as batch_op:
        batch_op.drop_constraint(op.f("ck_course_valid_forward"), type_="check")
        batch_op.drop_column("valid_to")
        batch_op.drop_column("valid_from")
        batch_op.drop_column("partner")
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


def _widen_courses() -> None:
    """Courses known before have no partner, and are valid without end."""
    with op.batch_alter_table("course") as batch_op:
        batch_op.add_column(sa.Column("partner", sa.String(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("valid_from", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("valid_to", sa.Date(), nullable=True))
        batch_op.create_check_constraint(op.f("ck_course_valid_forward"), "valid_from <= valid_to")
    with op.batch_alter_table("course") as batch_op:
        batch_op.alter_column("partner", server_default=None)


def _add_modules_and_aims() -> None:
    op.create_table(
        "course_module",
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("planned_hours", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("planned_hours > 0", name=op.f("ck_course_module_has_hours")),
        sa.CheckConstraint("valid_from <= valid_to", name=op.f("ck_course_module_valid_forward")),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name=op.f("fk_course_module_course_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_course_module")),
        sa.UniqueConstraint("course_id", "code", name=op.f("uq_course_module_course_id_code")),
    )
    op.create_table(
        "competence_aim",
        sa.Column("course_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("module_id", sa.Uuid(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=True),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint("valid_from <= valid_to", name=op.f("ck_competence_aim_valid_forward")),
        sa.ForeignKeyConstraint(["course_id"], ["course.id"], name=op.f("fk_competence_aim_course_id")),
        sa.ForeignKeyConstraint(
            ["module_id"], ["course_module.id"], name=op.f("fk_competence_aim_module_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_competence_aim")),
        sa.UniqueConstraint("course_id", "code", name=op.f("uq_competence_aim_course_id_code")),
    )


def _add_modules_reached() -> None:
    op.create_table(
        "module_reached",
        sa.Column("learner_id", sa.Uuid(), nullable=False),
        sa.Column("module_id", sa.Uuid(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reached", sa.Boolean(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("recorded_at", UtcDateTime(timezone=True), nullable=False),
        sa.Column("replaces_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("superseded", sa.Boolean(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["learner_id"], ["learner.id"], name=op.f("fk_module_reached_learner_id")),
        sa.ForeignKeyConstraint(
            ["module_id"], ["course_module.id"], name=op.f("fk_module_reached_module_id")
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["user_account.id"], name=op.f("fk_module_reached_recorded_by")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["module_reached.id"], name=op.f("fk_module_reached_replaces_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_module_reached")),
    )
    with op.batch_alter_table("module_reached") as batch_op:
        batch_op.create_index(batch_op.f("ix_module_reached_learner_id"), ["learner_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_module_reached_module_id"), ["module_id"], unique=False)
        batch_op.create_index(
            "uq_module_reached_current_learner_id_module_id",
            ["learner_id", "module_id"],
            unique=True,
            sqlite_where=sa.text("superseded = 0"),
            postgresql_where=sa.text("superseded = false"),
        )
