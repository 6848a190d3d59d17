from eduapp.education.plans import terms
from eduapp.education.plans.ui.contributions import CONTRIBUTIONS


def test_every_action_of_the_trail_has_its_sentence():
    """Also those that a use case picks from several, which no reader of the code finds."""
    actions = {
        value
        for name, value in vars(terms).items()
        if name.startswith(("GOAL_", "STEP_", "REVIEW_", "TALK_")) and isinstance(value, str)
    }
    assert set(CONTRIBUTIONS.audit_sentences) == actions
