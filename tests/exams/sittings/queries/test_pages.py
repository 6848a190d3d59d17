"""What the pages of an exam show: all of it from one question, and nobody cancelled in the room."""

import pytest

from eduapp.exams.sittings import queries, service
from eduapp.exams.sittings.rules.seating import Seat
from tests.support import given, given_education
from tests.support.given_arrangements import MORE_TIME, a_decision
from tests.support.given_exams import cancelled, enter_candidate, entered, moved, plan, seated, trained
from tests.support.given_papers import a_paper, facts, items_of, some_singles

pytestmark = pytest.mark.both_databases


def ask(database, query, sitting_id):
    with database.reading() as session:
        return query(session, sitting_id)


def test_the_page_has_the_exam_its_invigilators_its_way_and_what_is_granted(database, course_id):
    id = plan(database, course_id, invigilator_id=given.INVIGILATOR.user_id)
    learner_id = given.a_learner(database, "Karim Haddad")
    a_decision(database, learner_id, MORE_TIME)
    candidate_id = enter_candidate(database, id, learner_id)
    moved(database, id, "published")

    sheet = ask(database, queries.sheet, id)

    assert sheet.head.course_code == "MAT"
    assert [one.name for one in sheet.watches] == ["Berit Moe"]
    assert [one.to_state for one in sheet.events] == ["published"]
    assert [one.kind for one in sheet.granted[candidate_id]] == ["extra_percent"]
    assert sheet.accounts[candidate_id].end(540) == 540 + 375


def test_the_seat_plan_has_who_is_entered_by_number(database, sitting_id, course_id):
    first, second, third = entered(database, sitting_id, 3)
    apart = given_education.a_place(database, "Rom 3")
    enter_candidate(database, sitting_id, given.a_learner(database), own_place_id=apart)
    seated(database, third, 0, 0)
    cancelled(database, second)

    found = ask(database, queries.seat_plan, sitting_id)

    assert [row.candidate_number for row in found.people] == [101, 103, 104]
    assert [row.id for row in found.inside] == [first, third]
    assert found.inside[1].seat == Seat(0, 0)
    assert found.aids == ()


def test_the_plan_knows_what_may_be_brought_by_the_paper(database, sitting_id):
    told = facts(aids=frozenset({"dictionary"}), aids_note="Egen kalkulator")
    paper_id = a_paper(database, items_of(some_singles(database, 2)), told=told)
    database.execute(service.choose_paper, service.ChoosePaper(sitting_id=sitting_id, paper_id=paper_id))

    found = ask(database, queries.seat_plan, sitting_id)

    assert (found.aids, found.aids_note) == (("dictionary",), "Egen kalkulator")


def test_who_may_watch_is_offered_with_training_and_independence(database, course_id, sitting_id):
    given_education.a_group(database, course_id, teacher_id=given.INVIGILATOR.user_id)
    trained(database, given.INVIGILATOR.user_id)
    order = service.ChooseWatch(sitting_id=sitting_id, leads=given.TEACHER.user_id)
    database.execute(service.choose_watch, order)

    found = ask(database, queries.watch_choices, sitting_id)

    assert [(one.name, one.trained_on, one.teaches_course) for one in found] == [
        ("Berit Moe", given.TODAY, True),
        ("Ingrid Solheim", None, False),
    ]


@pytest.mark.parametrize("query", [queries.sheet, queries.seat_plan])
def test_an_exam_that_is_gone_is_none(database, learner_id, query):
    assert ask(database, query, learner_id) is None
