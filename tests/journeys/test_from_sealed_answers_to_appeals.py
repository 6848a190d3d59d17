"""Sixty sealed attempts become grades that stand up to three appeals, held against a pencil.

Two examiners mark blind, one of them in a file; they differ on nine essays, which a third decides. A key is
put right, results are released by two, somebody is raised, somebody upheld, an exam annulled; two sit another
one. Whatever changes a state says who, why and by which paragraph, and nothing that an examiner saw, was sent
or left behind ever held a candidate's name.
"""

import logging
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QWidget
from sqlalchemy import select

from eduapp.app.stage import Stage
from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.exams.appeals import queries as appealing
from eduapp.exams.grading.models import GradeRelease
from eduapp.exams.marking import queries
from eduapp.exams.marking.models import AnswerMark, MarkingExaminer
from eduapp.exams.marking.rules import states
from eduapp.exams.marking.ui.examine_window import ExamineWindow
from eduapp.exams.marking.ui.marking_view import MarkingView
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.rules.resits import GROUNDS
from eduapp.exams.sittings.rules.states import basis_of, reason_of
from eduapp.gui.routes import Route
from eduapp.gui.tasks import InlineTaskRunner
from eduapp.gui.theme import Theme
from eduapp.people.audit.models import AuditEntry
from eduapp.people.audit.queries import first_break
from tests.support import given, given_exams
from tests.support.fakes import FakeAsker, FakeFiles
from tests.support.given_an_appealed_exam import (
    DISPUTED,
    GRADES,
    POINTS,
    SINGLY,
    WHY_KEY,
    WHY_THIRD,
    Appealed,
    names_in,
)
from tests.support.given_appeals import BOARD, WHY, Appeals
from tests.support.given_exams import refused
from tests.support.given_marking import EXAMINER, EXAMINERS, THIRD_EXAMINER
from tests.support.given_room import DAY
from tests.support.given_sixty import NAMES, ON_PAPER, an_exam_for_sixty

pytestmark = pytest.mark.timeout(600)

TOLD, DECIDED, RESIT = date(2026, 11, 27), date(2026, 12, 14), date(2027, 1, 15)
LAST_DAY = date(2026, 12, 7)  # ten days after a Friday end on a Monday
RAISED, UPHELD, ANNULLED, FAILED = 130, 141, 142, 155


@pytest.fixture
def exam(ready_made, database, clock):
    return Appealed(database, clock, *ready_made(an_exam_for_sixty))


@pytest.fixture
def logged(caplog):
    caplog.set_level(logging.DEBUG)
    return caplog


def overview(exam):
    with exam.database.reading() as session:
        return queries.overview(session, exam.sitting_id)


def at(exam, day):
    exam.clock.moment = datetime.combine(day, time(9), zone())


def an_oral_exam(exam, number):
    """The same person sat an oral exam in the same course, was given a 3, and was told."""
    course = given_exams.head(exam.database, exam.sitting_id).course_id
    sitting = given_exams.plan(exam.database, course, DAY + timedelta(days=2), kind="oral", minutes=30)
    candidate = given_exams.enter_candidate(exam.database, sitting, exam.learners[number])
    given_exams.moved(exam.database, sitting, "published", "open", "running", "collecting", "sealed")
    result = given_exams.fixed(exam.database, candidate, "3")
    given_exams.moved(exam.database, sitting, "marked", "released")
    return sitting, candidate, result


def test_sixty_attempts_are_marked_graded_released_and_appealed_against(exam, logged, tmp_path):
    blind_until_both_are_done(exam, tmp_path)
    a_third_and_a_key(exam)
    released_by_two(exam)
    decided, resits = three_appeals_and_two_resits(exam)
    every_change_says_who_why_and_by_which_paragraph(exam, decided, resits)
    no_examiner_ever_had_a_name(exam, logged)


def blind_until_both_are_done(exam, folder):
    exam.by_two(folder)
    found = overview(exam)
    assert (len(found.candidates), found.by_key, found.state) == (60, 450, states.DIFFERENT)
    assert [(row.marked, row.of) for row in found.progress] == [(0, 9), (0, 9)]  # what they are to talk about
    assert sorted(row.number for row in found.differing) == [*DISPUTED]
    assert {tuple(one.points for one in row.blind) for row in found.differing} == {(50, 150)}
    assert refused(exam.fix) == {"Unmarked"}


