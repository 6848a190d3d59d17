"""Exams are annulled after a hearing: for a formal error, or for cheating that the log of the exam bears."""

from datetime import date, timedelta

import pytest

from eduapp.core.actor import Actor
from eduapp.core.errors import Conflict, NotAllowed, Refused
from eduapp.exams.appeals import queries, service, terms
from eduapp.exams.room import queries as room_queries
from eduapp.exams.room import service as room
from eduapp.exams.room.terms import PERMISSIONS
from eduapp.exams.sittings import queries as sittings
from tests.support import given, given_exams, given_room
from tests.support.given_appeals import another_leader, confirmed
from tests.support.given_exams import candidates, refused
from tests.support.given_grading import Grading, an_exam_with_a_suspicion, decided

DAY = given_room.DAY
AFTER = DAY + timedelta(days=8)
ERROR = "The wrong paper was handed out."


@pytest.fixture
def hall(database, clock):
    return given_room.a_hall(database, clock)


def formal(hall, *numbers, by=given.LEADER, **said):
    known = {
        "heard_on": DAY + timedelta(days=2),
        "decided_on": DAY + timedelta(days=7),
        "person": "Utdanningsdirektoratet, Liv Dahl",
        "told_on": DAY + timedelta(days=8),
        "reason": ERROR,
    } | said
    ids = tuple(hall.candidates[number] for number in numbers)
    hall.acting(by).run(service.annul_exams, service.AnnulExams(candidate_ids=ids, **known))
    confirmed(hall.database)


def suspected(hall, number=103, outcome="annulled", *, decided=True):
    """Noted, reported, warned, and perhaps heard and decided."""
    noted = hall.at("10:00").incident("suspicion", "A slip under the sheet", number)
    hall.case(noted, "reported", person="Solveig Nes", kept="The slip, in an envelope")
    hall.at("10:05").case(noted, "warned", words="Told what may follow")
    if decided:
        about = {"sitting_id": hall.sitting_id, "about_id": noted}
        head = hall.acting(another_leader(hall.database))
        head.run(room.hear_case, room.HearCase(**about, words="Not mine.", person="Solveig Nes"))
        decision = room.DecideCase(
            **about,
            outcome=outcome,
            decider="county",
            person="Fylkesdirektøren",
            informed_on=DAY,
            words="The slip has the answers of task 3.",
        )
        head.run(room.decide_case, decision)
    return noted


def closed(hall, *numbers):
    """Over, and everybody who sat has a grade that was told."""
    hall.sealed()
    for number in numbers:
        given_exams.fixed(hall.database, hall.candidates[number], "4")
    given_exams.moved(hall.database, hall.sitting_id, "marked", "released")


def cheated(hall, number=103, by=given.OFFICE):
    order = service.AnnulForCheating(candidate_id=hall.candidates[number])
    return hall.acting(by).run(service.annul_for_cheating, order)


def annulled(hall):
    with hall.database.reading() as session:
        return queries.annulments_of(session, sitting_id=hall.sitting_id)


def appealable(hall, number=101):
    """The last day to appeal against the annulment of a candidate."""
    with hall.database.reading() as session:
        rows = queries.exam(session, hall.sitting_id).rows
    return next(row.last.last_day for row in rows if row.number == number)


def on(clock, day):
    clock.moment = clock.moment.replace(year=day.year, month=day.month, day=day.day)


