"""Who marked the sheets is written down on the page of the grades, with the rule beside."""

from tests.support import given
from tests.support.dialogs import no_dialog, the_dialog
from tests.support.given_grading import FIRST, SECOND


def test_a_leader_writes_the_names_and_the_page_says_them(exam, open_grades, texts):
    for by in (FIRST, SECOND):
        exam.type_in(by, 101, 17)
    page = open_grades(exam)
    assert any("whom nobody has named" in text for text in texts(page))
    page.marks.examiners.click()
    dialog = the_dialog()
    assert any("opplæringsforskrifta § 9-33" in text for text in texts(dialog))
    dialog.form.type_in({"name_0": "Kari Moen", "name_1": "Ole Vang"})
    dialog.submit()
    assert not no_dialog()  # nobody from outside
    dialog.form.type_in({"external_0": True})
    dialog.submit()

    assert no_dialog()
    assert any("The sheets were marked by Kari Moen, Ole Vang." in text for text in texts(page))


def test_others_see_why_they_may_not(exam, open_grades):
    page = open_grades(exam, given.OFFICE)
    assert not page.marks.examiners.isEnabled()
    assert "Ask a leader" in page.marks.examiners.accessibleDescription()
