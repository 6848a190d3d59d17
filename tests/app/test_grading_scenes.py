"""Scenes of grades; test_every_screen.py and test_screenshots.py draw them all."""

import inspect

from eduapp.app import grading_scenes
from eduapp.app.scenes import SCENES


def test_every_x_is_drawn():
    acts = {act for name, act in vars(grading_scenes).items() if inspect.isfunction(act) and name[0] != "_"}
    own = {act for act in acts if act.__module__ == grading_scenes.__name__}

    assert own <= {step for scene in SCENES for step in scene.steps if callable(step)}
    assert own
