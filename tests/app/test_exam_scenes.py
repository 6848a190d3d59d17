"""Scenes of the day of an exam; test_screenshots.py draws them all."""

import inspect

from eduapp.app import exam_scenes
from eduapp.app.scenes import SCENES


def test_every_scene_of_an_exam_is_drawn():
    acts = {act for name, act in vars(exam_scenes).items() if inspect.isfunction(act) and name[0] != "_"}
    own = {act for act in acts if act.__module__ == exam_scenes.__name__}

    assert own <= {step for scene in SCENES for step in scene.steps if callable(step)}
