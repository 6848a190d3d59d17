import pytest

from eduapp.gui.theme import Theme
from tests.support.kiosks import a_kiosk, at_work, put_away


@pytest.fixture
def kiosk(qapp, tmp_path):
    """In front of a stick with one seat; the ticket is not typed."""
    made = a_kiosk(tmp_path)
    made.looks["language"] = "en"
    made.dress()
    yield made
    put_away(made)


@pytest.fixture
def working(kiosk):
    """The paper is open, in English."""
    at_work(kiosk)
    kiosk.looks["language"] = "en"
    kiosk.dress()
    return kiosk


@pytest.fixture
def theme(qapp):
    made = Theme()
    made.apply(qapp)
    return made
