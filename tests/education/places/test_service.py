"""Places are added, put right, taken out of service and back into use."""

from datetime import timedelta

import pytest
from sqlalchemy import delete

from eduapp.core.errors import Conflict, NotAllowed, NotFound, Refused
from eduapp.education.places import queries, service, terms
from eduapp.education.places.service import EndOutOfService, SavePlace, TakeOutOfService
from eduapp.people.access.models import WorksAt
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


def seen(database, place_id):
    with database.reading() as session:
        return queries.place(session, place_id)


def test_machines_and_levels_are_kept_beside_seats(database):
    place_id = save(database, name="Snekkersalen", seats=18, machines=6, highest_level="low")

    place = seen(database, place_id)
    assert (place.seats, place.machines, place.highest_level) == (18, 6, "low")


def test_the_trail_tells_what_was_changed_of_a_place_and_nothing_of_what_was_not(database, notes):
    place_id = save(database, name="Rom 2", seats=16)
    notes.clear()

    save(database, place_id=place_id, version=1, name="Rom 2", seats=16)
    save(
        database, place_id=place_id, version=1, name="Rom 2", seats=12, active=False, archive_reason="closed"
    )

    [note] = notes
    assert (note.action, note.details) == (
        terms.PLACE_CHANGED,
        {
            "name": "Rom 2",
            "changed": {
                "seats": ["16", "12"],
                "in_use": ["True", "False"],
                "archive_reason": ["", "closed"],
            },
        },
    )


def test_a_place_that_comes_back_forgets_why_it_was_archived(database):
    place_id = save(database, name="Rom 2", active=False, archive_reason="closed")

    save(database, place_id=place_id, version=1, name="Rom 2", archive_reason="closed")

    assert seen(database, place_id).archive_reason == ""


def take_out(database, place_id, **wish):
    known = {"first_day": given.TODAY, "last_day": given.TODAY + timedelta(days=4), "reason": "damage"} | wish
    return database.execute(service.take_out_of_service, TakeOutOfService(place_id=place_id, **known))


def end(database, out_id, last_day, version=1):
    order = EndOutOfService(out_id=out_id, version=version, last_day=last_day)
    database.execute(service.end_out_of_service, order)


def periods(database, place_id):
    with database.reading() as session:
        return queries.place_head(session, place_id, given.TODAY).periods


def test_a_place_is_taken_out_of_service(database, published, notes):
    place_id = a_place(database, "Snekkersalen")
    published.clear()
    notes.clear()

    out_id = take_out(database, place_id, reason="other", words="  Vannlekkasje ")

    [row] = periods(database, place_id)
    assert (row.id, row.span.first_day, row.span.words) == (out_id, given.TODAY, "Vannlekkasje")
    assert row.opened_by == given.LEADER.name
    assert [terms.PLACES_CHANGED in topics for topics in published] == [True]
    assert [(note.action, note.details) for note in notes] == [
        (
            terms.OUT_OPENED,
            {"place": "Snekkersalen", "first": "2026-11-23", "last": "2026-11-27", "reason": "Vannlekkasje"},
        )
    ]


def test_an_earlier_end_keeps_what_was_planned_and_both_names(database, notes):
    place_id = a_place(database, "Snekkersalen")
    out_id = take_out(database, place_id)
    notes.clear()

    end(database.acting_as(given.ADMINISTRATOR), out_id, given.TODAY + timedelta(days=1))

    [row] = periods(database, place_id)
    assert (row.span.last_day, row.planned_last) == (
        given.TODAY + timedelta(days=1),
        given.TODAY + timedelta(days=4),
    )
    assert (row.opened_by, row.ended_by) == (given.LEADER.name, given.ADMINISTRATOR.name)
    assert [note.action for note in notes] == [terms.OUT_ENDED]
    assert notes[0].details["ended"] == "2026-11-24"


def test_days_that_never_came_to_be_are_taken_back(database, notes):
    place_id = a_place(database)
    out_id = take_out(database, place_id, last_day=None)

    end(database, out_id, None)

    [row] = periods(database, place_id)
    assert row.taken_back
    assert notes[-1].action == terms.OUT_TAKEN_BACK
    assert take_out(database, place_id)  # the days are free again


def test_the_same_days_twice_are_refused_with_all_reasons(database, published, notes):
    place_id = a_place(database, "Snekkersalen")
    take_out(database, place_id)
    published.clear()
    notes.clear()

    with pytest.raises(Refused) as refusal:
        take_out(database, place_id, first_day=given.TODAY + timedelta(days=3), last_day=None, reason="")

    assert [one.name for one in refusal.value.violations] == ["OutReasonMissing", "OutAlready"]
    assert "Snekkersalen is out of service from 23.11.2026 to 27.11.2026 already (damage)" in (
        refusal.value.violations[1].sentence()
    )
    assert published == notes == []


def test_days_end_only_once(database):
    out_id = take_out(database, a_place(database))
    end(database, out_id, given.TODAY)

    with pytest.raises(Refused):
        end(database, out_id, given.TODAY, version=2)
    with pytest.raises(Conflict):
        end(database, out_id, given.TODAY, version=1)


def test_who_leads_a_workshop_may_take_a_place_out_of_service_and_a_teacher_may_not(database):
    place_id = a_place(database)
    out_id = take_out(database.acting_as(given.WORKSHOP_LEADER), place_id)

    with pytest.raises(NotAllowed):
        take_out(database.acting_as(given.TEACHER), place_id)
    with pytest.raises(NotAllowed):
        end(database.acting_as(given.TEACHER), out_id, None)


def test_what_is_gone_is_said_so(database):
    with pytest.raises(NotFound):
        take_out(database, given.TEACHER.user_id)
    with pytest.raises(NotFound):
        end(database, given.TEACHER.user_id, None)


def test_a_site_is_one_site_however_it_is_written(database):
    def sites():
        with database.reading() as look:
            return queries.sites(look)

    only = save(database, name="Rom 1", site="Berg")
    save(database, place_id=only, version=1, name="Rom 1", site="BERG")
    assert sites() == ["BERG"]  # nobody else writes it: a slip can be put right

    save(database, name="Rom 2", site="  berg ")
    assert sites() == ["BERG"]


def test_the_last_place_of_a_site_keeps_it_while_somebody_works_there(database):
    with database.writing() as uow:
        uow.session.add(WorksAt(user_id=given.TEACHER.user_id, site="Berg"))
    first, second = (save(database, name=name, site="Berg") for name in ("Rom 1", "Rom 2"))
    save(database, place_id=first, version=1, name="Rom 1", site="Haug")

    with pytest.raises(Refused) as refusal:
        save(database, place_id=second, version=1, name="Rom 2", site="Haug")

    assert [one.name for one in refusal.value.violations] == ["SiteStillNeeded"]
    assert given.TEACHER.name in refusal.value.violations[0].sentence()
    with database.writing() as uow:
        uow.session.execute(delete(WorksAt))
    save(database, place_id=second, version=1, name="Rom 2", site="Haug")
