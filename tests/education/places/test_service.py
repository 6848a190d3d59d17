"""Places are added and put right."""

import pytest

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.education.places import queries, service, terms
from eduapp.education.places.service import SavePlace
from tests.support import given
from tests.support.given_education import a_place


def save(database, **wish):
    return database.execute(service.save_place, SavePlace(**wish))


def test_a_saved_place_is_found(database, published, notes):
    place_id = save(database, name="  Rom   2 ", kind="classroom", seats=16)

    with database.reading() as session:
        place = queries.place(session, place_id)
    assert (place.name, place.kind, place.seats, place.active) == ("Rom 2", "classroom", 16, True)
    assert [terms.PLACES_CHANGED in topics for topics in published] == [True]
    assert [(note.action, note.details) for note in notes] == [
        (terms.PLACE_SAVED, {"name": "Rom 2", "seats": 16})
    ]


def test_a_place_is_put_right(database):
    place_id = a_place(database, "Rom 2")

    save(database, place_id=place_id, version=1, name="Rom 2B", kind="exam_room", seats=8, active=False)

    with database.reading() as session:
        place = queries.place(session, place_id)
    assert (place.name, place.kind, place.seats, place.active, place.version) == (
        "Rom 2B",
        "exam_room",
        8,
        False,
        2,
    )


def test_a_name_belongs_to_one_place_however_it_is_written(database):
    place_id = a_place(database, "Østre rom")

    with pytest.raises(Refused) as refusal:
        save(database, name="østre ROM")
    assert [violation.name for violation in refusal.value.violations] == ["NameTaken"]
    assert save(database, place_id=place_id, version=1, name="Østre Rom") == place_id


def test_a_refusal_leaves_no_trace(database, published, notes):
    with pytest.raises(Refused) as refusal:
        save(database, name="", kind="garden", seats=-1)

    assert [violation.name for violation in refusal.value.violations] == [
        "NameMissing",
        "KindUnknown",
        "SeatsImpossible",
    ]
    assert published == notes == []
    with database.reading() as session:
        assert queries.places(session) == []


def test_a_repeated_command_makes_one_place(database):
    order = SavePlace(name="Rom 2")

    assert database.execute(service.save_place, order) == database.execute(service.save_place, order)
    with database.reading() as session:
        assert len(queries.places(session)) == 1


def test_a_stale_change_is_refused(database):
    place_id = a_place(database)
    with pytest.raises(Conflict):
        save(database, place_id=place_id, version=7, name="Rom 9")


def test_a_place_that_is_gone_is_said_so(database):
    with pytest.raises(NotFound):
        save(database, place_id=given.TEACHER.user_id, version=1, name="Rom 9")


def test_a_teacher_changes_no_places(database):
    with pytest.raises(NotAllowed):
        save(database.acting_as(given.TEACHER), name="Rom 9")
