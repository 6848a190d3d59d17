"""Places in lists and pickers."""

from datetime import timedelta

import pytest

from eduapp.core.i18n import speaking
from eduapp.education.places import queries
from eduapp.education.places.rules import Standing
from eduapp.education.places.service import (
    EndOutOfService,
    SavePlace,
    TakeOutOfService,
    end_out_of_service,
    save_place,
    take_out_of_service,
)
from tests.support import given
from tests.support.given_education import a_place
from tests.support.statements import plans_of, selects_of, tables_read_whole


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


def out(database, place_id, first, last=None, **wish):
    known = {"reason": "damage"} | wish
    order = TakeOutOfService(place_id=place_id, first_day=first, last_day=last, **known)
    return database.execute(take_out_of_service, order)


def a_day(number):
    return given.TODAY + timedelta(days=number)


def test_rule_91_only_places_in_use_are_offered_and_the_others_stand_last_in_the_list(database):
    a_place(database, "Verksted")
    database.execute(save_place, SavePlace(name="Arkiv", active=False, archive_reason="closed"))
    database.execute(save_place, SavePlace(name="Bod", hidden=True))

    with database.reading() as session:
        rows = queries.places(session)
        assert names(queries.in_use(session)) == ["Verksted"]
    assert names(rows) == ["Verksted", "Bod", "Arkiv"]
    assert [row.standing.label for row in rows] == ["in use", "not in lists", "archived"]


def test_a_list_says_what_is_out_of_service_on_its_day(database):
    room, hall = a_place(database, "Rom 2"), a_place(database, "Salen")
    out(database, room, a_day(0), a_day(2))
    out(database, hall, a_day(1))

    with database.reading() as session:
        today = {row.name: row.standing for row in queries.listed(session, day=a_day(0))}
        later = {row.name: row.standing for row in queries.listed(session, day=a_day(3))}
        offered = names(queries.in_use(session))
    assert today == {"Rom 2": Standing.OUT_OF_SERVICE, "Salen": Standing.IN_USE}
    assert later == {"Rom 2": Standing.IN_USE, "Salen": Standing.OUT_OF_SERVICE}
    assert offered == ["Rom 2", "Salen"]  # one may plan there for other days


def test_spans_of_several_places_are_found_by_the_days_they_share(database):
    room, hall = a_place(database), a_place(database)
    first = out(database, room, a_day(0), a_day(2))
    open_ = out(database, room, a_day(10))
    other = out(database, hall, a_day(2), a_day(4))

    def found(places, first_day, last_day):
        with database.reading() as session:
            return {span.id for span in queries.out_of_service(session, places, first_day, last_day)}

    assert found([room], a_day(-5), a_day(-1)) == set()
    assert found([room], a_day(2), a_day(2)) == {first}
    assert found([room, hall], a_day(2), a_day(2)) == {first, other}
    assert found([room], a_day(3), a_day(9)) == set()
    assert found([room], a_day(400), a_day(400)) == {open_}
    assert found(None, a_day(0), None) == {first, open_, other}
    assert found([], a_day(0), None) == set()


def test_an_earlier_end_counts_and_what_was_taken_back_is_none(database):
    room = a_place(database)
    ended = out(database, room, a_day(0), a_day(9))
    taken_back = out(database, room, a_day(20), a_day(30))
    for out_id, last in ((ended, a_day(3)), (taken_back, None)):
        database.execute(end_out_of_service, EndOutOfService(out_id=out_id, version=1, last_day=last))

    with database.reading() as session:
        [span] = queries.out_of_service(session, [room], a_day(0), None)
        assert queries.out_of_service(session, [room], a_day(4), a_day(40)) == []
        head = queries.place_head(session, room, a_day(4))
    assert (span.id, span.last_day) == (ended, a_day(3))
    assert head.place.standing is Standing.IN_USE
    assert [(row.id, row.taken_back, row.planned_last) for row in head.periods] == [
        (taken_back, True, a_day(30)),
        (ended, False, a_day(9)),
    ]
    assert (
        {row.opened_by for row in head.periods} == {row.ended_by for row in head.periods} == {"Solveig Nes"}
    )


def test_one_place_is_read_in_two_statements_however_often_it_was_closed(database):
    room = a_place(database)
    for number in range(0, 40, 2):
        out(database, room, a_day(number), a_day(number))

    with selects_of(database) as found, database.reading() as session:
        queries.place_head(session, room, given.TODAY)
    assert len(found) == 2


def test_spans_of_a_place_are_found_by_index(database):
    if database.engine.dialect.name != "sqlite":
        pytest.skip("asks how SQLite plans")
    room = a_place(database)
    with plans_of(database) as steps, database.reading() as session:
        queries.out_of_service(session, [room], given.TODAY, given.TODAY)
    assert tables_read_whole(steps, {"place_out"}) == []
