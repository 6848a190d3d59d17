"""The step that keeps the keys of the school: after going back their own files bring them in again."""

from sqlalchemy import text

from eduapp.certificates.keys import jobs
from eduapp.certificates.keys.opened import KeyRing
from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from eduapp.core.progress import NoProgress
from tests.support import given_keys

STEP = "r0049"
BEFORE = revisions()[revisions().index(STEP) - 1]


def test_keys_are_gone_on_the_way_back_and_are_brought_in_again(database, database_url, tmp_path):
    kept = given_keys.held(database, tmp_path)
    people = "SELECT id, name FROM user_account"
    with database.engine.connect() as connection:
        before = connection.execute(text(people)).fetchall()

    database.engine.dispose()
    downgrade(database_url, BEFORE)
    database.engine.dispose()
    upgrade(database_url)

    with database.engine.connect() as connection:
        assert connection.execute(text(people)).fetchall() == before
        assert connection.execute(text("SELECT * FROM certificate_key_list")).fetchall() == []
    order = jobs.BringBack(
        second=given_keys.SECOND, way=kept.by_halves, folder=tmp_path, password="", cost=given_keys.CHEAP
    )
    jobs.bring_back(database, order, NoProgress())
    assert KeyRing().unlock(database, given_keys.PASSWORD)
