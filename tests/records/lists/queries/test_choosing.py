"""What can be printed for a day."""

from datetime import timedelta
from uuid import uuid4

from eduapp.education.timetable import service as timetable
from eduapp.records.lists import queries
from eduapp.records.lists.rules import Kind, Subject
from tests.support import given, given_attendance, given_workshops
from tests.support.given_lists import printed, register_of

MONDAY = given.TODAY


def ask(database, query, *args):
    with database.reading() as look:
        return query(look, *args)


def labels(offered, kind):
    return [offer.label for offer in offered[kind]]


def test_a_day_offers_its_sessions_places_and_units(database, group):
    other = given_attendance.a_running_group(database, "English", place_id=None)
    given_attendance.a_session(database, other, start=480, end=500)
    given_attendance.a_session(database, other, start=700, end=760, cancelled="lock_down")
    given_workshops.placed(database, given_workshops.a_workshop(database), "Karim Haddad")

    offered = ask(database, queries.offers, MONDAY)

    assert labels(offered, Kind.REGISTER) == [
        "08:00–08:20 · English, Autumn",
        "08:30–10:00 · Norwegian A2, Autumn",
    ]
    assert labels(offered, Kind.PLACE) == ["Classroom 2", ""]
    assert labels(offered, Kind.UNIT) == ["C"]
    assert offered[Kind.REGISTER][1].subject == register_of(group.session_id)
    assert offered[Kind.REGISTER][1].count == 3


def test_who_is_expected_at_two_places_at_once_is_told_beside_both_and_on_their_lists(database, group):
    hall = given_attendance.a_room(database, "Hall")
    other = given_attendance.a_running_group(database, "English")
    given_attendance.enrolled_again(database, other, group.learner_ids[0], ended=None, begins=MONDAY)
    given_attendance.a_session(database, other, start=570, end=630, place_id=hall)

    offered = ask(database, queries.offers, MONDAY)
    assert [(offer.label, offer.twice) for offer in offered[Kind.PLACE]] == [("Classroom 2", 1), ("Hall", 1)]
    assert [offer.twice for offer in offered[Kind.UNIT]] == [1]

    subjects = [offer.subject for kind in (Kind.PLACE, Kind.UNIT) for offer in offered[kind]]
    found = ask(database, queries.drafts, subjects)
    assert [[line.name for line in draft.content.lines if line.also] for draft in found] == [
        ["Dahl, Petter"], ["Dahl, Petter"], ["Dahl, Petter"] * 2,
    ]  # fmt: skip


def test_a_day_of_rest_offers_nothing(database, group):
    offered = ask(database, queries.offers, MONDAY + timedelta(days=6))

    assert set(map(len, offered.values())) == {0}


def test_what_is_on_paper_is_said_beside_it(database, group):
    sheet = printed(database, register_of(group.session_id))

    offered = ask(database, queries.offers, MONDAY)

    assert [offer.printed.id for offer in offered[Kind.REGISTER]] == [sheet]
    assert [offer.printed for offer in offered[Kind.UNIT]] == [None]


def test_a_paper_of_something_cancelled_since_is_still_told(database, group):
    printed(database, register_of(group.session_id))
    cancel = timetable.CancelSession(session_id=group.session_id, version=1, reason="lock_down")
    database.execute(timetable.cancel_session, cancel)

    [offer] = ask(database, queries.offers, MONDAY)[Kind.REGISTER]

    assert offer.printed.out_of_date
    assert [change.sentence() for change in offer.printed.changes] == ["Norwegian A2 is cancelled"]


def test_everybody_of_a_group_has_a_week(database, group):
    offered = ask(database, queries.weeks, MONDAY + timedelta(days=2), group.group_id)

    assert [offer.label for offer in offered] == ["Dahl, Petter", "Haddad, Karim", "Kovács, Daniel"]
    assert {offer.subject.day for offer in offered} == {MONDAY}


def test_one_learner_has_a_week_and_without_a_choice_those_on_paper_are_shown(database, group):
    def labels_of(*args):
        return [offer.label for offer in ask(database, queries.weeks, MONDAY, *args)]

    assert labels_of() == []
    printed(database, Subject(Kind.WEEK, MONDAY, group.learner_ids[2]))
    assert labels_of(None, group.learner_ids[1]) == ["Haddad, Karim"]
    assert labels_of() == ["Kovács, Daniel"]


def test_a_group_and_a_learner_are_called_by_their_names(database, group):
    assert ask(database, queries.whose, group.group_id, None).label == "Norwegian A2, Autumn"
    assert ask(database, queries.whose, None, group.learner_ids[0]).label == "Dahl, Petter"
    assert ask(database, queries.whose, uuid4(), None) is None
    assert ask(database, queries.whose, None, uuid4()) is None


def test_the_day_of_a_session_is_known(database, group):
    assert ask(database, queries.day_of_session, group.session_id) == MONDAY
    assert ask(database, queries.day_of_session, uuid4()) is None


def test_a_draft_has_a_number_only_if_exactly_this_is_on_paper(database, group):
    subject = register_of(group.session_id)
    assert ask(database, queries.drafts, [subject])[0].number == ""

    printed(database, subject)
    [draft] = ask(database, queries.drafts, [subject])
    assert (draft.number, draft.edition) == ("2026-1", 1)

    given_attendance.on_the_roll(database, group.group_id, "Ola Vik")
    assert ask(database, queries.drafts, [subject])[0].number == ""


def test_papers_come_in_the_order_asked_for_with_the_school_and_wall_time(database, group):
    first = printed(database, register_of(group.session_id))
    second = printed(database, Subject(Kind.UNIT, MONDAY, unit="C"))

    papers = ask(database, queries.papers, [second, first])

    assert [paper.label for paper in papers] == ["2026-2/1", "2026-1/1"]
    assert {paper.school for paper in papers} == {"Fjellvik videregående skole"}
    assert {f"{paper.printed_at:%H:%M}" for paper in papers} == {"08:00"}
