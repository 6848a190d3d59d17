from eduapp.core.progress import NoProgress
from eduapp.people.access import jobs
from eduapp.people.access.ui.today import no_code
from tests.support import given


def rows(database):
    with database.reading() as session:
        return no_code(session, given.ADMINISTRATOR, given.TODAY)


def test_today_asks_for_the_sealed_code_until_there_is_one(database):
    [row] = rows(database)
    assert row.route.key == "access.users"
    at = database.acting_as(given.ADMINISTRATOR)
    jobs.make_code(at, jobs.MakeCode(language="nb"), NoProgress())
    assert rows(database) == []
