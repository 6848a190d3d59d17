"""What these tests stand on: a bench at a PC of its own, with a data folder."""

from dataclasses import replace

import pytest

from eduapp.core.settings import MachineSettings
from eduapp.gui.bench import Home
from eduapp.gui.theme import Theme
from tests.support import given
from tests.support.dialogs import a_hearing_bench
from tests.support.windows import nothing_left_open, parent

__all__ = ["nothing_left_open", "parent"]


@pytest.fixture(autouse=True)
def _dressed(qapp):
    Theme().apply(qapp)


@pytest.fixture
def swapped():
    """What was to take the database's place: work, and what it answered."""
    return []


@pytest.fixture
def home(tmp_path, swapped):
    folder = tmp_path / "data"
    folder.mkdir()
    return Home(folder, MachineSettings(folder / "machine.json"), swapped.append, folder / "dagverk.db")


@pytest.fixture
def administrator(database, home, qtbot):
    made = a_hearing_bench(database, given.ADMINISTRATOR)
    made.bench = replace(made.bench, home=home)
    return made


@pytest.fixture
def leader(database, home, qtbot):
    made = a_hearing_bench(database, given.LEADER)
    made.bench = replace(made.bench, home=home)
    return made
