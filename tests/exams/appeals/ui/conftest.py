"""What these tests stand on: a bench that hears, windows, and the theme everybody sees."""

import pytest

from eduapp.gui.theme import Theme
from tests.support.windows import fakes, nothing_left_open, parent

__all__ = ["fakes", "nothing_left_open", "parent"]


@pytest.fixture(autouse=True)
def dressed(qapp):
    """Buttons are as large as they are for everybody."""
    Theme().apply(qapp)
