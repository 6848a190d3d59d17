"""How a marking stands, for who plans it and for who may only look."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from eduapp.exams.marking.rules.final import TALKED
from eduapp.exams.marking.ui.marking_page import MarkingPage
from eduapp.gui.routes import Route
from eduapp.gui.scrolling import DownwardsArea
from eduapp.gui.theme import Theme
from eduapp.gui.widgets import Chip
from tests.support import given
from tests.support.accessibility import show
from tests.support.dialogs import the_dialog
from tests.support.given_marking import EXAMINER, OTHER_EXAMINER, THIRD_EXAMINER
from tests.support.given_questions import ALL


@pytest.fixture
def opened(qtbot, theme, sealed, bench_of):
    def of(by=given.LEADER):
        fakes = bench_of(by)
        page = MarkingPage(fakes.bench, Route("marking.sitting", sealed.sitting_id))
        page.fakes = fakes
        qtbot.addWidget(page)
        page.resize(1166, 900)
        show(page)
        return page

    return of


def texts(page):
    QApplication.processEvents()
    return [one.text() for one in page.findChildren(QLabel) if one.text() and one.isVisibleTo(page)]


def chips(page, *words):
    """The chips that begin with one of these words."""
    QApplication.processEvents()
    shown = [one.accessibleName() for one in page.findChildren(Chip) if one.isVisibleTo(page)]
    return [one for one in shown if one.startswith(words)]


def verbs(page, words):
    QApplication.processEvents()
    return [one for one in page.findChildren(QPushButton) if one.text() == words and one.isVisibleTo(page)]


def test_the_leader_marks_by_key_and_appoints(opened, sealed):
    page = opened()
    page.by_key.click()
    assert page.fakes.tell.texts == ["33 answers were marked."]
    page.by_key.click()
    assert page.fakes.tell.texts[-1].startswith("Nothing changed")
    first, _second = verbs(page, "Appoint…")
    first.click()
    dialog = the_dialog()
    next(one for one in dialog.form.field("user_id").radios if "Marit" in one.text()).setChecked(True)
    dialog.submit()
    assert "First examiner: Marit Vold" in texts(page)
    assert len(verbs(page, "Appoint…")) == 1


def test_how_far_each_is_and_nothing_else_before_both_are_done(opened, sealed):
    sealed.by_key()
    sealed.appoint(EXAMINER, 1)
    sealed.appoint(OTHER_EXAMINER, 2)
    page = opened()
    sealed.mark_everything(EXAMINER, 2)
    sealed.hand_in(EXAMINER)
    sealed.mark(OTHER_EXAMINER, 101, points=0.5)
    page.reload()

    told = texts(page)
    assert "Where they differ" not in told
    end, other = verbs(page, "End…")
    assert not end.isEnabled()
    assert other.isEnabled()


def test_what_differs_is_told_and_a_third_is_appointed(opened, sealed):
    sealed.by_key()
    for place, by in ((1, EXAMINER), (2, OTHER_EXAMINER)):
        sealed.appoint(by, place)
        sealed.mark_everything(by)
    sealed.mark(OTHER_EXAMINER, 103, points=2)
    for by in (EXAMINER, OTHER_EXAMINER):
        sealed.hand_in(by)
    page = opened()
    assert "Candidate 103, question 9: Fortell om verneutstyr." in texts(page)
    assert "Blind: 1 and 2." in texts(page)
    assert [one.isEnabled() for one in verbs(page, "Appoint…")] == [True]

    for by, points in ((EXAMINER, 1), (OTHER_EXAMINER, 1.5)):
        sealed.mark(by, 103, points=points, round=TALKED)
        sealed.hand_in(by, TALKED)
    page.reload()
    assert "Blind: 1 and 2. After they talked: 1 and 1.5." in texts(page)
    sealed.appoint(THIRD_EXAMINER, 3)
    sealed.mark(THIRD_EXAMINER, 103, points=0.5)
    sealed.hand_in(THIRD_EXAMINER)
    page.reload()
    assert "Blind: 1 and 2. After they talked: 1 and 1.5. The third: 0.5." in texts(page)


def test_a_key_is_corrected_and_who_moved_stands_there(opened, sealed):
    sealed.by_key()
    page = opened()
    verbs(page, "Correct the key…")[0].click()
    dialog = the_dialog()
    dialog.form.type_in({"percent_1": ALL, "reason": "Both ways are right."})
    dialog.submit()
    the_dialog().go.click()

    assert sealed.marked()[103].points == 200
    [told] = [one for one in texts(page) if "Candidate 103: 0 → 2 points" in one]
    assert told.startswith("The key was: 4: 100 %. It became: 4: 100 %; ")


def test_how_a_candidate_was_marked_is_one_press_away(opened, sealed):
    sealed.by_key()
    page = opened()
    page.table.opened.emit(page.table.table.rows[1])
    assert the_dialog().windowTitle() == "How candidate 102 was marked"


def test_who_may_only_look_is_told_why_verbs_are_grey(opened, sealed):
    sealed.appoint(EXAMINER, 1)
    page = opened(given.OFFICE)
    for words in ("Appoint…", "End…"):
        assert all("Ask a leader" in one.accessibleDescription() for one in verbs(page, words))
    assert not page.by_key.isEnabled()
    assert all(not one.isEnabled() for one in verbs(page, "Correct the key…"))


def test_the_way_back_leads_to_the_exam(opened, sealed):
    page = opened()
    page.exam.click()
    assert page.fakes.went[-1] == Route("sittings.sitting", sealed.sitting_id)
    assert page.keys()
    assert page.header_buttons() == [page.exam, page.by_key, page.grades]


def test_an_examiner_who_works_in_a_file_takes_part_in_the_talk_by_another_one(opened, sealed):
    sealed.differ_on(103)
    page = opened()
    assert chips(page, "Talk", "Handed in") == ["Talk: 0 of 1 answer marked anew"] * 2
    verbs(page, "File…")[0].click()
    dialog = the_dialog()
    assert dialog.make.isEnabled()
    assert not dialog.read.isEnabled()  # no file is out
    dialog.make.click()
    assert page.fakes.files.proposed == ["marking-Matematikk-2026-11-24-1-talk.dagverk"]
    dialog.reject()
    sealed.talk((103, 1, 1.5))
    page.reload()
    assert chips(page, "Talk", "Handed in") == ["Handed in after the talk"] * 2


def primary(page):
    """The verbs above that are the primary ones."""
    return [one.text().strip() for one in page.header_buttons() if one.property("kind") == "primary"]


def test_the_primary_verb_is_the_key_first_and_the_grades_once_all_is_decided(opened, sealed):
    page = opened()
    assert primary(page) == ["Mark by the key"]
    sealed.by_key()
    page.reload()
    assert primary(page) == []
    for place, by in ((1, EXAMINER), (2, OTHER_EXAMINER)):
        sealed.appoint(by, place)
        sealed.mark_everything(by)
        sealed.hand_in(by)
    page.reload()
    assert primary(page) == ["The grades"]
    page.grades.click()
    assert page.fakes.went[-1] == Route("grading.sitting", sealed.sitting_id)


def test_an_exam_that_the_key_marks_alone_says_by_whom_and_appoints_nobody(opened, sealed):
    sealed.only(104)
    page = opened()
    assert any("mark by the key. Nothing is left for an examiner" in one for one in texts(page))
    assert not any(one.isEnabled() for one in verbs(page, "Appoint…"))
    page.by_key.click()
    assert any("no examiner was needed. Results can be fixed" in one for one in texts(page))
    assert primary(page) == ["The grades"]


def test_the_page_opens_at_its_state_also_where_letters_are_large(qtbot, sealed, bench_of):
    large = Theme(scale=2.0)
    large.apply(QApplication.instance())
    fakes = bench_of(given.LEADER)
    page = MarkingPage(fakes.bench, Route("marking.sitting", sealed.sitting_id))
    qtbot.addWidget(page)
    page.resize(1166, 500)
    show(page)
    assert page.first_focus() is page.grades
    assert page.grades in page.header_buttons()
    assert page.findChild(DownwardsArea).verticalScrollBar().value() == 0
    Theme().apply(QApplication.instance())
