"""Each step has name, reason, paragraph and day; what is decided changes the grade as the law says."""

from datetime import date, timedelta

import pytest

from eduapp.core.errors import Conflict, NotAllowed, Refused
from eduapp.exams.appeals import queries, service, terms
from eduapp.exams.appeals.queries.appeals import untold
from eduapp.exams.marking.models import MarkingExaminer
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings import service as correcting
from tests.support import given, given_exams
from tests.support.given_appeals import BOARD, WHY, another_leader, another_of_the_office, confirmed
from tests.support.given_exams import refused


def told(appeals, appeal_id):
    return [(one.step, one.person, one.reason, one.basis) for one in appeals.page(appeal_id).events]


def test_an_upheld_grade_stays_and_every_step_has_its_paragraph(appeals, notes):
    appeal_id = appeals.sent()
    appeals.step(appeal_id, "upheld", by=given.OFFICE)

    page = appeals.page(appeal_id)
    assert page.row.state == "upheld"
    assert appeals.grade_now(page.facts.result_id) == "3"
    assert told(appeals, appeal_id) == [
        ("received", "Åse Bakke", "", "forvaltningsloven §§ 30, 32"),
        ("sent", "Åse Bakke", "By post, 2026/117", "opplæringsforskrifta §§ 10-7, 16-3"),
        ("upheld", BOARD, WHY, "opplæringsforskrifta §§ 10-7, 16-3"),
    ]
    steps = [one.details["step"] for one in notes if one.action == terms.STEPPED]
    assert steps == ["appeal_steps:sent", "appeal_steps:upheld"]


@pytest.mark.both_databases
@pytest.mark.parametrize(("step", "grade"), [("raised", "4"), ("lowered", "2")])
def test_another_grade_counts_once_a_second_person_stands_behind_it(appeals, step, grade):
    appeal_id = appeals.sent()
    appeals.note_down(appeal_id, step, by=given.OFFICE, grade=grade)

    page = appeals.page(appeal_id)
    words = {"4": "4 four", "2": "2 two"}[grade]
    assert (page.row.state, page.waiting.step, page.waiting.grade) == ("sent", step, words)
    assert (appeals.grade_now(page.facts.result_id), page.correction) == ("3", None)
    appeals.confirm(appeal_id)
    page = appeals.page(appeal_id)
    assert (page.row.state, page.events[-1].grade) == (step, words)
    assert (page.correction.basis, page.correction.reason) == ("appeal", WHY)
    assert (page.correction.proposed_by, page.correction.attested_by) == ("Åse Bakke", "Solveig Nes")
    assert appeals.grade_now(page.facts.result_id) == grade


@pytest.mark.both_databases
def test_nobody_is_told_or_let_go_before_the_second_person(appeals, database):
    appeal_id = appeals.sent("trade_test_grade")
    learner_id = appeals.page(appeal_id).facts.learner_id
    appeals.note_down(appeal_id, "raised", by=given.OFFICE, grade="BM")

    assert refused(lambda: appeals.note(appeal_id, "outcome")) == {"NotDecidedYet"}
    with database.reading() as session:
        assert untold(session, given.TODAY) == []
        assert [one.source_id for one in sittings.holds_of(session, [learner_id])] == [appeal_id]
    appeals.confirm(appeal_id)
    with database.reading() as session:
        assert [one.id for one in untold(session, given.TODAY)] == [appeal_id]
        assert sittings.holds_of(session, [learner_id]) == []


