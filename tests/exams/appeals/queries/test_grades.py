"""Grades are found by name, and each tells until when and how it can be appealed against."""

from datetime import date

import pytest

from eduapp.exams.appeals import queries, service
from eduapp.exams.grading import queries as grading
from tests.support import given, given_exams
from tests.support.given_appeals import LAST_DAY


def test_grades_are_found_by_name_and_only_what_was_told(appeals, database):
    karim, jonas = appeals.grade(name="Karim Haddad"), appeals.grade(name="Jonas Lie")
    with database.reading() as session:
        found = queries.find_grades(session, "had kar")
        everybody = queries.find_grades(session, "")
    assert [one.id for one in found] == [karim]
    assert found[0].label.startswith("Haddad, Karim · Fag FAG")
    assert found[0].label.endswith("· 23.11.2026 · 3 three")
    assert found[0].detail == "candidate 101"
    assert {one.id for one in everybody} == {karim, jonas}


def test_a_grade_that_was_corrected_is_found_as_it_is_now(appeals, database):
    result_id = appeals.grade()
    with database.reading() as session:
        facts = queries.result_facts(session, result_id)
    now = given_exams.corrected(database, facts.candidate_id, "4")
    with database.reading() as session:
        assert [one.id for one in queries.find_grades(session, "haddad")] == [now]
        assert [one.id for one in queries.grades_of(session, learner_id=facts.learner_id)] == [now]
        assert queries.grade_page(session, given.LEADER.user_id) is None


def test_each_kind_has_its_last_day_its_line_and_what_is_open(appeals, database):
    result_id = appeals.grade("trade_test_grade")
    appeals.receive("trade_test_grade", result_id)
    with database.reading() as session:
        page = queries.grade_page(session, result_id)
    assert [(one.kind, one.last.last_day, one.open_number) for one in page.kinds] == [
        ("trade_test_grade", date(2026, 12, 14), 1),
        ("trade_test_held", date(2026, 12, 14), None),
    ]
    assert all("forvaltningsloven § 29" in one.line for one in page.kinds)


def test_whether_a_day_comes_too_late(appeals, database):
    told, untold = appeals.grade(), appeals.grade(told=False)
    with database.reading() as session:
        [kind] = queries.grade_page(session, told).kinds
        [waiting] = queries.grade_page(session, untold).kinds
    assert not kind.over(LAST_DAY)
    assert kind.over(date(2026, 12, 4))
    assert not waiting.over(date(2027, 1, 1))
    assert waiting.line.startswith("The time to appeal has not begun")


@pytest.mark.both_databases
def test_grades_page_letter_and_appeals_say_one_last_day_also_after_grounds(appeals):
    result_id = appeals.grade("held_exam")

    def said():
        with appeals.database.reading() as session:
            facts = queries.result_facts(session, result_id)
            [row] = grading.grading(session, facts.sitting_id).told
            last = queries.deadline_of(session, facts, facts.kinds[0])
        return row, row.last, last

    _row, page, appeal = said()
    assert page.last_day == appeal.last_day == LAST_DAY
    appeals.at(date(2026, 11, 25))
    asked = service.AskGrounds(result_id=result_id, kind="held_exam", asked_on=date(2026, 11, 25))
    appeals.run(given.OFFICE, service.ask_grounds, asked)
    assert said()[1:] == (None, None)
    appeals.at(date(2026, 12, 2))
    order = service.GiveGrounds(result_id=result_id, given_on=date(2026, 12, 2), person="Kari Berg")
    appeals.run(given.OFFICE, service.give_grounds, order)
    row, page, appeal = said()
    assert page.last_day == appeal.last_day == date(2026, 12, 14)
    assert (row.result.asked_on, row.result.given_on) == (date(2026, 11, 25), date(2026, 12, 2))
