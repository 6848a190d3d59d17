"""What the tests of the import page stand on: a page in a window, with keys and mouse at hand."""

import pytest

from eduapp.gui.theme import Theme
from tests.support.fakes import a_bench
from tests.support.import_pages import an_import_page


@pytest.fixture
def database(sqlite_database):
    """Screens say the same on either database."""
    return sqlite_database


@pytest.fixture
def theme(qapp):
    """The usual look, put on."""
    usual = Theme()
    usual.apply(qapp)
    return usual


@pytest.fixture
def fakes(theme, qtbot, database):
    """A bench on which everything happens at once."""
    return a_bench(database, theme=theme)


@pytest.fixture
def page(qtbot, fakes):
    """The page for learners, in a window."""
    return an_import_page(qtbot, fakes)
