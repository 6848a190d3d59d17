"""What is drawn besides pages: on screens there are, each by a name of its own."""

from eduapp.app.scenes import SCENES
from eduapp.app.screens import screens


def test_every_scene_begins_on_a_screen_there_is_and_has_a_name_of_its_own(site):
    shown = [one.name for one in screens(site)]

    assert {scene.screen for scene in SCENES} <= set(shown)
    named = [*shown, *(scene.name for scene in SCENES)]
    assert len(set(named)) == len(named)
