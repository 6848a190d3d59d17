"""What these tests stand on: a bench that hears, windows, and a theme that is put on."""

import pytest

from eduapp.gui.theme import Theme
from tests.support.windows import fakes, nothing_left_open, parent

__all__ = ["fakes", "nothing_left_open", "parent"]


@pytest.fixture
def theme(qapp):
    made = Theme()
    made.apply(qapp)
    return made
