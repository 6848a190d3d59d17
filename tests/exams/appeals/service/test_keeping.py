"""Parts of a file, a later last day, and grounds that begin the time anew."""

from datetime import date, timedelta

import pytest

from eduapp.core.errors import Conflict, NotAllowed
from eduapp.exams.appeals import queries, service, terms
from eduapp.exams.appeals.queries.grades import annulments_of_exam
from eduapp.exams.grading import queries as grades
from eduapp.exams.grading import service as telling
from tests.support import given
from tests.support.given_appeals import LAST_DAY, TOLD
from tests.support.given_exams import refused

LATER = date(2026, 12, 10)


def keep(appeals, appeal_id, part, words="Held by the rules.", by=given.OFFICE, **more):
    order = service.KeepPart(appeal_id=appeal_id, part=part, words=words, **more)
    appeals.run(by, service.keep_part, order)


def parts(appeals, appeal_id):
    return {one.part: (one.kept, one.words, one.enclosed) for one in appeals.page(appeal_id).parts}


def extend(appeals, result_id, last_day=LATER, by=given.LEADER, kind="written_exam", **more):
    known = {"reason": "The letter lay in another unit."} | more
    order = service.ExtendDeadline(subject_id=result_id, kind=kind, last_day=last_day, **known)
    return appeals.run(by, service.extend_deadline, order)


def kinds(appeals, result_id):
    with appeals.database.reading() as session:
        return {one.kind: one for one in queries.grade_page(session, result_id).kinds}


def annulment_kind(appeals, annulment_id):
    with appeals.database.reading() as session:
        facts = queries.annulment_facts(session, annulment_id)
        (row,) = annulments_of_exam(session, facts.sitting_id)
    return next(one for one in row.kinds if one.kind == "annulment")


def ask(appeals, result_id, kind, asked_on=TOLD):
    order = service.AskGrounds(result_id=result_id, kind=kind, asked_on=asked_on)
    appeals.run(given.OFFICE, service.ask_grounds, order)


def give(appeals, result_id, given_on, person="Ingrid Solheim"):
    order = service.GiveGrounds(result_id=result_id, given_on=given_on, person=person)
    appeals.run(given.OFFICE, service.give_grounds, order)


def test_a_part_is_written_or_enclosed_and_can_be_written_anew_until_it_is_sent(appeals):
    appeal_id = appeals.receive("held_exam")
    keep(appeals, appeal_id, "statement_school")
    keep(
        appeals,
        appeal_id,
        "statement_school",
        "Held by the rules, to the minute.",
        before="Held by the rules.",
    )
    keep(appeals, appeal_id, "exam_rules", "", enclosed=True)

    kept = parts(appeals, appeal_id)
    assert kept["statement_school"] == (True, "Held by the rules, to the minute.", False)
    assert kept["exam_rules"] == (True, "", True)
    assert kept["statement_examiners"] == (False, "", False)
    appeals.enclose(appeal_id)
    appeals.step(appeal_id, "sent")
    assert refused(lambda: keep(appeals, appeal_id, "statement_school")) == {"SentWithout"}


@pytest.mark.parametrize(
    ("part", "words", "names"),
    [
        ("warning", "x", {"PartUnknown"}),
        ("protocol", "x", {"PartMade"}),
        ("exam_rules", " ", {"PartEmpty"}),
        ("exam_rules", "x" * 10_001, {"PartTooLong"}),
    ],
)
def test_what_does_not_go_along_is_not_kept(appeals, part, words, names):
    appeal_id = appeals.receive("held_exam")

    assert refused(lambda: keep(appeals, appeal_id, part, words)) == names


def test_what_somebody_else_wrote_meanwhile_is_shown(appeals):
    appeal_id = appeals.receive("held_exam")
    keep(appeals, appeal_id, "statement_school")

    with pytest.raises(Conflict) as conflict:
        keep(appeals, appeal_id, "statement_school", "Other words", before="")
    assert conflict.value.theirs == {"words": "Held by the rules."}


def test_a_later_last_day_counts_with_its_reason_for_who_appeals(appeals, notes):
    result_id = appeals.grade()
    extend(appeals, result_id, before=LAST_DAY)

    found = kinds(appeals, result_id)["written_exam"]
    assert found.last.last_day == LATER
    assert "Extended by Solveig Nes: The letter lay in another unit." in found.line
    assert [one.action for one in notes][-1] == terms.DEADLINE_EXTENDED
    appeals.at(LATER)
    assert appeals.page(appeals.receive(result_id=result_id)).row.in_time


def test_so_does_one_of_an_annulment(appeals, notes):
    annulment_id = appeals.annulled()
    last = annulment_kind(appeals, annulment_id).last.last_day
    extend(appeals, annulment_id, last + timedelta(days=7), kind="annulment", before=last)

    found = annulment_kind(appeals, annulment_id)
    assert found.last.last_day == last + timedelta(days=7)
    assert "Extended by Solveig Nes: The letter lay in another unit." in found.line
    assert [one.action for one in notes][-1] == terms.DEADLINE_EXTENDED
    appeals.at(last + timedelta(days=7))
    assert appeals.page(appeals.receive("annulment", annulment_id)).row.in_time


