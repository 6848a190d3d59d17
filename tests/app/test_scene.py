"""What a person does before a picture: by words that are there, and nothing is passed over or kept."""

import pytest
from PySide6.QtWidgets import QApplication

from eduapp.app.pictures import play
from eduapp.app.scene import Scene
from eduapp.app.stage import Stage
from eduapp.gui.routes import Route
from tests.support import given


@pytest.fixture
def stage(qapp, database):
    made = Stage(database, given.LEADER, size=(1100, 640), place="Fjellvik")
    yield made
    made.close()


def test_a_dialog_is_opened_by_its_words_and_put_away_with_nothing_kept(stage):
    stage.show(Route("learners.list"))

    play(stage, Scene("new", "learners", ("Add a learner",)))

    assert stage.front.windowTitle() == "Add a learner"
    stage.put_away()
    assert stage.front is stage.window
    assert QApplication.activeModalWidget() is None


def test_words_that_nobody_says_end_the_staging(stage):
    stage.show(Route("learners.list"))

    with pytest.raises(LookupError, match="No such verb"):
        play(stage, Scene("none", "learners", ("No such verb",)))


def test_a_question_is_put_up_and_not_answered(stage):
    stage.show(Route("learners.list"))
    asked = stage.bench.ask

    play(
        stage,
        Scene("asks", "learners", (lambda _s: asked.confirm("Sure?", "All of it.", "Do it", stage.window),)),
    )

    assert stage.front.windowTitle() == "Sure?"
    stage.put_away()
