"""Who could be a guest: everybody here who does not stand in the register."""

import pytest

from eduapp.education.attendance import queries
from tests.support import given, given_attendance
from tests.support.given_attendance import mark
from tests.support.statements import plans_of, selects_of, tables_read_whole


def found(database, group, typed=""):
    with database.reading() as look:
        return queries.guest_candidates(look, typed, session_id=group.session_id)


def test_neither_who_takes_part_nor_who_is_a_guest_already_nor_who_has_left(database):
    group = given_attendance.a_class(database, 2)
    ana, eva, gone = (given.a_learner(database, name) for name in ("Ana Rossi", "Eva Berg", "Ola Vik"))
    mark(database, group.session_id, eva, guest=True)
    given.a_state(database, gone, "released")

    [only] = found(database, group)
    assert (only.id, only.name, only.detail) == (ana, "Rossi, Ana", "C")
    assert only.label.startswith("Rossi, Ana (")


def test_letters_without_accents_find_names(database):
    group = given_attendance.a_class(database, 1)
    sara = given.a_learner(database, "Nils-Ánte Sárá")
    given.a_learner(database, "Ana Rossi")
    assert [one.id for one in found(database, group, "sara")] == [sara]


def test_finding_is_one_statement_and_walks_an_index(database):
    group = given_attendance.a_class(database, 2)
    with selects_of(database) as sent:
        found(database, group, "a")
    assert len(sent) == 1
    if database.engine.dialect.name != "sqlite":
        pytest.skip("asks SQLite for its plan")
    with plans_of(database) as steps:
        found(database, group, "a")
    assert tables_read_whole(steps, {"attendance_mark", "session", "enrolment", "learner"}) == []


def test_who_has_an_offer_and_no_duty_is_known(database):
    group = given_attendance.a_class(database, 2)
    offered = given.a_learner(database, participation="offer")
    with database.reading() as look:
        assert queries.offer_only(look, [*group.learner_ids, offered]) == {offered}
