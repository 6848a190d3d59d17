"""One appeal: who, when, why and by which paragraph; only steps the law has; the file saved; two people."""

import zipfile

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy import select

from eduapp.core.codes import code_list
from eduapp.exams.appeals import terms
from eduapp.exams.appeals.rules.deciding import OwnStep, SamePerson
from eduapp.exams.appeals.rules.notices import ToldByLetter
from eduapp.exams.appeals.rules.steps import offered
from eduapp.exams.appeals.ui.appeal_page import (
    KEEP_REASON,
    SECOND_REASON,
    SENT_REASON,
    AppealPage,
)
from eduapp.exams.appeals.ui.looks import VERBS
from eduapp.exams.appeals.ui.step_dialogs import NO_SECOND
from eduapp.exams.grading.rules.kinds import KINDS, Kind
from eduapp.gui.reckoned import ReckonedDate
from eduapp.gui.routes import Route
from eduapp.people.access.models import RoleGrant
from tests.support import given
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import a_hearing_bench, no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_appeals import BOARD, COMPLAINT, GRADES, WHY, another_leader, another_of_the_office


@pytest.fixture
def opened(qtbot, database):
    def open_page(appeal_id, actor=given.LEADER):
        fakes = a_hearing_bench(database, actor)
        page = AppealPage(fakes.bench, Route("appeals.appeal", appeal_id))
        qtbot.addWidget(page)
        show(page)
        return page, fakes

    return open_page


def texts(page):
    QApplication.processEvents()
    return [one.text() for one in page.findChildren(QLabel) if one.isVisibleTo(page)]


def verbs(page):
    return {step for step, verb in page.steps.items() if verb.isVisibleTo(page)}


@pytest.mark.parametrize("kind", GRADES)
def test_steps_the_law_does_not_have_are_no_buttons(opened, appeals, kind):
    appeal_id = appeals.sent(kind)
    page, _fakes = opened(appeal_id)
    law = Kind(kind)
    assert verbs(page) == set(offered(law, "sent"))
    assert ("lowered" in verbs(page)) == ("lowered" in law.outcomes)
    assert ("quashed" in verbs(page)) == ("quashed" in law.outcomes)


def test_each_decision_stands_with_its_day_who_why_and_paragraph(opened, appeals):
    appeal_id = appeals.sent("written_exam")
    page, _fakes = opened(appeal_id)
    page.steps["raised"].click()
    dialog = the_dialog()
    dialog.form.set_values({"person": BOARD, "grade": "4", "reason": WHY})
    dialog.submit()
    assert no_dialog()
    assert any(one.startswith("Grade raised: 4 four, 23.11.2026") for one in texts(page))  # it waits
    appeals.confirm(appeal_id, another_leader(appeals.database))
    page.reload()
    said = texts(page)
    assert "Grade raised: 4 four" in said
    basis = Kind("written_exam").basis
    assert any(
        one.startswith(f"23.11.2026 · {BOARD} · {WHY} ({basis})") and "written down by Solveig Nes" in one
        for one in said
    )
    assert verbs(page) == {"recalled"}  # nothing more happens to it, unless it was written down wrongly


def test_an_appeal_against_an_annulment_says_what_it_is_against_and_is_reversed_by_two(opened, appeals):
    appeal_id = appeals.sent("annulment")
    page, _fakes = opened(appeal_id)
    said = texts(page)
    assert "Annulled: formal mistake in how it was held" in said
    assert "The body above the one that decided (forvaltningsloven § 28)" in said
    assert "Next: the body above the one that decided decides." in said
    assert verbs(page) == {"sent", "dismissed", "upheld", "reversed", "withdrawn", "recalled"}
    page.steps["reversed"].click()
    dialog = the_dialog()
    assert dialog.windowTitle() == "Note as reversed"
    dialog.form.set_values({"person": "Kunnskapsdepartementet", "reason": "The page was there."})
    dialog.submit()
    assert no_dialog()
    appeals.confirm(appeal_id, another_leader(appeals.database))
    page.reload()
    assert "Annulment reversed: the exam counts" in texts(page)
    assert page.steps["recalled"].accessibleDescription().startswith("The annulment was reversed by two")


