"""Files of examiners: what stands against one that comes back, and nothing half comes in."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from eduapp.core.errors import NotAllowed, NotFound, Refused
from eduapp.exams.marking import queries, service, terms
from eduapp.exams.marking.formats.desk_file import HandedOutFile, NoMarksFile, read_returned
from eduapp.exams.marking.models import AnswerMark, MarkingFile, MarkingHandIn
from eduapp.exams.marking.queries.tasks import tasks as tasks_of
from eduapp.exams.marking.rules.final import TALKED, Given
from eduapp.exams.questions.rules import question as q
from eduapp.exams.sittings.models import Candidate, Sitting
from tests.support import given, given_education
from tests.support.accounts import owner_of
from tests.support.given_exams import refused
from tests.support.given_marking import EXAMINER, OTHER_EXAMINER, THIRD_EXAMINER
from tests.support.given_marking_files import brought_back, examiner_id, handed_out, worked
from tests.support.given_questions import ALL


@pytest.fixture
def blind(sealed):
    sealed.by_key()
    sealed.appoint(EXAMINER, 1)
    sealed.appoint(OTHER_EXAMINER, 2)
    return sealed


@pytest.fixture
def file(blind, tmp_path):
    """A file for the first examiner, with what makes a file that comes back of it."""
    path = tmp_path / "out.dagverk"
    code = handed_out(blind, path)
    return lambda name="back.dagverk", points=100, **odd: worked(path, code, tmp_path / name, points, **odd)


def rows(sealed):
    with sealed.database.reading() as session:
        counted = (AnswerMark.file_id.is_not(None), MarkingHandIn.round > 0, MarkingFile.returned_at != None)  # noqa: E711
        return [session.scalar(select(func.count()).where(one)) for one in counted]


def progress(sealed, place):
    with sealed.database.acting_as(given.LEADER).reading() as session:
        found = queries.overview(session, sealed.sitting_id).progress
    return next(one for one in found if one.examiner.place == place)


@pytest.mark.both_databases
@pytest.mark.parametrize("minutes", [1, 0, -10])
def test_a_file_comes_in_no_more_once_a_newer_one_was_made(blind, file, tmp_path, minutes):
    blind.clock.moment += timedelta(minutes=minutes)
    newer = tmp_path / "newer.dagverk"
    code = handed_out(blind, newer)

    assert refused(lambda: brought_back(blind, file())) == {"FileOvertaken"}
    assert rows(blind) == [0, 0, 0]
    brought_back(blind, worked(newer, code, tmp_path / "newer-back.dagverk"))
    assert progress(blind, 1).handed_in


@pytest.mark.both_databases
@pytest.mark.parametrize("minutes", [1, 0, -10])  # also in one instant, and where a clock is behind
def test_marks_given_here_after_the_file_was_made_are_not_written_over(blind, file, minutes):
    blind.clock.moment += timedelta(minutes=minutes)
    blind.mark(EXAMINER, 101, points=1.5)
    with pytest.raises(Refused) as refusal:
        brought_back(blind, file())
    [found] = refusal.value.violations

    assert found.name == "MarkedSince"
    assert f"candidate 101, question {blind.item(q.ESSAY).number}" in found.sentence()
    with blind.database.reading() as session:
        todo = tasks_of(session, blind.sitting_id, 1, 1)
    assert {one.given for one in todo if one.asked.number == 101} == {Given(150)}


@pytest.mark.parametrize("minutes", [1, 0, -10])
def test_a_file_that_says_what_is_right_by_a_key_corrected_since_is_refused(blind, file, minutes):
    blind.clock.moment += timedelta(minutes=minutes)
    single = blind.item(q.SINGLE)
    with blind.database.reading() as session:
        held = queries.held_key(session, single.version_id)
    answers = tuple(replace(one, percent=ALL) for one in held.question.answers)
    order = service.CorrectKey(
        version_id=single.version_id, question=replace(held.question, answers=answers), reason="All are right"
    )
    blind.run(given.LEADER, service.correct_key, order)

    assert refused(lambda: brought_back(blind, file())) == {"KeyCorrectedSince"}
    assert rows(blind) == [0, 0, 0]


def test_marks_that_stood_when_the_file_was_made_are_marked_anew_by_it(blind, tmp_path):
    blind.mark(EXAMINER, 101, points=1.5)
    blind.clock.moment -= timedelta(minutes=10)
    path = tmp_path / "later.dagverk"
    code = handed_out(blind, path)
    brought_back(blind, worked(path, code, tmp_path / "later-back.dagverk"))
    assert progress(blind, 1).handed_in


def test_a_file_of_who_teaches_them_by_now_is_refused(blind, file):
    with blind.database.reading() as session:
        course = session.get_one(Sitting, blind.sitting_id).course_id
    group = given_education.a_group(blind.database, course)
    given_education.an_enrolment(blind.database, blind.learners[101], group)
    given_education.another_teacher(blind.database, group, EXAMINER)

    assert refused(lambda: brought_back(blind, file())) == {"TeachesThem"}
    assert refused(lambda: handed_out(blind, file())) == {"TeachesThem"}


def test_every_mark_comes_in_and_is_handed_in(blind, file, notes):
    taken = brought_back(blind, file(), by=given.OFFICE)

    assert (taken.marks, taken.left_out) == (progress(blind, 1).of, 0)
    assert progress(blind, 1).handed_in
    with blind.database.reading() as session:
        todo = tasks_of(session, blind.sitting_id, 1, 1)
    assert {one.given for one in todo} == {Given(100)}
    made, read, handed_in = (
        next(note for note in notes if note.action == action)
        for action in (terms.FILE_MADE, terms.FILE_READ, terms.MARKS_HANDED_IN)
    )
    assert made.details["name"] == read.details["name"] == "Marit Vold"
    assert read.details["count"] == handed_in.details["count"] == taken.marks


def test_both_may_work_in_files_and_what_they_give_alike_is_decided(blind, file, tmp_path):
    path = tmp_path / "two.dagverk"
    other = worked(path, handed_out(blind, path, 2), tmp_path / "two-back.dagverk")
    brought_back(blind, file())
    brought_back(blind, other, 2)

    assert all(one.open == 0 for one in blind.marked().values())


def test_what_was_given_in_the_program_before_is_given_anew(blind, tmp_path):
    blind.mark(EXAMINER, 101, points=1.5, note="Her.")
    path = tmp_path / "out.dagverk"
    code = handed_out(blind, path)
    brought_back(blind, worked(path, code, tmp_path / "back.dagverk"))
    with blind.database.reading() as session:
        todo = tasks_of(session, blind.sitting_id, 1, 1)

    assert [(one.given.points, one.note) for one in todo if one.asked.number == 101] == [(100, "")]


def test_two_marks_for_one_answer_and_nothing_comes_in(blind, file):
    back = file(twice=True)
    with pytest.raises(NoMarksFile):
        brought_back(blind, back)
    assert rows(blind) == [0, 0, 0]


def test_twice_changes_nothing(blind, file):
    back = file()
    brought_back(blind, back)
    before = rows(blind)

    assert refused(lambda: brought_back(blind, back)) == {"FileTwice"}
    assert rows(blind) == before


def test_a_file_of_who_has_handed_in_meanwhile_comes_too_late(blind, file):
    blind.mark_everything(EXAMINER)
    blind.hand_in(EXAMINER)

    assert refused(lambda: brought_back(blind, file())) == {"HasHandedIn"}


@pytest.mark.parametrize(
    ("odd", "name"),
    [
        ({"given": Given(100_000)}, "PointsAboveMost"),
        ({"given": Given(None, "5")}, "PointsMissing"),
        ({"number": 999}, "NothingToMark"),
        ({"question": 77}, "NothingToMark"),
    ],
)
def test_one_mark_that_cannot_be_and_nothing_comes_in(blind, file, odd, name):
    before = rows(blind)

    assert name in refused(lambda: brought_back(blind, file(**odd)))
    assert rows(blind) == before == [0, 0, 0]


def test_an_answer_without_a_mark_and_nothing_comes_in(blind, file, tmp_path):
    back = file()
    with blind.database.writing() as uow:  # somebody was forgotten when the room was counted
        uow.session.scalar(select(Candidate).where(Candidate.candidate_number == 104)).attended = False
    assert brought_back(blind, back).left_out == 0  # 104 left everything out
    path = tmp_path / "two.dagverk"
    code = handed_out(blind, path, 2)
    with blind.database.writing() as uow:
        uow.session.scalar(select(Candidate).where(Candidate.candidate_number == 105)).attended = False
    other = worked(path, code, tmp_path / "two-back.dagverk")
    with blind.database.reading() as session:
        still = len(tasks_of(session, blind.sitting_id, 2, 1))
    taken = brought_back(blind, other, 2)
    assert (taken.marks, taken.left_out > 0) == (still, True)


def test_an_incomplete_file_is_refused(blind, tmp_path):
    path = tmp_path / "out.dagverk"
    with blind.database.writing() as uow:
        uow.session.scalar(select(Candidate).where(Candidate.candidate_number == 106)).attended = False
    code = handed_out(blind, path)
    with blind.database.writing() as uow:
        uow.session.scalar(select(Candidate).where(Candidate.candidate_number == 106)).attended = True
    back = worked(path, code, tmp_path / "back.dagverk")

    assert refused(lambda: brought_back(blind, back)) == {"NotAllMarked"}
    assert rows(blind) == [0, 0, 0]


def test_beside_another_name_or_after_the_end_it_is_not_taken(blind, file):
    back = file()
    assert refused(lambda: brought_back(blind, back, 2)) == {"OtherExaminer"}
    first = examiner_id(blind, 1)
    end = service.EndExaminer(examiner_id=first, reason="Away")
    blind.run(given.LEADER, service.end_examiner, end)
    order = service.TakeInFile(examiner_id=first, content=back.read_bytes())
    assert refused(lambda: blind.run(given.LEADER, service.take_in_file, order)) == {"FileOfEnded"}
    assert rows(blind) == [0, 0, 0]


def test_a_file_of_a_database_that_does_not_know_it(blind, file):
    back = file()
    with owner_of(blind.database) as theirs, theirs.writing() as uow:
        uow.session.delete(uow.session.scalar(select(MarkingFile)))

    assert refused(lambda: brought_back(blind, back)) == {"FileUnknown"}


def test_answers_that_are_not_those_that_were_handed_out(blind, file):
    back = file()
    with owner_of(blind.database) as theirs, theirs.writing() as uow:
        uow.session.scalar(select(MarkingFile)).out_digest = "0" * 64

    assert refused(lambda: brought_back(blind, back)) == {"FileChanged"}


def test_the_file_that_went_out_and_any_other_are_no_marks(blind, file, tmp_path):
    back = file()
    with pytest.raises(HandedOutFile):
        brought_back(blind, tmp_path / "out.dagverk")
    content = back.read_bytes()
    for odd in (b"", b"PK", content[:-1], content[:-1] + bytes([content[-1] ^ 1])):
        back.write_bytes(odd)
        with pytest.raises(NoMarksFile):
            brought_back(blind, back)
    assert rows(blind) == [0, 0, 0]


@pytest.mark.parametrize("by", [EXAMINER, OTHER_EXAMINER, given.AUDITOR, given.TEACHER])
def test_who_does_not_handle_files_takes_nothing_in(blind, file, by):
    back = file()
    with pytest.raises(NotAllowed):
        brought_back(blind, back, by=by)
    order = service.NoteFile(
        examiner_id=examiner_id(blind, 1), file_id=blind.sitting_id, round=1, key=bytes(32), desk="0" * 64
    )
    with pytest.raises(NotAllowed):
        blind.run(by, service.note_file, order)


def test_nobody_at_that_place(blind, file):
    order = service.TakeInFile(examiner_id=blind.sitting_id, content=file().read_bytes())
    with pytest.raises(NotFound):
        blind.run(given.LEADER, service.take_in_file, order)


def test_no_file_is_made_for_who_has_handed_in(blind, tmp_path):
    blind.mark_everything(EXAMINER)
    blind.hand_in(EXAMINER)

    assert refused(lambda: handed_out(blind, tmp_path / "late.dagverk")) == {"HasHandedIn"}
    assert not (tmp_path / "late.dagverk").exists()


@pytest.fixture
def differing(blind):
    for by in (EXAMINER, OTHER_EXAMINER):
        blind.mark_everything(by)
    blind.mark(OTHER_EXAMINER, 101, points=2, note="Blåveis i hagen")
    for by in (EXAMINER, OTHER_EXAMINER):
        blind.hand_in(by)
    return blind


def test_after_they_talked_a_file_serves_too_and_holds_no_mark_of_the_other(differing, tmp_path):
    path = tmp_path / "talk.dagverk"
    code = handed_out(differing, path)
    back = worked(path, code, tmp_path / "talk-back.dagverk", 200)
    with differing.database.reading() as session:
        row = session.scalar(select(MarkingFile))
        assert read_returned(back.read_bytes(), row.key).round == TALKED
    brought_back(differing, back)
    differing.mark(OTHER_EXAMINER, 101, points=2, round=TALKED)
    differing.hand_in(OTHER_EXAMINER, TALKED)

    assert differing.marked()[101].open == 0


def test_a_third_decides_in_a_file(differing, tmp_path):
    differing.appoint(THIRD_EXAMINER, 3)
    path = tmp_path / "third.dagverk"
    code = handed_out(differing, path, 3)
    taken = brought_back(differing, worked(path, code, tmp_path / "third-back.dagverk", 150), 3)

    assert taken.marks == 1
    assert differing.marked()[101].open == 0