def test_nobody_stands_behind_a_grade_they_wrote_themselves(appeals):
    appeal_id = appeals.sent()
    appeals.note_down(appeal_id, "raised", by=given.LEADER, grade="4")

    assert refused(lambda: appeals.confirm(appeal_id, by=given.LEADER)) == {"OwnStep"}


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ({"step": "raised", "grade": "3"}, {"NotHigher"}),
        ({"step": "raised", "grade": "2"}, {"NotHigher"}),
        ({"step": "raised", "grade": "IV"}, {"NotHigher"}),
        ({"step": "lowered", "grade": "4"}, {"NotLower"}),
        ({"step": "lowered", "grade": ""}, {"GradeMissing"}),
        ({"step": "raised", "grade": "7"}, {"GradeMissing"}),
        ({"step": "upheld", "person": " "}, {"PersonMissing"}),
        ({"step": "upheld", "reason": ""}, {"ReasonMissing"}),
        ({"step": "upheld", "reason": "He was ill"}, {"HealthWord"}),
        ({"step": "upheld", "on_day": date(2026, 11, 22)}, {"DayOutOfOrder"}),
        ({"step": "upheld", "on_day": date(2026, 11, 24)}, {"DayOutOfOrder"}),
        ({"step": "annulled"}, {"OutcomeImpossible"}),
        ({"step": "quashed"}, {"OutcomeImpossible"}),
        ({"step": "assessed", "grade": "4"}, {"NothingToAssess"}),
        ({"step": "sent"}, {"SentAlready"}),
    ],
)
def test_what_a_step_lacks_or_the_law_does_not_have_is_named(appeals, said, names):
    appeal_id = appeals.sent()

    assert refused(lambda: appeals.step(appeal_id, **said)) == names
    assert appeals.page(appeal_id).row.state == "sent"


def test_nothing_is_decided_before_it_is_sent(appeals):
    appeal_id = appeals.receive()
    for step in ("upheld", "raised", "lowered"):
        assert refused(lambda step=step: appeals.step(appeal_id, step, grade="4")) == {"SendFirst"}


def test_nothing_is_sent_that_the_law_wants_more_in(appeals):
    appeal_id = appeals.receive("held_exam")

    with pytest.raises(Refused) as refusal:
        appeals.step(appeal_id, "sent")
    assert "statement by the examiners on how it was held" in refusal.value.violations[0].sentence()
    appeals.enclose(appeal_id)
    appeals.step(appeal_id, "sent")


def test_who_marked_it_does_not_decide_on_the_appeal(appeals, database):
    appeal_id = appeals.sent()
    with database.writing() as uow:
        uow.session.add(
            MarkingExaminer(
                sitting_id=appeals.page(appeal_id).facts.sitting_id,
                place=1,
                user_id=given.TEACHER.user_id,
                external=False,
                appointed_by=given.LEADER.user_id,
                appointed_at=uow.now,
            )
        )

    assert refused(lambda: appeals.step(appeal_id, "upheld", person="ingrid SOLHEIM")) == {"MarkedAtFirst"}
    appeals.step(appeal_id, "upheld", person="Tone Myhre")


def test_an_annulled_grade_leaves_the_right_to_a_new_exam(appeals, database):
    appeal_id = appeals.sent("held_exam")
    appeals.step(appeal_id, "annulled", person="Statsforvaltaren i Vestland")

    facts = appeals.page(appeal_id).facts
    assert appeals.grade_now(facts.result_id) == ""
    with database.reading() as session:
        [kept] = queries.annulments_of(session, sitting_id=facts.sitting_id)
    assert (kept.ground, kept.decider, kept.decided_by) == (
        "appeal",
        "the state representative",
        "Statsforvaltaren i Vestland",
    )
    assert kept.wait is None
    later = given_exams.plan(database, facts.course_id, date(2027, 1, 15), kind="oral", minutes=30)
    given_exams.enter_candidate(database, later, facts.learner_id, ground="new")


@pytest.mark.parametrize("first", ["quashed", "redone"])
def test_a_quashed_grade_is_assessed_anew_and_fixed_by_two(appeals, first):
    appeal_id = appeals.sent("overall") if first == "quashed" else appeals.receive("overall")
    result_id = appeals.page(appeal_id).facts.result_id
    appeals.step(appeal_id, first)
    assert appeals.page(appeal_id).row.state == "quashed"
    assert appeals.grade_now(result_id) == ""

    appeals.step(
        appeal_id, "assessed", grade="4", person="Ingrid Solheim", reason="Assessed anew by the aims"
    )
    assert refused(lambda: appeals.step(appeal_id, "confirmed")) == {"SamePerson"}
    assert appeals.grade_now(result_id) == ""
    second = another_leader(appeals.database)
    appeals.step(appeal_id, "confirmed", by=second, person="Kari Berg", reason="Checked")

    assert appeals.page(appeal_id).row.state == "settled"
    assert appeals.grade_now(result_id) == "4"