def test_a_formal_error_annuls_for_all_of_them_and_each_has_a_right_to_a_new_exam(hall, clock, notes):
    hall.begin(101, 102)
    closed(hall, 101, 102)
    on(clock, AFTER)
    formal(hall, 101, 102)

    rows = {row.candidate_number: row for row in candidates(hall.database, hall.sitting_id)}
    assert {rows[101].annulled, rows[102].annulled} == {"formal_error"}
    assert rows[101].grade == ""
    told = {(one.candidate, one.grade, one.decider, one.reason) for one in annulled(hall)}
    who = "the Directorate for Education and Training"
    assert told == {(101, "4 four", who, ERROR), (102, "4 four", who, ERROR)}
    assert all(one.wait is None for one in annulled(hall))
    assert len([one for one in notes if one.action == terms.EXAM_ANNULLED]) == 2
    course = given_exams.head(hall.database, hall.sitting_id).course_id
    later = given_exams.plan(hall.database, course, date(2027, 1, 15))
    given_exams.enter_candidate(hall.database, later, hall.learners[101], ground="new")


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ({"heard_on": None}, {"HeardMissing"}),
        ({"heard_on": DAY + timedelta(days=8)}, {"DaysOutOfOrder"}),  # decided before
        ({"heard_on": DAY - timedelta(days=1)}, {"DaysOutOfOrder"}),  # before the exam
        ({"told_on": DAY + timedelta(days=6)}, {"DaysOutOfOrder"}),
        ({"told_on": AFTER + timedelta(days=1)}, {"DaysOutOfOrder"}),
        ({"person": ""}, {"DeciderMissing"}),
        ({"reason": " "}, {"GroundsMissing"}),
        ({"reason": "The candidate is ill"}, {"HealthWord"}),
    ],
)
def test_nothing_is_annulled_unheard_or_out_of_order(hall, clock, said, names):
    hall.begin(101)
    closed(hall, 101)
    on(clock, AFTER)

    assert refused(lambda: formal(hall, 101, **said)) == names
    assert annulled(hall) == []


def test_all_or_none(hall, clock):
    hall.begin(101, 102)
    closed(hall, 101, 102)
    on(clock, AFTER)
    formal(hall, 101)

    assert refused(lambda: formal(hall, 101, 102)) == {"AnnulledAlready"}
    assert [one.candidate for one in annulled(hall)] == [101]


def test_cheating_is_annulled_as_it_was_decided_and_the_year_runs_from_then(hall, clock):
    hall.begin(103)
    suspected(hall)
    closed(hall, 103)

    cheated(hall)
    [kept] = annulled(hall)
    assert (kept.ground, kept.heard_on, kept.decided_on, kept.told_on) == ("cheating", DAY, DAY, DAY)
    assert (kept.decided_by, kept.reason) == ("Fylkesdirektøren", "The slip has the answers of task 3.")
    assert kept.wait.first_day == DAY.replace(year=DAY.year + 1)
    assert appealable(hall, 103) == DAY + timedelta(weeks=3)
    with hall.database.reading() as session:
        [hold] = sittings.holds_of(session, [hall.learners[103]])
    assert (hold.hold.kind, hold.hold.until) == ("cheating_wait", DAY.replace(year=DAY.year + 1))


def test_without_a_case_nobody_has_cheated(hall):
    hall.begin(103)
    closed(hall, 103)

    with pytest.raises(Refused) as refusal:
        cheated(hall)
    assert "§§ 9-42" in refusal.value.violations[0].sentence()
    assert refusal.value.violations[0].name == "CaseMissing"


def test_before_the_hearing_nothing_is_annulled(hall):
    hall.begin(103)
    suspected(hall, decided=False)
    closed(hall, 103)

    assert refused(lambda: cheated(hall)) == {"CaseNotDecided"}


def test_what_was_decided_otherwise_is_not_annulled(hall):
    hall.begin(103)
    suspected(hall, outcome="no_action")
    closed(hall, 103)

    assert refused(lambda: cheated(hall)) == {"OtherwiseDecided"}


def test_an_exam_that_goes_on_goes_on(hall):
    hall.begin(103)
    suspected(hall)

    assert refused(lambda: cheated(hall)) == {"DidNotSit"}


def test_a_decision_that_does_not_stand_gives_the_grade_back_and_lifts_the_wait(hall, clock):
    hall.begin(103)
    suspected(hall)
    closed(hall, 103)
    cheated(hall)
    [kept] = annulled(hall)
    reverse = {
        "annulment_id": kept.id,
        "version": kept.version,
        "on_day": DAY,
        "person": "Statsforvaltaren",
        "reason": "The slip was the invigilator's.",
    }
    hall.acting(given.LEADER).run(service.reverse_annulment, service.ReverseAnnulment(**reverse))
    confirmed(hall.database)

    row = next(row for row in candidates(hall.database, hall.sitting_id) if row.candidate_number == 103)
    assert (row.annulled, row.grade) == ("", "4")
    [now] = annulled(hall)
    assert (now.reversed_on, now.reversed_by, now.wait) == (DAY, "Statsforvaltaren", None)
    with hall.database.reading() as session:
        assert sittings.holds_of(session, [hall.learners[103]]) == []
    again = lambda version: hall.acting(given.LEADER).run(  # noqa: E731
        service.reverse_annulment, service.ReverseAnnulment(**(reverse | {"version": version}))
    )
    with pytest.raises(Conflict):
        again(kept.version)
    assert refused(lambda: again(now.version)) == {"NotAnnulled"}


