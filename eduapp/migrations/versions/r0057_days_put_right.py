"""Days of appeals, of grounds and of copies are put right. No table changes: each step renews the rights."""

revision = "r0057"
down_revision = "r0050"


def upgrade() -> None:
    """Nothing but what every step does after: who may write which column."""
