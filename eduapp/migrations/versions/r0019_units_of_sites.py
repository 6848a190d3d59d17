"""A movement list of a unit is of one site: two prisons may each have a unit A."""

import sqlalchemy as sa
from alembic import op

revision = "r0019"
down_revision = "r0018"

_TAB = "\t"
_LISTED = sa.table("printed_list", sa.column("subject", sa.String), sa.column("site", sa.String))
# A list that is out belongs to the one site of its unit. Of two sites it was a list of both, and stays so.
_OF_ONE_SITE = (
    "UPDATE printed_list SET site = (SELECT min(learner.site) FROM learner"
    " WHERE learner.unit = printed_list.unit) WHERE kind = 'unit' AND (SELECT count(DISTINCT learner.site)"
    " FROM learner WHERE learner.unit = printed_list.unit) = 1"
)


def upgrade() -> None:
    with op.batch_alter_table("printed_list") as batch_op:
        batch_op.add_column(sa.Column("site", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("printed_list") as batch_op:
        batch_op.alter_column("site", existing_type=sa.String(), server_default=None)
        batch_op.create_check_constraint(
            batch_op.f("ck_printed_list_site_of_a_unit"), "site = '' OR kind = 'unit'"
        )
    op.execute(_OF_ONE_SITE)
    named = _LISTED.c.subject + _TAB + _LISTED.c.site
    op.execute(_LISTED.update().where(_LISTED.c.site != "").values(subject=named))


def downgrade() -> None:
    """Two lists of one unit name and day keep what tells them apart: an older program knows neither again."""
    listed, other = _LISTED, _LISTED.alias()
    bare = sa.func.replace(listed.c.subject, _TAB + listed.c.site, "")
    shared = sa.exists().where(
        sa.func.replace(other.c.subject, _TAB + other.c.site, "") == bare, other.c.site != listed.c.site
    )
    op.execute(listed.update().where(listed.c.site != "", ~shared).values(subject=bare))
    with op.batch_alter_table("printed_list") as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_printed_list_site_of_a_unit"), type_="check")
        batch_op.drop_column("site")
