from uuid import UUID

from eduapp.gui.routes import Route

SOMEBODY = UUID(int=7)


def test_the_same_place_is_the_same_route():
    assert Route("people.learner", SOMEBODY) == Route("people.learner", SOMEBODY)
    assert Route("people.learner", SOMEBODY) != Route("people.learner", SOMEBODY, "hours")
    assert len({Route("today"), Route("today")}) == 1
