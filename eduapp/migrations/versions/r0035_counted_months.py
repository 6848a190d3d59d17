"""An index of what is counted: whether a month is counted is asked with every stretch of hours."""

import sqlalchemy as sa
from alembic import op

revision = "r0035"
down_revision = "r0034"

_COUNTED = sa.text("state = 'counted'")


def upgrade() -> None:
    op.create_index(
        "ix_hours_entry_counted",
        "hours_entry",
        ["workshop_id", "day"],
        sqlite_where=_COUNTED,
        postgresql_where=_COUNTED,
    )


def downgrade() -> None:
    op.drop_index("ix_hours_entry_counted", "hours_entry")
