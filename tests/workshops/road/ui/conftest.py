"""A learner with a workshop, and what the database says of the road."""

import pytest
from PySide6.QtWidgets import QWidget

from eduapp.workshops.road import queries
from tests.support import given, given_workshops


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    qtbot.kept = made
    return made


@pytest.fixture
def carpentry(database):
    return given_workshops.a_workshop(database)


@pytest.fixture
def ola(database):
    return given.a_learner(database, "Ola Vik")


@pytest.fixture
def told(database):
    """What the database says of a learner's roads."""

    def ask(learner_id):
        with database.reading() as session:
            return queries.of_learner(session, learner_id, given.TODAY)

    return ask
