"""The one list of pictures and how they are made: the entrance, every page, every kind of dialog.

Tests hold it to the pages of the catalogue and to the modules that open dialogs, so that none is forgotten.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduapp.app.entrance import ENTRANCE, draw_entrance
from eduapp.app.scene import Scene
from eduapp.app.scenes import SCENES
from eduapp.app.screens import Screen, screens

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from eduapp.app.stage import Stage
    from eduapp.core.actor import Actor
    from eduapp.core.db.unit_of_work import Database


INVENTED = "invented-people"  # how windows look where all people are


def file_names(database: Database) -> list[str]:
    """The files of all pictures, in their order."""
    drawn = [*ENTRANCE, *(one.name for one in screens(database)), *(one.name for one in SCENES), INVENTED]
    return [f"{number:03d}-{name}.png" for number, name in enumerate(drawn, start=1)]


def draw_all(stage: Stage, database: Database, actors: Mapping[str, Actor], out: Path) -> int:
    """Draw every picture into a folder; how many."""
    files = iter(file_names(database))

    def picture(_name: str = "") -> None:
        stage.picture(out / next(files))

    draw_entrance(stage, database, picture)
    stage.enter(actors["leader"])
    wanted = {one.name: one for one in screens(database)}
    for screen in wanted.values():
        _show(stage, screen, actors[screen.by])
        picture()
    for scene in SCENES:
        screen = wanted[scene.screen]
        _show(stage, screen, actors[scene.by or screen.by])
        play(stage, scene)
        picture()
        stage.put_away()
    stage.enter(actors["leader"], invented=True)
    stage.show(wanted["today-leader"].route)
    picture()
    return len(wanted) + len(ENTRANCE) + len(SCENES) + 1


def play(stage: Stage, scene: Scene) -> None:
    """Do what leads to the picture; questions on the way are put up and not answered."""
    stage.desk.asks = stage
    for step in scene.steps:
        if isinstance(step, str):
            stage.press(step)
        else:
            step(stage)
            stage.settle()
    stage.desk.asks = None


def _show(stage: Stage, screen: Screen, actor: Actor) -> None:
    if stage.bench.actor != actor:
        stage.enter(actor)
    stage.show(screen.route)
