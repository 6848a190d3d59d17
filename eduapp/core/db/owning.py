"""Who may change the tables. On a server that is their owner alone, and staff PCs need not be their owner."""

from sqlalchemy import Connection, text

from eduapp.core.errors import Unavailable
from eduapp.core.i18n import N_, _

NOT_THE_OWNER = N_(
    "The tables of this database belong to {owner}, and {account} may not change them. Use the address of"
    " {owner}."
)
NO_RIGHT = N_(
    "This user may not make tables in the database. Let the database’s owner open it first, or ask whoever"
    " looks after the server for the right to (CREATE on the schema)."
)
OWNER_UPGRADES = N_(
    "The database is of an older version ({found}) than this program ({ours}), and {account} may not change"
    " its tables. Whoever has the password of {owner} types once: eduapp database upgrade --database ADDRESS"
    " (the one of {owner})."
)
_WHOSE = """
SELECT r.name, pg_has_role(r.name, 'USAGE'), current_user
FROM pg_catalog.pg_class c, LATERAL (SELECT pg_get_userbyid(c.relowner) AS name) r
WHERE c.oid = to_regclass('alembic_version')
"""
_MAY_MAKE = "SELECT coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)"


def expect_owner(connection: Connection, why: str = NOT_THE_OWNER, **facts: str) -> None:
    """Go on only if the tables, or an empty place for them, belong to whoever is connected.

    Raises Unavailable with the sentence `why`, which names {account} and {owner}. A file belongs to whoever
    may write to it.
    """
    if connection.dialect.name != "postgresql":
        return
    whose = connection.execute(text(_WHOSE)).one_or_none()
    if whose is None:
        if not connection.scalar(text(_MAY_MAKE)):
            raise Unavailable(reason=_(NO_RIGHT))
        return
    owner, is_ours, account = whose
    if not is_ours:
        raise Unavailable(reason=_(why).format(owner=owner, account=account, **facts))