def a_third_and_a_key(exam):
    assert sorted(exam.by_third()) == [*DISPUTED]
    assert overview(exam).state == states.AGREED
    assert {number: one.points for number, one in exam.marked().items()} == {
        number: points - (200 if number in SINGLY else 0) for number, points in POINTS.items()
    }
    exam.correct_key()
    [corrected] = overview(exam).corrections
    assert [(row.number, row.before, row.after) for row in corrected.moved] == [
        *((number, 0, 200) for number in SINGLY),
        *((number, None, None) for number in ON_PAPER),
    ]
    assert overview(exam).state == states.BLIND  # what both gave on paper, both give again
    assert refused(exam.fix) == {"MarkedAgain"}  # what was handed in on other questions stands
    for place, by in enumerate(EXAMINERS[:2], 1):
        assert exam.mark_open(by, place) == [*ON_PAPER]
    assert overview(exam).state == states.AGREED
    assert {number: one.points for number, one in exam.marked().items()} == POINTS


def released_by_two(exam):
    assert exam.fix() == 60
    assert set(exam.grades().values()) == {""}  # fixed, and told to nobody
    exam.propose(given.OFFICE)
    assert refused(lambda: exam.confirm(given.OFFICE)) == {"OwnProposal"}
    exam.confirm(given.LEADER)
    at(exam, TOLD)
    exam.tell_all(TOLD)
    assert exam.grades() == {number: GRADES[points] for number, points in POINTS.items()}


def three_appeals_and_two_resits(exam):
    appeals = Appeals(exam.database, exam.clock)
    oral, oral_candidate, oral_result = an_oral_exam(exam, ANNULLED)
    appeals.told(oral, oral_candidate, TOLD)
    raised = appeals.sent("written_exam", result_id=exam.result(RAISED))
    upheld = appeals.sent("written_exam", result_id=exam.result(UPHELD))
    annulled = appeals.sent("held_exam", result_id=oral_result)
    assert {appeals.page(row.id).last.last_day for row in appeals.rows()} == {LAST_DAY}
    at(exam, DECIDED)
    appeals.note_down(raised, "raised", grade="4")
    assert exam.grades()[RAISED] == "3"  # until a second person stands behind it
    appeals.confirm(raised)
    appeals.step(upheld, "upheld")
    appeals.step(annulled, "annulled")
    exam.look(*EXAMINERS)
    assert (exam.grades()[RAISED], exam.grades()[UPHELD]) == ("4", "2")
    assert appeals.grade_now(oral_result) == ""

    course = given_exams.head(exam.database, oral).course_id
    again = [
        given_exams.plan(exam.database, course, day, kind=kind, minutes=minutes)
        for day, kind, minutes in ((RESIT, "oral", 30), (RESIT + timedelta(days=3), "written", 300))
    ]
    exam.resit(oral_candidate, again[0], "new")
    exam.resit(exam.candidates[FAILED], again[1], "new")
    entered = [given_exams.candidates(exam.database, one)[0] for one in again]
    assert [row.learner_id for row in entered] == [exam.learners[ANNULLED], exam.learners[FAILED]]
    return [appeals.page(one) for one in (raised, upheld, annulled)], entered


def every_change_says_who_why_and_by_which_paragraph(exam, decided, resits):
    assert [[event.step for event in page.events] for page in decided] == [
        ["received", "sent", outcome] for outcome in ("raised", "upheld", "annulled")
    ]
    for page in decided:
        for event in page.events:
            assert event.person
            assert event.reason or (event.step, page.row.in_time) == ("received", True)  # in time is why
            assert "§" in event.basis
        assert (page.events[-1].person, page.events[-1].reason) == (BOARD, WHY)
    for row in resits:
        assert (row.ground, "§" in code_list(GROUNDS)[row.ground].said("basis")) == ("new", True)
    [key] = overview(exam).corrections
    assert (key.by, key.reason) == ("Solveig Nes", WHY_KEY)
    with exam.database.reading() as session:
        events = sittings.events(session, exam.sitting_id)
        [annulment] = appealing.annulments_of(session)
        [correction] = sittings.corrections(session, exam.candidates[RAISED])
        [release] = session.scalars(select(GradeRelease)).all()
        thirds = session.scalars(select(AnswerMark).where(AnswerMark.place == 3)).all()
        by_people = session.scalars(select(AnswerMark).where(AnswerMark.place > 0)).all()
        appointed = session.scalars(select(MarkingExaminer)).all()
        assert first_break(session) is None
    assert [(one.to_state, one.by) for one in events[-2:]] == [
        ("marked", "Solveig Nes"),
        ("released", "Solveig Nes"),
    ]
    assert all("§" in basis_of(one.to_state) for one in events[-2:])
    assert [reason_of(one.to_state, one.reason) for one in events[-3:]] == [
        "Two people have signed the log.",
        "Every grade is fixed.",
        "Two people have released the same grades.",
    ]
    assert (annulment.decided_by, annulment.reason) == (BOARD, WHY)
    assert "§" in code_list("annulments")[annulment.ground].said("basis")
    assert (correction.basis, correction.reason) == ("appeal", WHY)
    assert correction.attested_by not in {None, "", correction.proposed_by}
    assert "§" in code_list("correction_bases")[correction.basis].said("basis")
    assert (release.proposed_by, release.confirmed_by) == (given.OFFICE.user_id, given.LEADER.user_id)
    assert {(one.marked_by, one.note) for one in thirds} == {(THIRD_EXAMINER.user_id, WHY_THIRD)}
    assert len(by_people) == 90 * 2 + 9 + 2 * len(ON_PAPER)  # what the key took back is kept beside
    assert {one.marked_by for one in by_people} == {one.user_id for one in EXAMINERS}
    assert {one.appointed_by for one in appointed} == {given.LEADER.user_id}
    assert any("§" in rule for rule in overview(exam).rules)


