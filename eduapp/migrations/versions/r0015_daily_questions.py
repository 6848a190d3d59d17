"""Indexes for what is asked every day, so that it takes no longer in a large site than in a small one."""

import sqlalchemy as sa
from alembic import op

revision = "r0015"
down_revision = "r0014"

_WAITING = sa.text("state = 'submitted'")


def upgrade() -> None:
    op.create_index("ix_enrolment_learner_id_state", "enrolment", ["learner_id", "state"])
    op.drop_index("ix_enrolment_learner_id", "enrolment")
    _to_approve(["workshop_id", "day", "entered_by", "minutes"])
    op.create_index("ix_candidate_sitting_id_attended", "candidate", ["sitting_id", "attended", "id"])
    op.create_index("ix_placement_last_day", "placement", ["last_day"])


def downgrade() -> None:
    op.drop_index("ix_placement_last_day", "placement")
    op.drop_index("ix_candidate_sitting_id_attended", "candidate")
    _to_approve(["workshop_id", "day"])
    op.create_index("ix_enrolment_learner_id", "enrolment", ["learner_id"])
    op.drop_index("ix_enrolment_learner_id_state", "enrolment")


def _to_approve(columns: list[str]) -> None:
    """The hours that wait for somebody; adding them up must not look into the table."""
    op.drop_index("ix_hours_entry_to_approve", "hours_entry")
    op.create_index(
        "ix_hours_entry_to_approve",
        "hours_entry",
        columns,
        sqlite_where=_WAITING,
        postgresql_where=_WAITING,
    )
