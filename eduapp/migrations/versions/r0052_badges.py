"""Open Badges of papers, each kept as it was signed. Whoever builds the table anew puts its triggers back."""

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import UtcDateTime

revision = "r0052"
down_revision = "r0051"

_TABLE = "certificate_badge"
_POINTS = {"certificate_id": "certificate", "made_by": "user_account"}


def upgrade() -> None:
    op.create_table(
        _TABLE,
        sa.Column("certificate_id", sa.Uuid(), nullable=False),
        sa.Column("kid", sa.String(), nullable=False),
        sa.Column("salt", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("made_at", UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("certificate_id", "kid", name=op.f(f"pk_{_TABLE}")),
        *(
            sa.ForeignKeyConstraint([column], [f"{other}.id"], name=op.f(f"fk_{_TABLE}_{column}"))
            for column, other in _POINTS.items()
        ),
    )
    if op.get_bind().dialect.name == "postgresql":
        for name, when, each in (("added", "UPDATE OR DELETE", "ROW"), ("emptied", "TRUNCATE", "STATEMENT")):
            op.execute(
                f"CREATE TRIGGER {name}_{_TABLE} BEFORE {when} ON {_TABLE}"
                f" FOR EACH {each} EXECUTE FUNCTION refuse_what_was_added()"
            )
        return
    for action in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER added_{_TABLE}_{action} BEFORE {action} ON {_TABLE}"
            " BEGIN SELECT RAISE(ABORT, 'rows are only added here'); END"
        )


def downgrade() -> None:
    """An older program signs no badges; those that were handed out go on being what they are."""
    op.drop_table(_TABLE)
