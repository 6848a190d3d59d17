"""States and days in words and shapes."""

from datetime import date, timedelta

import pytest

from eduapp.core.i18n import LANGUAGES, speaking
from eduapp.gui.theme import Theme
from eduapp.people.learners.rules import LearnerState
from eduapp.people.learners.ui import looks

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_states_look_or_sound_alike(language):
    with speaking(language):
        seen = [looks.state_chip(state) for state in LearnerState]
    assert len({icon for _token, icon, _word in seen}) == len({word for *_look, word in seen}) == len(seen)


def test_the_last_day_matters_to_those_who_still_have_one():
    soon = TODAY + timedelta(days=3)
    assert looks.leaving_chip(LearnerState.ON_LEAVE, soon, TODAY) == ("late", "door-open", "in 3 days")
    assert looks.leaving_chip(LearnerState.RELEASED, soon, TODAY) is None
    assert looks.leaving_chip(LearnerState.HERE, None, TODAY) is None


def test_what_is_not_known_is_said():
    assert looks.until_text(None) == "not known"
    assert looks.source_text("not_known", None) == "not known"
    assert looks.source_text("not_known", TODAY) == "not known, as of 23.11.2026"
    assert looks.source_text("review_date", None) == "date of review, as of: not known"
    assert looks.back_text(None) == ""


def test_a_chip_says_its_word(qtbot):
    chip = looks.chip(Theme(), looks.state_chip(LearnerState.MOVED))
    qtbot.addWidget(chip)
    assert chip.accessibleName() == "moved"