def test_a_new_assessment_may_be_returned(appeals):
    appeal_id = appeals.sent("module")
    appeals.step(appeal_id, "quashed")
    appeals.step(appeal_id, "assessed", grade="4")
    second = another_leader(appeals.database)

    assert refused(lambda: appeals.step(appeal_id, "assessed", grade="5")) == {"WaitsForSecond"}
    appeals.step(appeal_id, "returned", by=second, reason="The aims were not looked at")
    appeals.step(appeal_id, "assessed", grade="5")
    appeals.step(appeal_id, "confirmed", by=second)
    assert appeals.grade_now(appeals.page(appeal_id).facts.result_id) == "5"


@pytest.mark.parametrize("step", ["dismissed", "upheld", "annulled", "withdrawn"])
def test_whatever_ends_an_appeal_lets_go_of_the_trade_test(appeals, database, step):
    appeal_id = appeals.sent("trade_test_grade")
    learner_id = appeals.page(appeal_id).facts.learner_id
    appeals.step(appeal_id, step)

    with database.reading() as session:
        assert sittings.holds_of(session, [learner_id]) == []


def test_a_raised_trade_test_is_passed_once_attested(appeals, database):
    appeal_id = appeals.sent("trade_test_grade")
    assert refused(lambda: appeals.step(appeal_id, "lowered", grade="IB")) == {"OutcomeImpossible"}
    appeals.step(appeal_id, "raised", by=given.OFFICE, grade="BM")

    assert appeals.grade_now(appeals.page(appeal_id).facts.result_id) == "BM"


def test_what_the_school_itself_decides_has_a_leader_among_two(appeals):
    received, sent = appeals.receive(), appeals.sent("overall")
    appeals.note_down(
        received, "dismissed", by=given.OFFICE, person="Solveig Nes", reason="Taken back by word"
    )
    with pytest.raises(NotAllowed):
        appeals.confirm(received, by=another_of_the_office(appeals.database))
    appeals.confirm(received)
    appeals.step(sent, "quashed", by=given.OFFICE)
    appeals.step(sent, "assessed", by=given.OFFICE, grade="4")
    for step in ("confirmed", "returned"):
        with pytest.raises(NotAllowed):
            appeals.step(sent, step, by=another_of_the_office(appeals.database))
    appeals.step(sent, "confirmed", by=given.LEADER)
    assert appeals.grade_now(appeals.page(sent).facts.result_id) == "4"


@pytest.mark.both_databases
@pytest.mark.parametrize(("first", "second"), [(given.LEADER, given.OFFICE), (given.OFFICE, given.LEADER)])
def test_a_school_with_one_leader_comes_to_an_end(appeals, first, second):
    appeal_id = appeals.receive("overall")
    appeals.note_down(appeal_id, "redone", by=first)
    appeals.confirm(appeal_id, by=second)
    appeals.step(appeal_id, "assessed", by=first, grade="5")
    appeals.step(appeal_id, "returned", by=first, reason="A slip")  # who wrote it may take it back
    appeals.step(appeal_id, "assessed", by=first, grade="4")
    assert refused(lambda: appeals.step(appeal_id, "confirmed", by=first)) == {"SamePerson"}
    appeals.step(appeal_id, "confirmed", by=second)

    assert appeals.page(appeal_id).row.state == "settled"
    assert appeals.grade_now(appeals.page(appeal_id).facts.result_id) == "4"


@pytest.mark.parametrize("meanwhile", ["2", "4", "5"])
def test_what_was_decided_is_carried_out_on_the_grade_that_was_corrected_meanwhile(
    appeals, database, meanwhile
):
    appeal_id = appeals.sent()
    facts = appeals.page(appeal_id).facts
    given_exams.corrected(database, facts.candidate_id, meanwhile)
    appeals.note_down(appeal_id, "raised", by=given.OFFICE, grade="5")
    assert appeals.grade_now(facts.result_id) == meanwhile

    appeals.confirm(appeal_id)
    new = appeals.in_force(appeal_id)
    assert appeals.grade_now(facts.result_id) == "5"
    with database.reading() as session:
        [decided] = queries.decided_of(session, [new])[new]
    assert decided.step == "raised"