def test_a_second_person_confirms_what_was_written_down_or_refuses_it(opened, appeals):
    appeal_id = appeals.sent("written_exam")
    appeals.note_down(appeal_id, "upheld", by=given.OFFICE)
    page, fakes = opened(appeal_id)
    _confirm, refuse = page.second
    assert any("Written down by Åse Bakke. It counts once a second person" in one for one in texts(page))
    assert not any(verb.isEnabled() for verb in page.steps.values())
    refuse.click()
    dialog = the_dialog()
    dialog.form.set_values({"reason": "It was raised"})
    dialog.submit()
    assert no_dialog()
    assert (appeals.page(appeal_id).waiting, appeals.page(appeal_id).row.state) == (None, "sent")

    appeals.note_down(appeal_id, "withdrawn", by=given.OFFICE)
    page, fakes = opened(appeal_id)
    page.second[0].click()
    assert fakes.ask.confirmed == ["Confirm it?"]
    assert appeals.page(appeal_id).row.state == "withdrawn"


def test_who_wrote_it_down_does_not_confirm_it_but_may_take_it_back(opened, appeals):
    appeal_id = appeals.sent("written_exam")
    appeals.note_down(appeal_id, "upheld", by=given.LEADER)
    page, _fakes = opened(appeal_id)
    assert [one.isEnabled() for one in page.second] == [False, True]
    assert page.second[0].accessibleDescription() == OwnStep().sentence()
    page, _fakes = opened(appeal_id, given.OFFICE)
    assert all(one.isEnabled() for one in page.second)  # a leader was the first


def test_what_the_office_wrote_down_a_leader_confirms(opened, appeals):
    appeal_id = appeals.sent("written_exam")
    appeals.note_down(appeal_id, "upheld", by=given.OFFICE)
    page, _fakes = opened(appeal_id, another_of_the_office(appeals.database))
    assert {one.accessibleDescription() for one in page.second} == {SECOND_REASON}


def test_who_assessed_it_anew_does_not_confirm_it_but_may_take_it_back(opened, appeals):
    appeal_id = appeals.sent("overall")
    appeals.step(appeal_id, "quashed")
    appeals.step(appeal_id, "assessed", by=given.OFFICE, grade="4")
    page, _fakes = opened(appeal_id, given.OFFICE)
    assert page.steps["confirmed"].accessibleDescription() == SamePerson().sentence()
    assert page.steps["returned"].isEnabled()
    page, _fakes = opened(appeal_id, another_of_the_office(appeals.database))
    said = {page.steps[step].accessibleDescription() for step in ("confirmed", "returned")}
    assert said == {SECOND_REASON}


def test_who_is_alone_learns_beforehand_that_nobody_confirms_it(opened, appeals, database):
    appeal_id = appeals.sent("written_exam")
    with database.writing() as uow:
        for grant in uow.session.scalars(select(RoleGrant).where(RoleGrant.user_id != given.LEADER.user_id)):
            uow.session.delete(grant)
    page, _fakes = opened(appeal_id)
    page.steps["upheld"].click()
    dialog = the_dialog()
    assert any(NO_SECOND in one.text() for one in dialog.findChildren(QLabel))
    dialog.reject()


def test_the_last_day_and_the_day_of_an_answer_stand_with_their_lines(opened, appeals):
    page, _fakes = opened(appeals.receive())
    found = page.findChildren(ReckonedDate)
    assert len(found) == 2
    said = texts(page)
    assert "Thursday 3 December 2026" in said
    assert any("§ 29" in one or "§ 10-2" in one for one in said)


def test_before_the_file_is_whole_sending_says_what_lacks(opened, appeals):
    appeal_id = appeals.receive("overall")
    page, _fakes = opened(appeal_id)
    assert not page.steps["sent"].isEnabled()
    assert "and lacks: " in page.steps["sent"].accessibleDescription()
    appeals.enclose(appeal_id)
    page.reload()
    assert page.steps["sent"].isEnabled()


def test_what_was_sent_is_not_written_anew(opened, appeals):
    page, _fakes = opened(appeals.sent("overall"))
    said = {
        one.accessibleDescription()
        for one in page.findChildren(type(page.file))
        if one.text() == "Write…" and one.isVisibleTo(page)
    }
    assert said == {SENT_REASON}


def test_what_the_candidate_writes_is_shown_only_when_asked_for(opened, appeals):
    page, _fakes = opened(appeals.receive())
    assert COMPLAINT not in texts(page)
    [show_it] = [
        one for one in page.findChildren(type(page.file)) if one.text() == "Show" and one.isVisibleTo(page)
    ]
    show_it.click()
    assert COMPLAINT in [one.text() for one in the_dialog().findChildren(QLabel)]


