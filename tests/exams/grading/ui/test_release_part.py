"""The release says who has proposed it, and asks once more before the second of two does it."""

from tests.support import given


def test_the_second_is_asked_once_more_and_may_think_better_of_it(exam, open_grades, texts):
    exam.everything_typed().fix()
    exam.propose(given.OFFICE)
    page = open_grades(exam)
    assert "Proposed by Åse Bakke, 25.11.2026 08:00. A second person confirms it." in texts(page)
    page.fakes.ask.yes = False
    page.release.confirm.click()
    assert exam.page().state == "marked"
    assert "5 candidates" in page.fakes.ask.explained[0]
    page.fakes.ask.yes = True
    page.release.confirm.click()
    assert exam.page().state == "released"
    assert page.fakes.tell.texts == ["The results are released."]


def test_once_it_is_released_every_verb_says_so(exam, open_grades):
    page = open_grades(exam.released())
    for verb in (page.release.propose, page.release.confirm, page.release.take_back):
        assert verb.accessibleDescription() == "The exam is now: results released."
