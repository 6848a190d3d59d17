"""What can be printed for a day."""

from datetime import timedelta

from eduapp.records.lists import queries
from eduapp.records.lists.rules import Kind, Subject
from tests.support import given, given_attendance, given_workshops
from tests.support.given_lists import printed, register_of

MONDAY = given.TODAY


def ask(database, query, *args):
    with database.reading() as look:
        return query(look, *args)


def labels(chosen, kind):
    return [choice.label for choice in chosen.by_kind[kind]]


def test_a_day_offers_its_sessions_places_and_units(database, group):
    other = given_attendance.a_running_group(database, "English", place_id=None)
    given_attendance.a_session(database, other, start=480, end=500)
    given_attendance.a_session(database, other, start=700, end=760, cancelled="lock_down")
    given_workshops.placed(database, given_workshops.a_workshop(database), "Karim Haddad")

    chosen = ask(database, queries.choices, MONDAY)

    assert labels(chosen, Kind.REGISTER) == [
        "08:00–08:20 · English, Autumn",
        "08:30–10:00 · Norwegian A2, Autumn",
    ]
    assert labels(chosen, Kind.PLACE) == ["Classroom 2", ""]
    assert labels(chosen, Kind.UNIT) == ["C"]
    assert chosen.by_kind[Kind.REGISTER][1].subject == register_of(group.session_id)
    assert chosen.by_kind[Kind.REGISTER][1].count == 3


def test_a_day_of_rest_offers_nothing(database, group):
    chosen = ask(database, queries.choices, MONDAY + timedelta(days=6))

    assert set(map(len, chosen.by_kind.values())) == {0}


def test_everybody_of_a_group_has_a_week(database, group):
    chosen = ask(database, queries.weeks_of_group, group.group_id, MONDAY + timedelta(days=2))

    assert [choice.label for choice in chosen] == ["Dahl, Petter", "Haddad, Karim", "Kovács, Daniel"]
    assert {choice.subject.day for choice in chosen} == {MONDAY}


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
