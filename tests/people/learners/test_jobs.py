"""What was dated ahead begins by itself when the program opens."""

from datetime import timedelta

from eduapp.app.location import Location
from eduapp.app.opening import open_database
from eduapp.app.program import AT_OPENING
from eduapp.core.clock import StillClock
from eduapp.core.progress import NoProgress
from eduapp.gui.loading import load
from eduapp.people.learners import jobs, queries
from tests.support import given


def test_the_program_lets_planned_states_begin_in_its_own_name(tmp_path, database, clock):
    learner_id = given.a_learner(database)
    given.a_state(database, learner_id, "on_leave", given.TODAY + timedelta(days=3))
    later = StillClock(given.NOW + timedelta(days=5))  # nobody was there on the day itself
    opened = open_database(Location(tmp_path, database.engine.url.render_as_string(False)), clock=later)
    try:
        for part in AT_OPENING:
            load(part)(opened, None, NoProgress())
        assert jobs.begin_due_states(opened, None, NoProgress()) == 0
        with opened.reading() as session:
            assert queries.head(session, learner_id).state == "on_leave"
    finally:
        opened.engine.dispose()
