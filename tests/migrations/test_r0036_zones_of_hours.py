"""Hours get the zone of Norway and keep their minutes and approvals; on the way back no minute is lost."""

from datetime import date

import pytest
from sqlalchemy import text

from eduapp.core.db.upgrade import downgrade, revisions, upgrade
from eduapp.workshops.hours import queries
from eduapp.workshops.hours.rules.ledger import digest_of_parts
from eduapp.workshops.hours.rules.times import Times
from tests.support import given_workshops
from tests.support.given_workshops import approved, some_hours

pytestmark = pytest.mark.both_databases
STEP = "r0036"
BEFORE = revisions()[revisions().index(STEP) - 1]
AUTUMN, SPRING = date(2026, 10, 25), date(2027, 3, 28)
NIGHT = Times(60, 240)
WALL = "start_minute, end_minute, break_minutes, minutes"


@pytest.fixture
def shop(database, clock):
    given_workshops.at(clock, date(2027, 3, 29), 12)
    return given_workshops.a_workshop(database, shift=Times(0, 900, 0))


@pytest.fixture
def ada(database, shop):
    return given_workshops.placed(database, shop, "Ada Holm")[0]


def rows(database, columns, table="hours_entry"):
    with database.engine.connect() as connection:
        found = connection.execute(text(f"SELECT {columns} FROM {table} ORDER BY day"))
        return [tuple(row) for row in found]


def states(database, shop, ada):
    with database.reading() as session:
        found = queries.entries_of(session, shop, ada, AUTUMN, SPRING)
    return [(row.state, row.fell, row.minutes, row.content.zone) for row in found]


def as_before(shop, ada, day, *numbers):
    """The digest of the first scheme, put together as the program did before this step."""
    said = (ada.hex, shop.hex, day.isoformat(), *map(str, numbers), "")
    return digest_of_parts(("dagverk-hours-1", *said))


def test_what_was_approved_before_is_approved_after_to_the_minute(database, database_url, shop, ada):
    night, day = (
        some_hours(database, shop, ada, AUTUMN, NIGHT),
        some_hours(database, shop, ada, date(2026, 11, 20)),
    )
    approved(database, night, day)
    given_workshops.a_signed_shift(database, shop, date(2026, 11, 19), worked={ada: Times(480, 540)})
    database.engine.dispose()
    downgrade(database_url, BEFORE)
    # As the older program counted and approved that night: three hours.
    told = {"id": night.hex if database.engine.dialect.name == "sqlite" else str(night)}
    told["digest"] = as_before(shop, ada, AUTUMN, 60, 240, 0, 180)
    with database.engine.begin() as connection:
        connection.execute(
            text(
                "UPDATE hours_entry SET end_minute = 240, minutes = 180, approved_digest = :digest"
                " WHERE start_minute = 60 AND id = :id"
            ),
            told,
        )
        kept = (
            connection.execute(text("SELECT approved_digest FROM hours_entry ORDER BY day")).scalars().all()
        )
    database.engine.dispose()

    upgrade(database_url, STEP)

    assert kept[0] == told["digest"]
    assert kept[-1] == as_before(shop, ada, date(2026, 11, 20), 480, 900, 30, 390)
    assert states(database, shop, ada) == [
        ("approved", False, 180, "Europe/Oslo"),
        ("submitted", False, 60, "Europe/Oslo"),
        ("approved", False, 390, "Europe/Oslo"),
    ]
    assert rows(database, "zone, clock_change", "shift") == [("Europe/Oslo", 0)]


def test_on_the_way_back_nobody_loses_a_minute_and_it_is_seen_what_was_approved(
    database, database_url, shop, ada
):
    nights = some_hours(database, shop, ada, AUTUMN, NIGHT), some_hours(database, shop, ada, SPRING, NIGHT)
    approved(database, *nights)
    assert rows(database, WALL) == [(60, 240, 0, 240), (60, 240, 0, 120)]
    database.engine.dispose()

    downgrade(database_url, BEFORE)
    assert rows(database, WALL) == [(60, 300, 0, 240), (60, 240, 60, 120)]
    database.engine.dispose()

    upgrade(database_url, STEP)
    assert states(database, shop, ada) == [
        ("approved", True, 240, "Europe/Oslo"),
        ("approved", True, 120, "Europe/Oslo"),
    ]
