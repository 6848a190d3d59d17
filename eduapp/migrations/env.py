"""Run by Alembic. The caller hands over an open connection; see core.db.upgrade."""

from alembic import context

from eduapp.migrations import rights
from eduapp.schema import Base

connection = context.config.attributes["connection"]
check = context.config.attributes["check"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,  # SQLite can; without it an interrupted step leaves half a schema
    transaction_per_migration=True,
    on_version_apply=rights.renewing(check),  # still inside the step: it is undone if either fails
)
with context.begin_transaction():
    context.run_migrations()
