"""What is held against whom, by course, and for whole lists."""

from datetime import date

from eduapp.exams.sittings import queries, service
from eduapp.people.learners import queries as learners
from tests.support import given, given_education

UNTIL = date(2027, 11, 23)


def test_holds_are_told_by_person_course_and_list(database, course_id, learner_id):
    other, source = given.a_learner(database, number="1999"), given.OFFICE.user_id
    norwegian = given_education.a_course(database, code="NOR", scale="K16")
    with database.writing() as uow:
        service.hold(uow, learner_id, course_id, "cheating_wait", source, given.TODAY, UNTIL)
        service.hold(uow, other, None, "open_appeal", source, given.TODAY, None)

    with database.reading() as session:
        rows = queries.holds_of(session, [learner_id, other])
        here = queries.holds_against(session, [learner_id, other], course_id, "K16")
        there = queries.holds_against(session, [learner_id, other], norwegian, "K16")
        listed = queries.held(session)
        number = learners.heads(session, [learner_id])[learner_id].facts.number
    assert {(row.course, row.hold.kind, row.hold.until) for row in rows} == {  # of one moment, in no order
        ("Matematikk", "cheating_wait", UNTIL),
        ("", "open_appeal", None),
    }
    assert {id: [one.kind for one in found] for id, found in here.items()} == {
        learner_id: ["cheating_wait"],
        other: ["open_appeal"],
    }
    assert there[learner_id] == ()
    assert [one.kind for one in listed.against("1999", "NOR", "K16")] == ["open_appeal"]
    assert [one.kind for one in listed.against(number, "MAT", "K16")] == ["cheating_wait"]
    assert list(listed.against(number, "NOR", "K16")) == []


def test_what_holds_in_one_trade_test_may_hold_in_another(database, learner_id):
    trade, renewed = (
        given_education.a_course(database, code=code, name=f"Fag {code}", scale="FAGPR")
        for code in ("SNE3", "SNE4")
    )
    with database.writing() as uow:
        service.hold(uow, learner_id, trade, "open_appeal", given.OFFICE.user_id, given.TODAY, None)

    with database.reading() as session:
        number = learners.heads(session, [learner_id])[learner_id].facts.number
        found = {
            course: [
                one.other for one in queries.holds_against(session, [learner_id], course, "FAGPR")[learner_id]
            ]
            for course in (trade, renewed)
        }
        listed = queries.held(session)
    assert found == {trade: [""], renewed: ["Fag SNE3"]}
    assert [one.other for one in listed.against(number, "SNE4", "FAGPR")] == ["Fag SNE3"]
    assert list(listed.against(number, "SNE4", "K16")) == []


def test_only_a_failed_trade_test_that_was_told_counts(database, course_id, learner_id):
    trade = given_education.a_course(database, code="SNE", scale="FAGPR")
    for course, day, grade in (
        (course_id, date(2026, 11, 20), "1"),
        (trade, date(2026, 11, 19), "IB"),
        (trade, date(2026, 11, 20), "B"),
    ):
        order = service.RecordResult(course_id=course, day=day, learner_id=learner_id, grade=grade)
        database.execute(service.record_result, order)

    with database.reading() as session:
        [found] = queries.failed_tests(session, [learner_id])
        assert queries.waits_over(session) == []
    assert (found.course_id, found.day) == (trade, date(2026, 11, 19))
