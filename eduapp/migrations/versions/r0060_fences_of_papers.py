"""Fences in the database: numbers rise by one, lists follow each other, and a revocation takes two, once.

Beside that the parts of the holder's name are frozen with a paper, as formats of others ask for them. Papers
that were issued before get today's parts where these make the very name that was printed.
A step that builds one of these tables anew must put the triggers back: SQLite drops them with the table.
"""

from collections.abc import Iterable

import sqlalchemy as sa
from alembic import op

from eduapp.core.db.types import CanonicalJson

revision = "r0060"
down_revision = "r0059"

_NAMES = ("given_name", "family_name")
_KEPT = "an issued paper stays as it is"
# As r0048 has it: what never changes once a paper is issued or its number void.
_FROZEN = (
    *("id", "number", "kind", "learner_id", "basis_id", "school_id", "language", "issued_on", "issued_by"),
    *("issued_at", "facts", "facts_sha256", "rules_version", "template", "template_version", "sha256"),
    *("serial", "kid", "signed_facts", "replaces_id", "cause", "checked_by", "void_reason"),
    *("let_words", "let_reason"),
)
_STEPS = (("issued", "replaced"), ("issued", "revoked"), ("replaced", "revoked"))
_PROPOSED = ("id", "certificate_id", "basis", "reason", "proposed_by", "proposed_at")

_NUMBERS, _LISTS, _PAPERS, _REVOKING = (
    *("certificate_series", "certificate_status_list", "certificate", "certificate_revocation"),
)
_ATTESTED = (
    "NEW.state = 'revoked' AND NOT EXISTS (SELECT 1 FROM certificate_revocation WHERE certificate_id = NEW.id"
    " AND attested_by IS NOT NULL AND attested_by <> proposed_by)"
)
# Of each trigger: its table, when it looks, what it refuses (NULL counts as no), and what it says then.
_FENCES = {
    "counted_series_from_one": (_NUMBERS, "INSERT", "NEW.last_number <> 0", "numbers of a year begin at one"),
    "counted_series": (
        _NUMBERS,
        "UPDATE",
        "NEW.year <> OLD.year OR NEW.last_number <> OLD.last_number + 1",
        "numbers rise by one",
    ),
    "kept_series": (_NUMBERS, "DELETE", "1 = 1", "numbers rise by one"),
    "counted_status_list": (
        _LISTS,
        "INSERT",
        "NEW.number <> 1 + (SELECT COALESCE(MAX(number), 0) FROM certificate_status_list)",
        "lists follow each other",
    ),
    "attested_paper": (_PAPERS, "UPDATE", f"OLD.state <> 'revoked' AND {_ATTESTED}", "two revoke a paper"),
    "attested_fresh_paper": (_PAPERS, "INSERT", _ATTESTED, "two revoke a paper"),
    "proposed_revocation": (
        _REVOKING,
        "INSERT",
        "NEW.attested_by IS NOT NULL OR NEW.refused_by IS NOT NULL",
        "a revocation is proposed before it is decided",
    ),
    "decided_revocation": (
        _REVOKING,
        "UPDATE",
        "OLD.attested_by IS NOT NULL OR OLD.refused_by IS NOT NULL OR {changed}",
        "a revocation is decided once",
    ),
    "kept_revocation": (_REVOKING, "DELETE", "1 = 1", "a revocation stays on record"),
}


def upgrade() -> None:
    for name in _NAMES:
        op.add_column(_PAPERS, sa.Column(name, sa.String(), nullable=False, server_default=""))
    _fill_names()
    _keep_papers((*_FROZEN, *_NAMES))
    for name, (table, action, refused, said) in _FENCES.items():
        _fence(name, table, action, refused.format(changed=_changed(_PROPOSED)), said)


def downgrade() -> None:
    """To an older program it is the service that sees to all this."""
    for name, (table, _action, _refused, _said) in _FENCES.items():
        if _is_postgresql():
            op.execute(f"DROP TRIGGER {name} ON {table}")
            op.execute(f"DROP FUNCTION {name}()")
        else:
            op.execute(f"DROP TRIGGER {name}")
    _keep_papers(_FROZEN)
    for name in _NAMES:
        op.drop_column(_PAPERS, name)


def _fill_names() -> None:
    papers = sa.table(
        _PAPERS, *map(sa.column, ("id", "learner_id", *_NAMES)), sa.column("facts", CanonicalJson())
    )
    people = sa.table("learner", *map(sa.column, ("id", *_NAMES)))
    query = sa.select(papers.c.id, papers.c.facts, people.c.given_name, people.c.family_name).join_from(
        papers, people, papers.c.learner_id == people.c.id
    )
    connection = op.get_bind()
    for paper, facts, given, family in connection.execute(query).all():
        if f"{given} {family}".strip() == facts.get("name"):
            named = sa.update(papers).where(papers.c.id == paper)
            connection.execute(named.values(given_name=given, family_name=family))


def _keep_papers(frozen: Iterable[str]) -> None:
    """The trigger of r0048 for these columns, in the place of the one that is there."""
    steps = " OR ".join(f"(OLD.state = '{one}' AND NEW.state = '{other}')" for one, other in _STEPS)
    changed = f"{_changed(frozen)} OR NOT (NEW.state = OLD.state OR {steps})"
    if _is_postgresql():
        op.execute(
            "CREATE OR REPLACE FUNCTION keep_issued_paper() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" IF TG_OP = 'DELETE' OR (OLD.state <> 'reserved' AND ({changed})) THEN"
            f" RAISE EXCEPTION '{_KEPT}' USING ERRCODE = 'restrict_violation'; END IF;"
            " RETURN NEW; END $$"
        )
        return
    op.execute("DROP TRIGGER kept_certificate_UPDATE")
    op.execute(
        "CREATE TRIGGER kept_certificate_UPDATE BEFORE UPDATE ON certificate"
        f" WHEN OLD.state <> 'reserved' AND ({changed}) BEGIN SELECT RAISE(ABORT, '{_KEPT}'); END"
    )


def _fence(name: str, table: str, action: str, refused: str, said: str) -> None:
    if not _is_postgresql():
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {action} ON {table} WHEN {refused}"
            f" BEGIN SELECT RAISE(ABORT, '{said}'); END"
        )
        return
    row = "OLD" if action == "DELETE" else "NEW"
    op.execute(
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        f" IF {refused} THEN RAISE EXCEPTION '{said}' USING ERRCODE = 'restrict_violation'; END IF;"
        f" RETURN {row}; END $$"
    )
    op.execute(f"CREATE TRIGGER {name} BEFORE {action} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()")


def _changed(columns: Iterable[str]) -> str:
    differs = "IS DISTINCT FROM" if _is_postgresql() else "IS NOT"
    return " OR ".join(f"NEW.{name} {differs} OLD.{name}" for name in columns)


def _is_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"
