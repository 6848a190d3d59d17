"""Scenes of the backups; test_every_screen.py and test_screenshots.py draw them all."""

import inspect

from eduapp.app import backup_scenes
from eduapp.app.scenes import SCENES


def test_every_act_is_drawn():
    acts = {act for name, act in vars(backup_scenes).items() if inspect.isfunction(act) and name[0] != "_"}
    own = {act for act in acts if act.__module__ == backup_scenes.__name__}

    assert own <= {step for scene in SCENES for step in scene.steps if callable(step)}
    assert own
