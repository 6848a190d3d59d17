from eduapp.gui.empty import Empty, Verb, empty_state, nothing_found
from eduapp.gui.theme import Theme
from tests.support.accessibility import assert_page_accessible
from tests.support.keys import click


def test_an_empty_place_has_its_verbs(qtbot, qapp):
    Theme().apply(qapp)
    pressed = []
    empty = Empty(
        "users",
        "No learners yet",
        "Learners appear here when a file was brought in.",
        Verb("Bring in learners", lambda: pressed.append("bring")),
        Verb("Add a learner", lambda: pressed.append("add")),
    )
    state = empty_state(Theme(), empty)
    qtbot.addWidget(state)
    state.show()

    for made in state.buttons:
        click(made)

    assert pressed == ["bring", "add"]


def test_a_search_without_a_hit_says_what_was_looked_for():
    assert nothing_found("<b>", lambda: None).title == "Nothing matches “<b>”"
    assert nothing_found("", lambda: None).title == "Nothing matches the filter"


def test_an_empty_place_is_fit_for_everybody(qtbot):
    assert_page_accessible(lambda theme: empty_state(theme, nothing_found("xyz", lambda: None)))
