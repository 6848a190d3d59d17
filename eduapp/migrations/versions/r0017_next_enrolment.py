"""The next group of a course can be planned while somebody is in this one: one that has begun, one ahead."""

import sqlalchemy as sa
from alembic import op

revision = "r0017"
down_revision = "r0016"

_LIVE = sa.text("state IN ('planned', 'active', 'suspended', 'auto_suspended')")
_BEGUN = sa.text("state IN ('active', 'suspended', 'auto_suspended')")
_PLANNED = sa.text("state = 'planned'")
_COLUMNS = ["learner_id", "course_id"]
# An older program knows one live enrolment: what is planned beside another ends before it began, and says so.
_SECOND = sa.text(
    "UPDATE enrolment SET state = 'interrupted', end_reason = 'other', planned_last_day = NULL, "
    "planned_state = '', planned_reason = '' WHERE state = 'planned' AND EXISTS (SELECT 1 FROM enrolment "
    "AS other WHERE other.learner_id = enrolment.learner_id AND other.course_id = enrolment.course_id "
    "AND other.state IN ('active', 'suspended', 'auto_suspended'))"
)


def upgrade() -> None:
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_enrolment_live_learner_id_course_id", sqlite_where=_LIVE, postgresql_where=_LIVE
        )
        batch_op.create_index(
            "uq_enrolment_begun_learner_id_course_id",
            _COLUMNS,
            unique=True,
            sqlite_where=_BEGUN,
            postgresql_where=_BEGUN,
        )
        batch_op.create_index(
            "uq_enrolment_planned_learner_id_course_id",
            _COLUMNS,
            unique=True,
            sqlite_where=_PLANNED,
            postgresql_where=_PLANNED,
        )


def downgrade() -> None:
    op.execute(_SECOND)
    with op.batch_alter_table("enrolment", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_enrolment_planned_learner_id_course_id", sqlite_where=_PLANNED, postgresql_where=_PLANNED
        )
        batch_op.drop_index(
            "uq_enrolment_begun_learner_id_course_id", sqlite_where=_BEGUN, postgresql_where=_BEGUN
        )
        batch_op.create_index(
            "uq_enrolment_live_learner_id_course_id",
            _COLUMNS,
            unique=True,
            sqlite_where=_LIVE,
            postgresql_where=_LIVE,
        )
