import pytest

from eduapp.gui.navigation import Navigation, Route

TODAY, LEARNERS, COURSES = Route("today"), Route("people.learners"), Route("courses")


@pytest.fixture
def navigation(qapp):
    return Navigation()


@pytest.fixture
def shown(navigation):
    shown = []
    navigation.moved.connect(shown.append)
    return shown


def test_going_somewhere_shows_it(navigation, shown):
    navigation.go(TODAY)
    navigation.go(LEARNERS)

    assert shown == [TODAY, LEARNERS]
    assert navigation.current == LEARNERS


def test_back_and_forward_walk_the_same_way(navigation, shown):
    for route in (TODAY, LEARNERS, COURSES):
        navigation.go(route)
    shown.clear()

    assert navigation.back()
    assert navigation.back()
    assert navigation.forward()

    assert shown == [LEARNERS, TODAY, LEARNERS]
    assert navigation.visited == (TODAY, LEARNERS)


def test_the_ends_of_the_way_are_quiet(navigation, shown):
    assert not navigation.back()
    navigation.go(TODAY)
    assert not navigation.back()
    assert not navigation.forward()

    assert shown == [TODAY]


def test_going_elsewhere_forgets_what_lay_ahead(navigation):
    for route in (TODAY, LEARNERS):
        navigation.go(route)
    navigation.back()
    navigation.go(COURSES)

    assert navigation.visited == (TODAY, COURSES)
    assert not navigation.can_go_forward


def test_going_where_one_is_shows_it_again_but_adds_nothing(navigation, shown):
    navigation.go(TODAY)
    navigation.go(TODAY)

    assert shown == [TODAY, TODAY]
    assert not navigation.can_go_back


def test_the_way_does_not_grow_for_ever(navigation):
    for number in range(200):
        navigation.go(Route("courses", detail=str(number)))

    assert len(navigation.visited) == 50
    assert navigation.current == Route("courses", detail="199")


def test_what_a_page_shows_by_itself_is_told_and_is_no_step(navigation, shown):
    told = []
    navigation.shown.connect(told.append)
    navigation.go(Route("list"))
    navigation.shows(Route("list", detail="one"))
    assert told == [Route("list", detail="one")]
    assert shown == [Route("list")]
    assert not navigation.can_go_back
