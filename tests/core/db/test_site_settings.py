from eduapp.core.db.site_settings import site_value, store_site_value
from eduapp.core.settings import Setting

LIMIT = Setting("test.limit", 12, int, "Limit")


def test_the_declared_default_holds_until_something_is_set(database):
    with database.reading() as session:
        assert site_value(session, LIMIT) == 12


def test_every_pc_sees_what_was_set(database):
    for value in (15, 20):
        with database.writing() as uow:
            store_site_value(uow.session, LIMIT, value)
        with database.reading() as session:
            assert site_value(session, LIMIT) == value
