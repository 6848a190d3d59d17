import pytest
from PySide6.QtWidgets import QLabel

from eduapp.kiosk.rules.overview import overview
from eduapp.kiosk.ui.overview_page import OverviewPage
from tests.support.given_kiosk import a_paper


@pytest.fixture
def page(qtbot, theme):
    def make(answers, marked=()):
        made = OverviewPage(theme, overview(a_paper(), answers, marked))
        qtbot.addWidget(made)
        made.show()
        return made

    return make


def test_it_lists_what_is_unanswered_as_links(qtbot, page):
    made = page({1: 0, 6: {"0": 1}}, {3})
    said = " ".join(one.text() for one in made.findChildren(QLabel))
    assert "Without an answer: 2, 3, 4, 5, 7, 8, 9." in said
    assert "Answered in part: 6." in said
    assert "To look at again: 3." in said
    assert made.links[2].accessibleName() == "Question 2, no answer"
    with qtbot.waitSignal(made.go) as told:
        made.links[5].click()
    assert told.args == [5]


def test_handing_in_takes_two_steps_and_tells_what_is_missing(qtbot, page):
    made, handed_in = page({1: 0}), []
    made.handed_in.connect(lambda: handed_in.append(1))
    made.hand_in.click()
    assert made.hand_in.isHidden()
    assert "8 questions have no answer." in made.question.text()
    made.stay.click()
    assert handed_in == []
    made.hand_in.click()
    made.sure.click()
    assert handed_in == [1]


def test_there_is_one_hand_in(page):
    made = page({})
    shown = [one for one in (made.hand_in, made.sure) if not one.isHidden()]
    assert shown == [made.hand_in]


def test_back_leads_to_what_is_left_to_do(qtbot, page):
    made = page({1: 0, 2: [0]})
    with qtbot.waitSignal(made.go) as told:
        made.first.click()
    assert told.args == [3]
    made.begin()
