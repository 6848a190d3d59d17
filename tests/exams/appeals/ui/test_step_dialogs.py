"""A step asks what it must say, offers only grades that can come of it, and shows its paragraph."""

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.core.i18n import speaking
from eduapp.exams.appeals.ui.step_dialogs import keep_part, show_complaint, take_step
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.given_appeals import BOARD, COMPLAINT


def said(dialog):
    return [one.text() for one in dialog.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("step", "grades"), [("raised", {"4", "5", "6"}), ("lowered", {"1", "2"}), ("upheld", set())]
)
def test_only_grades_that_can_come_are_offered(fakes, parent, appeals, step, grades):
    page = appeals.page(appeals.sent("written_exam"))
    take_step(fakes.bench, page, step, parent)
    dialog = the_dialog()
    offered = dialog.form.values()
    assert ("grade" in offered) == bool(grades)
    if grades:
        field = dialog.form.field("grade")
        assert {field.itemText(place)[0] for place in range(field.count())} == grades
    assert any(f"By {page.kind.basis}." in words for words in said(dialog))


def test_the_title_ends_without_a_blank(fakes, parent, appeals):
    page = appeals.page(appeals.sent("written_exam"))
    with speaking("nb"):
        take_step(fakes.bench, page, "raised", parent)
    assert the_dialog().windowTitle() == "Noter karakteren som satt opp"


def test_a_board_that_gives_no_reasons_is_written_down_so(fakes, parent, appeals):
    appeal_id = appeals.sent("written_exam")
    take_step(fakes.bench, appeals.page(appeal_id), "upheld", parent)
    dialog = the_dialog()
    assert dialog.form.values()["reason"] == "The instance gives no reasons, and need not."
    dialog.submit()
    assert not no_dialog()  # nobody said who decided
    dialog.form.set_values({"person": BOARD})
    dialog.submit()
    assert no_dialog()
    assert appeals.page(appeal_id).waiting.step == "upheld"  # a second person confirms it


def test_a_part_is_written_or_enclosed(fakes, parent, appeals):
    appeal_id = appeals.receive("overall")
    lacking = next(one for one in appeals.page(appeal_id).parts if not one.kept and not one.drawn)
    keep_part(fakes.bench, appeals.page(appeal_id), lacking, parent)
    dialog = the_dialog()
    dialog.form.set_values({"words": "Vurdert etter måla.", "enclosed": True})
    dialog.submit()
    assert no_dialog()
    kept = next(one for one in appeals.page(appeal_id).parts if one.part == lacking.part)
    assert (kept.words, kept.enclosed) == ("Vurdert etter måla.", True)


@pytest.mark.parametrize(("kind", "words"), [("written_exam", "It never goes to"), ("overall", "It goes to")])
def test_who_reads_the_complaint_learns_where_it_goes(fakes, parent, appeals, kind, words):
    page = appeals.page(appeals.receive(kind))
    show_complaint(fakes.bench, page, COMPLAINT, parent)
    texts = said(the_dialog())
    assert COMPLAINT in texts
    assert any(one.startswith(words) for one in texts)