@pytest.mark.both_databases
@pytest.mark.parametrize("told_on", [None, given.TODAY])
def test_what_belonged_to_a_grade_is_there_again_once_an_annulment_is_reversed(appeals, database, told_on):
    result_id = appeals.grade()
    appeal_id = appeals.sent(result_id=result_id)
    candidate_id = appeals.page(appeal_id).facts.candidate_id
    order = service.AnnulExams(
        candidate_ids=(candidate_id,),
        heard_on=given.TODAY,
        decided_on=given.TODAY,
        person="Utdanningsdirektoratet, Liv Dahl",
        told_on=told_on,
        reason=ERROR,
    )
    appeals.run(given.LEADER, service.annul_exams, order)
    confirmed(database)
    with database.reading() as session:
        [kept] = queries.annulments_of(session)
    back = service.ReverseAnnulment(
        annulment_id=kept.id, version=kept.version, on_day=given.TODAY, person="Liv Dahl", reason="No error"
    )
    appeals.run(given.LEADER, service.reverse_annulment, back)
    confirmed(database)

    with database.reading() as session:
        grade = queries.grade_page(session, result_id)
    told = grade.facts.notice.told_on  # nobody could appeal meanwhile, so it is told anew
    assert (grade.facts.superseded, told) == (False, None)
    assert refused(lambda: appeals.receive(result_id=result_id)) == {"OpenAlready"}
    appeals.step(appeal_id, "raised", by=given.OFFICE, grade="5")
    assert appeals.grade_now(result_id) == "5"


def told(hall, on_day, by=given.OFFICE):
    [kept] = annulled(hall)
    order = service.NoteAnnulmentTold(annulment_id=kept.id, version=kept.version, told_on=on_day)
    hall.acting(by).run(service.note_annulment_told, order)


def test_the_day_somebody_was_told_is_noted_later_and_begins_the_time_to_appeal(hall, clock):
    hall.begin(101)
    closed(hall, 101)
    on(clock, AFTER)
    formal(hall, 101, told_on=None)
    with hall.database.reading() as session:
        assert queries.waiting(session, AFTER).to_tell_annulled == ((hall.sitting_id, "Matematikk", 1),)
    for day in (DAY + timedelta(days=6), AFTER + timedelta(days=1)):
        assert refused(lambda day=day: told(hall, day)) == {"ToldDay"}
    told(hall, AFTER)

    assert appealable(hall) == AFTER + timedelta(weeks=3)
    with hall.database.reading() as session:
        assert queries.waiting(session, AFTER).to_tell_annulled == ()
    told(hall, DAY + timedelta(days=7))  # put right
    assert annulled(hall)[0].told_on == DAY + timedelta(days=7)


@pytest.fixture
def noted(ready_made, database, clock):
    """An exam that is sealed, in which something was noted of 104, and heard and decided since."""
    exam = Grading(database, clock, *ready_made(an_exam_with_a_suspicion)).everything_typed()
    decided(exam, "annulled")
    return exam


def carried_out(exam, by=given.OFFICE):
    order = service.AnnulForCheating(candidate_id=exam.candidates[104])
    return exam.run(by, service.annul_for_cheating, order)


def reversed_since(exam):
    with exam.database.reading() as session:
        kept = queries.annulments_of(session, sitting_id=exam.sitting_id)[0]
    order = service.ReverseAnnulment(
        annulment_id=kept.id,
        version=kept.version,
        on_day=exam.clock.moment.date(),
        person="Klageinstansen",
        reason="It was their own slip.",
    )
    exam.run(given.LEADER, service.reverse_annulment, order)
    confirmed(exam.database)


def test_a_grade_is_fixed_after_an_annulment_was_reversed(noted):
    carried_out(noted)
    assert noted.rows()[104].annulled == "cheating"
    reversed_since(noted)
    noted.fix()

    row = noted.rows()[104]
    assert (row.annulled, row.fixed) == ("", True)


