"""The step that counts tries with unknown names, and keeps PINs and the sealed code: both ways."""

from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from tests.support import given

STEP = "r0061"
BEFORE = revisions()[revisions().index(STEP) - 1]
TABLES = ("unknown_name", "desk_pin", "recovery_code")


def test_accounts_stay_on_the_way_back_and_forth(database, database_url):
    def rows(sql):
        with database.engine.connect() as connection:
            return [tuple(row) for row in connection.execute(text(sql))]

    asked = "SELECT id, sign_in_name, wrong_passwords FROM user_account ORDER BY id"
    before = rows(asked)
    assert len(before) >= len(given.STAFF)
    database.engine.dispose()
    downgrade(database_url, BEFORE)
    assert rows(asked) == before
    database.engine.dispose()
    upgrade(database_url)
    assert rows(asked) == before
    assert [rows(f"SELECT * FROM {table}") for table in TABLES] == [[], [], []]
