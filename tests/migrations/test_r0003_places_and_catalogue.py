"""What stood in the database before the step stands there after it."""

import pytest
from sqlalchemy import Boolean, Uuid, column, insert, select, table, text

from eduapp.core.db.base import new_id
from eduapp.core.db.engine import open_engine
from eduapp.core.db.upgrade import downgrade, upgrade

STEP = "r0003"


@pytest.fixture
def before(database_url):
    """An engine on the schema as it was before the step."""
    downgrade(database_url, STEP)
    downgrade(database_url, "-1")
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


_PLACE = table(
    "place",
    *(column(name) for name in ("version", "name", "kind", "seats")),
    column("id", Uuid()),
    column("active", Boolean()),
)


def a_place(engine, name, *, active=True):
    known = {"id": new_id(), "version": 1, "name": name, "kind": "workshop", "seats": 18, "active": active}
    with engine.begin() as connection:
        connection.execute(insert(_PLACE).values(known))
    return known["id"]


def test_places_known_before_are_for_everybody_and_the_archived_say_that_no_reason_is_known(
    before, database_url
):
    for name, active in (("Snekkersalen", True), ("Loftet", False)):
        a_place(before, name, active=active)

    upgrade(database_url)

    wanted = (
        "SELECT name, seats, machines, highest_level, archive_reason FROM place "
        "WHERE NOT hidden ORDER BY name"
    )
    with before.connect() as connection:
        rows = [tuple(row) for row in connection.execute(text(wanted))]
    assert rows == [("Loftet", 18, 0, "", "not_recorded"), ("Snekkersalen", 18, 0, "", "")]


def test_a_place_survives_the_way_back(before, database_url):
    place_id = a_place(before, "Snekkersalen")

    upgrade(database_url)
    downgrade(database_url, STEP)
    downgrade(database_url, "-1")

    with before.connect() as connection:
        assert connection.execute(select(_PLACE.c.id, _PLACE.c.name)).all() == [(place_id, "Snekkersalen")]