def test_ctrl_p_saves_the_file_and_the_trail_keeps_it(opened, appeals, notes, tmp_path):
    page, fakes = opened(appeals.receive(), given.OFFICE)
    page.print_()  # cancelled
    assert notes[-1].action == terms.RECEIVED
    path = tmp_path / "appeal.zip"
    fakes.files.answers = [path]
    page.file.click()
    assert fakes.files.proposed[-1] == "appeal-1.zip"
    assert notes[-1].action == terms.FILE_MADE
    with zipfile.ZipFile(path) as archive:
        assert archive.namelist() == ["appeal-1.pdf", "appeal-1.json"]


def test_whoever_assessed_anew_does_not_confirm_it(opened, appeals, database):
    appeal_id = appeals.sent("overall")
    appeals.step(appeal_id, "quashed")
    appeals.step(appeal_id, "assessed", grade="4")
    page, _fakes = opened(appeal_id)
    assert page.steps["confirmed"].accessibleDescription() == SamePerson().sentence()
    second, _fakes = opened(appeal_id, another_leader(database))
    assert second.steps["confirmed"].isEnabled()
    second.steps["confirmed"].click()
    dialog = the_dialog()
    dialog.form.set_values({"reason": "The aims were looked at."})
    dialog.submit()
    assert no_dialog()
    assert appeals.page(appeal_id).row.state == "settled"


def test_roles_learn_why_they_may_not(opened, appeals):
    appeal_id = appeals.receive()
    page, _fakes = opened(appeal_id, given.OFFICE)
    assert page.steps["dismissed"].isEnabled()  # a leader stands behind it
    page, _fakes = opened(appeal_id, given.TEACHER)
    assert {one.accessibleDescription() for one in page.steps.values()} == {KEEP_REASON}
    assert page.file.accessibleDescription() == KEEP_REASON


def test_what_the_candidate_was_told_is_noted_here(opened, appeals):
    appeal_id = appeals.sent()
    page, _fakes = opened(appeal_id, given.OFFICE)
    assert "Answer until" in texts(page)
    page.notice.click()
    the_dialog().submit()
    assert no_dialog()
    said = texts(page)
    assert "23.11.2026 · Åse Bakke (forvaltningsloven § 11 a)" in said
    assert "Answer until" not in said

    appeals.step(appeal_id, "upheld")
    page.reload()
    assert "Next: the candidate is told what was decided (forvaltningsloven § 27)." in texts(page)
    page.notice.click()
    the_dialog().submit()
    assert "23.11.2026 · Åse Bakke (forvaltningsloven § 27)" in texts(page)
    page, _fakes = opened(appeal_id, given.TEACHER)
    assert page.notice.accessibleDescription() == KEEP_REASON


def test_a_new_grade_of_an_exam_that_is_annulled_is_noted_as_told_here(opened, appeals):
    appeal_id = appeals.sent()
    appeals.step(appeal_id, "raised", grade="4")
    page, _fakes = opened(appeal_id, given.OFFICE)
    assert page.notice.accessibleDescription() == ToldByLetter().sentence()
    appeals.annulled(candidate_id=appeals.page(appeal_id).facts.candidate_id)
    page.reload()
    page.notice.click()
    the_dialog().submit()
    assert "23.11.2026 · Åse Bakke (forvaltningsloven § 27)" in texts(page)


def test_who_withdrew_is_told_nothing(opened, appeals):
    appeal_id = appeals.receive()
    appeals.step(appeal_id, "withdrawn")
    page, _fakes = opened(appeal_id)
    assert page.notice is None


def test_the_exam_is_one_click_away_and_an_appeal_that_is_gone_is_said(opened, appeals):
    appeal_id = appeals.receive()
    page, fakes = opened(appeal_id)
    page.exam.click()
    assert fakes.went == [Route("appeals.exam", appeals.page(appeal_id).row.sitting_id)]
    gone, _fakes = opened(given.LEADER.user_id)
    assert gone.title == "This appeal is not there"


def test_every_step_has_its_verb():
    states = ("sent", "assessed", "upheld")
    kinds = [Kind(one.key) for one in code_list(KINDS)]
    steps = {step for kind in kinds for state in states for step in offered(kind, state)}
    assert set(VERBS) == steps


def test_the_page_is_fit_for_everybody(qtbot, database, appeals):
    appeal_id = appeals.sent("overall")

    def made(theme):
        bench = a_bench(database, given.LEADER, theme=theme).bench
        return AppealPage(bench, Route("appeals.appeal", appeal_id))

    assert_page_accessible(made)
