"""What time it is for a query."""

from datetime import UTC, date, datetime

import pytest

from eduapp.core.db.moment import Moment, moment_of


@pytest.mark.parametrize(
    ("now", "local"),
    [
        (datetime(2026, 11, 23, 7, 30, tzinfo=UTC), Moment(date(2026, 11, 23), 8 * 60 + 30)),
        (
            datetime(2026, 6, 30, 22, 15, tzinfo=UTC),
            Moment(date(2026, 7, 1), 15),
        ),  # summer time, past midnight
    ],
)
def test_a_look_knows_the_local_time_it_began(database, clock, now, local):
    clock.moment = now

    with database.reading() as session:
        assert moment_of(session) == local
    with database.writing() as uow:
        assert moment_of(uow.session) == local
