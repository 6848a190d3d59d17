"""The foot of the page of lists; what it does with printers and files is told in test_lists_page.py."""

from dataclasses import replace

import pytest

from eduapp.core.errors import Unavailable
from eduapp.gui.page import Page
from eduapp.gui.routes import Route
from eduapp.records.lists.queries import Offer
from eduapp.records.lists.rules import OfOthers
from eduapp.records.lists.ui.printing import PrintVerbs
from tests.support.given_lists import register_of


@pytest.fixture
def verbs(qtbot, group, fakes):
    page = Page(fakes.bench, Route("lists.lists"))
    qtbot.addWidget(page)
    page.chosen = [Offer(register_of(group.session_id), "Norwegian A2")]
    return PrintVerbs(page, lambda: page.chosen, lambda: ("en", False))


def test_it_counts_what_would_be_printed(verbs):
    assert verbs.print_button.accessibleName() == "Print 1 list"
    verbs.parent().chosen = []
    verbs.refresh()

    assert not verbs.print_button.isEnabled()
    assert verbs.save_button.accessibleDescription() == "Choose a list in the table."


def test_a_second_press_while_lists_are_made_does_nothing(verbs, fakes, monkeypatch):
    started = []
    monkeypatch.setattr(fakes.runner, "start", lambda *args, **told: started.append(told))

    verbs.print_button.click()
    verbs.print_button.click()
    verbs.print_()
    verbs.save()

    assert len(started) == 1
    assert verbs.print_button.accessibleDescription() == "Lists are being made."


def test_an_error_is_told_and_the_buttons_live_again(verbs, fakes, monkeypatch):
    def fail(*args, failed, **told):
        failed(Unavailable(reason="The cable is out."))

    monkeypatch.setattr(fakes.runner, "start", fail)

    verbs.print_button.click()

    assert len(fakes.ask.errors) == 1
    assert verbs.print_button.isEnabled()


def test_thinking_better_of_a_file_saves_nothing(verbs, fakes):
    verbs.save_button.click()

    assert fakes.files.asked == ["Save the list"]
    assert fakes.tell.texts == []


def test_why_a_list_of_others_is_not_printed_is_said_by_the_buttons(verbs):
    theirs, own = replace(verbs.parent().chosen[0], of_others=True), verbs.parent().chosen[0]
    verbs.parent().chosen = [theirs]
    verbs.refresh()
    for one in (verbs.print_button, verbs.save_button):
        assert not one.isEnabled()
        assert one.accessibleDescription() == OfOthers().sentence()
    verbs.parent().chosen = [theirs, own]  # each that cannot be made says so, and the others are
    verbs.refresh()
    assert verbs.print_button.isEnabled()
