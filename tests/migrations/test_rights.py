"""Rights follow the schema: what a step brings may be used by staff PCs and exam PCs at once, and no more."""

import subprocess
import sys

import psycopg
import pytest
from sqlalchemy import text

from eduapp.core.db.engine import open_engine
from eduapp.core.db.upgrade import downgrade, newest_step, upgrade
from eduapp.core.errors import Unavailable
from eduapp.migrations import rights
from eduapp.migrations.rights import (
    ADDED,
    CHANGED,
    LISTED,
    LOCKED,
    READ,
    changed_columns,
    marked,
    staff_rights,
)
from tests.support import accounts, postgres
from tests.support.accounts import SEAT, STAFF
from tests.support.shared import with_staff

BEFORE_SCREENS = "r0036"


@pytest.fixture(scope="module")
def server():
    with postgres.running_server() as running:
        template = postgres.fresh_database(running)
        with_staff(template)
        accounts.make(template)
        yield running, template


@pytest.fixture
def url(server):
    return accounts.a_copy(*server)


def asked(url, query, account=postgres.OWNER):
    with psycopg.connect(accounts.plain(url, account), autocommit=True) as connection:
        return connection.execute(query).fetchone()[0]


def told(tables):
    return [one for one in staff_rights(tables) if one.startswith("GRANT") and " ON public." in one]


def test_each_kind_of_right_says_what_may_be_done(monkeypatch):
    kinds = {"a": ADDED, "c": CHANGED, "l": LISTED, "m": marked("x"), "r": READ, "w": LOCKED}
    monkeypatch.setattr(rights, "RIGHTS", kinds)
    columns = {"id", "version", "x", "y"}

    assert told(
        {**dict.fromkeys(kinds, columns), "alembic_version": {"version_num"}, "of another": {"x"}}
    ) == [
        f'GRANT SELECT, INSERT ON public."a" TO {STAFF}',
        f'GRANT SELECT ON public."alembic_version" TO {STAFF}',
        f'GRANT SELECT, INSERT, UPDATE (version, x, y) ON public."c" TO {STAFF}',
        f'GRANT SELECT, INSERT, DELETE ON public."l" TO {STAFF}',
        f'GRANT SELECT, INSERT, UPDATE (version, x) ON public."m" TO {STAFF}',
        f'GRANT SELECT ON public."r" TO {STAFF}',
        f'GRANT SELECT, INSERT, UPDATE (version) ON public."w" TO {STAFF}',
    ]


def test_a_column_that_is_not_there_yet_is_not_spoken_of():
    assert changed_columns(marked("x", "new"), {"id", "x"}) == ["x"]
    assert changed_columns(marked("new"), {"id"}) == []


def test_what_a_step_brings_may_be_used_at_once(url):
    downgrade(url, BEFORE_SCREENS)
    assert asked(url, "SELECT to_regclass('screen_record') IS NULL")
    upgrade(url)

    assert asked(url, "SELECT count(*) FROM screen_record", STAFF) == 0
    assert asked(url, f"SELECT has_table_privilege('{STAFF}', 'screen_record', 'INSERT')")
    assert not asked(
        url, f"SELECT has_table_privilege('{STAFF}', 'screen_record', 'UPDATE, TRUNCATE')"
    )  # DELETE is for runs of two alone, which a trigger asks (tests/privacy/service/test_disposing.py)
    assert asked(url, f"SELECT has_column_privilege('{STAFF}', 'screen_ticket', 'round', 'UPDATE')")
    assert asked(url, "SELECT exam_seat.claim(1, 'x', gen_random_uuid())", SEAT) == {"refused": "ticket"}


def test_rights_that_were_lost_are_renewed_by_the_next_step(url):
    downgrade(url, BEFORE_SCREENS)
    with psycopg.connect(accounts.plain(url)) as owner:
        owner.execute(f"REVOKE ALL ON learner FROM {STAFF}")
        owner.execute(f"GRANT ALL ON audit_entry TO {STAFF}")
    upgrade(url)

    assert asked(url, "SELECT count(*) FROM learner", STAFF) == 0
    assert not asked(url, f"SELECT has_table_privilege('{STAFF}', 'audit_entry', 'UPDATE')")


def test_where_nobody_was_let_in_no_step_lets_anybody_in(server):
    url = postgres.fresh_database(server[0])
    upgrade(url, BEFORE_SCREENS)
    with psycopg.connect(accounts.plain(url)) as owner:
        owner.execute("REVOKE CONNECT ON DATABASE " + owner.info.dbname + " FROM PUBLIC")
    upgrade(url)

    rights_of = "SELECT count(*) FROM pg_class, aclexplode(relacl) a WHERE a.grantee = to_regrole('{}')::oid"
    assert asked(url, rights_of.format(STAFF)) == 0
    assert asked(url, rights_of.format(SEAT)) == 0


def test_staff_take_no_steps_and_are_told_who_does(url):
    downgrade(url, BEFORE_SCREENS)

    with pytest.raises(Unavailable) as refused:
        upgrade(accounts.as_staff(url))

    said = refused.value.sentence()
    for word in (BEFORE_SCREENS, newest_step(), STAFF, postgres.OWNER, "eduapp database upgrade"):
        assert word in said
    assert asked(url, "SELECT version_num FROM alembic_version") == BEFORE_SCREENS


def test_renewing_says_the_same_again(url):
    acl = "SELECT string_agg(relname || relacl::text, ',' ORDER BY relname) FROM pg_class WHERE relkind = 'r'"
    before = asked(url, acl)
    engine = open_engine(url)
    with engine.begin() as connection:
        rights.renew(connection)
        rights.renew(connection)
        assert connection.scalar(text("SELECT count(*) FROM learner")) == 0
    engine.dispose()
    assert asked(url, acl) == before


def test_rights_know_no_feature():
    """They are said by steps of the schema, which load no more than they must."""
    words = "import sys, eduapp.migrations.rights; print([m for m in sys.modules if m.startswith('eduapp.')])"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert "eduapp.people" not in done.stdout
