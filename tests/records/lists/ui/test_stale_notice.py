from dataclasses import replace

import pytest

from eduapp.gui.theme import Theme
from eduapp.records.lists.rules import check_standing
from eduapp.records.lists.ui.stale_notice import StaleNotice
from tests.records.lists.rules.test_returning import FITS, OLD, STALE
from tests.support.accessibility import announcements, show


@pytest.fixture
def notice(qtbot):
    made = StaleNotice(Theme())
    qtbot.addWidget(made)
    return made


def test_it_is_hidden_while_the_paper_holds(notice):
    notice.show_reasons(list(check_standing(FITS)), may_go_on=True)

    assert not notice.isVisible()


def test_a_paper_that_was_overtaken_has_two_ways_on(qtbot, notice):
    notice.show_reasons(list(check_standing(OLD)), may_go_on=True)
    show(notice)

    assert "superseded by version 2" in notice.accessibleName()
    assert notice.again.isVisible()
    assert notice.go_on.isVisible()
    with qtbot.waitSignals([notice.print_asked, notice.go_on_asked]):
        notice.again.click()
        notice.go_on.click()


def test_where_nothing_fits_any_more_there_is_only_printing_again(notice):
    notice.show_reasons(list(check_standing(STALE)), may_go_on=False)
    show(notice)

    assert notice.again.isVisible()
    assert not notice.go_on.isVisible()


def test_a_paper_that_came_back_has_no_way_on(notice):
    typed = replace(FITS, typed_by="Ingrid Solheim", typed_at="10:05")
    notice.show_reasons(list(check_standing(typed)), may_go_on=True)
    show(notice)

    assert notice.words.text() == "List 2026-17 was typed in by Ingrid Solheim, 10:05."
    assert not notice.again.isVisible()
    assert not notice.go_on.isVisible()


def test_it_is_said_aloud_when_it_appears_and_not_again(notice):
    with announcements() as said:
        for _time in range(2):
            notice.show_reasons(list(check_standing(STALE)), may_go_on=True)

    assert len(said) == 1