def no_examiner_ever_had_a_name(exam, logged):
    assert len(exam.files) >= 4
    assert len(exam.seen) >= 40
    assert "Hansker og hjelm." in "\n".join(exam.seen)  # answers they did see
    for found in (*exam.files, *exam.seen, logged.text):
        assert names_in(found) == set()
    ids = [one.user_id for one in EXAMINERS]
    with exam.database.reading() as session:
        left = session.scalars(select(AuditEntry).where(AuditEntry.actor_id.in_(ids))).all()
        assert len(left) >= 90 + 9
        for entry in left:
            assert entry.learner_id is None
            assert names_in(str([getattr(entry, column.name) for column in AuditEntry.__table__.c])) == set()


def test_no_widget_of_an_examiner_shows_or_says_a_name(qtbot, exam, tmp_path):
    exam.by_key()
    exam.appoint(EXAMINER, 1)
    exam.appoint(EXAMINERS[1], 2)
    path, code = exam.hand_out(tmp_path)
    words = in_the_program(exam, EXAMINER) + in_a_file(qtbot, path, code)
    brought_back_and_differing(exam, path, code)
    words += in_the_program(exam, THIRD_EXAMINER)
    assert {str(number) for number in (101, 121, *ON_PAPER)} <= set(" ".join(words).split())
    assert names_in("\n".join(words)) == set()


def brought_back_and_differing(exam, path, code):
    exam.mark_all(EXAMINER, 1)
    exam.bring_back(exam.mark_file(path, code))
    exam.appoint(THIRD_EXAMINER, 3)


def in_the_program(exam, actor):
    """Every word of every page the role opens, at every answer of the desk."""
    stage = Stage(exam.database, actor, size=(1366, 696), place="Fjellvik")
    words = []
    try:
        for route in (Route("today"), Route("marking.own"), Route("settings")):
            stage.show(route)
            words += everything_said()
        page = stage.show(Route("marking.desk", exam.sitting_id))
        words += at_every_answer(page.view, stage.settle)
    finally:
        stage.close()
    return words


def in_a_file(qtbot, path, code):
    """The same in the window over a sealed file, which has no database."""
    theme = Theme()
    theme.apply(QApplication.instance())
    window = ExamineWindow(theme, InlineTaskRunner(None, None), FakeFiles(), lambda _theme: FakeAsker(), path)
    qtbot.addWidget(window)
    window.show()
    words = everything_said()
    window.page.code.setText(code)
    window.page.open.click()
    words += at_every_answer(window.view, QApplication.processEvents)
    window.close()
    return words


def at_every_answer(view, settle):
    assert isinstance(view, MarkingView)
    words = []
    for place in range(len(view.answers)):
        view._go(place)
        settle()
        words += everything_said()
    return words


SAYS = (
    "text",
    "title",
    "windowTitle",
    "toolTip",
    "statusTip",
    "whatsThis",
    "placeholderText",
    "toPlainText",
    "currentText",
    "accessibleName",
    "accessibleDescription",
)


def everything_said():
    """Every word of every widget there is, shown or hidden, and of every cell."""
    found = set()
    for widget in QApplication.allWidgets():
        found |= said_by(widget)
        if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            found |= {
                str(model.index(row, column).data(role))
                for row in range(model.rowCount())
                for column in range(model.columnCount())
                for role in (0, 3, 11, 12)  # shown, tool tip, read aloud
            }
    return sorted(found)


def said_by(widget: QWidget) -> set[str]:
    told = (getattr(widget, name, None) for name in SAYS)
    return {word for says in told if callable(says) for word in [says()] if isinstance(word, str)}


def test_a_name_would_be_found():
    """A search that finds nothing would prove nothing."""
    assert len(set(NAMES)) == 60
    assert names_in(f"Candidate {NAMES[3]}, 104") == set(NAMES[3].split())
    assert names_in(NAMES[20].upper()) == set(NAMES[20].split())
    assert names_in(b"\x00" + NAMES[59].encode("utf-16-le")) == set(NAMES[59].split())