def test_nothing_is_released_before_who_counts_again_has_a_grade(noted):
    carried_out(noted)
    noted.fix()
    noted.propose()
    reversed_since(noted)

    assert noted.page().state == "sealed"
    assert "NotAllFixed" in refused(noted.confirm)
    noted.fix()
    assert (noted.rows()[104].fixed, noted.page().state) == (True, "marked")


def test_what_was_reversed_is_not_carried_out_again(noted):
    noted.fix()
    noted.propose()
    noted.confirm()
    carried_out(noted)
    reversed_since(noted)

    assert noted.rows()[104].annulled == ""
    with noted.database.reading() as session:
        row = next(one for one in queries.exam(session, noted.sitting_id).rows if one.number == 104)
        assert queries.waiting(session, noted.clock.moment.date()).to_annul == ()
    assert (row.to_annul, row.case.case.state) == (False, "reversed")
    assert refused(lambda: carried_out(noted)) == {"CaseReversed"}
    with noted.database.reading() as session:
        assert sittings.holds_of(session, [noted.learners[104]]) == []


def test_a_reversal_is_a_row_of_the_log_behind_its_seal_and_stays(noted):
    carried_out(noted)
    reversed_since(noted)
    hall = given_room.Hall(
        noted.database, noted.clock, noted.sitting_id, noted.candidates, noted.learners, given.LEADER
    )
    with noted.database.reading() as session:
        sealed = room_queries.verify(session, noted.sitting_id)
        day = room_queries.the_day(session, noted.sitting_id)
    row = day.log[-1]
    assert (row.entry.kind, row.person, row.words) == ("reversed", "Klageinstansen", "It was their own slip.")
    assert row.digest
    assert sealed.holds
    watching = hall.acting(
        Actor(given.LEADER.user_id, given.LEADER.name, frozenset(PERMISSIONS), ("leader",))
    )
    assert refused(lambda: watching.take_back(row.id)) == {"ReversalStays"}


def test_what_is_heard_and_decided_anew_after_a_reversal_is_carried_out(noted):
    carried_out(noted)
    reversed_since(noted)
    decided(noted, "annulled")
    with noted.database.reading() as session:
        assert [one for _id, _course, one in queries.waiting(session, DAY).to_annul] == [1]
    carried_out(noted)

    assert noted.rows()[104].annulled == "cheating"


def test_what_an_instance_annulled_is_not_reversed_here(appeals):
    appeal_id = appeals.sent("held_exam")
    appeals.step(appeal_id, "annulled")
    with appeals.database.reading() as session:
        [kept] = queries.annulments_of(session)
    order = service.ReverseAnnulment(
        annulment_id=kept.id, version=1, on_day=given.TODAY, person="Solveig Nes", reason="No"
    )

    assert refused(lambda: appeals.run(given.LEADER, service.reverse_annulment, order)) == {
        "ReversedByAppeal"
    }


def test_only_a_leader_annuls(hall):
    hall.begin(103)
    suspected(hall)
    closed(hall, 103)

    for act in (lambda: cheated(hall, by=given.TEACHER), lambda: formal(hall, 103, by=given.OFFICE)):
        with pytest.raises(NotAllowed):
            act()


def test_who_wrote_the_decision_does_not_carry_it_out(hall):
    hall.begin(103)
    suspected(hall)  # she wrote it
    closed(hall, 103)

    assert refused(lambda: cheated(hall, by=another_leader(hall.database))) == {"OwnDecision"}
    cheated(hall, by=given.OFFICE)


def test_a_decision_holds_until_it_is_carried_out_and_then_the_annulment_does(hall):
    hall.begin(101, 102, 103)
    case_id = suspected(hall)
    learner_id = hall.learners[103]

    def holding():
        with hall.database.reading() as session:
            return [(one.source_id, one.hold.until) for one in sittings.holds_of(session, [learner_id])]

    until = DAY.replace(year=DAY.year + 1)
    assert holding() == [(case_id, until)]
    hall.at("14:00")
    closed(hall, 101, 102)
    cheated(hall)
    [one] = annulled(hall)
    assert holding() == [(one.id, until)]
