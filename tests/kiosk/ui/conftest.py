import pytest

from eduapp.gui.theme import Theme
from tests.support.given_kiosk import a_claim
from tests.support.kiosk_links import PlainLink
from tests.support.kiosks import a_kiosk, at_work, put_away, seated


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


@pytest.fixture
def linked(qapp, tmp_path):
    """A kiosk with a staff's side that does what the test says; it waits for the start."""
    link = PlainLink(a_claim(language="en"))
    made = a_kiosk(tmp_path, link=link)
    seated(made)
    yield made, link
    put_away(made)