def test_a_candidate_who_has_no_grade_any_more_is_given_none_by_an_old_decision(appeals, database):
    appeal_id = appeals.sent()
    with database.writing() as uow:
        correcting.set_aside(uow, appeals.page(appeal_id).facts.candidate_id)
    assert refused(lambda: appeals.step(appeal_id, "raised", grade="4")) == {"Superseded"}
    appeals.step(appeal_id, "dismissed", person="Solveig Nes", reason="There is no grade by now")


def test_what_is_annulled_meanwhile_is_not_upheld_by_what_was_open_beside_it(appeals):
    result_id = appeals.grade("trade_test_grade")
    grade, held = (
        appeals.sent(kind, result_id=result_id) for kind in ("trade_test_grade", "trade_test_held")
    )
    appeals.step(held, "annulled")

    assert refused(lambda: appeals.step(grade, "upheld")) == {"AnnulledBefore"}
    appeals.step(grade, "dismissed", reason="The test is annulled")


def test_what_was_upheld_before_the_exam_was_annulled_is_written_down_all_the_same(appeals):
    appeal_id = appeals.sent()
    candidate_id = appeals.page(appeal_id).facts.candidate_id
    day = given.TODAY + timedelta(days=2)
    appeals.at(day)
    order = service.AnnulExams(
        candidate_ids=(candidate_id,),
        heard_on=day,
        decided_on=day,
        person="Liv Dahl",
        told_on=None,
        reason="The wrong paper was handed out.",
    )
    appeals.run(given.LEADER, service.annul_exams, order)
    confirmed(appeals.database)

    assert refused(lambda: appeals.step(appeal_id, "upheld")) == {"AnnulledBefore"}
    appeals.step(appeal_id, "upheld", on_day=day - timedelta(days=1))
    assert appeals.page(appeal_id).row.state == "upheld"


def annulled(appeals, appeal_id):
    """The exam of whoever appealed, for a formal mistake."""
    order = service.AnnulExams(
        candidate_ids=(appeals.page(appeal_id).facts.candidate_id,),
        heard_on=given.TODAY,
        decided_on=given.TODAY,
        person="Liv Dahl",
        told_on=None,
        reason="The wrong paper was handed out.",
    )
    appeals.run(given.LEADER, service.annul_exams, order)
    confirmed(appeals.database)


@pytest.mark.both_databases
@pytest.mark.parametrize("end", ["dismissed", "withdrawn"])
def test_what_was_quashed_ends_without_another_grade_once_the_exam_is_annulled(appeals, end):
    appeal_id = appeals.sent("overall")
    appeals.step(appeal_id, "quashed")
    appeals.step(appeal_id, "assessed", grade="4")
    annulled(appeals, appeal_id)

    assert appeals.page(appeal_id).gone
    second = another_leader(appeals.database)
    assert refused(lambda: appeals.step(appeal_id, "confirmed", by=second)) == {"ExamGone"}
    appeals.step(appeal_id, "returned", by=second)
    assert refused(lambda: appeals.step(appeal_id, "assessed", grade="4")) == {"ExamGone"}
    assert appeals.page(appeal_id).why[end] == ""
    appeals.step(appeal_id, end, reason="There is nothing left to assess")
    assert appeals.page(appeal_id).row.state == end
    appeals.step(appeal_id, "recalled")
    assert appeals.page(appeal_id).row.state == "quashed"  # that it was quashed stands


def test_who_looks_at_an_older_state_is_told(appeals):
    appeal_id = appeals.sent()
    version = appeals.page(appeal_id).version
    appeals.step(appeal_id, "withdrawn")
    order = service.StepAppeal(
        appeal_id=appeal_id,
        version=version,
        step="upheld",
        on_day=given.TODAY,
        person=BOARD,
        reason=WHY,
    )

    with pytest.raises(Conflict):
        appeals.run(given.LEADER, service.step_appeal, order)
