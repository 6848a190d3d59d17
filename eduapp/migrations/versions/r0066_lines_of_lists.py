"""What stands on a printed list changes in a run of two alone, in which the lines of people go from it."""

from alembic import op

revision = "r0066"
down_revision = "r0065"

_FUNCTION = """
CREATE FUNCTION change_in_a_run() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.content IS NOT DISTINCT FROM OLD.content OR EXISTS (SELECT 1 FROM public.disposal_permit) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what was printed stays, and lines of it go in a run of two people'
        USING ERRCODE = 'restrict_violation';
END $$
"""
_SERVER = """
CREATE TRIGGER kept_printed_list_edition_content BEFORE UPDATE ON printed_list_edition
FOR EACH ROW EXECUTE FUNCTION change_in_a_run()
"""
_SQLITE = """
CREATE TRIGGER kept_printed_list_edition_content BEFORE UPDATE ON printed_list_edition
WHEN NEW.content IS NOT OLD.content AND NOT EXISTS (SELECT 1 FROM disposal_permit)
BEGIN SELECT RAISE(ABORT, 'what was printed stays, and lines of it go in a run of two people'); END
"""


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(_FUNCTION)
        op.execute(_SERVER)
    else:
        op.execute(_SQLITE)


def downgrade() -> None:
    """What has gone stays gone; an older program reads what is left."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER kept_printed_list_edition_content ON printed_list_edition")
        op.execute("DROP FUNCTION change_in_a_run()")
    else:
        op.execute("DROP TRIGGER kept_printed_list_edition_content")
