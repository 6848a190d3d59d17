"""The forms of one exam: what the law says stands beside the field, and nothing is done by half."""

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.exams.sittings.ui import sitting_dialogs as dialogs
from tests.support import given, given_education
from tests.support.accessibility import assert_page_accessible
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.fakes import a_bench
from tests.support.given_exams import candidates, enter_candidate, head, plan
from tests.support.given_papers import a_paper, facts, items_of, some_singles


def words(dialog):
    return [one.text() for one in dialog.findChildren(QLabel) if one.isVisibleTo(dialog)]


def test_the_law_of_its_kind_stands_beside_time_and_length(database, fakes, parent, course_id):
    written = head(database, plan(database, course_id))
    dialogs.change_sitting(fakes.bench, written, parent)
    form = the_dialog().form
    assert form.field("start_minute").accessibleDescription() == (
        "Written exams begin at 09:00 (opplæringsforskrifta §§ 9-28, 15-20)."
    )
    assert "at most 300 minutes" in form.field("minutes").accessibleDescription()
    the_dialog().reject()

    other = given_education.a_course(database, code="ENG", name="Engelsk", scale="K16")
    oral = head(database, plan(database, other, kind="oral", minutes=30, start_minute=600))
    dialogs.change_sitting(fakes.bench, oral, parent)
    form = the_dialog().form
    assert form.field("start_minute").accessibleDescription() == ""
    assert "at most 30 minutes" in form.field("minutes").accessibleDescription()


def test_a_change_that_breaks_the_law_keeps_the_form_open(database, fakes, parent, sitting_id):
    dialogs.change_sitting(fakes.bench, head(database, sitting_id), parent)
    dialog = the_dialog()
    dialog.form.set_values({"minutes": 301})
    dialog.submit()
    assert dialog.isVisible()
    assert "Shorten it." in dialog.form.field("minutes").accessibleDescription()
    assert head(database, sitting_id).minutes == 300


def test_a_change_somebody_overtook_is_told(database, fakes, parent, sitting_id):
    old = head(database, sitting_id)
    dialogs.change_sitting(fakes.bench, old, parent)
    first = the_dialog()
    first.form.set_values({"minutes": 240})
    first.submit()
    dialogs.change_sitting(fakes.bench, old, parent)
    second = the_dialog()
    second.form.set_values({"minutes": 200})
    second.submit()
    assert head(database, sitting_id).minutes == 240
    assert second.isVisible()


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("moved", "Gives the right to a postponed exam (opplæringsforskrifta §§ 9-36, 15-24)."),
        ("own_wish", "Gives no right to a postponed exam by itself."),
    ],
)
def test_what_a_cancelled_entry_gives_the_right_to_stands_there(
    database, fakes, parent, sitting_id, candidate_id, reason, said
):
    [row] = candidates(database, sitting_id)
    dialogs.cancel_candidate(fakes.bench, row, parent)
    dialog = the_dialog()
    assert said not in words(dialog)
    dialog.form.type_in({"reason": reason})
    assert said in words(dialog)
    dialog.submit()
    assert no_dialog()
    assert [one.cancelled for one in candidates(database, sitting_id)] == [reason]


def test_a_paper_from_elsewhere_can_be_chosen_again(database, fakes, parent, sitting_id):
    paper_id = a_paper(database, items_of(some_singles(database, 2)), told=facts(minutes=100))
    for wanted in (paper_id, None):
        dialogs.choose_paper(fakes.bench, head(database, sitting_id), parent)
        dialog = the_dialog()
        dialog.form.set_values({"paper_id": wanted})
        dialog.submit()
        assert head(database, sitting_id).paper_id == wanted


def test_a_version_somebody_had_before_is_refused(database, fakes, parent, sitting_id, candidate_id):
    paper_id = a_paper(database, items_of(some_singles(database, 3)), versions=2)
    [row] = candidates(database, sitting_id)
    dialogs.give_version(fakes.bench, row, paper_id, parent)
    dialog = the_dialog()
    dialog.form.set_values({"letter": "A"})
    dialog.submit()  # the exam has no paper
    assert "The exam has no paper from the bank." in dialog.form.summary.accessibleDescription()
    assert [one.letter for one in candidates(database, sitting_id)] == [""]


def test_the_forms_are_fit_for_everybody(database, parent, sitting_id):
    enter_candidate(database, sitting_id, given.a_learner(database, "Ada Holm"))
    [row] = candidates(database, sitting_id)
    now = head(database, sitting_id)
    paper_id = a_paper(database, items_of(some_singles(database, 2)), versions=2)
    for form in (
        lambda bench: dialogs.change_sitting(bench, now, parent),
        lambda bench: dialogs.annul_sitting(bench, now, parent),
        lambda bench: dialogs.cancel_candidate(bench, row, parent),
        lambda bench: dialogs.choose_paper(bench, now, parent),
        lambda bench: dialogs.give_version(bench, row, paper_id, parent),
    ):

        def make(theme, form=form):
            form(a_bench(database, theme=theme).bench)
            return the_dialog()

        assert_page_accessible(make)
