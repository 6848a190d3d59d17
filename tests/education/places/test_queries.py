"""Places in lists and pickers."""

from eduapp.core.i18n import speaking
from eduapp.education.places import queries
from eduapp.education.places.service import SavePlace, save_place
from tests.support import given
from tests.support.given_education import a_place


def names(rows):
    return [row.name for row in rows]


def test_places_stand_in_norwegian_order_and_those_out_of_use_last(database):
    for name in ("Åsrommet", "Rom 2", "Østre rom", "Verksted"):
        a_place(database, name)
    database.execute(save_place, SavePlace(name="Arkiv", active=False))

    with database.reading() as session:
        assert names(queries.places(session)) == ["Rom 2", "Verksted", "Østre rom", "Åsrommet", "Arkiv"]


def test_places_of_one_kind(database):
    a_place(database, "Rom 2")
    a_place(database, "Snekkeriet", kind="workshop")

    with database.reading() as session:
        [row] = queries.places(session, "workshop")
    assert (row.label, row.kind_label) == ("Snekkeriet", "workshop")
    with speaking("nn"):
        assert row.kind_label == "verkstad"


def test_a_picker_offers_only_places_in_use(database):
    a_place(database, "Østre rom")
    a_place(database, "Verksted")
    database.execute(save_place, SavePlace(name="Rom 0", active=False))

    with database.reading() as session:
        assert names(queries.in_use(session, "ostre")) == ["Østre rom"]
        assert names(queries.in_use(session)) == ["Verksted", "Østre rom"]


def test_a_place_that_is_not_there(database):
    with database.reading() as session:
        assert queries.place(session, given.TEACHER.user_id) is None
        assert queries.by_name(session, "Rom 9") is None