def test_what_has_not_begun_or_is_over_is_not_extended(appeals):
    assert refused(lambda: extend(appeals, appeals.grade(told=False))) == {"NotBegun"}
    result_id = appeals.grade()
    appeals.at(date(2026, 12, 4))
    assert refused(lambda: extend(appeals, result_id)) == {"OverAlready"}


def test_what_was_decided_is_not_extended(appeals):
    result_id = appeals.grade()
    appeals.step(appeals.sent(result_id=result_id), "upheld")
    assert refused(lambda: extend(appeals, result_id)) == {"DecidedFinally"}


def test_the_office_extends_nothing(appeals):
    result_id = appeals.grade()
    with pytest.raises(NotAllowed):
        extend(appeals, result_id, by=given.OFFICE)


def test_grounds_begin_the_time_anew(appeals):
    result_id = appeals.grade("overall")
    ask(appeals, result_id, "overall")

    waiting = kinds(appeals, result_id)["overall"]
    assert waiting.last is None
    assert "§ 29" in waiting.line
    give(appeals.at(date(2026, 12, 9)), result_id, date(2026, 12, 9))
    found = kinds(appeals, result_id)
    assert found["overall"].last.last_day == date(2026, 12, 21)  # the nineteenth is a Saturday
    assert found["written_exam"].last.last_day == LAST_DAY  # of a written exam nobody gives grounds


def test_the_notice_is_not_put_right_to_a_day_after_grounds_were_asked_for(appeals):
    result_id = appeals.grade("overall")
    appeals.at(date(2026, 12, 4))
    ask(appeals, result_id, "overall")
    give(appeals, result_id, TOLD)
    with appeals.database.reading() as session:
        known = grades.result_of(session, queries.result_facts(session, result_id).candidate_id)

    def put_right(told_on):
        order = telling.CorrectNotice(
            notice_id=known.notice_id, version=1, told_on=told_on, way="told", reason="It was later."
        )
        appeals.run(given.OFFICE, telling.correct_notice, order)

    assert refused(lambda: put_right(date(2026, 12, 2))) == {"AskedBefore"}
    put_right(TOLD)
    assert kinds(appeals, result_id)["overall"].last.last_day == LAST_DAY


def test_who_was_told_elsewhere_before_it_was_entered_here_appeals_by_that_day(appeals):
    result_id = appeals.grade("overall", told=False, day=date(2026, 11, 10))
    with appeals.database.reading() as session:
        facts = queries.result_facts(session, result_id)
    too_early = lambda: appeals.told(facts.sitting_id, facts.candidate_id, on=date(2026, 11, 9))  # noqa: E731
    assert refused(too_early) == {"ToldBeforeExam"}
    appeals.told(facts.sitting_id, facts.candidate_id, on=date(2026, 11, 16))

    found = kinds(appeals, result_id)["overall"].last
    assert found.last_day == date(2026, 11, 26)
    ask(appeals, result_id, "overall", date(2026, 11, 17))
    page = appeals.page(appeals.receive("overall", result_id, received_on=date(2026, 11, 18)))
    assert page.row.in_time
    assert refused(lambda: appeals.receive("written_exam", result_id, received_on=date(2026, 11, 9))) == {
        "ReceivedTooEarly"
    }


def test_for_a_written_exam_there_are_no_grounds_but_a_copy(appeals):
    result_id = appeals.grade()

    assert refused(lambda: ask(appeals, result_id, "written_exam")) == {"NoGrounds"}


def test_grounds_are_asked_for_once_in_time_and_after_the_grade_was_told(appeals):
    result_id = appeals.grade("held_exam")
    assert refused(lambda: ask(appeals, result_id, "held_exam", date(2026, 11, 24))) == {"DayImpossible"}
    assert refused(lambda: ask(appeals, appeals.grade("held_exam", told=False), "held_exam")) == {"NotTold"}
    appeals.at(date(2026, 12, 4))
    late = {"AskedTooLate"}
    assert refused(lambda: ask(appeals, result_id, "held_exam", date(2026, 12, 4))) == late
    ask(appeals, result_id, "held_exam", LAST_DAY)
    assert refused(lambda: ask(appeals, result_id, "held_exam", LAST_DAY)) == {"AskedAlready"}


def test_in_higher_education_there_is_a_week(appeals):
    result_id = appeals.grade("higher_grade")
    appeals.at(date(2026, 12, 1))

    assert refused(lambda: ask(appeals, result_id, "higher_grade", date(2026, 12, 1))) == {"AskedTooLate"}
    ask(appeals, result_id, "higher_grade", date(2026, 11, 30))


def test_what_nobody_asked_for_is_not_given_and_given_once(appeals):
    result_id = appeals.grade("overall")
    assert refused(lambda: give(appeals, result_id, TOLD)) == {"NotAsked"}
    ask(appeals, result_id, "overall")
    assert refused(lambda: give(appeals, result_id, TOLD, " ")) == {"PersonMissing"}
    assert refused(lambda: give(appeals, result_id, date(2026, 11, 22))) == {"DayImpossible"}
    give(appeals, result_id, TOLD)
    assert refused(lambda: give(appeals, result_id, TOLD)) == {"GivenAlready"}


def test_that_a_file_was_made_stands_in_the_trail(appeals, notes):
    appeal_id = appeals.receive()
    appeals.run(given.OFFICE, service.note_file, service.NoteFile(appeal_id=appeal_id))

    assert [one.action for one in notes][-1] == terms.FILE_MADE
