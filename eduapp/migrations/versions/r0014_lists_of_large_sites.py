"""Indexes for lists over everybody: who is ready for a paper, in a site of ten thousand learners."""

import sqlalchemy as sa
from alembic import op

revision = "r0014"
down_revision = "r0013"

_FINAL = sa.text("state IN ('approved', 'counted')")


def upgrade() -> None:
    op.create_index("ix_enrolment_group_id_learner_id", "enrolment", ["group_id", "learner_id"])
    op.create_index(
        "ix_session_group_id_day", "session", ["group_id", "day", "state", "start_minute", "end_minute"]
    )
    op.drop_index("ix_session_group_id", "session")
    op.create_index(
        "ix_hours_entry_approved",
        "hours_entry",
        ["learner_id", "workshop_id", "day", "minutes"],
        sqlite_where=_FINAL,
        postgresql_where=_FINAL,
    )
    op.create_index("ix_certificate_basis_id_learner_id", "certificate", ["basis_id", "learner_id", "state"])


def downgrade() -> None:
    op.drop_index("ix_certificate_basis_id_learner_id", "certificate")
    op.drop_index("ix_hours_entry_approved", "hours_entry")
    op.create_index("ix_session_group_id", "session", ["group_id"])
    op.drop_index("ix_session_group_id_day", "session")
    op.drop_index("ix_enrolment_group_id_learner_id", "enrolment")
