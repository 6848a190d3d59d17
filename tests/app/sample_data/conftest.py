"""One small invented database for all tests here: made once, only looked at."""

import pytest

from eduapp.app.location import Location
from eduapp.app.opening import open_database
from eduapp.app.sample_data.whole import make
from eduapp.app.sample_data.year import TODAY, at
from eduapp.core.clock import StillClock
from tests.support.given_sample_data import TINY, silent


@pytest.fixture(scope="session")
def made(tmp_path_factory):
    """The file and what is said to be in it."""
    path = tmp_path_factory.mktemp("sample") / "tiny.db"
    return path, make(path, TINY, 2026, silent)


@pytest.fixture(scope="session")
def site(made):
    """The file opened as the program opens it, on the Monday after its year."""
    path, _counts = made
    database = open_database(Location(path.parent, f"sqlite:///{path}"), clock=StillClock(at(TODAY, 480)))
    yield database
    database.engine.dispose()


@pytest.fixture
def look(site):
    """An open transaction that reads."""
    with site.reading() as session:
        yield session
