"""What these tests stand on: a bench that hears, and windows."""

import pytest

from eduapp.certificates.keys.ui.ceremony_page import CeremonyPage
from eduapp.gui.routes import Route
from eduapp.gui.theme import Theme
from tests.support import given_education, given_keys
from tests.support.accessibility import show
from tests.support.windows import fakes, nothing_left_open, parent

__all__ = ["fakes", "nothing_left_open", "parent"]


@pytest.fixture(autouse=True)
def _dressed(qapp):
    Theme().apply(qapp)


@pytest.fixture
def accounts(database):
    """Two who can sign in, of a school that has a name."""
    given_education.the_school(database)
    given_keys.may_sign_in(database)


@pytest.fixture
def page(qtbot, fakes, accounts):
    """The ceremony, at its first step."""
    made = CeremonyPage(fakes.bench, Route("keys.ceremony"))
    qtbot.addWidget(made)
    show(made)
    return made


@pytest.fixture
def stick(tmp_path, fakes):
    """A folder, which is chosen whenever one is asked for."""
    folder = tmp_path / "stick"
    folder.mkdir()
    fakes.files.answers += [folder] * 3
    return folder
